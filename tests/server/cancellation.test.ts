import { buildSchema } from 'graphql'
import { request as rawRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Connection } from '../../src/graph/connection.js'
import { OPEN } from '../../src/server/settings.js'
import { openFresh, query } from '../graph/fresh.js'
import { type Served, served } from './served.js'

const schema = buildSchema('type Query { endless: Int! head: Int wrong: Int then: Int! }')
const fields = schema.getQueryType()?.getFields() ?? {}
const ask = (field: string, resolve: (connection: Connection) => Promise<unknown>): void => {
  if (fields[field]) fields[field].resolve = (_source: unknown, _args: unknown, { connection }: { connection: Connection }) => resolve(connection)
}
ask('endless', async (to) => (await to.read('../tests/server/endless', {}))[0]?.['n'])
ask('head', async (to) => (await to.read('read/head', {}))[0]?.['head'])
ask('wrong', async (to) => (await to.write('schema/applied', { version: 1 }))[0])
ask('then', async (to) => {
  await to.read('../tests/server/endless', {}).catch(() => [])
  return (await to.read('read/head', {}))[0]?.['head']
})

let connection: Connection
let server: Served
let patient: Served
const statements: string[] = []

beforeAll(async () => {
  connection = await openFresh()
  connection.onStatement = (name) => statements.push(name)
  const mine = { schema, createContext: (to: Connection) => Promise.resolve({ connection: to, revision: null }) }
  server = await served(connection, { ...mine, settings: { ...OPEN, requestMs: 1_500 } })
  patient = await served(connection, mine)
})
afterAll(async () => {
  await server.close()
  await patient.close()
  await connection.close()
})

const running = async (): Promise<number> => Number((await query("SHOW TRANSACTIONS YIELD currentQuery, status WHERE currentQuery CONTAINS 'AS endless WITH' AND NOT currentQuery STARTS WITH 'SHOW' RETURN count(*) AS n"))[0]?.['n'])
async function within(ms: number, count: number): Promise<number> {
  const began = Date.now()
  while ((await running()) !== count) {
    if (Date.now() - began > ms) throw new Error(`${await running()} run, not ${count}, after ${ms} ms`)
    await pause(10)
  }
  return Date.now() - began
}

test('a statement ends at the server when its client goes away, and the connection serves others', async () => {
  for (let round = 0; round < 3; round++) {
    const clients = Array.from({ length: 3 }, () => {
      const client = rawRequest(`${patient.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } })
      client.on('error', () => undefined)
      client.end('{"query":"{ endless }"}')
      return client
    })
    await within(10_000, 3)
    for (const client of clients) client.destroy()
    // Of the 30 seconds that Neo4j itself would wait; a tenth of a second on a quiet machine.
    await within(5_000, 0)
    expect((await patient.ask('{ head }')).data).toEqual({ head: 0 })
  }
  expect(patient.unforeseen).toEqual([])
})

test('whoever has a statement ended hears of it at once; its place is free when Neo4j has ended it', async () => {
  const controller = new AbortController()
  let held = 0
  const hold = (): (() => void) => {
    held++
    return () => {
      held--
    }
  }
  const asked = connection.forRequest(controller.signal, { begin: () => Promise.resolve(), hold }).read('../tests/server/endless', {})
  await within(10_000, 1)
  expect(held).toBe(1)
  controller.abort(new Error('gone'))
  await expect(asked).rejects.toThrow('gone')
  expect(held).toBe(1)
  while (held > 0) await pause(1)
  expect(await running()).toBe(0)
})

test('a request that takes too long is a 504 in time, its statement ends, and nothing more is asked for it', async () => {
  const began = Date.now()
  const answer = await server.ask('{ endless }')
  expect(Date.now() - began).toBeLessThan(6_000)
  expect(answer.status).toBe(504)
  expect(answer.errors).toMatchObject([{ message: 'The request took longer than 1.5 seconds and was stopped. Ask for smaller pages (first), or in several requests.', extensions: { code: 'DATABASE_TIMEOUT' } }])
  await within(5_000, 0)
  statements.length = 0
  expect((await server.ask('{ then }')).status).toBe(504)
  expect(statements).toEqual(['../tests/server/endless'])
  expect(server.unforeseen).toEqual([])
})

test('a request cannot write: not by its own connection, and not by a statement that is sent as one that reads', async () => {
  expect((await server.ask('{ wrong }')).errors[0]?.extensions['code']).toBe('INTERNAL')
  expect(server.unforeseen.at(-1)).toMatchObject({ originalError: { message: 'A request only reads, and schema/applied writes.' } })
  const request = connection.forRequest(new AbortController().signal)
  await expect(request.write('schema/applied', { version: 1 })).rejects.toThrow('only reads')
  for (const reader of [connection, request]) {
    const refused = await reader.read('schema/applied', { version: 1 }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'DATABASE_ERROR', cause: { code: 'Neo.ClientError.Statement.AccessMode' } })
  }
})
