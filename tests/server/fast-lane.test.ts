import { parse } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AttestError } from '../../src/errors.js'
import type { Connection } from '../../src/graph/connection.js'
import { type PlainAnswer, PlainLane } from '../../src/graphql/plain/lane.js'
import { buildSchema } from '../../src/graphql/schema.js'
import { query } from '../graph/fresh.js'
import { openWorld } from '../graphql/world.js'
import { type Answer, served, type Served } from './served.js'

let connection: Connection
let server: Served
let sent: string[] = []

beforeAll(async () => {
  connection = (await openWorld('tests/dossiers/chronicles', 'tests/dossiers/diet')).connection
  connection.onStatement = (name) => sent.push(name)
  server = await served(connection)
})
afterAll(async () => {
  await server.close()
  await connection.close()
})
beforeEach(() => {
  sent = []
})

/** The same request twice: what the resolvers answer, and what is answered when it comes again. */
async function twice(text: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<{ slow: Answer; again: Answer; statements: readonly string[] }> {
  const slow = await server.ask(text, variables, headers)
  sent = []
  const again = await server.ask(text, variables, headers)
  const told = ({ status, headers: of, text: body }: Answer): object => ({ status, body, type: of.get('content-type'), policy: of.get('content-security-policy') })
  expect(told(again)).toEqual(told(slow))
  return { slow, again, statements: sent }
}

const CLAIMS = 'query Claims($first: Int, $stance: [Stance!]) { claims(first: $first, stance: $stance) { nodes { id stance source { title derivesFrom { how from { title } } } citation { text } } pageInfo { hasNextPage endCursor } totalCount } }'

describe('a request that comes again', () => {
  test('is answered in one round trip, as before, whatever its variables', async () => {
    const { slow, statements } = await twice(CLAIMS, { first: 3 })
    expect(slow.errors).toEqual([])
    expect(statements).toEqual(['composed'])
    expect((await twice(CLAIMS, { first: 2, stance: ['AFFIRMS'] })).statements).toEqual(['composed'])
  })

  test('has its fields in the order of the request, whichever is known first', async () => {
    const { slow } = await twice('{ claims(first: 1) { totalCount pageInfo { hasNextPage } nodes { source { title } id } } }')
    expect(slow.text).toMatch(/^\{"data":\{"claims":\{"totalCount":\d+,"pageInfo":\{"hasNextPage":true\},"nodes":\[\{"source":\{"title":"[^"]*"\},"id":"[^"]*"\}\]\}\}\}$/)
  })

  test('starts from what mandates are tied to where its variables name anything, and from all of them where they name nothing', async () => {
    const text = 'query ($holder: ID, $assembly: ID) { mandates(holder: $holder, assembly: $assembly, granularity: AS_STATED, first: 1) { nodes { id } pageInfo { hasNextPage } totalCount } }'
    const [row] = await query('MATCH (a)<-[:SEAT_IN]-(m:Mandate {seat: false})-[:HELD_BY]->(p) RETURN p.id AS holder, a.id AS assembly LIMIT 1')
    for (const variables of [{}, { holder: row?.['holder'] }, { assembly: row?.['assembly'], holder: null }, row ?? {}]) {
      const { again, statements } = await twice(text, variables)
      expect(statements).toEqual(['composed'])
      expect(again.data?.['mandates']).toMatchObject({ nodes: [{}] })
    }
    expect((await twice(text, { holder: 'nobody' })).statements).not.toEqual(['composed'])
  })

  test.each(['application/json', 'application/graphql-response+json', '*/*'])('comes in the media type that %s asks for', async (accept) => {
    expect((await twice('{ sources(first: 2) { nodes { title kind } } }', {}, { accept })).statements).toEqual(['composed'])
  })

  test('keeps its request id and every header that an answer bears', async () => {
    const { again } = await twice('{ people(first: 1) { nodes { name } } }', {}, { 'x-request-id': 'asked-by-a-proxy' })
    expect(again.headers.get('x-request-id')).toBe('asked-by-a-proxy')
    expect(again.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('what the resolvers answer, however often it comes', () => {
  test.each([
    ['an id that names nothing', '{ claims(source: "nobody", first: 1) { nodes { id } } }'],
    ['a page size out of bounds', '{ sources(first: 501) { nodes { id } } }'],
    ['a cursor of another list', '{ sources(after: "bm9uZQ", first: 2) { nodes { id } } }'],
    ['a proof', '{ propositions(first: 1) { nodes { id provenance { sentence } } } }'],
    ['an unknown id', '{ node(id: "nobody") { id } }'],
    ['the schema', '{ __schema { queryType { name } } }'],
  ])('%s', async (_, text) => {
    expect((await twice(text)).statements).not.toEqual(['composed'])
  })

  test('a policy, which the same text may bring or not', async () => {
    const text = 'query ($policy: Policy) { people(first: 2) { nodes { mandates(first: 2, policy: $policy) { nodes { id } } } } }'
    expect((await twice(text)).statements).toEqual(['composed'])
    expect((await twice(text, { policy: { ignoreSilence: true } })).statements).not.toContain('composed')
  })

  test('variables of the wrong kind', async () => {
    await twice(CLAIMS, { first: 2 })
    const { again, statements } = await twice(CLAIMS, { first: 'two' })
    expect(again.errors[0]?.extensions['code']).toBe('BAD_INPUT')
    expect(statements).not.toContain('composed')
  })
})

test('clients that go away, and answers that the resolvers give, keep nobody else from the fast lane for long', async () => {
  const text = 'query ($source: ID) { claims(source: $source, first: 2) { nodes { id } } }'
  const lane = new PlainLane(buildSchema())
  lane.admit(text, null, parse(text))
  const gone = connection.forRequest(AbortSignal.abort(new AttestError('DATABASE_TIMEOUT', 'The client went away.')))
  for (let times = 0; times < 20; times++) await expect(lane.answer(gone, text, null, {})).rejects.toMatchObject({ code: 'DATABASE_TIMEOUT' })
  expect(await lane.answer(connection, text, null, {})).not.toBeNull()
  for (let times = 0; times < 20; times++) expect(await lane.answer(connection, text, null, { source: 'nobody' })).toBeNull()
  const tried: (PlainAnswer | null)[] = []
  for (let times = 0; times < 20; times++) tried.push(await lane.answer(connection, text, null, {}))
  expect(tried.at(-1)).not.toBeNull()
})

test('a statement that took too long is not tried again with every request', async () => {
  const text = '{ sources(first: 2) { nodes { id title } } }'
  const lane = new PlainLane(buildSchema())
  lane.admit(text, null, parse(text))
  const late = connection.forRequest(AbortSignal.abort(new AttestError('DATABASE_TIMEOUT', 'Too slow.', { cause: new Error('30 s are over') })))
  await expect(lane.answer(late, text, null, {})).rejects.toMatchObject({ code: 'DATABASE_TIMEOUT' })
  const tried = []
  for (let times = 0; times < 40; times++) tried.push(await lane.answer(late, text, null, {}).then(() => false, () => true))
  expect(tried.filter((sent) => sent)).toHaveLength(2)
})

describe('a request that is refused', () => {
  test.each([
    ['too deep', `{ sources { nodes ${'{ derivesFrom { from '.repeat(20)}{ id }${' } }'.repeat(20)} } }`],
    ['unknown fields', '{ sources { nodes { colour } } }'],
    ['no GraphQL', '{ sources { nodes {'],
  ])('%s never enters', async (_, text) => {
    const { again } = await twice(text)
    expect(again.data ?? null).toBeNull()
    expect(sent).toEqual([])
  })

  test('a form is refused though its request was answered before', async () => {
    await twice(CLAIMS, { first: 3 })
    const form = await server.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ query: CLAIMS }).toString() })
    expect(form.status).toBe(403)
  })
})

test('what a later revision ended keeps resolving, and what it changed is seen at once', async () => {
  const text = 'query ($id: ID!) { node(id: $id) { id ... on Person { name } } }'
  expect((await twice(text, { id: 'odo' })).statements).toEqual(['composed'])
  await query("MATCH (h:Head) SET h.revision = h.revision + 1 WITH h MATCH (n:Record {id: 'odo'}) SET n.until = h.revision")
  // In other letters, since it would be kept by now.
  const { slow, statements } = await twice(`${text} `, { id: 'odo' })
  expect(slow.data?.['node']).not.toBeNull()
  expect(statements).toContain('read/records')
})
