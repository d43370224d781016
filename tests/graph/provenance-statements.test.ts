import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection, Params } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { answerFor } from '../../src/graph/provenance/index.js'
import { FOREVER } from '../../src/graph/revision.js'
import { renewVerdicts, verdictsAreCurrent } from '../../src/graph/verdicts.js'
import { affectedBy } from '../../src/graph/verdicts/touched.js'
import { RULES_VERSION } from '../../src/reasoning/verdict.js'
import { compiled, edited } from './dossiers.js'
import { openFresh, query } from './fresh.js'
import { profile, scans } from './plans.js'

let connection: Connection
const sent: { name: string; params: Params }[] = []

beforeAll(async () => {
  connection = await openFresh()
  await loadDossiers(connection, [compiled('chronicles'), compiled('diet')])
  await loadDossiers(connection, [edited('diet', ['made: 1848-05-22', 'made: 1848-05-23'])])
  connection.onStatement = (name, params) => sent.push({ name, params })
})
afterAll(() => connection.close())

async function ids(limit: number): Promise<string[]> {
  return (await query('MATCH (p:Proposition) WHERE p.until > 2 RETURN DISTINCT p.id AS id ORDER BY id LIMIT toInteger($limit)', { limit })).map(({ id }) => String(id))
}

test('ten answers take the statements of one, in the same order', async () => {
  sent.length = 0
  await answerFor(connection, 2, await ids(1), {})
  const one = sent.map(({ name }) => name)
  sent.length = 0
  expect((await answerFor(connection, 2, await ids(10), {})).size).toBe(10)
  expect(sent.map(({ name }) => name)).toEqual(one)
  expect(one).toHaveLength(9)
})

test('every statement of an answer, and of what a revision touches, starts from an index', async () => {
  sent.length = 0
  await answerFor(connection, 2, await ids(100), {})
  await renewVerdicts(connection, 2, (part) => {
    expect(part.renewed).toEqual([])
    return Promise.resolve()
  })
  const everything = await affectedBy(connection, 2, { withoutSources: ['annals-a'], withoutRelays: ['diet-history'], withoutReadings: ['diet/no-reading'], withoutIdentifications: ['diet/no-mention'], acceptSuspected: true, ignoreInferences: true, ignoreSilence: true })
  expect(everything.length).toBeGreaterThan(10)
  const statements = new Map(sent.map(({ name, params }) => [name, params]))
  expect([...statements.keys()].filter((name) => name.includes('verdicts-')).length).toBeGreaterThan(6)
  for (const [name, params] of statements) {
    const { operators } = await profile(name, params)
    expect({ name, scans: scans(operators), index: operators.some((operator) => operator.includes('Index')) }).toEqual({ name, scans: [], index: true })
  }
})

test('a policy that bears on more than one request follows is refused before it is followed', async () => {
  await expect(affectedBy(connection, 2, { ignoreSilence: true, ignoreInferences: true, withoutSources: ['annals-a'] }, 1)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('more than 1 claims') as string })
})

test('whether verdicts are by the rules of this version costs nothing for all that were retired', async () => {
  const hits = async (): Promise<number> => (await profile('read/verdicts-currency', { at: 2, version: RULES_VERSION, max: FOREVER })).hits
  const before = await hits()
  await query("UNWIND range(1, 2000) AS number CREATE (:Verdict {rulesVersion: '0.9.0', from: 1, until: 2})")
  expect(await hits()).toBeLessThanOrEqual(before + 10)
  expect(await verdictsAreCurrent(connection, 2)).toBe(true)
  await query("MATCH (v:Verdict {rulesVersion: '0.9.0'}) DELETE v")
})

test('what another dossier holds costs an answer nothing', async () => {
  const [family] = (await query("MATCH (p:Proposition {kind: 'office'}) RETURN p.id AS id ORDER BY id LIMIT 1")).map(({ id }) => String(id))
  const hits = async (): Promise<number[]> => {
    sent.length = 0
    await answerFor(connection, 2, [family ?? ''], {})
    const counted: number[] = []
    for (const { name, params } of [...sent]) counted.push((await profile(name, params)).hits)
    return counted
  }
  const before = await hits()
  // A scan of what is added would cost a hit for each claim at least; plans may differ a little with the statistics.
  const more = Array.from({ length: 1000 }, (_, index) => `- { id: c-more-${index}, mandate: { holder: klara } }\n      `).join('')
  await loadDossiers(connection, [edited('diet', ['- { id: c-hills,', `${more}- { id: c-hills,`])])
  const after = await hits()
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
  expect(after).toHaveLength(before.length)
  expect(sum(after)).toBeLessThan(sum(before) * 1.1)
})
