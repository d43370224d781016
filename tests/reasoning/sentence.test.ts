import { describe, expect, it } from 'vitest'
import type { Policy, ProvenanceCase } from '../../src/reasoning/case.js'
import { provenance } from '../../src/reasoning/provenance.js'
import { independenceWords, sentence } from '../../src/reasoning/sentence.js'
import { EN } from '../../src/reasoning/words.en.js'
import { about, build, claim, copy, event, namesOf, relayedBy, roll, source } from './cases.js'

const say = (of: ProvenanceCase, policy: Policy = {}): string => sentence(provenance(of, policy), namesOf(of), EN)
const target = about('office', 'SELF', { caption: 'Odo · bishop · Ostrava Nova' })
const annals = source('annals', '1210', 'Annals of the chapter')
const epitome = source('epitome', '1300', 'Epitome')
const necrology = source('necrology', '1250', 'Necrology')
const on = (id: string, rest: Parameters<typeof claim>[1] = {}): ReturnType<typeof claim> => claim(id, { proposition: 'office', ...rest })

describe('what a careful historian would write', () => {
  it('of one witness and its copy', () => {
    expect(say(build({ target, sources: [annals, epitome], claims: [on('annals-1', { citation: 'f. 3r' }), on('epitome-1', { citation: 'p. 40' })], derivations: [copy('epitome', 'annals')] }))).toBe(
      'Odo · bishop · Ostrava Nova: two sources affirm it directly and go back to one witness. Nothing recorded speaks against it. Directly: Annals of the chapter (f. 3r). Also directly: Epitome (p. 40), which goes back to Annals of the chapter. Confirmed by sources that the encoder saw.',
    )
  })

  it('of several independent witnesses, with a suspected tie that would change the count', () => {
    expect(say(build({ target, sources: [annals, necrology], claims: [on('annals-1'), on('necrology-1', { citation: '2 March' })], derivations: [copy('necrology', 'annals', { suspected: true })] }))).toBe(
      'Odo · bishop · Ostrava Nova: two witnesses, independent as far as recorded, affirm it directly. Nothing recorded speaks against it. Directly: Annals of the chapter (f. 1) and Necrology (2 March). Confirmed by sources that the encoder saw. It is suspected that Necrology derives from Annals of the chapter. If so, one witness remains instead of two witnesses.',
    )
  })

  it('never says confirmed of what was only relayed, nor of what is denied', () => {
    const relayed = say(build({ target, sources: [annals, epitome], claims: [on('annals-1', { relay: relayedBy('epitome') })] }))
    expect(relayed).toContain('All of it is relayed by Epitome; the encoder saw none of these sources.')
    expect(relayed).not.toMatch(/confirm/i)
    expect(say(build({ target, claims: [on('annals-1'), on('denier-1', { stance: 'DENIES' })] }))).not.toMatch(/confirm/i)
    expect(say(build({ target, claims: [] }))).toBe('Odo · bishop · Ostrava Nova: no source affirms it, and nothing recorded speaks against it.')
  })

  it('says of what does not count why it does not', () => {
    const dated = about('office', 'SELF', { caption: 'Odo · bishop', datings: [event('1203-05', 'HELD', ['annals']), event(null, 'NOT_HELD', ['necrology'])] })
    const of = build({ target: dated, sources: [annals, epitome, necrology, source('early', '1190', 'Early roll')], claims: [on('early-1'), on('epitome-1', { deviatesFrom: ['annals'] })], derivations: [copy('epitome', 'annals')] })
    expect(say(of)).toBe(
      'Odo · bishop: no claim that counts affirms it, and nothing recorded speaks against it. Early roll (f. 1) is not counted: it is dated 1190, before the event of 1203-05 (according to Annals of the chapter); according to Necrology the event was not held at all. Epitome (f. 1) is not counted: it departs from what it derives from, and no other basis is stated.',
    )
  })

  it('of a contest, with the silent roll and what is not among the names reproduced', () => {
    const rival = about('rival', 'RIVAL', { caption: 'Otto · bishop · Ostrava Nova', comparison: { relation: 'CONFLICTS', differsIn: ['VALUE'], because: { kind: 'ANSWER', parts: [{ dimension: 'VALUE', relation: 'CONFLICTS', left: { text: 'Otto' }, right: { text: 'Odo' } }] } } })
    const of = build({
      target,
      propositions: [rival],
      sources: [annals, epitome, necrology],
      claims: [on('annals-1', { disputedBy: ['epitome'] }), claim('necrology-1', { proposition: 'rival', citation: 'p. 2' })],
      rolls: [roll('list-1', { caption: 'Bishops in the cathedral', completeClaimedBy: 'list' }), roll('other-1', { caption: 'Bishops in the crypt', known: 'REPRODUCED' })],
    })
    expect(say(of)).toBe(
      'Odo · bishop · Ostrava Nova: one witness affirms it directly, but another account excludes it. Directly: Annals of the chapter (f. 1), disputed by Epitome. Not to be reconciled with it: Necrology (p. 2); Otto excludes Odo. Silent, though called complete by list: Bishops in the cathedral. Not among the names that are reproduced from Bishops in the crypt. The encoder saw all of these sources.',
    )
  })

  it('says what falls under a policy', () => {
    const of = build({ target, sources: [annals, epitome], claims: [on('annals-1'), on('epitome-1')], derivations: [copy('epitome', 'annals')] })
    expect(say(of, { withoutSources: ['annals'] })).toContain('Epitome (f. 1) is not counted: what it rests on is set aside.')
  })
})

describe('the count in words', () => {
  const bounds = (atLeast: number, atMost = atLeast, exact = true): { atLeast: number; atMost: number; exact: boolean } => ({ atLeast, atMost, exact })
  it.each([
    [bounds(1), bounds(1), bounds(1), 'one witness, independent as far as recorded'],
    [bounds(1, 2), bounds(2, 3), bounds(1, 3), 'between one and two witnesses, independent as far as recorded; with inferences between two and three witnesses; if suspected derivations hold between one and three witnesses'],
    [bounds(0), bounds(1), bounds(1), 'no witness; with inferences one witness, independent as far as recorded'],
    [bounds(2, 4, false), bounds(2, 4, false), bounds(2, 4, false), 'at least two and at most four witnesses, independent as far as recorded'],
    [bounds(15, 15, false), bounds(15, 15, false), bounds(15, 15, false), 'at least 15 witnesses, independent as far as recorded'],
  ])('%#', (direct, withInferences, withSuspected, words) => {
    expect(independenceWords({ direct, withInferences, withSuspected, groups: [] }, EN)).toBe(words)
  })
})
