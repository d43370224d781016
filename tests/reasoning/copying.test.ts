import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTelling, isWrongSum, strangeSpellings, wrongTotals } from '../../src/reasoning/copying/errors.js'
import { type Common, copyingOdds, errorRate, MODEL, probability } from '../../src/reasoning/copying/odds.js'
import { compareRanks, type Known, pairKey, sharing, type Suspicion, suspicions, type Trace } from '../../src/reasoning/copying/suspicions.js'
import type { Constraint, Coverage } from '../../src/reasoning/arithmetic/constraint.js'
import { suspicionWords } from '../../src/reasoning/copying/words.js'
import { EN } from '../../src/reasoning/words.en.js'
import { column, constraint, figure } from './arithmetic/tables.js'

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

  it('rise with shared errors, each of which weighs more than a hundred to one, and fall with differences', () => {
    fc.assert(fc.property(commons, (common) => {
      expect(copyingOdds({ ...common, wrong: common.wrong + 1 })).toBeGreaterThan(copyingOdds(common) + 2)
      expect(copyingOdds({ ...common, different: common.different + 1 })).toBeLessThan(copyingOdds(common))
    }))
  })

  it('rise by a quarter at most for a value that is right, which never proves copying by itself', () => {
    fc.assert(fc.property(commons, (common) => {
      expect(copyingOdds({ ...common, right: common.right + 1 }) - copyingOdds(common)).toBeLessThanOrEqual(Math.log10(1.25))
      expect(probability(copyingOdds({ ...common, wrong: 0 }))).toBeLessThan(0.5)
    }))
  })

  it('do not hang on agreement where sources differ so much that most of what they give would be wrong', () => {
    const of = (right: number): number => copyingOdds({ right, wrong: 3, different: 8 })
    expect(errorRate({ right: 0, wrong: 3, different: 8 })).toBe(0.2)
    expect([of(0), of(1) - of(0), of(5) - of(0)].map((value) => Number(value.toFixed(3)))).toEqual([1.613, 0.079, 0.396])
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

  it('is no other alphabet and no other habit of spelling, however few have it', () => {
    const usual = [{ written: 'Sherzhan Dosbekov', borne: borne('a', 'b', 'c') }, { written: 'Шержан Досбекулы', borne: borne('d', 'e', 'f') }]
    const habits = [{ written: 'şerjan dosbekov', borne: borne('g', 'h') }, { written: 'S. Dosbekuli', borne: borne('i', 'j') }, { written: 'Шержан Досбекұлы', borne: borne('k', 'l') }]
    expect(strangeSpellings([...usual, ...habits], 6)).toEqual([])
    const slips = [{ written: 'Sherzhan Dosgekov', borne: borne('m', 'n') }, { written: 'Шержан Досгекулы', borne: borne('o') }]
    expect(strangeSpellings([...usual, ...habits, ...slips], 6)).toEqual([{ written: 'Sherzhan Dosgekov', borne: ['m', 'n', 'o'].map((source) => ({ source, record: `${source}-m` })) }])
  })

  it('is a total that its parts exceed, or do not reach though they are all there are', () => {
    const wrong = (total: string | number, coverage: Coverage, ...parts: (string | number)[]): boolean => isWrongSum(column('hearths', parts, total, coverage))
    expect(wrong(8, 'COMPLETE', 3, '4-5')).toBe(false)
    expect(wrong(9, 'COMPLETE', 3, '4-5')).toBe(true)
    expect(wrong(9, 'PARTIAL', 3, '4-5')).toBe(false)
    expect(wrong(6, 'PARTIAL', 3, '4-5')).toBe(true)
    expect(wrong(9, 'COMPLETE', 3, 'at least 4')).toBe(false)
  })

  it('is no total in round numbers that its parts may well give, as the audit reckons', () => {
    expect(isWrongSum(column('hearths', [347, 81], 'about 450'))).toBe(false)
    expect(isWrongSum(column('hearths', [347, 81], 'about 450 ± 20'))).toBe(true)
    expect(isWrongSum(column('hearths', [347, 81], 450))).toBe(true)
    expect(isWrongSum({ ...column('hearths', [347, 81], 450), kind: 'BOUND' })).toBe(false)
  })

  it('is no total that the parts of another table make: there a part is miswritten', () => {
    const table = (name: string, cells: readonly number[], total: number): Constraint => constraint(name, 'SUM', { total: figure(`${name}-total`, total, { where: '', question: 'all' }), parts: cells.map((cell, row) => figure(`${name}-r${row}`, cell, { where: `r${row}` })) })
    expect(wrongTotals([table('slip', [12, 30], 51), table('right', [21, 30], 51)])).toEqual([])
    expect(wrongTotals([table('slip', [12, 30], 51), table('other', [12, 30], 42)])).toEqual(['slip-total'])
    expect(wrongTotals([table('one', [21, 30], 61), table('copy', [21, 30], 61)])).toEqual(['copy-total', 'one-total'])
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

  it('are weighed by their errors alone: a title, a wording or an omission is shown and adds nothing', () => {
    const errors = [trace('VALUE', 'v', 'a', 'b'), trace('SPELLING', 's', 'a', 'b')]
    const others = [trace('TITLE', 't', 'a', 'b'), trace('WORDING', 'w', 'a', 'b'), trace('OMISSION', 'o', 'a', 'b')]
    const of = (...traces: Trace[]): Suspicion | undefined => suspicions(sharing(traces), known)[0]
    expect(of(...errors, ...others)).toMatchObject({ common: { wrong: 2 }, log10Odds: of(...errors)?.log10Odds, shared: { length: 5 } })
    expect(of(...others)).toMatchObject({ common: { wrong: 0 }, probability: null })
  })

  it('are given a probability from two errors upward', () => {
    const of = (...kinds: Trace['kind'][]): Suspicion | undefined => suspicions(sharing(kinds.map((kind, index) => trace(kind, `${kind}${index}`, 'a', 'b'))), known)[0]
    const words = (suspicion: Suspicion | undefined): string => (suspicion ? suspicionWords(suspicion, { source: 'A', from: 'B', because: null, signed: [] }, EN) : '')
    for (const kind of ['TOTAL', 'READING', 'SPELLING', 'VALUE'] as const) {
      expect(of(kind)?.probability).toBeNull()
      expect(words(of(kind))).toContain('may be chance')
      expect(words(of(kind))).not.toContain('per cent')
      expect(of(kind, 'VALUE')?.probability).toBeGreaterThan(0.99)
      expect(words(of(kind, 'VALUE'))).toContain('above 99 per cent')
    }
  })

  it('have one order, in which each has its place', () => {
    const ranks = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -2, max: 2 }), fc.constantFrom('a', 'b', 'c')))
    fc.assert(fc.property(ranks, (drawn) => {
      const sorted = [...drawn].sort(compareRanks)
      expect(sorted.every((rank, index) => sorted.slice(index + 1).every((later) => compareRanks(rank, later) <= 0))).toBe(true)
      expect(drawn.every((one) => drawn.every((other) => (compareRanks(one, other) === 0) === (JSON.stringify(one) === JSON.stringify(other))))).toBe(true)
    }))
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
