import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { beginning, isAlive } from '../../src/graph/managed/processes.js'
import { freePort, readState, type ServerState } from '../../src/graph/managed/state.js'
import { stopManaged } from '../../src/graph/managed/server.js'
import { PROJECT } from '../../src/paths.js'
import { testDatabase } from '../neo4j.js'
import { builtProgram, run, type Run } from './program.js'

const folder = mkdtempSync(join(tmpdir(), 'attest-start-'))
const home = join(folder, 'home')
const dossiers = join(folder, 'dossiers')
const runs: Run[] = []
const UP = 'Ctrl-C stops Attest.'
let port = 0

beforeAll(async () => {
  builtProgram()
  cpSync(join(PROJECT, 'tests', 'dossiers', 'chronicles'), join(dossiers, 'chronicles'), { recursive: true })
  port = await freePort(0)
})
afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  await stopManaged(home)
  rmSync(folder, { recursive: true, force: true })
})

function environment(): Record<string, string> {
  return { ATTEST_HOME: home, ATTEST_JARS: process.env['ATTEST_JARS'] ?? join(PROJECT, '.attest'), PORT: String(port) }
}

function start(env: Record<string, string> = {}, ...args: string[]): Run {
  const started = run(['start', '--dossiers', dossiers, ...args], { ...environment(), ...env })
  runs.push(started)
  return started
}

async function revision(): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ revisions(first: 1) { nodes { number } } }"}' })
  const body = (await response.json()) as { data: { revisions: { nodes: { number: number }[] } } }
  return body.data.revisions.nodes[0]?.number ?? 0
}

function runningNeo4j(): ServerState {
  const state = readState(home)
  if (!state) throw new Error('Neo4j does not run')
  return state
}

describe('what cannot be started', { timeout: 120_000 }, () => {
  it('says so at once with exit code 1: a port that is none, and one that is taken', async () => {
    const none = start({ PORT: 'http' })
    expect(await none.ended).toBe(1)
    expect(none.output()).toContain('PORT=http is no port.')

    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const taken = (other.address() as AddressInfo).port
    const refused = start({ PORT: String(taken) })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toContain(`Port ${taken} is taken by another program. Choose another one: PORT=${taken + 1} npm start.`)
    other.close()
  })

  it('a dossier with errors: every one with its place, and nothing is started or left behind', async () => {
    const broken = join(folder, 'broken')
    mkdirSync(join(broken, 'letters'), { recursive: true })
    writeFileSync(join(broken, 'letters', 'dossier.yaml'), 'dossier: { id: letters, title: Letters, by: Test }\npeople:\n  odo: { name: Odo, colour: red }\n  otto: {}\n')
    const refused = start({}, '--dossiers', broken)
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toMatch(/letters\/dossier\.yaml:3:\d+: .*colour/)
    expect(refused.output()).toMatch(/letters\/dossier\.yaml:4:\d+: /)
    expect(refused.output()).toContain('Nothing was loaded and Attest was not started.')
    expect(existsSync(join(home, 'serving.json'))).toBe(false)
    expect(readState(home)).toBeNull()
  })

  it('a folder of dossiers that is not there', async () => {
    const refused = start({}, '--dossiers', join(folder, 'nowhere'))
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toContain(`There is no folder ${join(folder, 'nowhere')}.`)
  })
})

describe('a start on a Neo4j of the user', { timeout: 120_000 }, () => {
  it('writes nothing, since a container may not let it', async () => {
    const { uri, user, password } = testDatabase()
    writeFileSync(join(folder, 'file'), '')
    const served = start({ NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, ATTEST_HOME: join(folder, 'file', 'home'), ALLOWED_HOSTS: 'attest.example' }, '--no-load')
    await served.prints(UP)
    expect(served.output()).toContain(`Neo4j          ${uri}`)
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200)

    // A request that is half sent when the signal comes is answered; none is taken after it.
    const body = '{"query":"{ dossiers { id } }"}'
    const slow = request(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length } })
    const answered = new Promise<number | undefined>((resolve, reject) => slow.once('error', reject).once('response', (response) => { resolve(response.resume().statusCode) }))
    slow.write(body.slice(0, 10))
    await new Promise((resolve) => setTimeout(resolve, 300))
    served.child.kill('SIGTERM')
    await served.prints('Stopping')
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow()
    slow.end(body.slice(10))
    expect(await answered).toBe(200)
    expect(await served.ended).toBe(0)
    expect(served.output()).toMatch(/"path":"\/graphql","status":200/)
  })
})

