import { describe, expect, it } from 'vitest'
import type { Policy, ProvenanceCase } from '../../src/reasoning/case.js'
import { provenance, type ProvenanceAnswer } from '../../src/reasoning/provenance.js'
import { about, build, claim, copy, event, on, relayedBy, roll, source } from './cases.js'

const name = (of: ProvenanceCase, policy: Policy = {}): string => provenance(of, policy).verdict.name
const ids = (items: ProvenanceAnswer['affirmedBy']): string[] => items.map((item) => item.claim.id)
const doubt = claim('doubter-1', { stance: 'DOUBTS' })
const denial = claim('denier-1', { stance: 'DENIES' })
const inference = claim('scholar-1', { mode: 'INFERRED', premises: ['letter-1'] })
const premise = claim('letter-1', { proposition: 'presence' })
const presence = about('presence', 'PREMISE')

describe('the table, from claims', () => {
  const supports = { NONE: [], INFERRED: [inference, premise], SINGLE: [claim('annals-1')], CORROBORATED: [claim('annals-1'), claim('charter-1')] }
  const oppositions = { NONE: [], SILENCE: [], DOUBT: [doubt], DENIAL: [denial] }
  const rows = {
    NONE: ['UNATTESTED', 'MISSING', 'DOUBTED', 'DENIED'],
    INFERRED: ['INFERRED', 'INFERRED_BUT_MISSING', 'INFERRED_BUT_DOUBTED', 'INFERRED_BUT_DENIED'],
    SINGLE: ['ATTESTED_ONCE', 'ATTESTED_ONCE_BUT_MISSING', 'ATTESTED_ONCE_BUT_DOUBTED', 'CONTESTED'],
    CORROBORATED: ['CORROBORATED', 'CORROBORATED_BUT_MISSING', 'CORROBORATED_BUT_DOUBTED', 'CONTESTED'],
  }
  for (const support of ['NONE', 'INFERRED', 'SINGLE', 'CORROBORATED'] as const)
    for (const [column, opposition] of (['NONE', 'SILENCE', 'DOUBT', 'DENIAL'] as const).entries())
      it(`${support} against ${opposition} is ${rows[support][column] ?? ''}`, () => {
        const of = build({ propositions: [presence], claims: [...supports[support], ...oppositions[opposition]], rolls: opposition === 'SILENCE' ? [roll('list-1')] : [] })
        expect(provenance(of).verdict).toMatchObject({ support, opposition, name: rows[support][column], rule: `${support}/${opposition}` })
      })
})

describe('support', () => {
  it('is counted by direct claims: copies and inferences corroborate nothing', () => {
    const of = build({ propositions: [presence], claims: [claim('annals-1'), claim('epitome-1'), inference, premise], derivations: [copy('epitome', 'annals')] })
    const answer = provenance(of)
    expect(answer.verdict.name).toBe('ATTESTED_ONCE')
    expect(answer.independence).toMatchObject({ direct: { atLeast: 1, atMost: 1 }, withInferences: { atLeast: 2, atMost: 2 } })
    expect(answer.affirmedBy.map(({ path }) => path)).toEqual([['annals'], ['annals', 'epitome']])
    expect(answer.inferredBy.map(({ path }) => path)).toEqual([['letter', 'scholar']])
  })

  it('comes from the narrow to the wide and says through what; the wide never supports the narrow', () => {
    const narrow = about('seat for North', 'NARROWER')
    const wide = about('seat of some kind', 'WIDER')
    const of = build({ propositions: [narrow, wide], claims: [claim('annals-1', { proposition: narrow.id }), claim('charter-1', { proposition: wide.id })] })
    const answer = provenance(of)
    expect(answer.affirmedBy.map(({ claim: { id }, via }) => [id, via])).toEqual([['annals-1', narrow.id]])
  })

  it('an inference adds no witness to those it reasons from', () => {
    const of = build({ propositions: [presence], claims: [claim('letter-2'), inference, premise] })
    expect(provenance(of).independence.withInferences).toMatchObject({ atLeast: 1, atMost: 1 })
  })

  it('shows a claim that departs from its parent as deviating, never as support', () => {
    const answer = provenance(build({ claims: [claim('copy-1', { deviatesFrom: ['annals'] })], derivations: [copy('copy', 'annals')] }))
    expect(answer.verdict).toMatchObject({ name: 'UNATTESTED', transmission: 'NONE' })
    expect(ids(answer.deviating)).toEqual(['copy-1'])
    expect(answer.affirmedBy).toEqual([])
  })
})

