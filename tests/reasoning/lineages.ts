import fc from 'fast-check'
import type { Lineage, Origin, Witness } from '../../src/reasoning/lineage.js'

/** A small derivation graph with those of its sources that speak. */
export interface SmallGraph {
  readonly witnesses: readonly Witness[]
  readonly lineage: readonly Lineage[]
  readonly origins: readonly Origin[]
}

export const from = (source: string, parent: string, rest: Partial<Lineage> = {}): Lineage => ({ source, from: parent, how: 'COPIES', suspected: false, scope: null, ...rest })
export const by = (source: string, origin: string, how = 'AUTHOR'): Origin => ({ source, origin, how })
export const witness = (source: string, rest: Partial<Witness> = {}): Witness => ({ source, claims: [`${source}-claim`], ownObservation: false, deviatesFrom: [], ...rest })

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0)

/** Up to seven sources, circles included, with authors, informants, own observations and departures. */
export const smallGraphs: fc.Arbitrary<SmallGraph> = fc.integer({ min: 1, max: NAMES.length }).chain((size) => {
  const names = NAMES.slice(0, size)
  const name = fc.constantFrom(...names)
  const edges = fc.uniqueArray(fc.tuple(name, name), { maxLength: 11, selector: ([source, parent]) => source + parent })
  const origins = fc.uniqueArray(fc.tuple(name, fc.constantFrom('P', 'Q'), fc.constantFrom('AUTHOR', 'AUTHOR', 'INFORMANT')), { maxLength: 4, selector: ([source, origin]) => source + origin })
  const speaking = fc.uniqueArray(fc.tuple(name, rarely, rarely), { minLength: 1, selector: ([source]) => source })
  return fc.record({ edges, origins, speaking }).map(({ edges: pairs, origins: makers, speaking: speakers }) => ({
    lineage: pairs.map(([source, parent]) => from(source, parent)),
    origins: makers.map(([source, origin, how]) => by(source, origin, how)),
    witnesses: speakers.map(([source, own, departs]) => witness(source, { ownObservation: own, deviatesFrom: departs ? pairs.flatMap(([child, parent]) => (child === source ? [parent] : [])).slice(0, 1) : [] })),
  }))
})

/** The same graph restricted by hand to what the definition calls edges, ties and roots; nothing of the tested code is used. */
export class Reference {
  private readonly edges: [string, string][] = []
  private readonly ties: [string, string][] = []
  private readonly derived = new Set<string>()

  constructor({ witnesses, lineage, origins }: SmallGraph) {
    const speaker = (source: string): Witness | undefined => witnesses.find((other) => other.source === source)
    for (const { source, from: parent } of lineage) {
      if (source === parent || speaker(source)?.ownObservation) continue
      this.derived.add(source)
      if (!speaker(source)?.deviatesFrom.includes(parent)) this.edges.push([source, parent])
    }
    for (const { source, origin, how } of origins)
      if (how === 'INFORMANT' && !speaker(source)?.ownObservation) {
        this.derived.add(source)
        this.edges.push([source, origin])
      }
    for (const { source, origin, how } of origins) if (how !== 'INFORMANT') (this.derived.has(source) ? this.ties : this.edges).push([source, origin])
  }

  /** Everything that a vertex goes back to, itself included. */
  private ancestry(vertex: string, without: ReadonlySet<string>): string[] {
    const found = [vertex]
    for (const at of found) for (const [child, parent] of this.edges) if (child === at && !without.has(parent) && !found.includes(parent)) found.push(parent)
    return without.has(vertex) ? [] : found
  }

  private circle(vertex: string): string {
    const nothing = new Set<string>()
    return this.ancestry(vertex, nothing).filter((other) => this.ancestry(other, nothing).includes(vertex)).sort()[0] ?? vertex
  }

  private isRoot(vertex: string): boolean {
    const circle = this.circle(vertex)
    if (this.edges.some(([child, parent]) => this.circle(child) === circle && this.circle(parent) !== circle)) return false
    return !this.derived.has(vertex) || this.edges.some(([child]) => child === vertex)
  }

  private roots(vertex: string, without: ReadonlySet<string>): string[] {
    return [...new Set(this.ancestry(vertex, without).filter((other) => this.isRoot(other)).map((root) => this.circle(root)))]
  }

  /** τ by trying every set of originals, the smallest first. */
  least(witnesses: readonly Witness[], without: ReadonlySet<string> = new Set()): number {
    const sets = witnesses.flatMap(({ source }) => {
      const roots = this.roots(source, without)
      const authors = this.ancestry(source, without).flatMap((vertex) => this.ties.flatMap(([child, author]) => (child === vertex && !without.has(author) ? [author] : [])))
      return roots.length === 0 ? [] : [[...roots, ...authors]]
    })
    const all = [...new Set(sets.flat())]
    const sizes = Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_element, index) => (bits >> index) & 1))
      .filter((chosen) => sets.every((set) => set.some((element) => chosen.includes(element))))
      .map((chosen) => chosen.length)
    return Math.min(...sizes)
  }

  /** φ by trying every set of paths that share no vertex; a circle is one vertex. */
  most(witnesses: readonly Witness[]): number {
    const nothing = new Set<string>()
    const ends = [...new Set(witnesses.filter(({ source }) => this.roots(source, nothing).length > 0).map(({ source }) => this.circle(source)))]
    const paths: string[][] = []
    const walk = (path: string[]): void => {
      const at = path.at(-1) ?? ''
      if (this.isRoot(at)) paths.push(path)
      for (const [child, parent] of this.edges) {
        const next = this.circle(parent)
        if (this.circle(child) === at && !path.includes(next)) walk([...path, next])
      }
    }
    for (const end of ends) walk([end])
    const best = (left: string[][], used: ReadonlySet<string>): number => {
      let most = 0
      for (const [index, path] of left.entries()) if (!path.some((vertex) => used.has(vertex))) most = Math.max(most, 1 + best(left.slice(index + 1), new Set([...used, ...path])))
      return most
    }
    return best(paths, nothing)
  }
}
