import fc from 'fast-check'
import { graphql, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContext } from '../../../src/graphql/context.js'
import { PlainLane } from '../../../src/graphql/plain/lane.js'
import { TABLES } from '../../../src/graphql/plain/tables.js'
import { buildSchema } from '../../../src/graphql/schema.js'
import { query } from '../../graph/fresh.js'
import { openWorld, type World } from '../world.js'
import { type Ids, requests } from './requests.js'

/** Each is a shape that Neo4j has not planned before, which takes most of the time. */
const CASES = process.env['LONG'] ? 300 : 25
const schema = buildSchema()
let world: World
let ids: Ids

beforeAll(async () => {
  world = await openWorld('seeds/election-1917', 'tests/dossiers/chronicles', 'tests/dossiers/letters')
  const rows = await query('MATCH (n:Record) WHERE any(label IN labels(n) WHERE label IN $types) RETURN [label IN labels(n) WHERE label IN $types][0] AS type, collect(n.id) AS ids', { types: Object.keys(TABLES) })
  ids = Object.fromEntries(rows.map((row) => [String(row['type']), row['ids'] as string[]]))
})
afterAll(() => world.connection.close())

test('the fast lane answers random requests for plain fields as the resolvers do, or leaves them to the resolvers', async () => {
  const lane = new PlainLane(schema)
  const seen = { fast: 0, left: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(requests(ids), async ({ text, variables, others }) => {
      const document = parse(text)
      expect(validate(schema, document)).toEqual([])
      lane.admit(text, null, document)
      for (const values of [variables, others, variables]) {
        const slow = await graphql({ schema, source: text, variableValues: values, contextValue: await createContext(world.connection) })
        const fast = await lane.answer(world.connection, text, null, values)
        if (slow.errors) seen.refused++
        else seen[fast === null ? 'left' : 'fast']++
        if (slow.errors) expect(fast).toBeNull()
        else if (fast !== null) expect(fast.data.toString()).toBe(JSON.stringify(slow.data))
      }
    }),
    { numRuns: CASES },
  )
  // What is left to the resolvers: empty lists with an id among their filters, and records that are not plain.
  expect(seen.fast).toBeGreaterThan(CASES * 1.6)
  expect(seen.fast / (seen.fast + seen.left)).toBeGreaterThan(0.8)
}, CASES * 12_000)
