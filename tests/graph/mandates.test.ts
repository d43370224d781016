import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection, Row } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { loadList } from '../../src/graph/read/pages.js'
import { atHead, type Snapshot } from '../../src/graph/read/snapshot.js'
import { compiled } from './dossiers.js'
import { openFresh, query } from './fresh.js'

let connection: Connection
let head: Snapshot
let mandates: readonly Row[]
const ANY = { holder: null, assembly: null, district: null, list: null, party: null, source: null }
const EDGES = { holder: 'HELD_BY', assembly: 'SEAT_IN', district: 'FROM_DISTRICT', list: 'ON_LIST', party: 'FOR_PARTY' } as const

beforeAll(async () => {
  connection = await openFresh()
  await loadDossiers(connection, [compiled('diet')])
  head = await atHead(connection)
  // What each mandate, or a narrower one that entails it, is tied to, told by a text of the test's own.
  mandates = await query(`MATCH (n:Mandate)<-[o:OF]-(v:Verdict) WHERE n.until = 2147483647 AND o.until = n.until AND v.until = n.until
    MATCH (m:Mandate)-[e]->(x:Record) WHERE e.until = n.until AND (m = n OR EXISTS { MATCH (m)-[w:ENTAILS]->(n) WHERE w.until = n.until })
    OPTIONAL MATCH (c:Claim)-[a:ABOUT]->(m) WHERE a.until = n.until
    RETURN n.id AS id, n.seat AS seat, v.name AS name, v.support AS support, v.opposition AS opposition,
      collect(DISTINCT type(e) + ' ' + x.id) AS narrow, collect(DISTINCT CASE WHEN m = n THEN type(e) + ' ' + x.id END) AS own, collect(DISTINCT c.source) AS sources ORDER BY id`)
})
afterAll(() => connection.close())

const has = (row: Row, part: string, value: string): boolean => (row[part] as string[]).includes(value)

/** Ids of the mandates that fit, found one by one. */
function expected(seats: boolean, ties: Readonly<Record<string, string | null>>, fits: (row: Row) => boolean): string[] {
  return mandates.flatMap((row) => {
    const tied = Object.entries(ties).every(([tie, id]) => id === null || (tie === 'source' ? has(row, 'sources', id) : has(row, tie === 'holder' || tie === 'assembly' ? 'own' : 'narrow', `${EDGES[tie as keyof typeof EDGES]} ${id}`)))
    return row['seat'] === seats && tied && fits(row) ? [String(row['id'])] : []
  })
}

const VERDICTS = [
  { verdict: null, support: null, opposition: null },
  { verdict: ['CORROBORATED', 'MISSING', 'CONTESTED'], support: null, opposition: null },
  { verdict: null, support: ['SINGLE', 'INFERRED'], opposition: null },
  { verdict: ['ATTESTED_ONCE', 'CONTESTED'], support: ['SINGLE'], opposition: ['NONE', 'DENIAL'] },
]

test('mandates are found by any of their filters, wherever the search starts', async () => {
  const tied = [...new Set(mandates.flatMap((row) => row['narrow'] as string[]))].flatMap((text) => {
    const [edge = '', id = ''] = text.split(' ')
    const tie = Object.entries(EDGES).find(([, type]) => type === edge)?.[0]
    return tie === undefined ? [] : [{ ...ANY, [tie]: id }]
  })
  const sources = [...new Set(mandates.flatMap((row) => row['sources'] as string[]))].map((source) => ({ ...ANY, source }))
  const pairs = tied.slice(0, 4).flatMap((one) => sources.slice(0, 2).map(({ source }) => ({ ...one, source })))
  let nonempty = 0
  for (const ties of [ANY, ...tied.slice(0, 12), ...sources.slice(0, 4), ...pairs.slice(0, 4)])
    for (const wanted of VERDICTS)
      for (const seats of [true, false]) {
        const fits = (row: Row): boolean => [wanted.verdict?.includes(String(row['name'])), wanted.support?.includes(String(row['support'])), wanted.opposition?.includes(String(row['opposition']))].every((found) => found ?? true)
        const all = expected(seats, ties, fits)
        const found = await loadList(head, 'mandates', { ...ties, ...wanted, seats }, { after: '', limit: 100, count: true })
        expect({ ...ties, ...wanted, seats, ids: found.ids, total: found.total }).toEqual({ ...ties, ...wanted, seats, ids: all, total: all.length })
        if (all.length < 2) continue
        nonempty++
        const rest = await loadList(head, 'mandates', { ...ties, ...wanted, seats }, { after: all[0] ?? '', limit: 1, count: false })
        expect(rest.ids).toEqual([all[1]])
        // Where too much is tied to start from, their verdicts or their order lead to the same.
        const verdicts = wanted.verdict === null && wanted.support === null ? null : [...new Set(mandates.filter(fits).map((row) => JSON.stringify([row['support'], row['opposition']])))].map((pair) => JSON.parse(pair) as unknown)
        const [slow] = await connection.read(verdicts === null ? 'read/list-mandates' : 'read/list-mandates-judged', { tiedTo: ties, seats, verdicts, narrowed: true, at: head.at, after: '', limit: 100, count: true })
        expect([slow?.['ids'], slow?.['total']]).toEqual([all, all.length])
      }
  expect(nonempty).toBeGreaterThan(10)
})

test('questions in dispute are those with several answers, those first of which two exclude each other', async () => {
  await loadDossiers(connection, [compiled('chronicles'), compiled('itinerary')])
  const at = await atHead(connection)
  const rows = await query(`MATCH (q:Question)<-[e:ANSWERS]-(p:Proposition)<-[o:OF]-(v:Verdict)
    WHERE q.until = 2147483647 AND e.until = q.until AND p.until = q.until AND o.until = q.until AND v.until = q.until
    WITH q.id AS id, count(DISTINCT p.id) AS answers, max(CASE WHEN v.excludedBy > 0 AND v.support <> 'NONE' THEN 1 ELSE 0 END) AS excluded
    WHERE answers > 1 OR excluded = 1
    RETURN id ORDER BY 1 - excluded, id`)
  const found = await loadList(at, 'questions', {}, { after: '', limit: 1000, count: true })
  expect(found.ids).toEqual(rows.map(({ id }) => id))
  expect(found.total).toBe(rows.length)
  expect(rows.length).toBeGreaterThan(4)
  const [one, two] = found.cursors
  expect((await loadList(at, 'questions', {}, { after: one ?? '', limit: 1, count: false })).cursors).toEqual([two])
})

test('what is tied to a source are the claims that a search from it goes through, and not what else leads to it', async () => {
  const rows = await query("MATCH (s:Source)<-[:IN]-(t:Citation) RETURN s.id AS id, count(t) + sum(COUNT { (t)<-[:CITED_AT]-() }) AS degree, COUNT { (s)<-[:HANGS_ON]-() } AS others ORDER BY id")
  expect(rows.some(({ others }) => Number(others) > 0)).toBe(true)
  const degrees = await connection.read('read/degrees', { ids: rows.map(({ id }) => id), most: 20_001 })
  expect(Object.fromEntries(degrees.map(({ id, degree }) => [id, degree]))).toEqual(Object.fromEntries(rows.map(({ id, degree }) => [id, degree])))
})
