import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDossier } from '../../src/dossier/compile/index.js'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { findNamed } from '../../src/graph/read/find.js'
import { loadList, loadPages } from '../../src/graph/read/pages.js'
import { loadRecords, targets } from '../../src/graph/read/records.js'
import { asRecorded, atHead, type Snapshot } from '../../src/graph/read/snapshot.js'
import { PROJECT } from '../../src/paths.js'
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
