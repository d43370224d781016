import { beforeEach, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { withLease } from '../../src/graph/load/lease.js'
import { stage, sweep } from '../../src/graph/load/stage.js'
import type { LoadPlan } from '../../src/graph/load/plan.js'
import { FOREVER } from '../../src/graph/revision.js'
import { openFresh, query } from './fresh.js'

const PATIENCE = 240_000
const LEADING = 20_000
const MOST_EDGES = 5000

let connection: Connection

/** A record of revision 1 to which as many lead as to an assembly of a large archive. */
beforeEach(async () => {
  connection = await openFresh()
  await query("MATCH (h:Head) SET h.revision = 1 CREATE (:Record:Assembly {id: 'diet', key: 'diet@1', from: 1, until: toInteger($max)})", { max: FOREVER })
  await query(`UNWIND range(1, ${LEADING}) AS one CREATE (:Record:Mandate {id: 'mandate-' + toString(one), key: 'mandate-' + toString(one) + '@1', from: 1, until: toInteger($max)})`, { max: FOREVER })
  await query("MATCH (diet:Record {id: 'diet'}) USING INDEX SEEK diet:Record(id) MATCH (m:Record) WHERE m.id STARTS WITH 'mandate-' CREATE (m)-[:IN {from: 1, until: toInteger($max)}]->(diet)", { max: FOREVER })
  return () => connection.close()
})

const renewing: LoadPlan = { introduce: [{ id: 'diet', labels: ['Record', 'Assembly'], props: { id: 'diet', note: 'new' }, edges: [] }], retire: [{ key: 'diet@1', id: 'diet', label: 'Assembly' }], renewed: ['diet'] }

/** The edges that readers of a revision see, to the version that they see. */
async function shownAt(at: number): Promise<Record<string, number>> {
  const rows = await query('MATCH (:Record)-[e:IN]->(d:Record {id: "diet"}) WHERE e.from <= $at AND e.until > $at RETURN d.key AS key, count(e) AS edges', { at })
  return Object.fromEntries(rows.map(({ key, edges }) => [String(key), Number(edges)]))
}

/** Breaks off when a statement is about to be sent for the count-th time. */
function breakingOff(at: string, count: number): void {
  let met = 0
  connection.onStatement = (name) => {
    if (name === at && ++met === count) throw new Error('broken off')
  }
}

test('what leads to a record by the ten thousand is led to its new version in transactions of a few thousand', { timeout: PATIENCE }, async () => {
  const sent: string[] = []
  connection.onStatement = (name) => sent.push(name)
  await withLease(connection, (lease) => stage(connection, lease, renewing))
  expect(sent.filter((name) => name === 'write/relink').length).toBeGreaterThanOrEqual(LEADING / MOST_EDGES)
  expect(await shownAt(1)).toEqual({ 'diet@1': LEADING })
  expect(await shownAt(2)).toEqual({ 'diet@2': LEADING })
})

test('a load that is broken off in the midst of it shows nothing, and neither does sweeping that is', { timeout: PATIENCE }, async () => {
  breakingOff('write/relink', 3)
  await expect(withLease(connection, (lease) => stage(connection, lease, renewing))).rejects.toThrow('broken off')
  expect(await shownAt(1)).toEqual({ 'diet@1': LEADING })
  expect(await shownAt(2)).toEqual({ 'diet@1': LEADING - 2 * MOST_EDGES, 'diet@2': 2 * MOST_EDGES })
  for (const statement of ['write/sweep-retired', 'write/sweep-introduced']) {
    breakingOff(statement, 2)
    await expect(withLease(connection, (lease) => sweep(connection, lease))).rejects.toThrow('broken off')
    expect(await shownAt(1)).toEqual({ 'diet@1': LEADING })
  }
  connection.onStatement = undefined
  expect(await withLease(connection, (lease) => sweep(connection, lease))).toBeGreaterThan(0)
  expect([await shownAt(1), await shownAt(2)]).toEqual([{ 'diet@1': LEADING }, { 'diet@1': LEADING }])
  expect(await query('MATCH (n:Record) WHERE n.from > 1 OR (n.until > 1 AND n.until < $max) RETURN count(n) AS left', { max: FOREVER })).toEqual([{ left: 0 }])
})
