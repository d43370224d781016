import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXACT_LIMIT, independence, type IndependenceOptions, type IndependenceResult } from '../../src/reasoning/independence.js'
import { ignorance } from '../../src/reasoning/lineage.js'
import { independenceWords } from '../../src/reasoning/sentence.js'
import { EN } from '../../src/reasoning/words.en.js'
import { by, from, premisedGraphs, Reference, type SmallGraph, smallGraphs, witness } from './lineages.js'

const interval = (...args: Parameters<typeof independence>): [number, number] => {
  const { atLeast, atMost } = independence(...args)
  return [atLeast, atMost]
}
const count = ({ witnesses, lineage, origins, grounds }: SmallGraph, options: IndependenceOptions = {}): IndependenceResult => independence(witnesses, lineage, origins, { grounds, ...options })
/** More cases for a long search: FAST_CHECK_RUNS multiplies them. */
const runs = (usual: number): number => usual * Number(process.env['FAST_CHECK_RUNS'] ?? 1)

describe('the interval, against brute force', () => {
  it('has the fewest originals that explain all', () => {
    fc.assert(fc.property(smallGraphs, (graph) => {
      expect(count(graph)).toMatchObject({ atLeast: new Reference(graph).least(graph.witnesses), exact: true })
    }), { numRuns: runs(2500) })
  })

  it('has the most that are unshared', () => {
    fc.assert(fc.property(smallGraphs, (graph) => {
      const reference = new Reference(graph)
      expect(count(graph).atMost).toBe(Math.max(reference.most(graph.witnesses), reference.least(graph.witnesses)))
    }), { numRuns: runs(4000) })
  })

  it('has the most that are unshared where premises lead to what could not have known', () => {
    fc.assert(fc.property(premisedGraphs, (graph) => {
      const reference = new Reference(graph)
      expect(count(graph)).toMatchObject({ atMost: Math.max(reference.most(graph.witnesses), reference.least(graph.witnesses)), exact: true })
    }), { numRuns: runs(3000) })
  })

  it('fixes the roots before sources are set aside', () => {
    fc.assert(fc.property(smallGraphs, fc.subarray(['a', 'b', 'c', 'd']), (graph, aside) => {
      const without = new Set(aside)
      const left = graph.witnesses.filter(({ source }) => !without.has(source))
      // The whole graph is known to the reference; the speakers set aside are still part of it.
      const reference = new Reference(graph)
      const [least, most] = [reference.least(left, without), reference.most(left, without)]
      expect(count(graph, { without })).toMatchObject({ atLeast: least, atMost: Math.max(least, most), exact: true })
    }), { numRuns: runs(3000) })
  })
})

