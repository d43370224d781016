import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { answerFor } from '../../src/graph/provenance/index.js'
import { atHead } from '../../src/graph/read/snapshot.js'
import { verdictsAreCurrent } from '../../src/graph/verdicts.js'
import { verdictRecord } from '../../src/graph/verdicts/record.js'
import { compiled } from './dossiers.js'
import { openFresh, query } from './fresh.js'

let connection: Connection

beforeAll(async () => {
  connection = await openFresh()
})
afterAll(() => connection.close())

/** Verdicts in force at the head by proposition, as stored, and as computed from the graph as it is. */
async function verdicts(): Promise<{ stored: Record<string, unknown>; fresh: Record<string, unknown> }> {
  const { at } = await atHead(connection)
  const stored = await query('MATCH (v:Verdict)-[e:OF]->(p:Proposition) WHERE v.from <= $at AND v.until > $at AND e.from <= $at AND e.until > $at AND p.until > $at RETURN p.id AS id, properties(v) AS props', { at })
  const ids = (await query('MATCH (p:Proposition) WHERE p.from <= $at AND p.until > $at RETURN p.id AS id', { at })).map(({ id }) => String(id))
  const fresh = await answerFor(connection, at, ids, {})
  return {
    stored: Object.fromEntries(stored.map(({ id, props }) => [String(id), (props as { hash: string; name: string }).hash])),
    fresh: Object.fromEntries([...fresh].map(([id, answered]) => [id, verdictRecord(answered).hash])),
  }
}

test('a load gives every proposition a verdict, and the same load again gives nothing', async () => {
  const { revision } = await loadDossiers(connection, [compiled('chronicles')])
  expect(revision?.changes.some((change) => change.startsWith('Verdict +'))).toBe(true)
  const { stored, fresh } = await verdicts()
  expect(Object.keys(stored).length).toBeGreaterThan(5)
  expect(stored).toEqual(fresh)
  expect(await verdictsAreCurrent(connection, 1)).toBe(true)
  expect((await loadDossiers(connection, [compiled('chronicles')])).revision).toBeNull()
})
