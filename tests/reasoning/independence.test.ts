import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXACT_LIMIT, independence } from '../../src/reasoning/independence.js'
import { independenceWords } from '../../src/reasoning/sentence.js'
import { EN } from '../../src/reasoning/words.en.js'
import { by, from, Reference, smallGraphs, witness } from './lineages.js'

const count = (...args: Parameters<typeof independence>): [number, number] => {
  const { atLeast, atMost } = independence(...args)
  return [atLeast, atMost]
}

describe('the interval, against brute force', () => {
  it('has the fewest originals that explain all', () => {
    fc.assert(fc.property(smallGraphs, (graph) => {
      expect(independence(graph.witnesses, graph.lineage, graph.origins)).toMatchObject({ atLeast: new Reference(graph).least(graph.witnesses), exact: true })
    }), { numRuns: 2500 })
  })

  it('has the most that are unshared', () => {
    fc.assert(fc.property(smallGraphs, (graph) => {
      expect(independence(graph.witnesses, graph.lineage, graph.origins).atMost).toBe(new Reference(graph).most(graph.witnesses))
    }), { numRuns: 4000 })
  })

  it('fixes the roots before sources are set aside', () => {
    fc.assert(fc.property(smallGraphs, fc.subarray(['a', 'b', 'c', 'd']), (graph, aside) => {
      const without = new Set(aside)
      const left = graph.witnesses.filter(({ source }) => !without.has(source))
      // The whole graph is known to the reference; the speakers set aside are still part of it.
      expect(independence(graph.witnesses, graph.lineage, graph.origins, { without }).atLeast).toBe(new Reference(graph).least(left, without))
    }), { numRuns: 3000 })
  })
})