describe('laws', () => {
  it('an undeviating copy that derives only from sources that support already never raises either bound', () => {
    fc.assert(fc.property(smallGraphs, fc.integer({ min: 1, max: 3 }), fc.constantFrom(null, 'P', 'Q', 'R'), (graph, parents, author) => {
      const before = count(graph)
      const ignorant = ignorance(graph.witnesses)
      const known = (source: string): string => [...(ignorant.get(source) ?? [])].sort().join()
      // A copy speaks of what its parents speak of: what could not have known that is the same for all of them.
      const [first = '', ...others] = before.paths.keys()
      const supporting = [first, ...others.filter((other) => known(other) === known(first))].slice(0, parents)
      fc.pre(before.paths.size > 0)
      const after = count({ ...graph, witnesses: [...graph.witnesses, witness('copy', { ignorant: ignorant.get(first) ?? new Set() })], lineage: [...graph.lineage, ...supporting.map((parent) => from('copy', parent))], origins: author === null ? graph.origins : [...graph.origins, by('copy', author)] })
      expect(after.atLeast).toBeLessThanOrEqual(before.atLeast)
      expect(after.atMost).toBeLessThanOrEqual(before.atMost)
    }), { numRuns: runs(4000) })
  })

  it('a source that derives from nothing recorded never lowers them', () => {
    fc.assert(fc.property(smallGraphs, fc.constantFrom(null, 'P', 'R'), (graph, author) => {
      const before = count(graph)
      const after = count({ ...graph, witnesses: [...graph.witnesses, witness('new')], origins: author === null ? graph.origins : [...graph.origins, by('new', author)] })
      expect(after.atLeast).toBeGreaterThanOrEqual(before.atLeast)
      expect(after.atMost).toBeGreaterThanOrEqual(before.atMost)
    }), { numRuns: runs(2000) })
  })

  it('taking away the only root of all support gives 0', () => {
    fc.assert(fc.property(smallGraphs, (graph) => {
      const root = new Reference(graph).onlyRoot(graph.witnesses)
      fc.pre(root !== null)
      expect(count(graph).atLeast).toBe(1)
      expect(count(graph, { without: new Set(root) }).atMost).toBe(0)
    }), { numRuns: runs(1000) })
    expect(interval([witness('b'), witness('c')], [from('b', 'a'), from('c', 'a')], [], { without: new Set(['a']) })).toEqual([0, 0])
  })

  it('setting a source aside lets nobody speak who did not', () => {
    fc.assert(fc.property(smallGraphs, fc.subarray(['a', 'b', 'c', 'd']), (graph, aside) => {
      const [all, left] = [count(graph), count(graph, { without: new Set(aside) })]
      for (const source of left.paths.keys()) expect(all.paths.has(source)).toBe(true)
    }), { numRuns: runs(2000) })
  })

  it('the order of the input changes nothing', () => {
    fc.assert(fc.property(smallGraphs, fc.infiniteStream(fc.nat()), (graph, random) => {
      const shuffled = <T>(items: readonly T[]): T[] => items.map((item) => [random.next().value as number, item] as const).sort(([a], [b]) => a - b).map(([, item]) => item)
      const one = count(graph)
      const other = count({ witnesses: shuffled(graph.witnesses), lineage: shuffled(graph.lineage), origins: shuffled(graph.origins), grounds: shuffled(graph.grounds) })
      expect(other).toEqual(one)
    }), { numRuns: runs(1000) })
  })

  it('is never more exact than one, two, and never the least above the most', () => {
    fc.assert(fc.property(smallGraphs, (graph) => {
      const { atLeast, atMost, groups, dropped, paths } = count(graph)
      expect(atLeast).toBeLessThanOrEqual(atMost)
      expect(groups.length).toBeLessThanOrEqual(Math.max(atLeast, 0))
      expect(groups.flatMap(({ sources }) => sources).sort()).toEqual([...paths.keys()].sort())
      expect(new Set([...paths.keys(), ...dropped.keys()])).toEqual(new Set(graph.witnesses.map(({ source }) => source)))
    }), { numRuns: runs(2000) })
  })

  it('nothing is called independent without "as far as recorded"', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(5), fc.boolean(), (atLeast, more, exact) => {
      const bounds = { atLeast, atMost: atLeast + more, exact }
      expect(independenceWords({ direct: bounds, withInferences: bounds, withSuspected: bounds, groups: [] }, EN)).toContain('independent as far as recorded')
    }))
  })
})

