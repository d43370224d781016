import { getIntrospectionQuery, parse, validate } from 'graphql'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROVENANCE } from '../../src/cli/pages/provenance.js'
import type { Connection } from '../../src/graph/connection.js'
import { buildSchema } from '../../src/graphql/schema.js'
import { PROJECT } from '../../src/paths.js'
import { documentCaches } from '../../src/server/documents.js'
import { LIMITS, MAX_TOKENS } from '../../src/server/limits.js'
import { settingsFromEnvironment } from '../../src/server/settings.js'
import { openFresh } from '../graph/fresh.js'
import { type Served, served } from './served.js'

let connection: Connection
let open: Served
let closed: Served
const statements: string[] = []

beforeAll(async () => {
  connection = await openFresh()
  connection.onStatement = (name) => statements.push(name)
  open = await served(connection)
  closed = await served(connection, { settings: settingsFromEnvironment({ NODE_ENV: 'production' }), questions: () => [{ dossier: 'chronicles', id: 'death', title: 'When did Bishop Odo die?', request: '{ dossiers { id } }' }] })
})
afterAll(async () => {
  await open.close()
  await closed.close()
  await connection.close()
})

const times = (count: number, text: (index: number) => string): string => Array.from({ length: count }, (_, index) => text(index)).join(' ')
/** A fragment that spreads another twice, and so on: one text of a few lines that stands for 2^depth fields. */
const bomb = (depth: number): string => `{ keystones { ...f0 } } ${times(depth, (index) => `fragment f${index} on KeystoneConnection { ...f${index + 1} nodes { changes } ...f${index + 1} }`)} fragment f${depth} on KeystoneConnection { totalCount }`

describe('what nobody needs is refused before anything is asked of the database', () => {
  test.each([
    ['aliases', `{ ${times(101, (index) => `a${index}: __typename`)} }`, 'The request has more than 100 aliases. Ask in several requests, or for a list.'],
    ['aliases of what reasons', `query($p: ID!) { ${times(1000, (index) => `a${index}:provenance(proposition:$p){sentence}`)} }`, `The request is too long: at most ${MAX_TOKENS} tokens (names, signs and values) are read.`],
    ['few aliases of much', `query($p: ID!) { ${times(99, (index) => `a${index}:provenance(proposition:$p){sentence ${times(21, (inner) => `b${inner}`)}}`)} }`.replace(/b\d+/g, 'sentence'), 'The request costs 4158; at most 4000 is answered. A field costs 1, one that reasons 20. Ask for less, or in several requests.'],
    ['the same field again and again', `{ ${'__typename '.repeat(500)} }`, 'The request asks for 500 fields beside each other; at most 200 are answered. Ask in several requests.'],
    ['directives', `{ __typename ${'@include(if: true) '.repeat(10)} }`, 'There are 10 directives at one place; at most 5 are taken. @skip and @include are all that there are.'],
    ['directives here and there', `{ dossiers { ${times(60, () => 'id @skip(if: false)')} } }`, 'The request has more than 50 directives. Ask in several requests.'],
    ['levels', `{ ${'keystones { nodes { source { citations { nodes { '.repeat(9)} id ${'} } } } }'.repeat(9)} }`, 'The request is nested 46 levels deep; at most 32 are answered. Ask in several requests.'],
    ['fragments that multiply', bomb(20), /^The request costs \d{7}; at most 4000 is answered\./],
  ])('too many %s', async (_what, query, message) => {
    statements.length = 0
    const answer = await open.ask(query, { p: 'mandate/x/y' })
    expect(answer.errors).toHaveLength(1)
    if (typeof message === 'string') expect(answer.errors[0]?.message).toContain(message)
    else expect(answer.errors[0]?.message).toMatch(message)
    expect(answer.errors[0]?.extensions['code']).toMatch(/^GRAPHQL_(VALIDATION|PARSE)_FAILED$/)
    expect([answer.status, answer.data]).toEqual([400, undefined])
    expect(statements).toEqual([])
  })

  test('a fragment within itself, and introspection in circles', async () => {
    expect((await open.ask('{ ...a } fragment a on Query { ...b } fragment b on Query { dossiers { id } ...a }')).status).toBe(400)
    const circle = await open.ask(`{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`)
    expect([circle.status, circle.errors[0]?.message]).toEqual([400, 'The request asks for the schema within the schema: three lists within each other are told at most.'])
  })

  test('a page larger than there are, and one by a variable', async () => {
    for (const [query, variables] of [['{ sources(first: 501) { nodes { id } } }', {}], ['query($n: Int) { sources(first: $n) { nodes { id } } }', { n: 100_000 }]] as const) {
      const answer = await open.ask(query, variables)
      expect(answer.errors).toMatchObject([{ message: expect.stringMatching(/^first: \d+ is no page size\. Expected 0 to 500/) as string, extensions: { code: 'BAD_INPUT' } }])
    }
  })

  test('a client that takes application/json only hears the same with the status that the specification asks for', async () => {
    const answer = await open.ask(`{ ${'__typename '.repeat(500)} }`, {}, { accept: 'application/json' })
    expect([answer.status, answer.errors.length]).toEqual([200, 1])
  })
})

