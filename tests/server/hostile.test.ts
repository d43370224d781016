import { getNamedType, type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isRequiredArgument } from 'graphql'
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { query } from '../graph/fresh.js'
import { openWorld } from '../graphql/world.js'
import { type Served, served } from './served.js'

/** What would end a literal, be an operator of Lucene, exhaust a parser, or puzzle whoever stores it. */
const TEXTS = [
  '', ' ', '*', '?', '"', '\\', '/', '~', '^4', 'a AND', 'OR OR', 'NOT', '+-&&||!', '(a OR (b', '[a TO', '{* TO *}', 'text:*', 'odo~99', '/(a+)+$/', '/.*.*.*.*.*.*=/', '('.repeat(3_000),
  "'", "' OR 1=1 //", "'}) DETACH DELETE n //", '`', '`}]->() DELETE `', '$text', '{$text}', '\u0000', '\u0007\u001b[2J', '\r\n\t', '\ud800', '\udfff\ud800', '\u202e\u200b\ufeff', 'é'.repeat(2_000), '😀'.repeat(2_000),
  'a'.repeat(20_000), 'a '.repeat(3_000), '__proto__', 'constructor', '-1', '1e999', 'NaN', 'null', '../../etc/passwd', '%00%27', '2026-13-45T99:99:99Z', 'claim/chronicles/x', 'Ǆ İ ſ ﬁ ẞ',
]
const BATCH = 24
/** Every change has one in so many of the texts tried at each place; `npm run test:long` has them all. */
const SHARE = process.env['LONG'] ? 1 : 4

let connection: Connection
let server: Served
let schema: GraphQLSchema

beforeAll(async () => {
  ;({ connection } = await openWorld('tests/dossiers/chronicles', 'tests/dossiers/diet'))
  server = await served(connection)
  schema = buildClientSchema((await server.ask(getIntrospectionQuery())).data as unknown as IntrospectionQuery)
})
afterAll(async () => {
  await server.close()
  await connection.close()
})

/** The values of a type that have the text in them, one for each place that takes a text. */
function poisoned(type: GraphQLInputType, text: string): unknown[] {
  if (isNonNullType(type)) return poisoned(type.ofType, text)
  if (isListType(type)) return poisoned(type.ofType, text).map((value) => [value])
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
    const needed = Object.fromEntries(fields.filter(({ type: of }) => isNonNullType(of)).map(({ name, type: of }) => [name, harmless(of)]))
    return fields.flatMap(({ name, type: of }) => poisoned(of, text).map((value) => ({ ...needed, [name]: value })))
  }
  return ['String', 'ID', 'DateTime'].includes(getNamedType(type).name) ? [text] : []
}

