import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Connection } from '../../src/graph/connection.js'
import { startManaged, stopManaged } from '../../src/graph/managed/server.js'
import { freePort } from '../../src/graph/managed/state.js'
import { Listener } from '../../src/server/http.js'
import { ManagedDatabase } from '../../src/server/managed.js'
import { serve, whileStarting } from '../../src/server/serve.js'
import { Supervisor } from '../../src/server/supervise.js'

const schema = buildSchema('type Query { head: Int }')
const head = schema.getQueryType()?.getFields()['head']
if (head) head.resolve = (_source: unknown, _args: unknown, context: { read: () => Promise<number> }) => context.read()

const home = mkdtempSync(join(tmpdir(), 'attest-supervise-'))
const said: string[] = []
const say = (line: string): void => {
  said.push(line)
}
let listener: Listener
let connection: Connection
let probe: Connection
let supervisor: Supervisor
let database: ManagedDatabase

beforeAll(async () => {
  const server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0) })
  const target = { uri: server.boltUri, user: server.user, password: server.password }
  connection = await Connection.open(target)
  probe = await Connection.open(target)
  database = new ManagedDatabase(home, server, true, say)
  supervisor = new Supervisor({ probe: () => probe.ping(), alive: () => database.alive(), revive: () => database.revive(), say })
  listener = await Listener.open('127.0.0.1', 0, whileStarting(() => undefined))
  serve(listener, {
    schema,
    createContext: (to) => Promise.resolve({ read: async () => (await to.read('read/head', {}))[0]?.['head'], revision: null }),
    connection,
    supervisor,
    questions: () => [],
    browser: null,
    log: () => undefined,
  })
})
afterAll(async () => {
  await listener.close(0)
  await supervisor.stop()
  await probe.close()
  await connection.close()
  await stopManaged(home)
  rmSync(home, { recursive: true, force: true })
})

async function ask(): Promise<{ status: number; ms: number; body: { data?: { head: number } | null; errors?: { message: string; extensions: { code: string } }[] } }> {
  const began = Date.now()
  const response = await fetch(`${listener.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ head }"}' })
  return { status: response.status, body: (await response.json()) as never, ms: Date.now() - began }
}

async function until(what: string, holds: () => boolean | Promise<boolean>, within: number): Promise<number> {
  const began = Date.now()
  while (!(await holds())) {
    if (Date.now() - began > within) throw new Error(`not within ${within} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return Date.now() - began
}

// Neo4j takes its time to start on a machine that is busy.
describe('a database that dies under a running server', { timeout: 180_000 }, () => {
  it('is noticed, told, brought back and used again, without a hand', async () => {
    expect((await ask()).body.data?.head).toBe(0)
    const before = database.process.pid
    process.kill(before, 'SIGKILL')
    const first = await ask()
    expect(first.ms).toBeLessThan(3500)
    expect(first.body.errors?.[0]?.extensions.code).toBe('DATABASE_UNAVAILABLE')
    await until('the death is noticed', () => !supervisor.up, 3000)
    const second = await ask()
    expect(second.status).toBe(503)
    expect(second.body.errors?.[0]?.message).toContain('The Neo4j database does not answer')
    expect((await fetch(`${listener.address}/health`)).status).toBe(200)
    expect((await fetch(`${listener.address}/ready`)).status).toBe(503)
    await until('the database is back', () => supervisor.up, 90_000)
    expect((await ask()).body.data?.head).toBe(0)
    expect((await fetch(`${listener.address}/ready`)).status).toBe(200)
    expect(database.process.pid).not.toBe(before)
    expect(database.startedHere).toBe(true)
    expect(said).toContain('The database is back; requests are answered again.')
  })

  it('that hangs is given up within seconds, and used again when it goes on', async () => {
    const { pid } = database.process
    process.kill(pid, 'SIGSTOP')
    try {
      const hung = await ask()
      expect(hung.ms).toBeLessThan(5000)
      expect(hung.body.errors?.[0]?.extensions.code).toBe('DATABASE_UNAVAILABLE')
      expect((await ask()).ms).toBeLessThan(200)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    await until('the database is back', () => supervisor.up, 60_000)
    expect((await ask()).body.data?.head).toBe(0)
    expect(database.process.pid).toBe(pid)
  })

  it('that somebody stopped on purpose is not started again behind their back, and used when they start it', async () => {
    const again = { bolt: portOf(database.addresses.bolt), http: portOf(database.addresses.http) }
    await stopManaged(home)
    await until('the stop is told', () => said.some((line) => line.startsWith('Somebody stopped the database')), 5000)
    expect(database.alive()).toBe(false)
    expect((await ask()).status).toBe(503)
    await startManaged({ home, ...again })
    await until('the database is back', () => supervisor.up, 60_000)
    expect((await ask()).body.data?.head).toBe(0)
    expect(database.startedHere).toBe(false)
  })
})

function portOf(uri: string): number {
  return Number(new URL(uri).port)
}