describe('laws', () => {
  it('an undeviating copy that derives only from sources that support already never raises either bound', () => {
    fc.assert(fc.property(smallGraphs, fc.integer({ min: 1, max: 3 }), fc.constantFrom(null, 'P', 'Q', 'R'), (graph, parents, author) => {
      const before = independence(graph.witnesses, graph.lineage, graph.origins)
      const supporting = [...before.paths.keys()].slice(0, parents)
      fc.pre(supporting.length > 0)
      const after = independence([...graph.witnesses, witness('copy')], [...graph.lineage, ...supporting.map((parent) => from('copy', parent))], author === null ? graph.origins : [...graph.origins, by('copy', author)])
      expect(after.atLeast).toBeLessThanOrEqual(before.atLeast)
      expect(after.atMost).toBeLessThanOrEqual(before.atMost)
    }), { numRuns: 4000 })
  })

  it('a source that derives from nothing recorded never lowers them', () => {
    fc.assert(fc.property(smallGraphs, fc.constantFrom(null, 'P', 'R'), (graph, author) => {
      const before = independence(graph.witnesses, graph.lineage, graph.origins)
      const after = independence([...graph.witnesses, witness('new')], graph.lineage, author === null ? graph.origins : [...graph.origins, by('new', author)])
      expect(after.atLeast).toBeGreaterThanOrEqual(before.atLeast)
      expect(after.atMost).toBeGreaterThanOrEqual(before.atMost)
    }), { numRuns: 2000 })
  })

  it('without the only root of all support nothing is left, and setting aside never adds', () => {
    fc.assert(fc.property(smallGraphs, (graph) => {
      const all = independence(graph.witnesses, graph.lineage, graph.origins)
      const roots = [...new Set(all.groups.flatMap(({ ancestors }) => ancestors))]
      for (const root of roots) {
        const left = independence(graph.witnesses, graph.lineage, graph.origins, { without: new Set([root]) })
        expect(left.atMost).toBeLessThanOrEqual(all.atMost)
        for (const source of left.paths.keys()) expect(all.paths.has(source)).toBe(true)
      }
      expect(independence(graph.witnesses, graph.lineage, graph.origins, { without: new Set([...roots, 'a', 'b', 'c', 'd', 'e', 'f', 'g']) }).atMost).toBe(0)
    }))
    expect(count([witness('b'), witness('c')], [from('b', 'a'), from('c', 'a')], [], { without: new Set(['a']) })).toEqual([0, 0])
  })

  it('the order of the input changes nothing', () => {
    fc.assert(fc.property(smallGraphs, fc.infiniteStream(fc.nat()), (graph, random) => {
      const shuffled = <T>(items: readonly T[]): T[] => items.map((item) => [random.next().value as number, item] as const).sort(([a], [b]) => a - b).map(([, item]) => item)
      const one = independence(graph.witnesses, graph.lineage, graph.origins)
      const other = independence(shuffled(graph.witnesses), shuffled(graph.lineage), shuffled(graph.origins))
      expect(other).toEqual(one)
    }), { numRuns: 1000 })
  })

  it('is never more exact than one, two, and never the least above the most', () => {
    fc.assert(fc.property(smallGraphs, (graph) => {
      const { atLeast, atMost, groups, dropped, paths } = independence(graph.witnesses, graph.lineage, graph.origins)
      expect(atLeast).toBeLessThanOrEqual(atMost)
      expect(groups.length).toBeLessThanOrEqual(Math.max(atLeast, 0))
      expect(groups.flatMap(({ sources }) => sources).sort()).toEqual([...paths.keys()].sort())
      expect(new Set([...paths.keys(), ...dropped.keys()])).toEqual(new Set(graph.witnesses.map(({ source }) => source)))
    }), { numRuns: 2000 })
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
    expect(count([witness('annals'), ...copies.map((copy) => witness(copy))], copies.map((copy) => from(copy, 'annals')), [])).toEqual([1, 1])
  })

  it('a witness with two parents is independent of neither', () => {
    const lineage = [from('c', 'a'), from('c', 'b')]
    expect(count([witness('a'), witness('c')], lineage, [])[0]).toBe(1)
    expect(count([witness('b'), witness('c')], lineage, [])[0]).toBe(1)
    expect(count([witness('a'), witness('b'), witness('c')], lineage, [])).toEqual([2, 2])
  })

  it('an own observation makes a root of a copyist, and his author stands behind it', () => {
    expect(count([witness('a'), witness('b', { ownObservation: true })], [from('b', 'a')], [])).toEqual([2, 2])
    expect(count([witness('b', { ownObservation: true }), witness('c', { ownObservation: true })], [from('b', 'a')], [by('b', 'Anselm'), by('c', 'Anselm')])).toEqual([1, 1])
  })

  it('a common author or informant is one origin; his books that draw on different sources are one or two', () => {
    expect(count([witness('a'), witness('b')], [], [by('a', 'Anselm'), by('b', 'Anselm')])).toEqual([1, 1])
    expect(count([witness('a'), witness('b')], [], [by('a', 'Anselm', 'INFORMANT'), by('b', 'Anselm', 'INFORMANT'), by('a', 'Odo'), by('b', 'Otto')])).toEqual([1, 1])
    const books = independence([witness('a'), witness('b')], [from('a', 'x'), from('b', 'y')], [by('a', 'Anselm'), by('b', 'Anselm')])
    expect(books).toMatchObject({ atLeast: 1, atMost: 2, groups: [{ sources: ['a', 'b'], ancestors: ['Anselm', 'x', 'y'], how: ['AUTHOR', 'COPIES'] }] })
  })

  it('an author is no support: his copy falls with what it copies', () => {
    const result = independence([witness('b')], [from('b', 'a')], [by('b', 'Anselm')], { without: new Set(['a']) })
    expect([...result.dropped]).toEqual([['b', 'SET_ASIDE']])
  })

  it('a derivative that departs from its parent founds no witness, nor does its copy', () => {
    const result = independence([witness('b', { deviatesFrom: ['a'] }), witness('c')], [from('b', 'a'), from('c', 'b')], [by('b', 'Anselm')])
    expect(result).toMatchObject({ atLeast: 0, atMost: 0 })
    expect([...result.dropped]).toEqual([['b', 'DEVIATES'], ['c', 'DEVIATES']])
    expect(count([witness('b', { deviatesFrom: ['a'] })], [from('b', 'a'), from('b', 'x')], [])).toEqual([1, 1])
  })

  it('a circle without a root outside it counts as one root, and one with a root as none', () => {
    expect(count([witness('a'), witness('b')], [from('a', 'b'), from('b', 'a')], [])).toEqual([1, 1])
    expect(count([witness('a'), witness('b'), witness('x')], [from('a', 'b'), from('b', 'a'), from('a', 'x')], [])).toEqual([1, 1])
  })

  it('a derivation limited to other claims does not bind', () => {
    expect(count([witness('a'), witness('b')], [from('b', 'a', { scope: ['b-other'] })], [])).toEqual([2, 2])
    expect(count([witness('a'), witness('b')], [from('b', 'a', { scope: ['b-claim'] })], [])).toEqual([1, 1])
    expect(count([witness('a'), witness('b')], [from('b', 'm'), from('m', 'a', { scope: ['m-premise'] })], [], { covering: new Set(['m-premise']) })).toEqual([1, 1])
  })

  it('copying does not cure: a path is shut where it passes what could not have known, but a premise need not have known', () => {
    const early = witness('b', { ignorant: new Set(['a']) })
    expect([...independence([early], [from('b', 'a')], []).dropped]).toEqual([['b', 'UNTIMELY']])
    expect(count([early], [from('b', 'a'), from('b', 'x')], [])).toEqual([1, 1])
    expect(count([early], [from('b', 'a', { reasoning: true })], [])).toEqual([1, 1])
    expect(count([witness('c', { ignorant: new Set(['b']) })], [from('c', 'b'), from('b', 'a')], [])).toEqual([0, 0])
  })

  it('several claims of one source are one witness, supported if one of them is', () => {
    expect(count([witness('b', { deviatesFrom: ['a'] }), witness('b', { claims: ['other'] })], [from('b', 'a')], [])).toEqual([1, 1])
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
