import { request as rawRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { forPeople, openLog } from '../../src/server/log.js'
import { Metrics } from '../../src/server/metrics.js'
import { openFresh } from '../graph/fresh.js'
import { type Served, served } from './served.js'

let connection: Connection
let server: Served
let raw = ''
const output = { write: (line: string) => void (raw += line) }
const log = openLog({ LOG_LEVEL: 'debug' }, output)
const metrics = new Metrics()
const lines = async (count = 1): Promise<Record<string, unknown>[]> => {
  for (let tries = 0; raw.split('\n').length <= count && tries < 100; tries++) await pause(20)
  return raw.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>)
}

beforeAll(async () => {
  connection = await openFresh()
  server = await served(connection, { metrics, log: log.error }, [log, metrics])
})
beforeEach(() => {
  raw = ''
})
afterAll(async () => {
  await server.close()
  await connection.close()
})

describe('the log', () => {
  test('has one line for a request, and in it neither variables nor tokens nor what follows a question mark', async () => {
    const { headers, text } = await server.ask('query Spelling($text: String!) { find(text: $text) { nodes { matched } } }', { text: 'secret-of-a-client' }, { authorization: 'Bearer attest_secret', 'x-request-id': 'from-a-proxy-7' })
    await server.send('/health?secret=1')
    const [first, second] = await lines(2)
    expect(first).toEqual({ level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/) as string, requestId: headers.get('x-request-id'), method: 'POST', path: '/graphql', status: 200, ms: expect.any(Number) as number, bytes: Buffer.byteLength(text), kind: 'query', operation: 'Spelling' })
    expect(second).toMatchObject({ level: 'debug', method: 'GET', path: '/health', status: 200 })
    expect(raw).not.toMatch(/secret/)
  })

  test('has the code of the first error, and tells of clients that went away', async () => {
    await server.ask('query Wrong { sources(first: 1000) { nodes { id } } }')
    await server.ask('{ nothing }')
    await server.send('/nowhere')
    const client = rawRequest(`${server.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } })
    client.on('error', () => undefined)
    client.write('{"query":')
    await pause(50)
    client.destroy()
    const found = await lines(4)
    expect(found.map(({ status, code, operation, gone }) => [status, code, operation, gone])).toEqual([
      [200, 'BAD_INPUT', 'Wrong', undefined],
      [400, 'GRAPHQL_VALIDATION_FAILED', undefined, undefined],
      [404, 'NOT_FOUND', undefined, undefined],
      [200, undefined, undefined, true],
    ])
  })

  test('writes from the level that is set, which must be one', () => {
    const quiet = openLog({ LOG_LEVEL: 'error' }, output)
    quiet.finished({ requestId: 'a', method: 'GET', path: '/', status: 200, ms: 1, bytes: 2, gone: false })
    expect(raw).toBe('')
    quiet.error('request-1', new Error('outer', { cause: new Error('inner') }))
    expect(JSON.parse(raw)).toMatchObject({ level: 'error', requestId: 'request-1', message: 'outer', cause: { message: 'inner' } })
    expect(() => openLog({ LOG_LEVEL: 'loud' })).toThrow('LOG_LEVEL=loud is no level.')
  })

  test('reads well on a terminal, and does not steer it', () => {
    const line = (more: object): string => forPeople(JSON.stringify({ level: 'info', time: '2026-01-31T12:03:04.500Z', requestId: 'r', method: 'POST', path: '/graphql', status: 200, ms: 12.5, bytes: 3400, ...more }))
    expect(line({ kind: 'query', operation: 'EveryDeputy' })).toBe('12:03:04 POST /graphql 200 12.5 ms 3400 bytes EveryDeputy\n')
    expect(line({ code: 'BAD_INPUT', gone: true })).toBe('12:03:04 POST /graphql 200 12.5 ms 3400 bytes BAD_INPUT client gone\n')
    expect(line({ path: '/\u001b[2J\u0007' })).toContain('/?[2J?')
    expect(forPeople(JSON.stringify({ level: 'error', time: '2026-01-31T12:03:04.500Z', requestId: 'r', message: 'x', stack: 'Error: x\n  at y' }))).toBe('12:03:04 error r: Error: x\n  at y\n')
  })
})

describe('the metrics', () => {
  const scrape = async (): Promise<Map<string, number>> => new Map((await server.send('/metrics')).text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))

  test('count requests by address, status and operation, and statements by name', async () => {
    const before = await scrape()
    await server.ask('{ dossiers { id } }')
    await server.ask('{ nothing }')
    await server.send('/made/up/by/a/client')
    await pause(50)
    const after = await scrape()
    const more = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0)
    expect(more('attest_http_requests_total{route="/graphql",status="200",operation="query"}')).toBe(1)
    expect(more('attest_http_requests_total{route="/graphql",status="400",operation="none"}')).toBe(1)
    expect(more('attest_http_requests_total{route="other",status="404",operation="none"}')).toBe(1)
    expect(more('attest_errors_total{code="GRAPHQL_VALIDATION_FAILED"}')).toBe(1)
    expect(more('attest_http_request_duration_seconds_count{route="/graphql"}')).toBe(2)
    expect(more('attest_neo4j_statement_duration_seconds_count{statement="read/list-dossiers"}')).toBe(1)
    expect(after.get('attest_http_requests_in_flight')).toBe(1)
    expect(after.get('attest_neo4j_up')).toBe(1)
    expect(after.get('attest_neo4j_sessions_in_use')).toBe(0)
    expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(1e6)
    expect([...after.keys()].some((name) => name.startsWith('nodejs_eventloop_lag_seconds'))).toBe(true)
  })

  test('count no bytes that were not sent, statements of the fast lane under that name, and answers that were kept', async () => {
    const before = await scrape()
    const { headers } = await server.send('/', { method: 'HEAD' })
    expect(Number(headers.get('content-length'))).toBeGreaterThan(500)
    const told = await lines(2)
    expect(told.find(({ method }) => method === 'HEAD')).toMatchObject({ path: '/', status: 200, bytes: 0 })
    // By the resolvers, by the fast lane, and as it was kept.
    raw = ''
    for (let times = 0; times < 3; times++) await server.ask('{ sources(first: 7) { nodes { id } } }')
    expect((await lines(3)).map(({ kept }) => kept)).toEqual([undefined, undefined, true])
    const after = await scrape()
    const more = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0)
    expect(more('attest_neo4j_statement_duration_seconds_count{statement="fast lane"}')).toBe(1)
    expect(more('attest_answers_kept_total')).toBe(1)
    expect([...after.keys()].filter((name) => name.includes('composed'))).toEqual([])
  })

  test('show that a flood of probes shares its looks at the database', async () => {
    await pause(1_000)
    const sent: string[] = []
    connection.onStatement = (name) => sent.push(name)
    const answers = await Promise.all(Array.from({ length: 50 }, () => server.send('/ready')))
    connection.onStatement = undefined
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['200 {"status":"ready","revision":0}\n']))
    expect(sent.length).toBeLessThan(10)
  })

  test('have no series that a client makes up', async () => {
    const before = (await scrape()).size
    for (let index = 0; index < 50; index++) {
      await server.send(`/made-up-${index}`)
      await server.ask(`query MadeUp${index} { dossiers { id } }`)
      await server.send('/health', { method: 'POST', headers: { 'x-request-id': `made-up-${index}` } })
    }
    expect((await scrape()).size).toBeLessThan(before + 30)
  })
})
