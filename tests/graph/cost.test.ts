import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphql } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDossier } from '../../src/dossier/compile/index.js'
import type { PropertyValue } from '../../src/dossier/records.js'
import type { Connection, Params } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import type { LoadableDossier } from '../../src/graph/load/plan.js'
import { createContext } from '../../src/graphql/context.js'
import { buildSchema } from '../../src/graphql/schema.js'
import { generateArchive } from '../../src/synthetic/folder.js'
import { openFresh } from './fresh.js'
import { profile } from './plans.js'

const SMALL = 300
const LARGE = 2_700
const schema = buildSchema()
let connection: Connection
const sent: { name: string; params: Params }[] = []
const folder = mkdtempSync(join(tmpdir(), 'attest-cost-'))

beforeAll(async () => {
  connection = await openFresh()
  await loadDossiers(connection, [madeUp(SMALL)])
  connection.onStatement = (name, params) => sent.push({ name, params })
}, 120_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await connection.close()
})

function madeUp(claims: number): LoadableDossier {
  const at = join(folder, String(claims))
  generateArchive(at, { claims, seed: 7 }, false)
  const { compiled, problems } = checkDossier(join(at, 'dossier'))
  if (!compiled) throw new Error(JSON.stringify(problems.slice(0, 3)))
  return compiled
}

/** The same archive with ids of its own, so that it has nothing in common with another one. */
function apart(dossier: LoadableDossier): LoadableDossier {
  const ids = new Set(dossier.records.flatMap(({ id, props }) => [id, String(props['family'])]))
  const other = <T extends PropertyValue>(value: T): T => (Array.isArray(value) ? value.map((item: PropertyValue) => other(item)) : typeof value === 'string' && ids.has(value) ? `zz-${value}` : value) as T
  const all = (props: Readonly<Record<string, PropertyValue>>): Record<string, PropertyValue> => Object.fromEntries(Object.entries(props).map(([name, value]) => [name, other(value)]))
  return { ...dossier, id: `zz-${dossier.id}`, records: dossier.records.map((record) => ({ ...record, id: other(record.id), props: all(record.props), edges: record.edges.map((edge) => ({ ...edge, to: other(edge.to), props: all(edge.props) })) })) }
}

/** Asks a question and counts the database hits of all statements sent for it. */
async function costOf(source: string): Promise<{ hits: number; statements: number; data: Record<string, unknown> }> {
  sent.length = 0
  const { data, errors } = await graphql({ schema, source, contextValue: await createContext(connection) })
  expect(errors).toBeUndefined()
  const statements = [...sent]
  let hits = 0
  for (const { name, params } of statements) hits += (await profile(name, params)).hits
  return { hits, statements: statements.length, data: data as Record<string, unknown> }
}

test('nine times as many claims beside them cost the same questions no more', { timeout: 240_000 }, async () => {
  const { mandates } = (await costOf('{ mandates(first: 500) { nodes { id holder { name } } } }')).data as { mandates: { nodes: { id: string; holder: { name: string } }[] } }
  const [one] = mandates.nodes.slice(4)
  // The most that a question may cost afterwards, as a multiple of what it cost before: for a page, items may be of other sizes.
  const questions: readonly (readonly [what: string, most: number, source: string])[] = [
    ['provenance', 1.1, `{ provenance(proposition: "${one?.id}") { verdict { name } affirmedBy(first: 5) { nodes { claim { id source { id } citation { id } } } } } }`],
    ['a page of mandates by verdict', 1.5, '{ mandates(verdict: [ATTESTED_ONCE, CORROBORATED, CONTESTED], first: 5) { nodes { id } } }'],
    ['a page of mandates of one person', 1.5, `{ mandates(holder: "${one?.id.split('/')[1]}", first: 5) { nodes { id } } }`],
    ['keystones', 1.5, '{ keystones(first: 5) { nodes { asSpeaker } } }'],
    ['disagreements', 1.5, '{ disagreements(first: 2) { nodes { id } } }'],
    ['a person by name', 1.5, `{ find(text: "${one?.holder.name}", kinds: [PERSON], first: 5) { nodes { matched } } }`],
  ]
  const before = new Map<string, Awaited<ReturnType<typeof costOf>>>()
  for (const [what, , source] of questions) before.set(what, await costOf(source))
  await loadDossiers(connection, [apart(madeUp(LARGE))])
  for (const [what, most, source] of questions) {
    const [then, now] = [before.get(what), await costOf(source)]
    expect(now.statements, what).toBe(then?.statements)
    expect(now.hits, `${what}: ${then?.hits} hits before`).toBeLessThanOrEqual((then?.hits ?? 0) * most)
  }
  // The last page costs what the first one does.
  const page = '{ mandates(verdict: [ATTESTED_ONCE, CORROBORATED, CONTESTED], first: 5, AFTER) { nodes { id } pageInfo { endCursor } } }'
  const after = Buffer.from('list-mandates\nmandate/zz').toString('base64url')
  const [first, last] = [await costOf(page.replace(', AFTER', '')), await costOf(page.replace('AFTER', `after: "${after}"`))]
  expect((last.data as { mandates: { nodes: unknown[] } }).mandates.nodes).toHaveLength(5)
  expect(last.hits).toBeLessThanOrEqual(first.hits * 1.5)
})