describe('what people ask', () => {
  const folder = join(PROJECT, 'seeds', 'election-1917', 'questions')
  const questions = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

  test.each<readonly [string, string]>([
    ...questions,
    ['the page of a provenance', `{ provenance(proposition: "a") { ...ProvenancePage } } ${PROVENANCE}`],
    ['fifty provenances at once', `{ ${times(50, (index) => `a${index}: provenance(proposition: "mandate/x/y") { sentence verdict { name } independence { atLeast atMost } }`)} }`],
    ['introspection as GraphiQL sends it', getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true })],
  ])('is within the limits: %s', (_name, text) => {
    expect(validate(buildSchema(), parse(text, { maxTokens: MAX_TOKENS }), LIMITS)).toEqual([])
  })
})

describe('in production', () => {
  test('the schema is not told, and no misspelt name answered with a right one', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }', 'query { ...a } fragment a on Query { __schema { queryType { name } } }']) {
      const answer = await closed.ask(query)
      expect([answer.status, answer.data]).toEqual([400, undefined])
      expect(answer.errors[0]?.message).toContain('introspection is off')
    }
    const misspelt = [['{ dossier { id } }', {}], ['{ sources(frist: 1) { nodes { id } } }', {}], ['{ sources(kind: LISTS) { nodes { id } } }', {}], ['{ ... on Sourse { id } }', {}], ['query($p: Policy) { mandates(policy: $p) { nodes { id } } }', { p: { withoutSource: [] } }]] as const
    for (const [query, variables] of misspelt) {
      expect((await open.ask(query, variables)).text).toContain('Did you mean')
      const answer = await closed.ask(query, variables)
      expect(answer.errors.length).toBeGreaterThan(0)
      expect(answer.text).not.toContain('Did you mean')
    }
    expect((await closed.ask('{ __typename dossiers { __typename id } }')).status).toBe(200)
  })

  test('GraphiQL is off, and the pages say so', async () => {
    const html = { headers: { accept: 'text/html,application/xhtml+xml' } }
    const page = await closed.send('/graphql', html)
    expect(page.status).toBe(404)
    expect(page.text).not.toMatch(/graphiql\.min|<html/)
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
    expect((await open.send('/graphql', html)).text).toContain('<html')
    const start = (await closed.send('/')).text
    expect(start).toContain('GraphiQL is off here.')
    expect(start).not.toContain('href="/graphql"')
    expect((await open.send('/')).text).toContain('href="/graphql"')
  })

  test('security headers are on every answer, whatever it is', async () => {
    for (const path of ['/', '/health', '/ready', '/graphql', '/browser/guide.html', '/nothing', '/graphql/../..//x?y=%00']) {
      const { headers } = await closed.send(path)
      for (const name of ['x-request-id', 'content-security-policy', 'referrer-policy', 'cache-control', 'cross-origin-resource-policy']) expect([path, name, headers.get(name)]).not.toContain(null)
      expect([path, headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('x-powered-by')]).toEqual([path, 'nosniff', 'DENY', null])
    }
  })

  test('each can be allowed, and what is neither on nor off is refused', () => {
    expect(settingsFromEnvironment({})).toMatchObject({ introspection: true, graphiql: true })
    expect(settingsFromEnvironment({ NODE_ENV: 'production', ATTEST_GRAPHIQL: 'on' })).toMatchObject({ introspection: false, graphiql: true })
    expect(settingsFromEnvironment({ NODE_ENV: 'production', ATTEST_INTROSPECTION: 'on', ATTEST_REQUEST_SECONDS: '0.5' })).toMatchObject({ introspection: true, graphiql: false, requestMs: 500 })
    expect(() => settingsFromEnvironment({ ATTEST_INTROSPECTION: 'yes' })).toThrow('ATTEST_INTROSPECTION=yes is neither on nor off.')
    expect(() => settingsFromEnvironment({ ATTEST_REQUEST_SECONDS: '-1' })).toThrow('ATTEST_REQUEST_SECONDS=-1 is no time.')
  })
})

describe('a stream of unique requests', () => {
  test('is kept by its length and not by its number', () => {
    const { documentCache, errorCache } = documentCaches()
    const document = parse('{ a }')
    for (const cache of [documentCache, errorCache]) {
      const texts = Array.from({ length: 500 }, (_, index) => `${index} ${'x'.repeat(5_000)}`)
      for (const text of texts) cache.set(text, document)
      const kept = texts.filter((text) => cache.get(text) !== undefined)
      expect(kept.length).toBeGreaterThan(4)
      expect(kept.length * 5_000).toBeLessThanOrEqual(256 * 1024)
      cache.set('y'.repeat(300_000), document)
      expect(cache.get('y'.repeat(300_000))).toBeUndefined()
    }
  })
})
