import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection, Params } from '../../src/graph/connection.js'
import { loadDossiers, retireDossier } from '../../src/graph/load/index.js'
import { answerFor } from '../../src/graph/provenance/index.js'
import { loadList } from '../../src/graph/read/pages.js'
import { atHead } from '../../src/graph/read/snapshot.js'
import { verdictsAreCurrent } from '../../src/graph/verdicts.js'
import { verdictRecord } from '../../src/graph/verdicts/record.js'
import { compiled, edited } from './dossiers.js'
import { EDITS_OF_PLACES, editsOf } from './edits.js'
import { openFresh, query } from './fresh.js'

let connection: Connection
const sent: { name: string; params: Params }[] = []

beforeAll(async () => {
  connection = await openFresh()
  connection.onStatement = (name, params) => sent.push({ name, params })
})
afterAll(() => connection.close())

/** Checksums of the verdicts in force at the head by proposition: as stored, and as computed from the graph as it is now. */
async function verdicts(): Promise<{ stored: Record<string, unknown>; fresh: Record<string, unknown> }> {
  const { at } = await atHead(connection)
  const stored = await query('MATCH (v:Verdict)-[e:OF]->(p:Proposition) WHERE v.until > $at AND e.until > $at AND p.until > $at RETURN p.id AS id, v.name AS name, v.hash AS hash', { at })
  const ids = (await query('MATCH (p:Proposition) WHERE p.until > $at RETURN p.id AS id', { at })).map(({ id }) => String(id))
  const fresh = await answerFor(connection, at, ids, {})
  return {
    stored: Object.fromEntries(stored.map(({ id, name, hash }) => [String(id), [name, hash]])),
    fresh: Object.fromEntries([...fresh].map(([id, answered]) => [id, [answered.answer.verdict.name, verdictRecord(answered).hash]])),
  }
}

async function expectTrue(what: string): Promise<void> {
  const { stored, fresh } = await verdicts()
  expect(stored, what).toEqual(fresh)
  const left = await query('MATCH (v:Verdict) WHERE v.until = 2147483647 AND NOT EXISTS { MATCH (v)-[e:OF]->(p:Proposition) WHERE e.until = v.until AND p.until = v.until } RETURN v.id AS id')
  expect(left, `verdicts on nothing ${what}`).toEqual([])
  const kept = await query('MATCH (k:Keystone) WHERE k.until = 2147483647 RETURN k.source AS source, k.asSpeaker AS asSpeaker, k.asRelay AS asRelay ORDER BY source')
  const counted = await query(`MATCH (s:Source)<-[e:HANGS_ON]-(v:Verdict) WHERE e.until = 2147483647 AND v.until = e.until AND s.until = e.until
    RETURN s.id AS source, sum(CASE e.as WHEN 'SPEAKER' THEN 1 ELSE 0 END) AS asSpeaker, sum(CASE e.as WHEN 'RELAY' THEN 1 ELSE 0 END) AS asRelay ORDER BY source`)
  expect(kept, `what hangs on sources ${what}`).toEqual(counted)
  const misnamed = await query('MATCH (k:Keystone)-[o:OF]->(s:Source) WHERE k.until = 2147483647 AND o.until = k.until AND s.until = k.until AND NOT k.caption ENDS WITH s.caption RETURN k.caption AS caption')
  expect(misnamed, `keystones called after what their sources were called before ${what}`).toEqual([])
}

async function verdictOn(proposition: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await query('MATCH (v:Verdict {proposition: $proposition}) WHERE v.until = 2147483647 RETURN properties(v) AS props', { proposition })
  return row?.['props'] as Record<string, unknown> | undefined
}

/** Propositions for which the last load put cases together. */
function judged(): Set<unknown> {
  return new Set(sent.filter(({ name }) => name === 'read/case-families').flatMap(({ params }) => params['ids'] as unknown[]))
}

