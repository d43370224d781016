import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDossier } from '../../src/dossier/compile/index.js'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { findNamed } from '../../src/graph/read/find.js'
import { loadList, loadPages, type ListName, type PageName } from '../../src/graph/read/pages.js'
import { loadRecords, targets } from '../../src/graph/read/records.js'
import { asRecorded, atHead, type Snapshot } from '../../src/graph/read/snapshot.js'
import { statement } from '../../src/graph/statements.js'
import { PROJECT } from '../../src/paths.js'
import { testDatabase } from '../neo4j.js'
import { openFresh } from './fresh.js'

const FIRST = { after: '', limit: 100, count: true }
const NO_FILTERS = { stances: null, kinds: null, roles: null, seats: null, measure: null, phase: null, what: null, stated: null }
let connection: Connection
let head: Snapshot

beforeAll(async () => {
  connection = await openFresh()
  const { compiled, problems } = checkDossier(join(PROJECT, 'tests/dossiers/chronicles'))
  if (!compiled) throw new Error(JSON.stringify(problems))
  await loadDossiers(connection, [compiled])
  head = await atHead(connection)
})
afterAll(() => connection.close())

test('a record comes with the edges that leave it, and an unknown id with nothing', async () => {
  const found = await loadRecords(head, ['annals-b', 'nobody'])
  expect([...found.keys()]).toEqual(['annals-b'])
  const annals = found.get('annals-b')
  expect(annals && targets(annals, 'DERIVES_FROM')).toEqual(['annals-a'])
})

test('a page says how many there are, ends where its limit is, and goes on after its last cursor', async () => {
  const [all] = await loadPages(head, 'claims-of-source', ['annals-a'], NO_FILTERS, FIRST)
  expect(all?.total).toBe(all?.ids.length)
  expect(all?.ids.length).toBeGreaterThan(1)
  const [one] = await loadPages(head, 'claims-of-source', ['annals-a'], NO_FILTERS, { ...FIRST, limit: 1 })
  const [rest] = await loadPages(head, 'claims-of-source', ['annals-a'], NO_FILTERS, { ...FIRST, after: one?.cursors[0] ?? '' })
  expect([...(one?.ids ?? []), ...(rest?.ids ?? [])]).toEqual(all?.ids)
})

test('pages of many parents come in one round trip, in the order of the parents, empty for those that have none', async () => {
  const sent: string[] = []
  connection.onStatement = (name) => sent.push(name)
  const pages = await loadPages(head, 'derivations-from', ['annals-b', 'nobody', 'annals-a'], {}, FIRST)
  connection.onStatement = undefined
  expect(sent).toEqual(['read/derivations-from'])
  expect(pages.map(({ ids }) => ids.length)).toEqual([1, 0, 0])
})

test('a name is found whole or by its beginning, in any recorded spelling, and special characters mean nothing', async () => {
  const ids = async (text: string): Promise<string[]> => (await findNamed(head, text, ['PERSON'])).map(({ id }) => id)
  expect(await ids('Oddo eps.')).toContain('odo')
  expect(await ids('odo epi')).toContain('odo')
  expect(await ids('~*"(AND) OR [Odo')).toEqual([])
  expect(await ids('!!!')).toEqual([])
})

test('before the first revision there is nothing, and a time that is none is refused', async () => {
  const before = await asRecorded(head, '1990-01-01T00:00:00Z')
  expect(before.at).toBe(0)
  expect((await loadList(before, 'sources', { ids: null, kind: null }, FIRST)).ids).toEqual([])
  await expect(asRecorded(head, 'yesterday')).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

/** Statements that read the graph by its indexes: each is planned, with filters that nothing fulfils. */
const PARAMS: Record<string, unknown> = {
  ...NO_FILTERS, ids: [], entities: [], people: [], parents: [], rolls: [], propositions: [], questions: [], numbers: [], subjects: {}, labels: [], at: 1, after: '', limit: 1, count: true, query: 'x', keys: 'x', captions: 'x', names: [], candidates: 1, most: 9, spellings: 1, before: 9, time: '',
  kind: null, verdict: null, support: null, opposition: null, verdicts: [], narrowed: true, start: 'x', tiedTo: {}, district: null, party: null, source: null, question: null, of: null, place: null, status: null, about: null,
  archive: null, fond: null, opis: null, delo: null, given: null, cited: null, seen: null, mode: null, relayedBy: null, noClaim: null, rare: 1, pairs: [], claims: [], constraints: [], measures: [], sources: [], as: 'SPEAKER', all: null,
}
const NAMES: readonly (PageName | `list-${ListName}` | 'list-mandates-of' | 'list-mandates-judged' | 'records' | 'find')[] = readdirSync(join(PROJECT, 'cypher/read'))
  .map((file) => file.replace('.cypher', '') as PageName)
  .filter((name) => /^(list-|.*-of-|.*-relayed-by|derivations-from|records|find|name-candidates|named-|spellings|dates-of|entries|omissions|placements|copying-|audit-|questions|counted)/.test(name) && !/^(case|verdicts|export|verify)/.test(name))

test.each(NAMES)('%s uses an index and never looks at every node', async (name) => {
  const plan = await planOf(statement(`read/${name}`))
  expect(plan.filter((operator) => operator.startsWith('AllNodesScan') || operator.startsWith('NodeByLabelScan'))).toEqual([])
  expect(plan.some((operator) => /Index|ProcedureCall/.test(operator))).toBe(true)
})

interface Plan {
  readonly operatorType: string
  readonly children: readonly Plan[]
}

async function planOf(text: string): Promise<string[]> {
  const flat = ({ operatorType, children }: Plan): string[] => [operatorType, ...children.flatMap(flat)]
  const plan = await explain(text)
  return flat(plan)
}

async function explain(text: string): Promise<Plan> {
  const { default: neo4j } = await import('neo4j-driver')
  const { uri, user, password } = testDatabase()
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  try {
    const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, { ...PARAMS, limit: neo4j.int(1), most: neo4j.int(9), spellings: neo4j.int(1) })
    if (!summary.plan) throw new Error('no plan')
    return summary.plan
  } finally {
    await driver.close()
  }
}