describe('opposition', () => {
  it('a denial of the wide denies the narrow; one of the narrow says nothing of the wide', () => {
    const wide = about('seat of some kind', 'WIDER')
    const narrow = about('seat for North', 'NARROWER')
    expect(name(build({ propositions: [wide], claims: [claim('annals-1'), claim('denier-1', { stance: 'DENIES', proposition: wide.id })] }))).toBe('CONTESTED')
    expect(name(build({ propositions: [narrow], claims: [claim('annals-1'), claim('denier-1', { stance: 'DENIES', proposition: narrow.id })] }))).toBe('ATTESTED_ONCE')
  })

  it('an incompatible value is a denial, a compatible one is none', () => {
    const rival = (relation: 'CONFLICTS' | 'COMPATIBLE'): ProvenanceCase => build({ propositions: [about('other', 'RIVAL', { comparison: { relation, differsIn: ['VALUE'], because: { kind: 'ANSWER', parts: [{ dimension: 'VALUE', relation: relation, left: { text: '12' }, right: { text: 'at least 17' } }] } } })], claims: [claim('annals-1'), claim('rival-1', { proposition: 'other' })] })
    expect(provenance(rival('CONFLICTS'))).toMatchObject({ verdict: { name: 'CONTESTED' }, incompatible: [{ proposition: 'other', claim: { id: 'rival-1' } }] })
    expect(provenance(rival('COMPATIBLE'))).toMatchObject({ verdict: { name: 'ATTESTED_ONCE' }, incompatible: [] })
  })

  it('counts witnesses as support does: a man’s doubt and the silence of his list are one', () => {
    const of = build({ claims: [claim('annals-1'), doubt], rolls: [roll('list-1')], derivations: [copy('list', 'work')], origins: [{ source: 'doubter', origin: 'Anselm', how: 'AUTHOR' }, { source: 'work', origin: 'Anselm', how: 'AUTHOR' }] })
    expect(provenance(of)).toMatchObject({ verdict: { name: 'ATTESTED_ONCE_BUT_DOUBTED' }, oppositionIndependence: { direct: { atLeast: 1, atMost: 1 } } })
  })

  it('a doubt that is disputed remains a doubt, and a dispute by itself neither supports nor opposes', () => {
    expect(name(build({ claims: [claim('annals-1'), claim('doubter-1', { stance: 'DOUBTS', disputedBy: ['scholar'] }), claim('scholar-2', { stance: null, proposition: null })] }))).toBe('ATTESTED_ONCE_BUT_DOUBTED')
  })

  it('a denial that departs from what it copies denies nothing', () => {
    const answer = provenance(build({ claims: [claim('annals-1'), claim('denier-1', { stance: 'DENIES', deviatesFrom: ['annals'] })], derivations: [copy('denier', 'annals')] }))
    expect(answer.verdict.name).toBe('ATTESTED_ONCE')
    expect(ids(answer.deviating)).toEqual(['denier-1'])
  })
})

