import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OperationDefinitionNode, parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDossier } from '../../../src/dossier/compile/index.js'
import type { Connection } from '../../../src/graph/connection.js'
import { loadDossiers } from '../../../src/graph/load/index.js'
import { planOf } from '../../../src/graphql/plain/plan.js'
import { buildSchema } from '../../../src/graphql/schema.js'
import { generateArchive } from '../../../src/synthetic/folder.js'
import { openFresh, query } from '../../graph/fresh.js'
import { profileText } from '../../graph/plans.js'

let connection: Connection
let after: string
/** What the load wrote, with what became of it. */
const done: [name: string, failure: string | null][] = []

beforeAll(async () => {
  connection = await openFresh()
  const folder = mkdtempSync(join(tmpdir(), 'attest-plain-'))
  generateArchive(folder, { claims: 2_500, seed: 1917 }, false)
  const { compiled } = checkDossier(join(folder, 'dossier'))
  rmSync(folder, { recursive: true, force: true })
  if (!compiled) throw new Error('the archive is not in order')
  connection.onDone = (name, _, failure) => {
    if (name.startsWith('write/')) done.push([name, failure])
  }
  await loadDossiers(connection, [compiled])
  // A page in the middle, so that the seek of the index does not begin at its beginning.
  after = String((await query('MATCH (n:Mandate {seat: false}) WITH n ORDER BY n.id LIMIT 20 RETURN last(collect(n.id)) AS id'))[0]?.['id'])
}, 240_000)
afterAll(() => connection.close())

const question = (fields: string): string => `query ($n: Int, $after: String, $assembly: ID) {
  mandates(first: $n, after: $after, assembly: $assembly, granularity: AS_STATED) {
    nodes { ${fields} claims { nodes { id stance wording citation { id text source { id title kind citations(first: 20) { nodes { id text } } derivesFrom { id how because from { id title } } } } } } }
  }
}`
const PLAIN = question('id caption')
const WITH_STANDING = question('id caption standing { name support opposition independence { atLeast atMost exact } }')

async function hitsOf(source: string, n: number, variables: Readonly<Record<string, unknown>> = {}): Promise<{ hits: number; rows: readonly number[] }> {
  const values = { n, after: Buffer.from(`list-mandates\n${after}`).toString('base64url'), ...variables }
  const plan = planOf(buildSchema(), parse(source).definitions[0] as OperationDefinitionNode, {}, values)
  const { parameters } = plan.parameters(values)
  const row = await connection.composed(plan.text, parameters)
  const { hits } = await profileText(plan.text, parameters)
  return { hits, rows: Object.entries(row ?? {}).flatMap(([name, value]) => (/^n\d+$/.test(name) ? [value as number] : [])) }
}

/** The planner chooses by statistics, which are those of the tests before: a little more or less is no other statement. */
const ROOM = 0.1

function expectHits({ hits, rows }: Awaited<ReturnType<typeof hitsOf>>, counted: number, records: readonly number[]): void {
  expect(rows).toEqual(records)
  expect(hits).toBeGreaterThan(counted * (1 - ROOM))
  expect(hits).toBeLessThan(counted * (1 + ROOM))
}

// Records of each set: mandates, claims, citations, sources, citations of these, derivations, what they derive from. Fewer
// than 200 follow in so small an archive.
test.each([
  [1, 346, [1, 2, 2, 2, 22, 3, 3]],
  [20, 5676, [20, 62, 58, 38, 247, 18, 18]],
  [200, 21672, [189, 584, 277, 102, 364, 35, 26]],
])('%i mandates with what bears on them cost %i database hits', async (n, hits, records) => {
  expectHits(await hitsOf(PLAIN, n), hits, records)
})

// The verdicts come second.
test.each([
  [1, 366, [1, 1, 2, 2, 2, 22, 3, 3]],
  [20, 6086, [20, 20, 62, 58, 38, 247, 18, 18]],
  [200, 25531, [189, 189, 584, 277, 102, 364, 35, 26]],
])('%i mandates with their verdicts cost %i', async (n, hits, records) => {
  expectHits(await hitsOf(WITH_STANDING, n), hits, records)
})

test('Neo4j was told to plan anew before the verdicts were read, and when all could be seen', () => {
  const told = done.flatMap(([name], index) => (name === 'write/replan' ? [index] : []))
  expect(told.map((index) => done[index])).toEqual([['write/replan', null], ['write/replan', null]])
  const committed = done.findIndex(([name]) => name === 'write/commit')
  expect([(told[0] ?? committed) < committed, (told[1] ?? 0) > committed]).toEqual([true, true])
})

test('mandates of an assembly start from it', async () => {
  const [row] = await query('MATCH (a:Assembly)<-[:SEAT_IN]-(n:Mandate {seat: false}) WITH a, count(*) AS c ORDER BY c, a.id LIMIT 1 RETURN a.id AS id')
  expectHits(await hitsOf(PLAIN, 20, { assembly: row?.['id'], after: null }), 8908, [20, 50, 45, 23, 171, 13, 12])
})
