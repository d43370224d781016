import { buildSchema } from 'graphql'
import { request as rawRequest, type ClientRequest } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Connection, STATEMENTS_OF_A_REQUEST } from '../../src/graph/connection.js'
import { Turns } from '../../src/graph/turns.js'
import { Gate } from '../../src/server/gate.js'
import { openLog } from '../../src/server/log.js'
import { Metrics } from '../../src/server/metrics.js'
import { OPEN, type ServerSettings, settingsFromEnvironment } from '../../src/server/settings.js'
import { openFresh, query } from '../graph/fresh.js'
import { type Answer, type Served, served } from './served.js'

/** Work of a known length, at the database and in Node: what this file is about is who does it when. */
const schema = buildSchema('type Query { head: Int! endless: Int! long: String! }')
const fields = schema.getQueryType()?.getFields() ?? {}
let [working, most] = [0, 0]
const resolvers: Record<string, (to: Connection) => Promise<unknown>> = {
  async head(to) {
    const head = (await to.read('read/head', {}))[0]?.['head']
    most = Math.max(most, ++working)
    await pause(5)
    working--
    return head
  },
  async endless(to) {
    return (await to.read('../tests/server/endless', {}))[0]?.['n']
  },
  async long(to) {
    await to.read('read/head', {})
    return 'x'.repeat(30_000_000)
  },
}
for (const [name, resolve] of Object.entries(resolvers)) if (fields[name]) fields[name].resolve = (_source: unknown, _args: unknown, { connection }: { connection: Connection }) => resolve(connection)

let connection: Connection
let server: Served
let log: string
const clients: ClientRequest[] = []

beforeAll(async () => {
  connection = await openFresh()
})
afterAll(async () => {
  await connection.close()
})
beforeEach(() => {
  log = ''
  ;[working, most] = [0, 0]
})
afterEach(async () => {
  connection.onStatement = undefined
  for (const client of clients.splice(0)) client.destroy()
  await server.close()
})

async function serving(settings: Partial<ServerSettings>): Promise<Served> {
  const metrics = new Metrics()
  const watcher = openLog({}, { write: (line) => void (log += line) })
  server = await served(connection, { schema, createContext: (to) => Promise.resolve({ connection: to, revision: null }), metrics, settings: { ...OPEN, ...settings } }, [watcher, metrics])
  return server
}

/** A client that can go away. */
function client(text: string, port = server.port): ClientRequest {
  const sent = rawRequest({ port, path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json' } })
  sent.on('error', () => undefined)
  sent.end(JSON.stringify({ query: text }))
  clients.push(sent)
  return sent
}

async function metric(name: string): Promise<number> {
  const line = (await server.send('/metrics')).text.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1) ?? 0)
}
const [waiting, atWork] = [() => metric('attest_gate_waiting'), () => metric('attest_gate_at_work')]
const becomes = (what: () => Promise<number>, value: number): Promise<void> => expect.poll(what, { timeout: 10_000, interval: 20 }).toBe(value)
const statuses = (answers: readonly Answer[]): number[] => [...new Set(answers.map(({ status }) => status))]

test('so many requests are at work at once, and all the others come after them', async () => {
  await serving({ requestsAtOnce: 4, waitingMs: 30_000 })
  const answers = await Promise.all(Array.from({ length: 300 }, () => server.ask('{ head }')))
  expect(statuses(answers)).toEqual([200])
  expect(most).toBe(4)
  expect([await atWork(), await waiting(), await metric('attest_gate_wait_seconds_count')]).toEqual([0, 0, 300])
  expect(log).toMatch(/"waited":\d/)
})

test('where the queue is full a request is refused at once, counted and logged, and what waits is answered', async () => {
  await serving({ requestsAtOnce: 2, requestsWaiting: 50, waitingMs: 30_000 })
  const slow = [client('{ endless }'), client('{ endless }')]
  await becomes(atWork, 2)
  const queued = Array.from({ length: 50 }, () => server.ask('{ head }'))
  await becomes(waiting, 50)
  const refused = await Promise.all(Array.from({ length: 100 }, () => server.ask('{ head }')))
  // None of those that wait has waited for too long meanwhile.
  expect(await waiting()).toBe(50)
  expect(statuses(refused)).toEqual([503])
  expect(refused[0]?.headers.get('retry-after')).toBe('2')
  expect(refused[0]?.errors).toMatchObject([{ message: 'The server answers 2 requests at once, and 50 wait already. Ask again in a few seconds.', extensions: { code: 'SERVER_BUSY' } }])
  for (const one of slow) one.destroy()
  expect(statuses(await Promise.all(queued))).toEqual([200])
  expect([await metric('attest_gate_refused_total{reason="queue full"}'), await metric('attest_errors_total{code="SERVER_BUSY"}')]).toEqual([100, 100])
  expect(log.match(/"status":503,.*"code":"SERVER_BUSY"/g)).toHaveLength(100)
})