describe('time', () => {
  const elected = about('seat', 'SELF', { datings: [event('1203-05')] })
  const early = [source('annals', '1203-03'), source('copy', '1300'), source('late', '1210')]

  it('a claim that followed nothing yet is shown with the dates and counts for neither side', () => {
    const answer = provenance(build({ target: elected, sources: early, claims: [claim('annals-1')] }))
    expect(answer).toMatchObject({ verdict: { name: 'UNATTESTED' }, untimely: [{ claim: { id: 'annals-1' }, timing: [{ kind: 'BEFORE', spoke: '1203-03', event: '1203-05' }] }] })
    const denied = provenance(build({ target: elected, sources: early, claims: [claim('late-1'), claim('annals-1', { stance: 'DENIES' })] }))
    expect(denied.verdict.name).toBe('ATTESTED_ONCE')
    expect(ids(denied.untimely)).toEqual(['annals-1'])
  })

  it('copying does not cure', () => {
    const answer = provenance(build({ target: elected, sources: early, claims: [claim('annals-1'), claim('copy-1')], derivations: [copy('copy', 'annals')] }))
    expect(answer.verdict.name).toBe('UNATTESTED')
    expect(ids(answer.untimely)).toEqual(['annals-1', 'copy-1'])
    expect(name(build({ target: elected, sources: early, claims: [claim('copy-1')], derivations: [copy('copy', 'annals'), copy('copy', 'late')] }))).toBe('ATTESTED_ONCE')
  })

  it('what a source could know of one part does not make it know another', () => {
    const [north, south] = [about('north', 'NARROWER', { datings: [event('1203-02')] }), about('south', 'NARROWER', { datings: [event('1203-05')] })]
    const of = build({ propositions: [north, south], sources: early, claims: [claim('annals-1', { proposition: 'north' }), claim('copy-1', { proposition: 'south' })], derivations: [copy('copy', 'annals')] })
    expect(ids(provenance(of).untimely)).toEqual(['copy-1'])
    expect(ids(provenance(of).affirmedBy)).toEqual(['annals-1'])
  })

  it('goes by the reading of what a claim speaks of, where there is one', () => {
    const asOf = { ...on('1203-03-13'), because: 'the report speaks of the end of the diet', by: 'encoder', certainty: 'PROBABLE' as const }
    const target = about('seat', 'SELF', { datings: [event('1203-05', 'HELD', ['charter']), event(null, 'NOT_HELD', ['table'])] })
    const read = provenance(build({ target, sources: [source('report', '1203')], claims: [claim('report-1', { asOf })] }))
    expect(read.untimely).toMatchObject([{ timing: [{ kind: 'BEFORE', byReading: true, accordingTo: ['charter'] }, { kind: 'NOT_HELD', accordingTo: ['table'] }] }])
    const unread = provenance(build({ target, sources: [source('report', '1203')], claims: [claim('report-1')] }))
    expect(unread.verdict.name).toBe('ATTESTED_ONCE')
    expect(unread.affirmedBy[0]?.timing.map(({ kind }) => kind)).toEqual(['NOT_HELD', 'PERHAPS_BEFORE'])
  })
})

describe('policies', () => {
  it('a source set aside is deleted: what rests on it falls, and nothing becomes a root by losing its parents', () => {
    const of = build({ claims: [claim('annals-1'), claim('copy-1')], derivations: [copy('copy', 'annals')], origins: [{ source: 'copy', origin: 'Anselm', how: 'AUTHOR' }] })
    const answer = provenance(of, { withoutSources: ['annals'] })
    expect(answer.verdict.name).toBe('UNATTESTED')
    expect(ids(answer.fallen)).toEqual(['copy-1'])
    expect(ids(provenance(of, { withoutSources: ['copy'] }).affirmedBy)).toEqual(['annals-1'])
  })

  it('an inference falls with any of its premises, by speaker or by relay', () => {
    const of = build({ propositions: [presence], claims: [{ ...inference, premises: ['letter-1', 'law-1'] }, premise, claim('law-1', { proposition: 'presence', relay: relayedBy('digest') })] })
    expect(name(of)).toBe('INFERRED')
    expect(name(of, { withoutSources: ['law'] })).toBe('UNATTESTED')
    expect(ids(provenance(of, { withoutRelays: ['digest'] }).fallen)).toEqual(['scholar-1'])
  })

  it('as a relay and as a speaker are two things', () => {
    const of = build({ claims: [claim('annals-1', { relay: relayedBy('article') }), claim('article-1')] })
    expect(ids(provenance(of, { withoutRelays: ['article'] }).affirmedBy)).toEqual(['article-1'])
    expect(ids(provenance(of, { withoutSources: ['article'] }).affirmedBy)).toEqual(['annals-1'])
  })

  it('inferences, suspicions and silence can be left out or accepted', () => {
    const of = build({ propositions: [presence], claims: [inference, premise], rolls: [roll('list-1')] })
    expect(name(of, { ignoreInferences: true })).toBe('MISSING')
    expect(name(of, { ignoreSilence: true })).toBe('INFERRED')
    const tied = build({ claims: [claim('annals-1'), claim('charter-1')], derivations: [copy('charter', 'annals', { suspected: true })] })
    expect(provenance(tied)).toMatchObject({ verdict: { name: 'CORROBORATED' }, independence: { withSuspected: { atLeast: 1 } }, suspectedTies: [{ source: 'charter', from: 'annals' }] })
    expect(provenance(tied, { acceptSuspected: true })).toMatchObject({ verdict: { name: 'ATTESTED_ONCE' }, suspectedTies: [] })
  })

  it('takes two suspected ties of one pair for two: each is limited to claims of its own', () => {
    const tie = (scope: string[] | null): Partial<ReturnType<typeof copy>> => ({ suspected: true, scope })
    for (const scopes of [[['a-9'], ['a-1']], [['a-1'], ['a-9']]]) {
      const of = build({ claims: ['a-1', 'b-1', 'c-1', 'd-1'].map((id) => claim(id)), derivations: [...scopes.map((scope) => copy('a', 'b', tie(scope))), copy('c', 'd', tie(null))] })
      expect(provenance(of).suspectedTies.map(({ source, from }) => `${source}<${from}`)).toEqual(['a<b', 'c<d'])
    }
  })

  it('names only the suspected ties that would change the count', () => {
    const of = build({ claims: [claim('a-1'), claim('b-1')], derivations: [copy('a', 'x', { suspected: true }), copy('b', 'x', { suspected: true }), copy('b', 'y', { suspected: true }), copy('a', 'z', { suspected: true })] })
    expect(provenance(of).suspectedTies.map((tie) => `${tie.source}<${tie.from}`)).toEqual(['a<x', 'b<x'])
  })
})