describe('chronicles', () => {
  it('a hundred copies are one observation', () => {
    const copies = Array.from({ length: 100 }, (_, index) => `copy-${index}`)
    expect(interval([witness('annals'), ...copies.map((copy) => witness(copy))], copies.map((copy) => from(copy, 'annals')), [])).toEqual([1, 1])
  })

  it('a witness with two parents is independent of neither', () => {
    const lineage = [from('c', 'a'), from('c', 'b')]
    expect(interval([witness('a'), witness('c')], lineage, [])[0]).toBe(1)
    expect(interval([witness('b'), witness('c')], lineage, [])[0]).toBe(1)
    expect(interval([witness('a'), witness('b'), witness('c')], lineage, [])).toEqual([2, 2])
  })

  it('an own observation makes a root of a copyist, and his author stands behind it', () => {
    expect(interval([witness('a'), witness('b', { ownObservation: true })], [from('b', 'a')], [])).toEqual([2, 2])
    expect(interval([witness('b', { ownObservation: true }), witness('c', { ownObservation: true })], [from('b', 'a')], [by('b', 'Anselm'), by('c', 'Anselm')])).toEqual([1, 1])
  })

  it('a common author or informant is one origin; so are his books, whatever they draw on', () => {
    expect(interval([witness('a'), witness('b')], [], [by('a', 'Anselm'), by('b', 'Anselm')])).toEqual([1, 1])
    expect(interval([witness('a'), witness('b')], [], [by('a', 'Anselm', 'INFORMANT'), by('b', 'Anselm', 'INFORMANT'), by('a', 'Odo'), by('b', 'Otto')])).toEqual([1, 1])
    const books = independence([witness('a'), witness('b')], [from('a', 'x'), from('b', 'y')], [by('a', 'Anselm'), by('b', 'Anselm')])
    expect(books).toMatchObject({ atLeast: 1, atMost: 1, groups: [{ sources: ['a', 'b'], ancestors: ['x', 'y'], origins: [{ origin: 'Anselm', how: 'AUTHOR', of: ['a', 'b'] }], how: ['AUTHOR', 'COPIES'], paths: [['x', 'a'], ['y', 'b']] }] })
    // A joint book shares its author with his own; three that share one in pairs have none that explains them all.
    expect(interval([witness('a'), witness('b')], [], [by('a', 'Anselm'), by('a', 'Odo'), by('b', 'Anselm')])).toEqual([1, 1])
    expect(interval([witness('a'), witness('b'), witness('c')], [], [by('a', 'Anselm'), by('a', 'Odo'), by('b', 'Odo'), by('b', 'Otto'), by('c', 'Otto'), by('c', 'Anselm')])).toEqual([2, 2])
    // Two informants of one source are two, of whom another source may have heard one.
    expect(interval([witness('a'), witness('b')], [], [by('a', 'Anselm', 'INFORMANT'), by('a', 'Odo', 'INFORMANT'), by('b', 'Anselm', 'INFORMANT')])).toEqual([1, 2])
  })

  it('an author is no support: his copy falls with what it copies', () => {
    const result = independence([witness('b')], [from('b', 'a')], [by('b', 'Anselm')], { without: new Set(['a']) })
    expect([...result.dropped]).toEqual([['b', 'SET_ASIDE']])
  })

  it('a derivative that departs from its parent founds no witness, nor does its copy', () => {
    const result = independence([witness('b', { deviatesFrom: ['a'] }), witness('c')], [from('b', 'a'), from('c', 'b')], [by('b', 'Anselm')])
    expect(result).toMatchObject({ atLeast: 0, atMost: 0 })
    expect([...result.dropped]).toEqual([['b', 'DEVIATES'], ['c', 'DEVIATES']])
    expect(interval([witness('b', { deviatesFrom: ['a'] })], [from('b', 'a'), from('b', 'x')], [])).toEqual([1, 1])
  })

  it('a circle without a root outside it counts as one root, and one with a root as none', () => {
    expect(interval([witness('a'), witness('b')], [from('a', 'b'), from('b', 'a')], [])).toEqual([1, 1])
    expect(interval([witness('a'), witness('b'), witness('x')], [from('a', 'b'), from('b', 'a'), from('a', 'x')], [])).toEqual([1, 1])
  })

  it('a derivation limited to other claims does not bind', () => {
    expect(interval([witness('a'), witness('b')], [from('b', 'a', { scope: ['b-other'] })], [])).toEqual([2, 2])
    expect(interval([witness('a'), witness('b')], [from('b', 'a', { scope: ['b-claim'] })], [])).toEqual([1, 1])
    expect(interval([witness('a'), witness('b')], [from('b', 'm'), from('m', 'a', { scope: ['m-premise'] })], [], { grounds: [{ source: 'm', claims: ['m-premise'], ownObservation: false }] })).toEqual([1, 1])
  })

  it('a derivation limited to one claim leaves another claim of the same source its own', () => {
    const two = [witness('b', { claims: ['b-copied'] }), witness('b', { claims: ['b-own'] })]
    const limited = from('b', 'a', { scope: ['b-copied'] })
    expect(interval([witness('a'), ...two], [limited], [])).toEqual([2, 2])
    expect(interval(two, [limited], [])).toEqual([1, 1])
    expect(interval([witness('a'), ...two], [limited, from('b', 'x', { scope: ['b-own'] })], [])).toEqual([1, 2])
    // Its one claim departs and the other derives from elsewhere: only that other parent is one.
    expect(interval([witness('a'), witness('b', { claims: ['b-copied'], deviatesFrom: ['a'] }), two[1] ?? witness('b')], [limited, from('b', 'x', { scope: ['b-own'] })], [])).toEqual([2, 2])
  })

  it('what reasons from a premise copied and a premise of its maker goes back to both', () => {
    const grounds = ['m-copied', 'm-own'].map((claim) => ({ source: 'm', claims: [claim], ownObservation: false }))
    expect(interval([witness('a'), witness('b')], [from('b', 'm', { reasoning: true }), from('m', 'a', { scope: ['m-copied'] })], [], { grounds })).toEqual([1, 2])
  })

  it('copying does not cure: a path is shut where it passes what could not have known, but a premise need not have known', () => {
    const early = witness('b', { ignorant: new Set(['a']) })
    expect([...independence([early], [from('b', 'a')], []).dropped]).toEqual([['b', 'UNTIMELY']])
    expect(interval([early], [from('b', 'a'), from('b', 'x')], [])).toEqual([1, 1])
    expect(interval([early], [from('b', 'a', { reasoning: true })], [])).toEqual([1, 1])
    expect(interval([witness('c', { ignorant: new Set(['b']) })], [from('c', 'b'), from('b', 'a')], [])).toEqual([0, 0])
  })

  it('what is reached with a premise and without one is passed by the ways of each apart', () => {
    const because = { reasoning: true as const }
    const lineage = [from('w', 'r', because), from('w', 'v'), from('r', 'v'), from('r', 'z'), from('v', 'x'), from('q', 'r')]
    expect(independence([witness('w', { ignorant: new Set(['x']) }), witness('q')], lineage, [])).toMatchObject({ atLeast: 1, atMost: 1, exact: true })
    expect(independence([witness('w'), witness('q')], lineage, [])).toMatchObject({ atLeast: 1, atMost: 2, exact: true })
  })

  it('several claims of one source are one witness, supported if one of them is', () => {
    expect(interval([witness('b', { deviatesFrom: ['a'] }), witness('b', { claims: ['other'] })], [from('b', 'a')], [])).toEqual([1, 1])
  })

  it('is a marked bound beyond the limit, where two or more is still exact', () => {
    const many = Array.from({ length: EXACT_LIMIT + 10 }, (_, index) => index)
    const pairs = many.flatMap((index) => [from(`w${index}`, `r${index}`), from(`w${index}`, `r${(index + 1) % many.length}`)])
    const result = independence(many.map((index) => witness(`w${index}`)), pairs, [])
    expect(result.exact).toBe(false)
    expect(result.atLeast).toBeGreaterThanOrEqual(2)
    expect(result.atLeast).toBeLessThanOrEqual(Math.ceil(many.length / 2))
    expect(independence(many.map((index) => witness(`w${index}`)), [...pairs, ...many.map((index) => from(`w${index}`, 'all'))], [])).toMatchObject({ atLeast: 1, exact: true })
  })
})
