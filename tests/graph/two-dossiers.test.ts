import { beforeEach, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers, retireDossier } from '../../src/graph/load/index.js'
import { verifyGraph } from '../../src/graph/verify.js'
import { compiled, edited } from './dossiers.js'
import { openFresh, query } from './fresh.js'
import { head, viewAt } from './view.js'

let connection: Connection

beforeEach(async () => {
  connection = await openFresh()
  return () => connection.close()
})

const sound = async (): Promise<boolean> => (await verifyGraph(connection)).sound

/** The records of the graph without verdicts, which depend on all dossiers together. */
const recordsAt = async (at: number): Promise<string[]> => (await viewAt(at)).filter((line) => !line.includes('"Verdict"') && !/"OF","(figure|occurrence|office)/.test(line))

test('two dossiers share people and propositions, and each keeps its own claims', async () => {
  await loadDossiers(connection, [compiled('chronicles')])
  const { revision } = await loadDossiers(connection, [compiled('letters')])
  expect(revision?.changes.filter((change) => change.includes('−') && !change.startsWith('Verdict'))).toEqual([])
  expect(await query("MATCH (n:Person {id: 'odo'}) RETURN n.from AS since")).toEqual([{ since: 1 }])
  const claims = await query("MATCH (c:Claim)-[:ABOUT]->(p:Proposition)-[:HELD_BY]->(:Person {id: 'odo'}) RETURN DISTINCT c.dossier AS dossier ORDER BY dossier")
  expect(claims).toEqual([{ dossier: 'chronicles' }, { dossier: 'letters' }])
  expect(await sound()).toBe(true)
})

test('the order of loading, and loading together, make the same graph', async () => {
  await loadDossiers(connection, [compiled('chronicles')])
  await loadDossiers(connection, [compiled('letters')])
  const oneWay = await viewAt(2)
  await connection.close()
  connection = await openFresh()
  await loadDossiers(connection, [compiled('letters')])
  await loadDossiers(connection, [compiled('chronicles')])
  expect(await viewAt(2)).toEqual(oneWay)
  await connection.close()
  connection = await openFresh()
  await loadDossiers(connection, [compiled('letters'), compiled('chronicles')])
  expect(await viewAt(1)).toEqual(oneWay)
})

test('removing one keeps what the other says and all that is shared', async () => {
  await loadDossiers(connection, [compiled('chronicles')])
  const alone = await recordsAt(1)
  await loadDossiers(connection, [compiled('letters')])
  await retireDossier(connection, { id: 'letters', by: 'Test', why: 'withdrawn' })
  expect(await recordsAt(3)).toEqual(alone)
  expect(await query("MATCH (n:Person {until: 2147483647}) RETURN n.id AS id ORDER BY id")).toEqual([{ id: 'anselm' }, { id: 'odo' }, { id: 'otto' }])
  expect((await viewAt(2)).some((line) => line.includes('letters/l-death'))).toBe(true)
  expect(await sound()).toBe(true)
})

test('a shared entity goes when the last dossier drops it', async () => {
  await loadDossiers(connection, [compiled('chronicles'), compiled('letters')])
  await retireDossier(connection, { id: 'chronicles', by: 'Test', why: 'withdrawn' })
  expect(await query("MATCH (n:Person {until: 2147483647}) RETURN n.id AS id ORDER BY id")).toEqual([{ id: 'anselm' }, { id: 'gerta' }, { id: 'odo' }])
  await retireDossier(connection, { id: 'letters', by: 'Test', why: 'withdrawn' })
  expect(await viewAt(3)).toEqual([])
  expect(await sound()).toBe(true)
})

test('the same id in other words is refused, by name, and nothing changes', async () => {
  await loadDossiers(connection, [compiled('chronicles')])
  const before = await viewAt(1)
  const other = edited('letters', ['odo: { name: Odo, note: the bishop }', 'odo: { name: Odo, note: the miller }'])
  await expect(loadDossiers(connection, [other])).rejects.toMatchObject({ code: 'SHARED_CONFLICT', message: expect.stringMatching(/"letters".*"chronicles".*"odo"/) as string })
  expect(await head()).toBe(1)
  expect(await viewAt(1)).toEqual(before)
  expect(await viewAt(2)).toEqual(before)
})

test('both may change it together', async () => {
  const change = ['odo: { name: Odo, note: the bishop }', 'odo: { name: Odo, note: the first bishop }'] as const
  await loadDossiers(connection, [compiled('chronicles'), compiled('letters')])
  await expect(loadDossiers(connection, [edited('letters', change)])).rejects.toMatchObject({ code: 'SHARED_CONFLICT' })
  const { revision } = await loadDossiers(connection, [edited('chronicles', change), edited('letters', change)])
  expect(revision?.changes).toEqual(['Person +1 −1'])
  expect(await sound()).toBe(true)
})

test('two dossiers that disagree in one command are refused too', async () => {
  const other = edited('letters', ['diocese: { name: Diocese of Ostrava Nova }', 'diocese: { name: Diocese of Nova }'])
  await expect(loadDossiers(connection, [compiled('chronicles'), other])).rejects.toMatchObject({ code: 'SHARED_CONFLICT' })
  expect(await viewAt(1)).toEqual([])
})

test('one figure in two wordings is one proposition, whichever dossier comes first, and each claim keeps its own words', async () => {
  // "no fewer than 17" beside the chronicles' "at least 17".
  const reworded = edited('letters', ['value: 14', 'value: no fewer than 17'])
  await loadDossiers(connection, [compiled('chronicles')])
  await loadDossiers(connection, [reworded])
  expect((await loadDossiers(connection, [reworded])).revision).toBeNull()
  expect((await loadDossiers(connection, [compiled('chronicles')])).revision).toBeNull()
  const words = await query("MATCH (c:Claim)-[:ABOUT]->(p:Figure {measure: 'canons', valueMin: 17, until: 2147483647}) RETURN count(DISTINCT p) AS propositions, collect(c.dossier + ': ' + c.valueWritten) AS words")
  expect(words[0]?.['propositions']).toBe(1)
  expect((words[0]?.['words'] as string[]).sort()).toEqual(['chronicles: at least 17', 'letters: no fewer than 17'])
  const oneWay = await viewAt(await head())
  await connection.close()
  connection = await openFresh()
  await loadDossiers(connection, [reworded])
  await loadDossiers(connection, [compiled('chronicles')])
  expect(await viewAt(await head())).toEqual(oneWay)
})
