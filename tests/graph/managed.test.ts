import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Connection } from '../../src/graph/connection.js'
import { dumpManaged, restoreManaged } from '../../src/graph/managed/archive.js'
import { withStartLock } from '../../src/graph/managed/lock.js'
import { beginning, isAlive } from '../../src/graph/managed/processes.js'
import { type ManagedServer, resetManaged, startManaged, statusManaged, stopManaged } from '../../src/graph/managed/server.js'
import { freePort, layout, readState, writeState } from '../../src/graph/managed/state.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { compiled } from './dossiers.js'

/** Each start takes some seconds, on a busy machine many. */
const PATIENCE = 240_000

const home = mkdtempSync(join(tmpdir(), 'attest-managed-'))
const files = layout(home)
const said: string[] = []
let occupied: Server
let port: number
let server: ManagedServer

/** Something else that listens on a port. */
async function occupy(on: number): Promise<Server> {
  const other = createServer()
  await new Promise<void>((resolve) => {
    other.listen(on, '127.0.0.1', resolve)
  })
  return other
}

async function onServer<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const running = statusManaged(home)
  if (!running) throw new Error('the server does not run')
  const connection = await Connection.open({ uri: running.boltUri, user: running.user, password: running.password })
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

/** Checksums of the files of a folder. */
function contentOf(folder: string): [name: string, checksum: string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')])
}

const headOf = (connection: Connection): Promise<unknown> => connection.read('read/head', {})

beforeAll(async () => {
  port = await freePort(0)
  occupied = await occupy(port)
  // The pid of a process that lives, but is no server of ours: it began at another time.
  writeState(home, { pid: process.pid, began: 'long ago', bolt: port, http: port })
  writeFileSync(files.starting, '999999999 long ago')
  const say = (line: string): number => said.push(line)
  // Two at once, over a stale pid file, an abandoned lock and a taken port.
  const [first, second] = await Promise.all([startManaged({ home, bolt: port, http: await freePort(0), say }), startManaged({ home, bolt: port, http: await freePort(0), say })])
  expect([first.alreadyRunning, second.alreadyRunning].sort()).toEqual([false, true])
  expect(first.pid).toBe(second.pid)
  server = first
})

afterEach(() => vi.unstubAllEnvs())

afterAll(async () => {
  occupied.close()
  await stopManaged(home)
  rmSync(home, { recursive: true, force: true })
})

test('moves its port where it is taken, and says so', () => {
  expect(server.boltUri).not.toBe(`bolt://127.0.0.1:${port}`)
  expect(said).toContainEqual(expect.stringContaining(`Port ${port} is taken`))
  const settings = readFileSync(join(files.conf, 'neo4j.conf'), 'utf8')
  expect(settings).toContain(`server.bolt.advertised_address=${server.boltUri.slice('bolt://'.length)}\n`)
})

test('listens on loopback only', () => {
  expect(readFileSync(join(files.conf, 'neo4j.conf'), 'utf8').match(/listen_address=\S+/g)).toEqual(['listen_address=127.0.0.1', expect.stringMatching(/=127\.0\.0\.1:\d+$/), expect.stringMatching(/=127\.0\.0\.1:\d+$/)])
})

test('keeps its random password where only the owner reads it', () => {
  expect(statSync(files.password).mode & 0o777).toBe(0o600)
  expect(readFileSync(files.password, 'utf8').trim()).toBe(server.password)
  expect(server.password).toMatch(/^[0-9a-f]{36}$/)
})

test('passes heap and page cache on the command line', () => {
  if (process.platform !== 'linux') return
  const command = readFileSync(`/proc/${server.pid}/cmdline`, 'utf8').split('\0')
  expect(command).toContainEqual(expect.stringMatching(/^-Xmx\d+m$/))
  expect(command).toContainEqual(expect.stringMatching(/^server\.memory\.pagecache\.size=\d+m$/))
  expect(command.join(' ')).not.toContain(server.password)
})

test('is found by a second start', async () => {
  expect(await startManaged({ home })).toMatchObject({ alreadyRunning: true, pid: server.pid, boltUri: server.boltUri })
})

test('comes back with its data, and at once, after its process was killed', { timeout: PATIENCE }, async () => {
  await onServer(async (connection) => {
    await connection.migrate()
    await loadDossiers(connection, [compiled('chronicles')])
  })
  process.kill(server.pid, 'SIGKILL')
  await expect.poll(() => statusManaged(home)).toBeNull()
  // The file stays behind, which tells a death from a stop on purpose.
  expect(existsSync(files.state)).toBe(true)
  server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0) })
  expect(server.alreadyRunning).toBe(false)
  expect(await onServer(headOf)).toMatchObject([{ head: 1 }])
})

