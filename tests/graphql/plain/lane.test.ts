import { parse } from 'graphql'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { pageBody } from '../../../src/graph/plain/bodies.js'
import { KEPT_BYTES, PlainLane } from '../../../src/graphql/plain/lane.js'
import { planOf } from '../../../src/graphql/plain/plan.js'
import type { Table } from '../../../src/graphql/plain/fields.js'
import { TABLES } from '../../../src/graphql/plain/tables.js'
import { buildSchema } from '../../../src/graphql/schema.js'
import type { OperationDefinitionNode } from 'graphql'

const schema = buildSchema()
const plan = (text: string): ReturnType<typeof planOf> => planOf(schema, parse(text).definitions[0] as OperationDefinitionNode, {}, {})

test('a stream of unique requests fills nothing', () => {
  const lane = new PlainLane(schema)
  for (let index = 0; index < 20_000; index++) {
    const text = `{ a${index}: sources(first: 1) { nodes { id } } }`
    lane.admit(text, null, parse(text))
  }
  expect(lane.size).toBeLessThanOrEqual(KEPT_BYTES)
  expect(lane.knows('{ a19999: sources(first: 1) { nodes { id } } }', null)).toBe(true)
  expect(lane.knows('{ a0: sources(first: 1) { nodes { id } } }', null)).toBe(false)
})

const CLAIMS_IN_FULL = 'fragment f on ClaimConnection { nodes { id stance mentions { id } source { id title derivesFrom { how from { title kind } } } citation { text } } pageInfo { hasNextPage endCursor } totalCount }'

test('a stream of unique requests, each with all its plans, fills no more memory than it may', { timeout: 120_000 }, () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const heap = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const lane = new PlainLane(schema)
  const before = heap()
  for (let index = 0; index < 300; index++) {
    const field = (alias: string, variable: string): string => `${alias}: claims(first: 1) { ...f edges @skip(if: $${variable}) { node { id } } }`
    const text = `query ($a: Boolean!, $b: Boolean!, $c: Boolean!) { ${field(`n${index}`, 'a')} ${field('m', 'b')} ${field('o', 'c')} } ${CLAIMS_IN_FULL}`
    lane.admit(text, null, parse(text))
    for (let ways = 0; ways < 8; ways++) expect(lane.prepare(text, null, { a: ways % 2 === 1, b: (ways & 2) > 0, c: ways > 3 })).not.toBeNull()
  }
  const taken = heap() - before
  expect(lane.size).toBeLessThanOrEqual(KEPT_BYTES)
  expect(taken).toBeLessThan(1.5 * KEPT_BYTES)
  // What it is taken for is about what it is.
  expect(taken).toBeGreaterThan(0.3 * lane.size)
})

test('nothing of a request but its shape is in the text of a statement', () => {
  const { text, parameters } = plan('query Name { alias: sources(first: 7, kind: MEMOIR) { nodes { other: title } } }')
  for (const written of ['Name', 'alias', 'other', 'MEMOIR', '7']) expect(text).not.toContain(written)
  expect(text).toBe(plan('{ sources(first: 3) { nodes { title } } }').text)
  expect(parameters({}).parameters).toMatchObject({ limit_0: 7, kind_0: 'MEMOIR' })
})

test('records that several fields lead to are one set', () => {
  const { text } = plan('{ claims { nodes { a: source { id } b: source { title } mentions { id } } edges { node { source { kind } } } } }')
  expect(text.match(/AS s\d+/g)).toEqual(['AS s0', 'AS s1', 'AS s2'])
})

test('fields that find other records by one statement share no set', () => {
  const asks = (fields: string): unknown[] => {
    const { parameters } = plan(`{ people { nodes { ${fields} } } }`).parameters({})
    return Object.entries(parameters).flatMap(([name, value]) => (name.startsWith('kinds_') ? [value] : []))
  }
  expect(asks('memberships { nodes { id } } attendances { nodes { id } }')).toEqual([['membership'], ['attendance']])
  expect(asks('a: memberships { nodes { id } } b: memberships { nodes { caption } }')).toEqual([['membership']])
})

test('every page of a plain field has a statement that can be composed', () => {
  const pages = Object.values<Table>(TABLES).flatMap((table) => Object.values(table)).flatMap((plain) => ('page' in plain ? [plain.page] : []))
  for (const page of new Set(pages)) expect(pageBody(page)).toMatch(/^\s*MATCH \(p\)/)
})
