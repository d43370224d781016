import { describe, expect, it } from 'vitest'
import { provenance } from '../../src/reasoning/provenance.js'
import { sentence } from '../../src/reasoning/sentence.js'
import { EN } from '../../src/reasoning/words.en.js'
import { about, build, claim, event, namesOf, on, relayedBy, roll, source } from './cases.js'

/** The seat of A. Bukeikhan as the design describes it, by hand: the rules must give what a historian would. */
const ARTICLE = relayedBy('article')
const reading = { ...on('1917-12-13', '13 (26) December 1917'), because: 'the report is of the kurultai, which ended on that day', by: 'encoder', certainty: 'PROBABLE' as const }
const steppeVote = [event('1917-12-26/1917-12-31', 'INCOMPLETE', ['saryarka']), event(null, 'NOT_HELD', ['table-2'])]

const seat = (asOf: typeof reading | null): ReturnType<typeof build> =>
  build({
    target: about('seat', 'SELF', { caption: 'A. Bukeikhan · seat in the Constituent Assembly' }),
    propositions: [
      about('turgay', 'NARROWER', { caption: 'A. Bukeikhan · seat in the Constituent Assembly · Turgay', datings: [event('1917-11-12/1917-11-14', 'HELD', ['article'])] }),
      about('steppe', 'NARROWER', { caption: 'A. Bukeikhan · seat in the Constituent Assembly · Steppe', datings: steppeVote }),
      about('vote', 'PREMISE'),
      about('attendance', 'PREMISE'),
    ],
    sources: [
      source('article', '2024', 'the article'),
      source('yuzhny-ural', '1917', 'Yuzhny Ural 1917'),
      source('saryarka', '1918-01', 'Saryarka 1918'),
      source('vestnik', '1918', 'VestnikKom… 1918'),
      source('protasov', '../2009', 'L. G. Protasov, work not stated'),
      source('protasov-list', '2008/..', "Protasov's list as given by Chronos"),
      source('protasov-book', '2008', 'Protasov 2008'),
      source('amanzholova', '2009', 'Amanzholova 2009'),
      source('other-lists', null, 'other lists'),
      source('table-2', '2024', 'Table 2'),
    ],
    claims: [
      claim('yu-turgay', { source: 'yuzhny-ural', proposition: 'turgay', relay: ARTICLE, citation: '3', asOf }),
      claim('yu-steppe', { source: 'yuzhny-ural', proposition: 'steppe', relay: ARTICLE, citation: '3', asOf }),
      claim('sar-vote', { source: 'saryarka', proposition: 'vote', relay: ARTICLE, citation: '№29' }),
      claim('art-steppe', { source: 'article', proposition: 'steppe', mode: 'INFERRED', premises: ['sar-vote'], citation: 'lines 729-776' }),
      claim('ufa', { source: 'vestnik', proposition: 'attendance', relay: ARTICLE, citation: '3' }),
      claim('only-members', { source: 'article', proposition: null, cited: false, disputedBy: ['vestnik'] }),
      claim('art-ufa', { source: 'article', mode: 'INFERRED', premises: ['ufa', 'only-members'], citation: 'lines 778-790' }),
      claim('doubt', { source: 'protasov', stance: 'DOUBTS', relay: relayedBy('amanzholova', 'article'), cited: false, citation: 'not given', disputedBy: ['amanzholova'] }),
      claim('omitted', { source: 'protasov-list', stance: 'OMITS', relay: ARTICLE, omittedFrom: ['list'] }),
    ],
    derivations: [{ source: 'protasov-list', from: 'protasov-book', how: 'COPIES', suspected: false, scope: null }],
    origins: [
      { source: 'protasov', origin: 'L. G. Protasov', how: 'AUTHOR' },
      { source: 'protasov-book', origin: 'L. G. Protasov', how: 'AUTHOR' },
    ],
    rolls: [
      roll('list', { source: 'protasov-list', caption: "Protasov's list of those elected", relay: ARTICLE, completeClaimedBy: 'protasov-book', known: 'REPRODUCED' }),
      roll('others', { source: 'other-lists', caption: 'other lists', relay: ARTICLE, completeClaimedBy: null, known: 'REPRODUCED' }),
    ],
  })

describe('the seat of A. Bukeikhan', () => {
  const of = seat(reading)
  const answer = provenance(of)

  it('is attested once and doubted, by what the article relays; the two inferences of the article are one witness', () => {
    expect(answer.verdict).toMatchObject({ name: 'ATTESTED_ONCE_BUT_DOUBTED', transmission: 'RELAYED' })
    expect(answer.affirmedBy.map(({ claim: { id }, via }) => [id, via])).toEqual([['yu-turgay', 'turgay']])
    expect(answer.inferredBy.map(({ claim: { id }, weakenedBy }) => [id, weakenedBy.map(({ why }) => why)])).toEqual([['art-steppe', []], ['art-ufa', ['UNCITED', 'CONTESTED']]])
    expect(answer.independence).toMatchObject({ direct: { atLeast: 1, atMost: 1 }, withInferences: { atLeast: 2, atMost: 2 } })
  })

  it('has the report untimely for the Steppe by the reading, and a remark without it', () => {
    expect(answer.untimely.map(({ claim: { id }, timing }) => [id, timing.map(({ kind }) => kind)])).toEqual([['yu-steppe', ['BEFORE', 'NOT_HELD']]])
    const unread = provenance(seat(null))
    expect(unread.untimely).toEqual([])
    expect(unread.affirmedBy.find(({ claim: { id } }) => id === 'yu-steppe')?.timing.map(({ kind }) => kind)).toContain('PERHAPS_BEFORE')
  })

  it('has one witness behind the doubt and the silent list', () => {
    expect(answer.oppositionIndependence.direct).toEqual({ atLeast: 1, atMost: 1, exact: true })
    expect(answer.silent.map(({ roll: { id }, counts, because }) => [id, counts, because.kind])).toEqual([['list', true, 'REPORTED'], ['others', false, 'REPRODUCED_IN_PART']])
    expect(provenance(of, { withoutSources: ['protasov', 'protasov-book'] }).verdict.name).toBe('ATTESTED_ONCE')
    expect(provenance(of, { withoutRelays: ['article'] }).verdict.name).toBe('UNATTESTED')
  })

  it('reads as a historian writes it', () => {
    expect(sentence(answer, namesOf(of), EN)).toMatchInlineSnapshot(`"A. Bukeikhan · seat in the Constituent Assembly: one witness affirms it directly, and it is doubted. What it rests on is relayed by the article; the encoder saw none of these sources, only the reasoning of the article. Directly: Yuzhny Ural 1917 (3), through “Turgay”. Inferred by the article (lines 729-776) from what is said by Saryarka 1918, through “Steppe”. Inferred by the article (lines 778-790) from what is said by VestnikKom… 1918, on a contested premise and a premise for which no place is cited. For “Steppe”, Yuzhny Ural 1917 (3) is not counted: it is read to speak as of 13 (26) December 1917, before the event of 1917-12-26/1917-12-31 (according to Saryarka 1918); according to Table 2 the event was not held at all. Doubted by L. G. Protasov, work not stated (no place is given), as reported by Amanzholova 2009, and disputed by Amanzholova 2009. Silent, though called complete by Protasov 2008: Protasov's list of those elected. Not among the names that are reproduced from other lists. What counts against it goes back to one witness."`)
  })
})
