import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comparisonWords } from '../../src/reasoning/naming.js'
import { EN } from '../../src/reasoning/words.en.js'
import type { Policy } from '../../src/reasoning/case.js'
import type { Evidence } from '../../src/reasoning/provenance.js'
import { propositionId } from '../../src/reasoning/propositions/identity.js'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { type Answered, answerFor, loadCases, propositionOf } from '../../src/graph/provenance/index.js'
import { loadRecords } from '../../src/graph/read/records.js'
import { compiled, edited } from './dossiers.js'
import { openFresh, query } from './fresh.js'

const DEATH = 'occurrence/odo/death/status:held/date:1203-03-os'
const DAY = 'occurrence/odo/death/status:held/date:1203-03-02-os'
const LATER = 'occurrence/odo/death/status:held/date:1204-os'

let connection: Connection
let at = 0

beforeAll(async () => {
  connection = await openFresh()
  at = (await loadDossiers(connection, [compiled('chronicles'), compiled('diet')])).head
})
afterAll(() => connection.close())

async function answer(id: string, policy: Policy = {}): Promise<Answered> {
  const found = (await answerFor(connection, at, [id], policy)).get(id)
  if (!found) throw new Error(`no answer on ${id}`)
  return found
}

function claims(evidence: readonly Evidence[]): string[] {
  return evidence.map(({ claim }) => claim.id).sort()
}

describe('when Odo died', () => {
  test('in March: three say so, two of them one witness; who wrote before, and who departs from his source, do not count', async () => {
    const { answer: found } = await answer(DEATH)
    expect(found.verdict).toMatchObject({ name: 'CORROBORATED', support: 'CORROBORATED', opposition: 'NONE', transmission: 'SEEN', relayedBy: [] })
    expect(found.independence.direct).toEqual({ atLeast: 2, atMost: 2, exact: true })
    expect(claims(found.affirmedBy)).toEqual(['chronicles/a-death', 'chronicles/b-death', 'chronicles/n-death'])
    expect(found.affirmedBy.find(({ claim }) => claim.id === 'chronicles/b-death')).toMatchObject({ via: DAY, path: ['annals-a', 'annals-b'] })
    expect(claims(found.untimely)).toEqual(['chronicles/early-death'])
    expect(claims(found.deviating)).toEqual(['chronicles/c-death'])
  })

  test('on the second: what is said of the month does not support the day', async () => {
    const { answer: found, case: of } = await answer(DAY)
    expect(claims(found.affirmedBy)).toEqual(['chronicles/b-death', 'chronicles/n-death'])
    expect(of.propositions.map(({ id, relation }) => [id, relation]).sort()).toEqual([[DAY, 'SELF'], [DEATH, 'WIDER'], [LATER, 'RIVAL']].sort())
  })

  test('in the year after: all others exclude it', async () => {
    const { answer: found } = await answer(LATER)
    expect(found.verdict.name).toBe('DENIED')
    expect(found.incompatible.map(({ claim, comparison }) => [claim.id, comparison.relation]).sort()).toEqual([['chronicles/a-death', 'CONFLICTS'], ['chronicles/b-death', 'CONFLICTS'], ['chronicles/n-death', 'CONFLICTS']])
    expect(found.oppositionIndependence.direct).toMatchObject({ atLeast: 2, atMost: 2 })
  })

  test('without the necrology one witness is left', async () => {
    expect((await answer(DEATH, { withoutSources: ['necrology'] })).answer.verdict.name).toBe('ATTESTED_ONCE')
  })
})

describe('figures of one question', () => {
  test('exclude each other, and who disputes one stands beside it', async () => {
    const { answer: found, case: of } = await answer('figure/of:diocese/canons/persons/date:1203-os/17..')
    expect(found.verdict.name).toBe('CONTESTED')
    expect(found.incompatible.map(({ claim, comparison }) => [claim.id, comparisonWords(comparison, { title: (id) => id }, EN)])).toEqual([['chronicles/n-canons', 'at least 17 excludes 12']])
    expect(of.claims.find(({ id }) => id === 'chronicles/a-canons')?.disputedBy).toEqual(['annals-c'])
  })
})