describe('stored verdicts', () => {
  beforeEach(async () => {
    await loadDossiers(connection, [compiled('diet')])
    sent.length = 0
  })

  test('keep their numbers, and keystones go by the new name, when a source is called otherwise', async () => {
    await loadDossiers(connection, [edited('diet', ['title: The Courier,', 'title: The Courier of Ostrava,'])])
    await expectTrue('after a source was called otherwise')
    expect(await query("MATCH (k:Keystone {source: 'courier'}) WHERE k.until = 2147483647 RETURN k.caption AS caption")).toMatchObject([{ caption: expect.stringMatching(/on The Courier of Ostrava$/) as string }])
  })

  test('stand on every proposition, and the same load again gives no revision', async () => {
    await expectTrue('after the first load')
    expect(await verdictOn('mandate/josef/diet')).toMatchObject({
      name: 'ATTESTED_ONCE',
      support: 'SINGLE',
      opposition: 'NONE',
      transmission: 'SEEN',
      atLeast: 1,
      atMost: 1,
      exact: true,
      withInferencesAtLeast: 2,
      oppositionAtLeast: 0,
      caption: 'ATTESTED_ONCE — Josef Dub · seat in Diet of Ostrava Nova',
    })
    const hangsOn = async (proposition: string): Promise<unknown[]> => (await query('MATCH (v:Verdict {proposition: $proposition})-[e:HANGS_ON]->(s:Source) WHERE e.until = 2147483647 RETURN s.id AS source, e.as AS as, e.becomes AS becomes ORDER BY source', { proposition }))
    expect(await hangsOn('mandate/josef/diet')).toEqual([{ source: 'almanac', as: 'SPEAKER', becomes: 'INFERRED' }])
    expect(await hangsOn('mandate/karel/diet/district:plain')).toContainEqual({ source: 'diet-history', as: 'RELAY', becomes: 'MISSING' })
    expect(await query("MATCH (:Verdict)-[e:CANNOT_COUNT]->(c:Claim) WHERE e.until = 2147483647 RETURN c.id AS id")).toEqual([{ id: 'diet/c-karel' }])
    sent.length = 0
    expect((await loadDossiers(connection, [compiled('diet')])).revision).toBeNull()
    expect(judged().size).toBe(0)
  })

  test('are renewed only where a change reaches', async () => {
    await loadDossiers(connection, [edited('diet', ['- { id: m-no-plain, occurrence: { what: voting, of: [diet, plain], status: NOT_HELD } }', '- { id: m-no-plain, occurrence: { what: voting, of: [diet, plain], date: 1848-05-15 } }'])])
    // Whoever stood in the plain, and the accounts of the vote there.
    expect([...judged()].filter((id) => String(id).includes('vera'))).toEqual([])
    expect([...judged()]).toEqual(expect.arrayContaining(['mandate/karel/diet', 'mandate/karel/diet/district:plain', 'occurrence/diet+plain/voting/status:held/date:1848-06']))
    expect((await verdictOn('mandate/karel/diet/district:plain'))?.['support'], 'the paper of 20 May may have known of a vote of 15 May').toBe('SINGLE')
    await expectTrue('after the account changed')
  })

  test('follow a withdrawn identification', async () => {
    const { revision } = await loadDossiers(connection, [edited('diet', ['- { is: josef, as: "Dub, J.", because: the younger one was of age }', '- { is: josef-elder, as: "Dub, J." }'])])
    expect(revision?.changes.find((change) => change.startsWith('Verdict'))).toBeDefined()
    expect((await verdictOn('mandate/josef/diet'))?.['name']).toBe('INFERRED_BUT_MISSING')
    expect((await verdictOn('mandate/josef-elder/diet'))?.['name']).toBe('ATTESTED_ONCE')
    await expectTrue('after the identification changed')
  })

  test('are what lists are filtered by', async () => {
    const filters = { holder: null, party: null, list: null, district: null, assembly: 'diet', source: null, seats: true, support: null, opposition: null }
    const list = async (verdict: string): Promise<readonly string[]> => (await loadList(await atHead(connection), 'mandates', { ...filters, verdict: [verdict] }, { after: '', limit: 10, count: true })).ids
    expect(await list('CORROBORATED')).toEqual(['mandate/vera/diet'])
    expect(await list('MISSING')).toEqual(['mandate/karel/diet'])
    expect(await list('DENIED')).toEqual([])
  })

  test('of other rules are all given anew at the next load', async () => {
    const { at } = await atHead(connection)
    await query("MATCH (v:Verdict {proposition: 'mandate/vera/diet'}) SET v.rulesVersion = '0.0.1', v.hash = 'of other rules'")
    expect(await verdictsAreCurrent(connection, at)).toBe(false)
    const { revision } = await loadDossiers(connection, [compiled('diet')])
    expect(revision?.changes).toEqual(['Verdict +1 −1'])
    expect(await verdictsAreCurrent(connection, at + 1)).toBe(true)
    await expectTrue('after the rules changed')
  })

  test('end with what they are on', async () => {
    await retireDossier(connection, { id: 'diet', by: 'Test', why: 'out of the graph' })
    expect(await query('MATCH (n:Verdict) WHERE n.until = 2147483647 RETURN n.id AS id')).toEqual([])
  })
})

test('stored verdicts equal those computed afresh, whatever is edited', async () => {
  const edits = editsOf([compiled('diet'), compiled('chronicles'), compiled('itinerary')], 1848)
  await loadDossiers(connection, edits.dossiers)
  const names = new Set<string>()
  for (let step = 1; step <= 18; step++) {
    const what = edits.next()
    await loadDossiers(connection, edits.dossiers)
    await expectTrue(`after edit ${step}: ${what}`)
    names.add(JSON.stringify((await verdicts()).stored))
  }
  expect(names.size, 'the edits change verdicts').toBeGreaterThan(5)
}, 240_000)

describe('where places lie', () => {
  const inTown = 'occurrence/bolko/place:hradek/coronation/status:held'
  const inMarch = 'occurrence/bolko/place:north-march/coronation/status:held'

  test('decides how the accounts of one event stand to each other, and a place that is moved renews their verdicts, and no others', async () => {
    await loadDossiers(connection, [compiled('itinerary'), compiled('diet')])
    expect(await verdictOn(inMarch)).toMatchObject({ support: 'CORROBORATED', atLeast: 3, excludedBy: 2 })
    expect(await verdictOn(inTown)).toMatchObject({ support: 'CORROBORATED', atLeast: 2, excludedBy: 2 })
    sent.length = 0
    await loadDossiers(connection, [edited('itinerary', ['hradek: { name: Hradek, kind: TOWN, within: north-march }', 'hradek: { name: Hradek, kind: TOWN, within: south-march }'])])
    expect(judged()).toContain(inTown)
    expect([...judged()].filter((id) => !String(id).includes('occurrence/bolko/'))).toEqual([])
    expect(await verdictOn(inMarch)).toMatchObject({ support: 'SINGLE', atLeast: 1 })
    await expectTrue('after the town was put elsewhere')
  })

  test('is followed by stored verdicts, whatever is edited of it', async () => {
    const edits = editsOf([compiled('itinerary')], 1203, EDITS_OF_PLACES)
    await loadDossiers(connection, edits.dossiers)
    const seen = new Set<string>()
    for (let step = 1; step <= 10; step++) {
      const what = edits.next()
      await loadDossiers(connection, edits.dossiers)
      await expectTrue(`after edit ${step}: ${what}`)
      seen.add(JSON.stringify((await verdicts()).stored))
    }
    expect(seen.size, 'the edits change verdicts').toBeGreaterThan(3)
  }, 120_000)
})