test('what has waited too long is a 503, and what was at work for too long a 504', async () => {
  await serving({ requestsAtOnce: 1, requestMs: 2_000 })
  const slow = server.ask('{ endless }')
  await becomes(atWork, 1)
  const queued = await Promise.all(Array.from({ length: 5 }, () => server.ask('{ head }')))
  expect(statuses(queued)).toEqual([503])
  expect(queued[0]?.errors).toMatchObject([{ message: 'The request waited 1 seconds for its turn behind others, and was not begun. Ask again in a few seconds.', extensions: { code: 'SERVER_BUSY' } }])
  expect((await slow).status).toBe(504)
  expect(await metric('attest_gate_refused_total{reason="waited too long"}')).toBe(5)
  expect((await server.ask('{ head }')).status).toBe(200)
})

test('a client that goes away leaves the queue, or its place', async () => {
  await serving({ requestsAtOnce: 1, requestsWaiting: 3 })
  const first = client('{ endless }')
  await becomes(atWork, 1)
  const gone = Array.from({ length: 3 }, () => client('{ endless }'))
  await becomes(waiting, 3)
  expect((await server.ask('{ head }')).status).toBe(503)
  for (const one of gone) one.destroy()
  await becomes(waiting, 0)
  const stays = server.ask('{ head }')
  await becomes(waiting, 1)
  first.destroy()
  expect((await stays).status).toBe(200)
  await becomes(atWork, 0)
})

test('requests that wait for a revision hold no place and few sessions, whatever their number', async () => {
  await serving({ requestsAtOnce: 1, waitingMs: 30_000 })
  let sent = 0
  connection.onStatement = () => sent++
  const pending = Array.from({ length: 80 }, () => server.ask('{ head }', {}, { 'attest-min-revision': '1' }))
  await pause(500)
  expect([await atWork(), await waiting(), (await server.ask('{ head }')).status]).toEqual([0, 0, 200])
  // One after the other, five in a second; each request that comes hurries the next one.
  expect(sent).toBeLessThan(120)
  await query('MATCH (h:Head) SET h.revision = 1')
  const answers = await Promise.all(pending)
  expect(answers.map(({ data }) => data)).toEqual(pending.map(() => ({ head: 1 })))
})

