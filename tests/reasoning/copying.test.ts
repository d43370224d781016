import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTelling, isViolated, strangeSpellings } from '../../src/reasoning/copying/errors.js'
import { type Common, copyingOdds, errorRate, MODEL, probability } from '../../src/reasoning/copying/odds.js'
import { type Known, pairKey, sharing, suspicions, type Trace } from '../../src/reasoning/copying/suspicions.js'
import { suspicionWords } from '../../src/reasoning/copying/words.js'
import { EN } from '../../src/reasoning/words.en.js'

const commons: fc.Arbitrary<Common> = fc.record({ right: fc.nat(400), wrong: fc.nat(20), different: fc.nat(200) })

describe('the odds of copying', () => {
  it('are those of the published formula', () => {
    fc.assert(fc.property(commons, (common) => {
      const e = errorRate(common)
      const { prior, copyRate: c, falseValues: n } = MODEL
      // The probabilities of one matter, as the paper derives them, and not their simplified quotients.
      const alone = { right: (1 - e) ** 2, wrong: e ** 2 / n }
      const copied = { right: c * (1 - e) + (1 - c) * alone.right, wrong: c * e + (1 - c) * alone.wrong }
      const [apart, apartCopied] = [1 - alone.right - alone.wrong, 1 - copied.right - copied.wrong]
      const odds = Math.log10(prior / (1 - prior)) + common.right * Math.log10(copied.right / alone.right) + common.wrong * Math.log10(copied.wrong / alone.wrong) + common.different * Math.log10(apartCopied / apart)
      // One reads (1−c) for a difference: what a copyist did not take over is as independent as ever.
      expect(copyingOdds(common)).toBeCloseTo(odds, 6)
    }))
  })

  it('rise with shared errors and fall with differences', () => {
    fc.assert(fc.property(commons, (common) => {
      expect(copyingOdds({ ...common, wrong: common.wrong + 1, right: Math.max(common.right, 5) })).toBeGreaterThan(copyingOdds({ ...common, right: Math.max(common.right, 5) }) - 1)
      expect(copyingOdds({ ...common, different: common.different + 1 })).toBeLessThan(copyingOdds(common))
    }))
  })

  it('hardly move for values that are right: a thousand of them weigh less than one error', () => {
    const one = copyingOdds({ right: 0, wrong: 1, different: 0 }) - copyingOdds({ right: 0, wrong: 0, different: 0 })
    expect(copyingOdds({ right: 1000, wrong: 0, different: 0 }) - copyingOdds({ right: 0, wrong: 0, different: 0 })).toBeLessThan(one)
    expect(probability(copyingOdds({ right: 1000, wrong: 0, different: 0 }))).toBeLessThan(0.5)
  })
})

describe('what counts as an error', () => {
  const borne = (...sources: string[]): { source: string; record: string }[] => sources.map((source) => ({ source, record: `${source}-m` }))

  it('is a spelling unlike all others, not a shorter or longer form, an initial or an ending', () => {
    const spellings = [
      { written: 'Cyril Zachradnik', borne: borne('a', 'b') },
      { written: 'Cyril Zahradnik', borne: borne('c', 'd') },
      { written: 'Zahradnika', borne: borne('e', 'f') },
      { written: 'C. Zahradnik', borne: borne('g', 'h') },
    ]
    expect(strangeSpellings(spellings, 6).map(({ written }) => written)).toEqual(['Cyril Zachradnik'])
    expect(strangeSpellings(spellings.slice(0, 1), 6)).toEqual([])
    expect(strangeSpellings([...spellings.slice(1), { written: 'Zachradnik', borne: borne('a', 'b', 'x', 'y', 'z', 'v', 'w') }], 5)).toEqual([])
  })

  it('is a total that its parts exceed, or do not reach though they are all there are', () => {
    const parts = [{ min: 3, max: 3 }, { min: 4, max: 5 }]
    expect(isViolated({ min: 8, max: 8 }, parts, true)).toBe(false)
    expect(isViolated({ min: 9, max: 9 }, parts, true)).toBe(true)
    expect(isViolated({ min: 9, max: 9 }, parts, false)).toBe(false)
    expect(isViolated({ min: 6, max: 6 }, parts, false)).toBe(true)
    expect(isViolated({ min: 9, max: 9 }, [...parts, { min: null, max: null }], true)).toBe(false)
  })

  it('is no wording of a few words', () => {
    expect([isTelling('all deputies'), isTelling('1 2 3 4 5'), isTelling('as many heads as wheels')]).toEqual([false, false, true])
  })
})

describe('pairs', () => {
  const trace = (kind: Trace['kind'], item: string, ...sources: string[]): Trace => ({ kind, item, written: item, of: item, borne: sources.map((source) => ({ source, record: `${source}/${item}` })) })
  const known: Known = { facts: () => ({ agree: 4, differ: 0, extent: [5, 20] }), made: () => null, joined: () => false, recorded: new Map(), judgements: new Map() }

  it('are made of those who share, whatever the order, and one matter counts once', () => {
    const traces = [trace('VALUE', 'x', 'b', 'a'), trace('TOTAL', 'x', 'a', 'b'), trace('SPELLING', 'y', 'a', 'b', 'c')]
    const found = sharing(traces)
    expect([...found.keys()].sort()).toEqual(['a\nb', 'a\nc', 'b\nc'])
    expect(found.get('a\nb')?.map(({ kind }) => kind)).toEqual(['TOTAL', 'SPELLING'])
    expect(suspicions(sharing([...traces].reverse()), known)).toEqual(suspicions(found, known))
  })

  it('run from the part to the whole where dates are lacking, and from the later to the earlier where they are not', () => {
    const shared = sharing([trace('VALUE', 'x', 'a', 'b')])
    expect(suspicions(shared, known)[0]).toMatchObject({ source: 'a', from: 'b', direction: 'BY_EXTENT' })
    const day = (firstDay: number): { written: string; firstDay: number; lastDay: number } => ({ written: '', firstDay, lastDay: firstDay })
    expect(suspicions(shared, { ...known, made: (source) => day(source === 'a' ? 1 : 2) })[0]).toMatchObject({ source: 'b', from: 'a', direction: 'BY_DATE' })
    expect(suspicions(shared, { ...known, facts: () => ({ agree: 1, differ: 0, extent: [5, 5] }) })[0]).toMatchObject({ direction: 'OPEN' })
  })

  it('that are joined by what is recorded are left out, rejected ones are last, and a definition is mentioned', () => {
    const shared = sharing([trace('VALUE', 'x', 'a', 'b'), trace('VALUE', 'z', 'a', 'b'), trace('OMISSION', 'y', 'c', 'd'), trace('TITLE', 't', 'e', 'f')])
    const judgements = new Map([[pairKey({ source: 'b', from: 'a' }), [{ id: 'j', holds: false, date: '2001' }]]])
    const found = suspicions(shared, { ...known, judgements, joined: ({ source }) => source === 'e' })
    expect(found.map(({ source, standing }) => [source, standing])).toEqual([['c', 'OPEN'], ['a', 'REJECTED']])
    const [first] = found
    expect(first && suspicionWords(first, { source: 'C', from: 'D', because: null, signed: [] }, EN)).toMatch(/same definition.*suggestion/)
  })
})