function harmless(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return harmless(type.ofType)
  if (isListType(type)) return [harmless(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  return { Int: 1, Float: 1, Boolean: true }[getNamedType(type).name] ?? 'odo'
}

interface Place {
  /** What leads there, such as `people { nodes {`. */
  readonly opening: string
  readonly field: GraphQLField<unknown, unknown>
  readonly argument: GraphQLArgument
}

/** Every argument that takes a text, by the shortest way that needs no argument. */
function places(): Place[] {
  const found: Place[] = []
  const ways: { type: GraphQLObjectType; opening: string }[] = [{ type: schema.getQueryType() as GraphQLObjectType, opening: '' }]
  const seen = new Set(['Query'])
  for (const { type, opening } of ways)
    for (const field of Object.values(type.getFields())) {
      for (const argument of field.args) if (poisoned(argument.type, '').length > 0) found.push({ opening, field, argument })
      const target = getNamedType(field.type)
      if (!isObjectType(target) || seen.has(target.name) || field.args.some(isRequiredArgument)) continue
      seen.add(target.name)
      ways.push({ type: target, opening: `${opening}${field.name}${field.args.some(({ name }) => name === 'first') ? '(first: 2)' : ''} { ` })
    }
  return found
}

test('whatever a client writes into a text, it is a text', { timeout: 960_000 / SHARE }, async () => {
  const before = await query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges')
  const all = places()
  expect(new Set(all.map(({ field }) => field.name))).toEqual(new Set([...all.map(({ field }) => field.name), 'find', 'people', 'provenance', 'reconcileNames', 'claims', 'citations']))
  expect(all.length).toBeGreaterThan(100)
  const codes = new Set<unknown>()
  const seen = new Set<string>()
  let asked = 0
  for (const { opening, field, argument } of all) {
    const values = TEXTS.flatMap((text) => poisoned(argument.type, text))
    // Deeper down, where the same functions take them, each place gets fewer than at the root; all places together get all.
    const share = Math.min(SHARE * (opening === '' ? 1 : argument.name === 'after' ? 12 : 4), values.length)
    const tried = values.filter((_, index) => index % share === asked % share)
    for (const value of tried) seen.add(JSON.stringify(value))
    for (let start = 0; start < tried.length; start += BATCH) {
      const batch = tried.slice(start, start + BATCH)
      const rest = field.args.filter((other) => other !== argument && isRequiredArgument(other))
      const declared = [...batch.map((_, index) => `$t${index}: ${String(argument.type)}`), ...rest.map(({ name, type }) => `$${name}: ${String(type)}`)].join(', ')
      const passed = rest.map(({ name }) => `, ${name}: $${name}`).join('')
      const selection = isObjectType(getNamedType(field.type)) || 'getTypes' in getNamedType(field.type) || 'getInterfaces' in getNamedType(field.type) ? ' { __typename }' : ''
      const text = `query(${declared}) { ${opening}${batch.map((_, index) => `a${index}: ${field.name}(${argument.name}: $t${index}${passed})${selection}`).join(' ')} ${'}'.repeat(opening.split('{').length)}`
      const variables = { ...Object.fromEntries(batch.map((value, index) => [`t${index}`, value])), ...Object.fromEntries(rest.map(({ name, type }) => [name, harmless(type)])) }
      const answer = await server.ask(text, variables)
      asked += batch.length
      for (const { extensions } of answer.errors) codes.add(extensions['code'])
      expect([`${opening}${field.name}(${argument.name})`, answer.status < 500, server.unforeseen], answer.text.slice(0, 500)).toEqual([`${opening}${field.name}(${argument.name})`, true, []])
    }
  }
  expect(asked).toBeGreaterThan(1_500 / SHARE)
  expect(TEXTS.filter((text) => !seen.has(JSON.stringify(text)))).toEqual([])
  expect([...codes].sort()).toEqual(['BAD_INPUT', 'NOT_FOUND'].filter((code) => codes.has(code)))
  expect(await query('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges')).toEqual(before)
})

test('and what it writes into headers, addresses and bodies brings nothing down', async () => {
  for (const path of ['/graphql?query=%ff%fe', '/graphql?query=%', '/%2e%2e/%00', '/browser/..%2f..%2fetc/passwd', `/${'a'.repeat(10_000)}`, '/graphql?variables={', '//evil.example/graphql'])
    for (const headers of [{}, { accept: 'text/html' }, { accept: '*/*;q=0.1, x', 'x-graphql-yoga-csrf': '1' }, { 'content-type': 'application/json; charset=utf-7' }]) expect([path, (await server.send(path, { headers: headers as Record<string, string> })).status]).not.toContain(500)
  for (const body of ['\u0000', '{"query":"{ dossiers { id } }","extensions":{"persistedQuery":{"version":1}}}', '{"query":"{ dossiers { id } }","variables":{"__proto__":{"a":1}}}', '{"query":"\\ud800"}', '['.repeat(50_000), '{"query":"{ dossiers { id } }","operationName":"__proto__"}'])
    expect([body.slice(0, 50), (await server.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status < 500]).toEqual([body.slice(0, 50), true])
  expect(server.unforeseen).toEqual([])
})