test('readers that do not take their answers keep nobody from theirs', async () => {
  await serving({ requestsAtOnce: 2 })
  const body = JSON.stringify({ query: '{ long }' })
  const readers = Array.from({ length: 4 }, () => connect(server.port, '127.0.0.1').pause())
  for (const reader of readers) reader.write(`POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  await expect.poll(() => metric('attest_gate_wait_seconds_count'), { timeout: 10_000 }).toBe(4)
  await becomes(atWork, 0)
  // Their answers are not out: the request for the metrics is the fifth.
  expect(await metric('attest_http_requests_in_flight')).toBe(5)
  expect(statuses(await Promise.all(Array.from({ length: 20 }, () => server.ask('{ head }'))))).toEqual([200])
  for (const reader of readers) reader.destroy()
})

test('what asks nothing of the database waits for nobody', async () => {
  await serving({ requestsAtOnce: 1, requestsWaiting: 0 })
  client('{ endless }')
  await becomes(atWork, 1)
  const told = async (path: string): Promise<number> => (await server.send(path)).status
  expect([await told('/health'), await told('/ready'), await told('/metrics'), await told('/'), (await server.send('/graphql', { headers: { accept: 'text/html' } })).status]).toEqual([200, 200, 200, 200, 200])
  expect([(await server.ask('{ nothing }')).status, (await server.ask('{ head }')).status]).toEqual([400, 503])
})

test('a stop refuses what still waits when half of its time is over', async () => {
  await serving({ requestsAtOnce: 1 })
  client('{ endless }')
  await becomes(atWork, 1)
  const queued = server.ask('{ head }')
  await becomes(waiting, 1)
  const body = JSON.stringify({ query: '{ head }' })
  const late = rawRequest({ port: server.port, path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length } })
  const lateStatus = new Promise<number | undefined>((resolve, reject) => late.on('response', ({ statusCode }) => { resolve(statusCode) }).on('error', reject))
  late.flushHeaders()
  await expect.poll(() => metric('attest_http_requests_in_flight')).toBe(4)
  const stopped = server.close(1_000)
  const answer = await queued
  late.end(body)
  expect(await lateStatus).toBe(503)
  expect(answer).toMatchObject({ status: 503, errors: [{ message: 'The server is being stopped, and the request was not begun. Ask again in a few seconds.', extensions: { code: 'SERVER_BUSY' } }] })
  expect(answer.headers.get('connection')).toBe('close')
  await stopped
})

test('an answer of an older revision than the one asked for is none, though another look had found that', async () => {
  await query("MERGE (h:Head {name: 'head'}) SET h.revision = 3")
  server = await served(connection, { schema, createContext: (to) => Promise.resolve({ connection: to, at: 2, revision: null }) })
  const asked = await server.ask('{ head }', {}, { 'attest-min-revision': '3' })
  expect(asked).toMatchObject({ status: 503, errors: [{ extensions: { code: 'REVISION_PENDING' } }] })
  expect((await server.ask('{ head }', {}, { 'attest-min-revision': '2' })).data).toEqual({ head: 3 })
})

test('one request runs a few statements at once, however many it asks for', async () => {
  server = await served(connection)
  let [sent, together] = [0, 0]
  connection.onStatement = () => {
    sent++
    together = Math.max(together, connection.sessionsInUse + 1)
  }
  const answer = await server.ask(`{ ${Array.from({ length: 60 }, (_, index) => `a${index}: sources(first: ${index + 1}) { totalCount nodes { id } }`).join(' ')} }`)
  expect([answer.status, answer.errors]).toEqual([200, []])
  expect(sent).toBeGreaterThan(60)
  expect(together).toBe(STATEMENTS_OF_A_REQUEST)
})

describe('a place at the gate', () => {
  test('is given on when the request is over and the database has done with all of it, once', async () => {
    const gate = new Gate({ requestsAtOnce: 1, requestsWaiting: 1, waitingMs: 10_000, requestMs: 20_000 })
    const [first, second] = [new AbortController(), new AbortController()]
    const turn = gate.turn(first.signal, {})
    await turn.begin()
    const [one, other] = [turn.hold(), turn.hold()]
    let begun = false
    const next = gate.turn(second.signal, {}).begin().then(() => (begun = true))
    one()
    first.abort(new Error('the client has gone'))
    await pause(20)
    expect([gate.atWork, gate.waiting, begun]).toEqual([1, 1, false])
    other()
    await next
    expect([gate.atWork, gate.waiting]).toEqual([1, 0])
    second.abort(new Error('the client has gone'))
    expect([gate.atWork, gate.waiting]).toEqual([0, 0])
  })
})

describe('turns', () => {
  test('come in the order in which they were asked for, past those who left', async () => {
    const turns = new Turns(1)
    const came: number[] = []
    const leavers = Array.from({ length: 6 }, () => new AbortController())
    await turns.take(new AbortController().signal)
    const all = leavers.map(({ signal }, index) => turns.take(signal).then(() => came.push(index), () => undefined))
    leavers[0]?.abort()
    leavers[3]?.abort()
    expect(turns.waiting).toBe(4)
    for (let times = 0; times < 5; times++) {
      turns.end()
      await pause(1)
    }
    await Promise.all(all)
    expect([came, turns.atWork, turns.waiting]).toEqual([[1, 2, 4, 5], 0, 0])
  })
})

test('the settings are numbers within bounds', () => {
  expect(settingsFromEnvironment({ ATTEST_REQUESTS_AT_ONCE: '3', ATTEST_REQUESTS_WAITING: '0', ATTEST_WAITING_SECONDS: '0.5' })).toMatchObject({ requestsAtOnce: 3, requestsWaiting: 0, waitingMs: 500 })
  expect(() => settingsFromEnvironment({ ATTEST_REQUESTS_AT_ONCE: '0' })).toThrow('ATTEST_REQUESTS_AT_ONCE=0 is no number of requests. Expected a whole number from 1 to 90.')
  expect(() => settingsFromEnvironment({ ATTEST_REQUESTS_WAITING: 'many' })).toThrow('ATTEST_REQUESTS_WAITING=many is no number of requests.')
})