describe('transmission', () => {
  it.each([
    [[claim('annals-1')], 'SEEN', []],
    [[claim('annals-1', { relay: relayedBy('epitome', 'article') })], 'RELAYED', ['article', 'epitome']],
    [[claim('annals-1', { relay: relayedBy('article') }), claim('charter-1')], 'PARTLY_SEEN', ['article']],
    [[inference, { ...premise, relay: relayedBy('article') }], 'RELAYED', ['article']],
    [[], 'NONE', []],
  ])('%#: %s', (claims, transmission, relays) => {
    expect(provenance(build({ propositions: [presence], claims })).verdict).toMatchObject({ transmission, relayedBy: relays })
  })
})

describe('premises', () => {
  it('weaken what rests on them where they are uncited, contested or untimely, through every step', () => {
    const presenceLate = about('presence', 'PREMISE', { datings: [event('1203-05')] })
    const of = build({
      propositions: [presenceLate],
      sources: [source('letter', '1203-03')],
      claims: [inference, { ...premise, premises: ['custom-1'] }, claim('custom-1', { proposition: null, cited: false, disputedBy: ['other'] }), claim('denier-2', { proposition: 'presence', stance: 'DOUBTS' })],
    })
    expect(provenance(of).inferredBy[0]?.weakenedBy).toMatchObject([
      { claim: 'custom-1', why: 'UNCITED' },
      { claim: 'custom-1', why: 'CONTESTED' },
      { claim: 'letter-1', why: 'CONTESTED' },
      { claim: 'letter-1', why: 'UNTIMELY' },
    ])
    expect(provenance(of, { withoutSources: ['denier', 'other'] }).inferredBy[0]?.weakenedBy.map(({ why }) => why)).toEqual(['UNCITED', 'UNTIMELY'])
  })
})

describe('what is set aside still shapes the graph', () => {
  it('a copy of a source that departs from it gains no root when that source is set aside', () => {
    const of = build({
      claims: [claim('b-1', { mode: 'INFERRED', deviatesFrom: ['c'] }), claim('c-1')],
      derivations: [copy('b', 'c'), copy('c', 'b')],
    })
    expect(provenance(of).independence.withInferences.atMost).toBe(0)
    expect(provenance(of, { withoutSources: ['b'] }).independence.withInferences.atMost).toBe(0)
  })

  it('a copy of an inference falls with the premise of the inference', () => {
    const of = build({
      claims: [claim('a-0'), claim('d-1', { mode: 'INFERRED', premises: ['a-0'] }), claim('b-2', { mode: 'INFERRED', premises: ['d-1'] }), claim('e-3')],
      derivations: [copy('e', 'b')],
    })
    expect(provenance(of).independence.withInferences).toMatchObject({ atLeast: 1, atMost: 1 })
    expect(provenance(of, { withoutSources: ['d'] }).independence.withInferences).toMatchObject({ atLeast: 1, atMost: 1 })
  })
})
