import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Connection } from '../../src/graph/connection.js'
import { withLease } from '../../src/graph/load/lease.js'
import { loadFolders } from '../../src/graph/load/long.js'
import { importPlanned, isEmpty } from '../../src/graph/load/offline/index.js'
import type { StagedNode } from '../../src/graph/load/plan.js'
import { startManaged } from '../../src/graph/managed/server.js'
import { describeVerification, verifyGraph } from '../../src/graph/verify.js'
import { writeArchive } from '../dossier/archive.js'
import { exported } from '../graph/exported.js'
import { openFresh } from '../graph/fresh.js'
import { ending, spawnLongLoader } from '../graph/processes.js'
import { head, viewAt } from '../graph/view.js'
import { testDatabase } from '../neo4j.js'

/** The importer needs a server that is ours to stop. */
const { home = '', uri } = testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'attest-offline-'))
const archive = join(folder, 'archive')
const CLAIMS = 400

let connection: Connection
let view: string[]
let text: unknown

async function faults(): Promise<string[]> {
  return describeVerification(await verifyGraph(connection)).filter((line) => !line.startsWith('ok'))
}

/** The server runs on its port again, whatever a killed load has left. */
async function revived(): Promise<Connection> {
  await startManaged({ home, bolt: Number(new URL(uri).port) })
  const again = await Connection.open(testDatabase())
  await again.migrate()
  return again
}

beforeAll(async () => {
  writeArchive(archive, CLAIMS)
  connection = await openFresh()
  await loadFolders(connection, [archive], { home, partitionBytes: 8192 })
  view = await viewAt(1)
  text = await exported(connection, 'annals')
  await connection.close()
})
beforeEach(async () => {
  connection = await openFresh()
  return () => connection.close()
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(home === '')('a load by the importer', () => {
  test('comes to what a load by statements comes to, and refuses to be done again', async () => {
    expect(await loadFolders(connection, [archive], { home, partitionBytes: 8192, offline: true })).toMatchObject({ head: 1 })
    expect(await viewAt(1)).toEqual(view)
    expect(await exported(connection, 'annals')).toEqual(text)
    expect(await faults()).toEqual([expect.stringMatching(/^Revision 1:/), 'The graph is sound.'])
    await expect(loadFolders(connection, [archive], { home, offline: true })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await loadFolders(connection, [archive], { home })).toMatchObject({ revision: null, head: 1 })
  })

  for (const [step, count] of [['planned', 1], ['tables', 1], ['importing', 3], ['imported', 1], ['replacing: aside', 1], ['replacing: loaded', 1], ['replacing: marked', 1], ['replacing: removed', 1], ['in place', 1], ['filled', 1], ['links', 1], ['verdicts', 1], ['committed', 1]] as const)
    test(`that is killed at "${step}" shows nothing, or all, and is gone on with`, async () => {
      expect(await ending(spawnLongLoader(archive, home, step, count, 'offline'))).toBe('SIGKILL')
      await connection.close()
      connection = await revived()
      expect(await head()).toBe(step === 'committed' ? 1 : 0)
      if (step === 'committed') return
      expect(await viewAt(0)).toEqual([])
      const said: string[] = []
      await loadFolders(connection, [archive], { home, partitionBytes: 8192, offline: true, say: (line) => said.push(line) })
      expect(said).toContain('Going on with this load where it was broken off.')
      expect(said.includes('A part of this load is in the graph already; the rest is loaded without the importer.')).toBe(['replacing: marked', 'replacing: removed', 'in place', 'filled', 'links', 'verdicts'].includes(step))
      expect(await viewAt(1)).toEqual(view)
      expect(await exported(connection, 'annals')).toEqual(text)
      expect(await faults()).toEqual([expect.stringMatching(/^Revision 1:/), 'The graph is sound.'])
    })

  test('that Neo4j refuses says why, in its words, and leaves the graph as it was', async () => {
    const lost: StagedNode = { id: 'lost', labels: ['Person'], props: { id: 'lost', caption: 'Lost' }, edges: [{ type: 'KNOWS', to: 'nobody', props: {} }] }
    const planned = (introduce: StagedNode[]): Parameters<typeof importPlanned>[2] => ({ folder, load: 'by hand', planned: [0], planOf: () => ({ introduce, retire: [], renewed: [] }) })
    await withLease(connection, async (lease) => {
      await expect(importPlanned(connection, lease, planned([lost]), home, {})).rejects.toMatchObject({ code: 'DANGLING', message: 'lost@1 leads to "nobody" (KNOWS), which is not in the graph. Check the dossier with "attest check".' })
      await expect(importPlanned(connection, lease, planned([lost, lost]), home, {})).rejects.toMatchObject({ code: 'SERVER_FAILED', message: expect.stringMatching(/^Neo4j could not import the records: Id 'lost' is defined more than once in group 'global id space'\. The graph is as it was/) as string })
    })
    expect(await isEmpty(connection)).toBe(true)
  })
})