describe('who sat in the diet', () => {
  test('Vera: seven claims on four narrower and wider seats go back to four witnesses', async () => {
    const { answer: found } = await answer('mandate/vera/diet')
    expect(found.verdict).toMatchObject({ name: 'CORROBORATED', opposition: 'NONE' })
    expect(found.independence.direct).toEqual({ atLeast: 4, atMost: 4, exact: true })
    expect(found.independence.groups.map(({ sources, ancestors, origins }) => [sources, ancestors, origins])).toEqual([
      [['almanac'], ['almanac'], []],
      [['courier', 'evening-post'], ['courier'], []],
      // One woman wrote both.
      [['herald', 'memoir'], ['herald', 'memoir'], [{ origin: 'klara', how: 'AUTHOR', of: ['herald', 'memoir'] }]],
      // The pocket almanac took one of its two rolls from the almanac; nothing is recorded of the other.
      [['pocket-almanac'], ['pocket-almanac'], []],
    ])
    expect(found.silent).toEqual([])
  })

  test('Josef: an inference follows its premises, and one of them is denied', async () => {
    const { answer: found, case: of } = await answer('mandate/josef/diet')
    expect(found.verdict.name).toBe('ATTESTED_ONCE')
    // The pocket almanac is an excerpt of a roll that names him: its silence is a departure, and no witness.
    expect(found.silent.map(({ roll, counts, because }) => [roll.id, counts, because.kind])).toEqual([['diet/pocket-deputies', false, 'PARENT_NAMES_IT']])
    expect(claims(found.inferredBy)).toEqual(['diet/x-josef'])
    expect(found.inferredBy[0]?.weakenedBy).toMatchObject([{ claim: 'diet/m-only-deputies', why: 'CONTESTED' }])
    expect(of.propositions.filter(({ relation }) => relation === 'PREMISE').map(({ id }) => id).sort()).toEqual(['attendance/josef/diet/capacity:deputy', 'statement/about:diet/only-deputies-were-admitted'])
    // Nothing ties him to the hills, so that the roll of that district has nothing to do with him.
    expect(of.rolls.map(({ id, inScope, lists }) => [id, inScope, lists]).sort()).toEqual([['diet/almanac-deputies', 'YES', true], ['diet/pocket-deputies', 'YES', false]])
  })

  test('Karel: the paper spoke before his district voted, two rolls pass him over, and the doubt comes through another', async () => {
    const plain = 'mandate/karel/diet/district:plain'
    const { answer: found, case: of, names } = await answer(plain)
    expect(found.verdict).toMatchObject({ name: 'DOUBTED', transmission: 'PARTLY_SEEN', relayedBy: ['diet-history'] })
    expect(claims(found.untimely)).toEqual(['diet/c-karel'])
    expect(of.target.datings.map(({ status, accordingTo }) => [status, accordingTo]).sort()).toEqual([['HELD', ['herald']], ['NOT_HELD', ['memoir']]])
    expect(names.title('herald'), 'who gives an account is named, though he says nothing of Karel').toBe('The Herald')
    expect(of.rolls.map(({ id }) => id).sort(), 'the roll of the other district has nothing to do with it').toEqual(['diet/almanac-deputies', 'diet/pocket-deputies'])
    expect(found.silent.every(({ counts }) => counts)).toBe(true)
    expect(of.claims.find(({ id }) => id === 'diet/x-karel-doubt')).toMatchObject({ relay: [{ source: 'diet-history', how: 'REPORTED' }], disputedBy: ['diet-history'], cited: true, citation: 'Critic 1960: 7' })
  })

  test('a derivation that covers a roll covers its entries', async () => {
    const { case: of } = await answer('mandate/vera/diet')
    expect(of.derivations.find(({ source }) => source === 'pocket-almanac')?.scope).toEqual(expect.arrayContaining(['diet/pocket-deputies', 'diet/pocket-deputies.vera']))
    expect(of.derivations.find(({ source }) => source === 'pocket-almanac')?.scope).not.toContain('diet/pocket-hills.vera')
  })
})

test('every proposition is read back as what was compiled', async () => {
  const ids = (await query('MATCH (p:Proposition) RETURN p.id AS id')).map(({ id }) => String(id))
  const records = await loadRecords({ connection, at }, ids)
  expect([...records.values()].map((record) => propositionId(propositionOf(record))).sort()).toEqual(ids.sort())
})

test('an id that nothing has is left out, and nothing is known before the first revision', async () => {
  expect([...(await loadCases(connection, at, ['mandate/nobody/diet', DEATH])).keys()]).toEqual([DEATH])
  expect((await loadCases(connection, 0, [DEATH])).size).toBe(0)
})

describe('when an identification is withdrawn', () => {
  let head = 0
  beforeAll(async () => {
    head = (await loadDossiers(connection, [edited('diet', ['- { id: e-vera, mandate: { holder: { as: Mrs Hron, is: vera }', '- { id: e-vera, mandate: { holder: { as: Mrs Hron }'], ['{ id: h-vera, mandate: { holder: { as: Hron, is: vera }', '{ id: h-vera, mandate: { holder: { as: Hron, is: josef-elder }'])])).head
  })

  test('the answers that rested on it change by themselves', async () => {
    const found = (await answerFor(connection, head, ['mandate/vera/diet', 'mandate/josef-elder/diet'], {}))
    expect(claims(found.get('mandate/vera/diet')?.answer.affirmedBy ?? [])).toEqual(['diet/almanac-deputies.vera', 'diet/c-vera', 'diet/m-vera', 'diet/pocket-deputies.vera', 'diet/pocket-hills.vera'])
    expect(claims(found.get('mandate/josef-elder/diet')?.answer.affirmedBy ?? [])).toEqual(['diet/h-vera'])
    // Somebody has the elder Josef elected in the hills; the roll of the hills is silent about that, and not about a seat from elsewhere.
    const hills = async (id: string): Promise<unknown> => (await loadCases(connection, head, [id])).get(id)?.rolls.find((roll) => roll.id === 'diet/pocket-hills')?.inScope
    expect(await hills('mandate/josef-elder/diet')).toBe('UNKNOWN')
    expect(await hills('mandate/josef-elder/diet/district:hills/party:reform')).toBe('YES')
  })

  test('the proposition that nobody speaks of any more has an answer without claims, and the earlier revision its old one', async () => {
    const gone = 'mandate/vera/diet/district:hills/party:reform'
    expect((await answerFor(connection, head, [gone], {})).get(gone)?.answer.verdict.name).not.toBe('ATTESTED_ONCE')
    expect((await answer(gone)).answer.verdict.name).toBe('ATTESTED_ONCE')
    const { case: of } = (await answerFor(connection, head, [gone, 'mandate/vera/diet'], {})).get('mandate/vera/diet') ?? (await answer(gone))
    expect(of.propositions.map(({ id }) => id)).not.toContain(gone)
  })
})