describe('a start', { timeout: 600_000 }, () => {
  it('loads, answers the first question and says where everything is; a second one leaves it alone; what a killed one left is taken over', async () => {
    const first = start()
    await first.prints(UP)
    expect(first.output()).toContain('chronicles: loaded as revision 1')
    expect(first.output()).toContain('When did Bishop Odo die?')
    expect(first.output()).toMatch(/AFFIRMED BY/)
    expect(first.output()).toContain(`GraphQL        http://127.0.0.1:${port}/graphql`)
    expect(first.output()).toMatch(/Neo4j Browser {2}http:\/\/127\.0\.0\.1:\d+\/browser\/\n\s+user neo4j, password in .*password\n\s+This login can change and delete everything/)
    // The saved query draws seats, of which the chronicles say nothing.
    expect(first.output()).not.toMatch(/First picture|Guide/)
    expect(await revision()).toBe(1)

    const second = start({ PORT: String(await freePort(0)) })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`Attest is running already (process ${first.child.pid}) at http://127.0.0.1:${port}.`)
    expect(await revision()).toBe(1)

    const neo4j = runningNeo4j()
    first.child.kill('SIGKILL')
    await first.ended
    const third = start()
    await third.prints(UP)
    expect(third.output()).toContain('Neo4j is running already.')
    expect(third.output()).toContain('chronicles: nothing new, the graph stays at revision 1')
    expect(runningNeo4j()).toEqual(neo4j)
    third.child.kill('SIGTERM')
    expect(await third.ended).toBe(0)
    expect(isAlive(neo4j)).toBe(false)
    expect(readState(home)).toBeNull()
    expect(existsSync(join(home, 'serving.json'))).toBe(false)
  })

  it('that is told to stop while Neo4j starts leaves nothing running', async () => {
    const early = start()
    await early.prints('Starting Neo4j')
    while (readState(home) === null) await new Promise((resolve) => setTimeout(resolve, 20))
    const neo4j = runningNeo4j()
    early.child.kill('SIGINT')
    expect(await early.ended).toBe(130)
    expect(isAlive(neo4j)).toBe(false)
    expect(existsSync(join(home, 'serving.json'))).toBe(false)
  })

  it('finds the data of the one before, loads what changed, and stops at Ctrl-C as npm passes it on', async () => {
    const file = join(dossiers, 'chronicles', 'dossier.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('anselm: { name: Anselm }', 'anselm: { name: Anselm, note: the annalist }'))
    const again = start()
    await again.prints(UP)
    expect(again.output()).toContain('chronicles: loaded as revision 2 (Person +1 −1')
    expect(await revision()).toBe(2)
    const neo4j = runningNeo4j()
    again.child.kill('SIGINT')
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)
    expect(again.output()).toContain('Stopped.')
    expect(isAlive(neo4j)).toBe(false)
  })

  it('with --no-load serves the graph as it is, leaves a Neo4j that it found running alone, and stops when the terminal closes', async () => {
    const database = run(['db', 'start'], environment())
    expect(await database.ended).toBe(0)
    const neo4j = runningNeo4j()
    const served = start({}, '--no-load')
    await served.prints(UP)
    expect(served.output()).not.toContain('chronicles: ')
    expect(served.output()).toContain('When did Bishop Odo die?')
    expect(await revision()).toBe(2)
    served.child.kill('SIGHUP')
    expect(await served.ended).toBe(0)
    expect(isAlive(neo4j)).toBe(true)
  })

  it('under npm stops when npm is told to, although npm does not pass it on', async () => {
    const serving = join(home, 'serving.json')
    const npm = spawn('npm', ['start', '--silent', '--', '--no-load', '--dossiers', dossiers], { cwd: PROJECT, stdio: ['ignore', 'pipe', 'ignore'], env: { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NEO4J_'))), ...environment() } })
    let printed = ''
    npm.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    await until(() => printed.includes(UP))
    const { pid } = JSON.parse(readFileSync(serving, 'utf8')) as { pid: number }
    npm.kill('SIGTERM')
    await until(() => !existsSync(serving))
    await until(() => ['', 'ended'].includes(beginning(pid)))
  })
})

async function until(holds: () => boolean, within = 240_000): Promise<void> {
  const began = Date.now()
  while (!holds()) {
    if (Date.now() - began > within) throw new Error(`not within ${within} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
