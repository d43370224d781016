import { describe, expect, it } from 'vitest'
import type { CaseRoll, ProvenanceCase } from '../../src/reasoning/case.js'
import { provenance } from '../../src/reasoning/provenance.js'
import { about, build, claim, copy, event, roll, source } from './cases.js'

const seat = about('seat', 'SELF', { datings: [event('1203-05')] })
const listed = (made: string | null, rest: Partial<CaseRoll> = {}): ProvenanceCase => build({ target: seat, sources: [source('annals', '1210'), source('list', made)], claims: [claim('annals-1')], rolls: [roll('list-1', rest)] })
const verdictOf = (of: ProvenanceCase): [string, string[]] => {
  const { verdict, silent } = provenance(of)
  return [verdict.opposition, silent.map(({ because }) => because.kind)]
}

describe('a silence counts', () => {
  it('only for a roll called complete, in scope, made afterwards, and known in full', () => {
    expect(verdictOf(listed('1204'))).toEqual(['SILENCE', ['KNOWN_IN_FULL']])
    expect(verdictOf(listed('1204', { completeClaimedBy: null }))).toEqual(['NONE', ['NOT_CALLED_COMPLETE']])
    expect(verdictOf(listed('1204', { inScope: 'UNKNOWN' }))).toEqual(['NONE', ['SCOPE_UNKNOWN']])
    expect(verdictOf(listed('1204', { inScope: 'NO' }))).toEqual(['NONE', []])
    expect(verdictOf(listed('1204', { known: 'REPRODUCED' }))).toEqual(['NONE', ['REPRODUCED_IN_PART']])
    expect(verdictOf(listed('1204', { lists: true }))).toEqual(['NONE', []])
  })

  it('by its date only where that is certainly after the earliest day on which the fact could be known', () => {
    expect(verdictOf(listed('1203-04'))).toEqual(['NONE', ['MADE_BEFORE']])
    expect(verdictOf(listed('1203'))).toEqual(['NONE', ['PERHAPS_MADE_BEFORE']])
    expect(verdictOf(listed('../1210'))).toEqual(['NONE', ['PERHAPS_MADE_BEFORE']])
    expect(verdictOf(listed(null))).toEqual(['NONE', ['UNDATED']])
    expect(verdictOf(listed('1204/..'))).toEqual(['SILENCE', ['KNOWN_IN_FULL']])
    expect(verdictOf(build({ claims: [claim('annals-1')], rolls: [roll('list-1')] }))).toEqual(['SILENCE', ['KNOWN_IN_FULL']])
  })

  it('where the omission is reported, though the roll is known in part; the report by itself is no opposition', () => {
    const omits = claim('reader-1', { stance: 'OMITS', omittedFrom: ['list-1'] })
    const report = (rest: Partial<CaseRoll>): ProvenanceCase => build({ claims: [claim('annals-1'), omits], rolls: [roll('list-1', rest)] })
    expect(verdictOf(report({ known: 'REPRODUCED' }))).toEqual(['SILENCE', ['REPORTED']])
    expect(verdictOf(report({ known: 'REPRODUCED', completeClaimedBy: null }))).toEqual(['NONE', ['NOT_CALLED_COMPLETE']])
    expect(verdictOf(report({ known: 'REPRODUCED', inScope: 'UNKNOWN' }))).toEqual(['NONE', ['SCOPE_UNKNOWN']])
    expect(provenance(report({ known: 'REPRODUCED' })).contestedBy.map((item) => item.claim.id)).toEqual(['reader-1'])
    expect(provenance(report({ known: 'REPRODUCED' }), { withoutSources: ['reader'] }).verdict.opposition).toBe('NONE')
  })

  it('never as a refutation', () => {
    expect(provenance(listed('1204')).verdict.name).toBe('ATTESTED_ONCE_BUT_MISSING')
  })

  it('not by the word of somebody whom the policy does not hear, nor where silence is set aside', () => {
    const of = listed('1204', { completeClaimedBy: 'editor' })
    expect(provenance(of).verdict.opposition).toBe('SILENCE')
    expect(provenance(of, { withoutSources: ['editor'] }).verdict.opposition).toBe('NONE')
    expect(provenance(of, { ignoreSilence: true })).toMatchObject({ verdict: { opposition: 'NONE' }, silent: [{ counts: false, because: { kind: 'SET_ASIDE' } }] })
  })
})

describe('a copied silence', () => {
  const two = (original: Partial<CaseRoll>, rest: Partial<ProvenanceCase> = {}): ProvenanceCase => build({ claims: [claim('annals-1')], rolls: [roll('list-1', original), roll('copy-1')], derivations: [copy('copy', 'list')], ...rest })

  it('adds nothing beyond its parent’s, and no witness', () => {
    const answer = provenance(two({}))
    expect(answer.silent.map(({ roll: { id }, addsNothingBeyond }) => [id, addsNothingBeyond])).toEqual([['copy-1', ['list']], ['list-1', []]])
    expect(answer.oppositionIndependence.direct).toMatchObject({ atLeast: 1, atMost: 1 })
    expect(provenance(two({}, { derivations: [] })).oppositionIndependence.direct).toMatchObject({ atLeast: 2, atMost: 2 })
  })

  it('says nothing where the parent’s says nothing', () => {
    expect(verdictOf(two({ completeClaimedBy: null }))).toEqual(['NONE', ['PARENT_SAYS_NOTHING', 'NOT_CALLED_COMPLETE']])
    expect(verdictOf(two({ known: 'REPRODUCED' }))).toEqual(['SILENCE', ['KNOWN_IN_FULL', 'REPRODUCED_IN_PART']])
  })

  it('is a departure where every parent names the man', () => {
    expect(verdictOf(two({ lists: true }))).toEqual(['NONE', ['PARENT_NAMES_IT']])
    expect(verdictOf(two({ lists: true }, { derivations: [copy('copy', 'list'), copy('copy', 'other')] }))).toEqual(['SILENCE', ['KNOWN_IN_FULL']])
    expect(verdictOf(build({ claims: [claim('annals-1')], rolls: [roll('copy-1')], derivations: [copy('copy', 'annals')] }))).toEqual(['NONE', ['PARENT_NAMES_IT']])
  })

  it('of what cannot have known is not cured', () => {
    const of = build({ target: seat, sources: [source('old', '1190'), source('list', '1210'), source('annals', '1210')], claims: [claim('annals-1')], rolls: [roll('list-1')], derivations: [copy('list', 'old')] })
    expect(verdictOf(of)).toEqual(['NONE', ['PARENTS_CANNOT_KNOW']])
  })

  it('ends in a circle of copies as well', () => {
    expect(verdictOf(two({}, { derivations: [copy('copy', 'list'), copy('list', 'copy')] }))[0]).toBe('SILENCE')
  })
})
