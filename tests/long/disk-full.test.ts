import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startManaged, stopManaged } from '../../src/graph/managed/server.js'
import { freePort, readState } from '../../src/graph/managed/state.js'
import { PROJECT } from '../../src/paths.js'
import { generateArchive } from '../../src/synthetic/folder.js'
import { execute, type Outcome, run } from '../cli/program.js'
import { smallDisk } from '../graph/small-disk.js'

/** Neo4j sets aside 256 MB for the log of each of its two databases. */
const disk = smallDisk(1200)
const home = join(disk?.folder ?? tmpdir(), 'home')
const archive = mkdtempSync(join(tmpdir(), 'attest-disk-archive-'))

beforeAll(() => {
  process.env['ATTEST_JARS'] ??= join(PROJECT, '.attest')
  generateArchive(archive, { claims: 1_000, seed: 5 }, false)
})
afterAll(async () => {
  if (disk) await stopManaged(home)
  disk?.remove()
  rmSync(archive, { recursive: true, force: true })
})

function environment(): Record<string, string> {
  return { ATTEST_HOME: home, ATTEST_JARS: process.env['ATTEST_JARS'] ?? '' }
}

async function attest(...args: string[]): Promise<Outcome> {
  const outcome = await execute(args, environment())
  // For whoever wants to see what was seen.
  console.log(`attest ${args.join(' ')}: ${outcome.code}\n${outcome.stdout.slice(0, 600)}${outcome.stderr.slice(-1200)}`)
  return outcome
}

const dossier = (name: string): string => join(PROJECT, 'tests', 'dossiers', name)

async function ask(port: number): Promise<{ status: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ sources(first: 100) { nodes { title } } }"}' })
  return { status: response.status, body: await response.text() }
}

describe.skipIf(!disk)('a disk that is full under the database', { timeout: 1_200_000 }, () => {
  test('stops a load whole, makes a server refuse, and both go on when there is room, without a hand', async () => {
    await startManaged({ home, bolt: await freePort(0), http: await freePort(0) })
    expect((await attest('load', dossier('chronicles'))).code).toBe(0)
    const port = await freePort(0)
    const served = run(['start', '--no-load'], { ...environment(), PORT: String(port) })
    try {
      await served.prints('Ctrl-C stops Attest.')
      const before = await ask(port)
      expect(before.status).toBe(200)

      disk?.fill(0)
      const loaded = await attest('load', join(archive, 'dossier'))
      expect(loaded.code).toBe(3)
      expect(loaded.stderr).toContain('Neo4j could not write and must be started again; most often its disk is full. Make room there.')
      await served.prints('The database does not answer any more')
      expect(await ask(port)).toMatchObject({ status: 503 })
      await served.prints(`The disk that ${home} lies on is full. Make room there, then start again.`)

      disk?.empty()
      await served.prints('The database is back')
      expect(served.output()).toMatch(/Neo4j \(process \d+\) has given up its database, as it does when its disk is full; it is started again\./)
      expect(await ask(port)).toEqual(before)
      const again = await attest('load', dossier('letters'))
      expect(again.stdout).toContain('letters: revision 2')
      expect(await attest('db', 'verify')).toMatchObject({ code: 0 })
    } finally {
      served.child.kill('SIGTERM')
      await served.ended
    }
  })

  test('through a stop and two starts loses nothing, is told as such, and what indexes suffered are built anew', async () => {
    const before = (await attest('db', 'verify')).stdout
    expect(before).toContain('The graph is sound.')
    await kill()
    disk?.fill(0)
    // What is written as Neo4j starts finds no room; and nothing runs on unknown to anybody.
    const refused = await attest('db', 'start')
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringMatching(/The disk that .* lies on is full\. Make room there, then start again\.|only 0 MB are free on the disk/) as string })

    // Room enough to start with, perhaps, but not for what is built anew after such an end.
    disk?.fill(1_500)
    expect([0, 3]).toContain((await attest('db', 'start')).code)
    disk?.empty()
    expect(await attest('db', 'verify')).toMatchObject({ code: 0, stdout: before })
    expect((await attest('load', join(archive, 'dossier'))).stdout).toContain('revision 3')
    expect(await attest('db', 'verify')).toMatchObject({ code: 0 })
  })
})

/** As a power failure would. */
async function kill(): Promise<void> {
  const state = readState(home)
  if (state) process.kill(state.pid, 'SIGKILL')
  while (readState(home) !== null) await new Promise((resolve) => setTimeout(resolve, 50))
}
