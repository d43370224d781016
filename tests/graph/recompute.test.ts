import { afterAll, beforeAll, expect, test } from 'vitest'
import { progressText } from '../../src/cli/progress.js'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers, recomputeVerdicts } from '../../src/graph/load/index.js'
import { atHead } from '../../src/graph/read/snapshot.js'
import { verifyGraph } from '../../src/graph/verify.js'
import { compiled } from './dossiers.js'
import { openFresh, query } from './fresh.js'

let connection: Connection

beforeAll(async () => {
  connection = await openFresh()
  await loadDossiers(connection, [compiled('diet')])
})
afterAll(() => connection.close())

test('verdicts that are true are found so, and make no revision', async () => {
  const steps: [done: number, total: number][] = []
  const { revision, head } = await recomputeVerdicts(connection, { progress: (_, done, total) => steps.push([done, total]) })
  expect([revision, head]).toEqual([null, 1])
  const [{ count } = { count: 0 }] = await query('MATCH (v:Verdict) WHERE v.until = 2147483647 RETURN count(v) AS count')
  expect(steps.at(-1)).toEqual([count, count])
})

test('a verdict that somebody changed and one that is lost come right as one revision', async () => {
  const stored = async (): Promise<unknown> => query("MATCH (v:Verdict) WHERE v.until = 2147483647 RETURN v.proposition AS id, v.name AS name, v.hash AS hash ORDER BY id")
  const before = await stored()
  await query("MATCH (v:Verdict {proposition: 'mandate/vera/diet'}) SET v.name = 'DENIED', v.hash = 'changed'")
  await query("MATCH (v:Verdict {proposition: 'mandate/karel/diet'}) DETACH DELETE v")
  const { revision } = await recomputeVerdicts(connection, { why: 'to make sure' })
  expect(revision).toMatchObject({ number: 2, why: 'to make sure', changes: ['Verdict +2 −1'] })
  expect(await stored()).toEqual(before)
  expect((await verifyGraph(connection)).findings.flatMap(({ faults }) => faults)).toEqual([])
})

test('numbers of what hangs on a source that somebody changed or removed are counted anew, also where every verdict is true', async () => {
  const stored = async (): Promise<unknown> => query('MATCH (k:Keystone) WHERE k.until = 2147483647 RETURN k.source AS id, k.asSpeaker AS asSpeaker, k.asRelay AS asRelay, k.rank AS rank ORDER BY id')
  const before = await stored()
  const head = (await atHead(connection)).at
  await query('MATCH (k:Keystone) WHERE k.until = 2147483647 WITH k ORDER BY k.rank LIMIT 1 SET k.asSpeaker = k.asSpeaker + 7')
  await query('MATCH (k:Keystone) WHERE k.until = 2147483647 WITH k ORDER BY k.rank DESC LIMIT 1 DETACH DELETE k')
  expect(await stored()).not.toEqual(before)
  expect((await recomputeVerdicts(connection)).revision).toMatchObject({ number: head + 1, changes: [] })
  expect(await stored()).toEqual(before)
  expect((await verifyGraph(connection)).findings.flatMap(({ faults }) => faults)).toEqual([])
  expect((await recomputeVerdicts(connection)).revision).toBeNull()
})

test('progress is told with its rate and what is left', () => {
  expect(progressText('verdicts', 500, 2000, 10)).toBe('verdicts [######..................] 25 %, 500 of 2,000, 50 a second, 30 s left')
  expect(progressText('verdicts', 2000, 2000, 400)).toBe('verdicts [########################] 100 %, 2,000 of 2,000, 5.0 a second')
  expect(progressText('verdicts', 0, 9000, 0)).toBe('verdicts [........................] 0 %, 0 of 9,000')
  expect(progressText('verdicts', 1000, 500_000, 10)).toContain('1 h 23 min left')
})