test('that nobody remembers is ended before another one is started on its data', { timeout: PATIENCE }, async () => {
  const before = { pid: server.pid, began: beginning(server.pid) }
  rmSync(files.state)
  server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0), say: (line) => said.push(line) })
  expect(said).toContainEqual(`A Neo4j that nobody remembers runs on the data of ${home} (process ${before.pid}); it is ended first.`)
  expect(isAlive(before)).toBe(false)
  expect(await onServer(headOf)).toMatchObject([{ head: 1 }])
})

test('is dumped and restored whole, and left as it was by a file that is no dump', { timeout: PATIENCE }, async () => {
  const dump = join(home, 'copy.dump')
  await dumpManaged(home, dump, () => undefined)
  await onServer((connection) => loadDossiers(connection, [compiled('letters')]))
  expect(await onServer(headOf)).toMatchObject([{ head: 2 }])
  await expect(dumpManaged(home, dump, () => undefined)).rejects.toMatchObject({ code: 'BAD_INPUT' })

  await stopManaged(home)
  const store = join(files.data, 'databases', 'neo4j')
  const before = contentOf(store)
  const broken = join(home, 'broken.dump')
  writeFileSync(broken, readFileSync(dump).subarray(0, 2000))
  await expect(restoreManaged(home, broken, () => undefined)).rejects.toMatchObject({ code: 'SERVER_FAILED' })
  const letter = join(home, 'letter.dump')
  writeFileSync(letter, 'Dear friend,')
  await expect(restoreManaged(home, letter, () => undefined)).rejects.toMatchObject({ code: 'BAD_INPUT', message: `${letter} is no dump of a Neo4j database; "attest db dump FILE" writes one. The database is as it was.` })
  expect(contentOf(store)).toEqual(before)
  await expect(restoreManaged(home, join(home, 'nowhere.dump'), () => undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' })

  await restoreManaged(home, dump, () => undefined)
  expect(contentOf(store)).not.toEqual(before)
  server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0) })
  expect(await onServer(headOf)).toMatchObject([{ head: 1 }])
})

test('is stopped, once and for all', { timeout: PATIENCE }, async () => {
  expect(await stopManaged(home)).toBe(true)
  expect(existsSync(files.state)).toBe(false)
  expect(isAlive({ pid: server.pid, began: beginning(server.pid) })).toBe(false)
  expect(await stopManaged(home)).toBe(false)
})

test('says where the log is when it cannot start, and quotes it', { timeout: PATIENCE }, async () => {
  // Enough for Java to tell its version, too little for Neo4j.
  vi.stubEnv('JAVA_TOOL_OPTIONS', '-XX:MaxMetaspaceSize=12m')
  await expect(startManaged({ home, bolt: await freePort(0), http: await freePort(0) })).rejects.toMatchObject({ code: 'SERVER_FAILED', message: expect.stringMatching(new RegExp(`in ${files.log}:\\n[^]*Metaspace`)) as string })
  expect(statusManaged(home)).toBeNull()
})

test('is gone with its data and password after a reset', async () => {
  await resetManaged(home)
  expect(existsSync(files.neo4j)).toBe(false)
  expect(existsSync(files.password)).toBe(false)
  expect(statusManaged(home)).toBeNull()
  await expect(dumpManaged(home, join(home, 'none.dump'), () => undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a state file that was cut short, or of a process that ended, is no running server', async () => {
  writeFileSync(files.state, '{"pid": 12')
  expect(readState(home)).toBeNull()
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const pid = child.pid ?? 0
  const state = { pid, began: beginning(pid), bolt: 1, http: 2 }
  writeState(home, state)
  expect(readState(home)).toEqual(state)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
  expect(readState(home)).toBeNull()
  expect(isAlive({ pid: process.pid, began: beginning(process.pid) })).toBe(true)
})

test('two processes do not start at once', async () => {
  const order: string[] = []
  const work = (name: string) => async (): Promise<void> => {
    order.push(`${name} in`)
    await new Promise((resolve) => setTimeout(resolve, 300))
    order.push(`${name} out`)
  }
  await Promise.all([withStartLock(home, work('a')), withStartLock(home, work('b'))])
  expect(order.map((step) => step.split(' ')[1])).toEqual(['in', 'out', 'in', 'out'])
  expect(existsSync(files.starting)).toBe(false)
})
