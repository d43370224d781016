import fc from 'fast-check'
import type { Ground, Lineage, Origin, Witness } from '../../src/reasoning/lineage.js'

/** A small derivation graph with those of its sources that speak. */
export interface SmallGraph {
  readonly witnesses: readonly Witness[]
  readonly lineage: readonly Lineage[]
  readonly origins: readonly Origin[]
  readonly grounds: readonly Ground[]
}

export const from = (source: string, parent: string, rest: Partial<Lineage> = {}): Lineage => ({ source, from: parent, how: 'COPIES', suspected: false, scope: null, ...rest })
export const by = (source: string, origin: string, how = 'AUTHOR'): Origin => ({ source, origin, how })
export const witness = (source: string, rest: Partial<Witness> = {}): Witness => ({ source, claims: [`${source}-claim`], ownObservation: false, deviatesFrom: [], ...rest })

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0)

/**
 * Up to seven sources, circles included, with authors (joint ones too), informants, own observations and departures.
 * Some speak twice, in "x-claim" and "x-more"; some derivations are limited to one of these, or to a claim that is of
 * another matter; some claims are only premises of others. Some sources reason from another instead of repeating it, or do both; some
 * witnesses speak of what others cannot have known.
 */
export const smallGraphs: fc.Arbitrary<SmallGraph> = fc.integer({ min: 1, max: NAMES.length }).chain((size) => {
  const names = NAMES.slice(0, size)
  const name = fc.constantFrom(...names)
  const scope = fc.constantFrom(null, null, null, 'claim', 'more', 'premise', 'elsewhere')
  const edges = fc.uniqueArray(fc.tuple(name, name, scope, fc.boolean()), { maxLength: 11, selector: ([source, parent, , reasoning]) => `${source}${parent}${reasoning}` })
  const origins = fc.uniqueArray(fc.tuple(name, fc.constantFrom('P', 'Q', 'R'), fc.constantFrom('AUTHOR', 'AUTHOR', 'INFORMANT')), { maxLength: 5, selector: ([source, origin]) => source + origin })
  const speaking = fc.uniqueArray(fc.tuple(name, rarely, rarely, fc.constantFrom('claim', 'claim', 'more', 'both'), fc.tuple(fc.boolean(), fc.subarray(names, { maxLength: Math.min(2, names.length) })).map(([all, some]) => (all ? [] : some))), { minLength: 1, selector: ([source]) => source })
  const premises = fc.uniqueArray(fc.tuple(name, rarely), { maxLength: 2, selector: ([source]) => source })
  return fc.record({ edges, origins, speaking, premises }).map(({ edges: pairs, origins: makers, speaking: speakers, premises: bases }) => ({
    lineage: pairs.map(([source, parent, limit, reasoning]) => from(source, parent, { scope: limit === null ? null : [`${source}-${limit}`], ...(reasoning ? { reasoning } : {}) })),
    origins: makers.map(([source, origin, how]) => by(source, origin, how)),
    witnesses: speakers.flatMap(([source, own, departs, says, ignorant]) => {
      const parents = pairs.flatMap(([child, parent]) => (child === source ? [parent] : [])).slice(0, 1)
      const said = says === 'both' ? ['claim', 'more'] : [says]
      return said.map((claim, index) => witness(source, { claims: [`${source}-${claim}`], ownObservation: own && index === 0, deviatesFrom: departs && index === 0 ? parents : [], ignorant: new Set(index === 0 ? ignorant : names) }))
    }),
    grounds: bases.map(([source, own]) => ({ source, claims: [`${source}-premise`], ownObservation: own })),
  }))
})

/** Two who speak, and four on whom they rest, in one order: premises and ignorance make a difference oftener than in graphs drawn at large. */
export const premisedGraphs: fc.Arbitrary<SmallGraph> = fc
  .record({
    steps: fc.array(fc.constantFrom('none', 'none', 'copies', 'reasons'), { minLength: 15, maxLength: 15 }),
    ignorant: fc.subarray(['c', 'd', 'e', 'f'], { minLength: 1, maxLength: 2 }),
  })
  .map(({ steps, ignorant }) => {
    const names = NAMES.slice(0, 6)
    const pairs = names.flatMap((child, index) => names.slice(index + 1).map((parent) => [child, parent] as const))
    return {
      witnesses: [witness('a', { ignorant: new Set(ignorant) }), witness('b')],
      lineage: pairs.flatMap(([child, parent], index) => (steps[index] === 'none' ? [] : [from(child, parent, steps[index] === 'reasons' ? { reasoning: true } : {})])),
      origins: [],
      grounds: [],
    }
  })

/**
 * The definitions once more, by brute force: nothing of the tested code is used. What derives from what is decided
 * statement by statement; τ tries every set of originals, and φ every set of ways.
 */
export class Reference {
  private readonly edges: (readonly [child: string, parent: string, reasoning: boolean])[] = []
  private readonly ties: (readonly [source: string, author: string])[] = []
  private readonly authored: (readonly [source: string, author: string])[] = []
  private readonly derived = new Set<string>()
  private readonly founding = new Set<string>()
  private readonly ignorant: (source: string) => readonly string[]

  constructor({ witnesses, lineage, origins, grounds }: SmallGraph) {
    this.ignorant = (source) => {
      const [first, ...more] = witnesses.filter((other) => other.source === source).map(({ ignorant }) => [...(ignorant ?? [])])
      return (first ?? []).filter((other) => more.every((known) => known.includes(other)))
    }
    const everything = [...witnesses, ...grounds].flatMap(({ claims }) => claims)
    for (const source of new Set([...lineage.map((derivation) => derivation.source), ...origins.map((origin) => origin.source)])) {
      const speaks = witnesses.filter((other) => other.source === source)
      const informants = origins.filter((origin) => origin.source === source && origin.how === 'INFORMANT').map(({ origin }) => origin)
      const given = lineage.filter((derivation) => derivation.source === source && derivation.from !== source)
      const about = (claims: readonly string[]): Lineage[] => given.filter(({ scope }) => scope === null || scope.some((claim) => claims.includes(claim)))
      const rests = (statement: Ground): boolean => !statement.ownObservation && (informants.length > 0 || about(statement.claims).length > 0)
      const premises = grounds.filter((ground) => ground.source === source)
      if (speaks.some((statement) => !rests(statement))) continue
      const resting = premises.filter(rests)
      const parents: Lineage[] = []
      const bound = new Set<string>()
      for (const statement of speaks)
        for (const derivation of about(statement.claims)) {
          bound.add(derivation.from)
          if (derivation.reasoning || !statement.deviatesFrom.includes(derivation.from)) parents.push(derivation)
        }
      const others = [...resting.map(({ claims }) => claims), ...(speaks.length + premises.length === 0 ? [everything] : [])]
      for (const claims of others)
        for (const derivation of about(claims)) {
          bound.add(derivation.from)
          parents.push(derivation)
        }
      const told = informants.length > 0 && (speaks.length + resting.length > 0 || premises.length === 0)
      if (bound.size === 0 && !told) continue
      this.derived.add(source)
      if (speaks.length === 0 && resting.length < premises.length) this.founding.add(source)
      this.edges.push(...parents.map(({ from: parent, reasoning = false }) => [source, parent, reasoning] as const), ...informants.map((parent) => [source, parent, false] as const))
    }
    for (const { source, origin, how } of origins) if (how !== 'INFORMANT') (this.derived.has(source) ? this.ties : this.authored).push([source, origin])
  }

  private parentsOf(vertex: string): string[] {
    return [...this.edges, ...this.authored].flatMap(([child, parent]) => (child === vertex ? [parent] : []))
  }

  /** Everything that a vertex goes back to, itself included. */
  private ancestry(vertex: string): string[] {
    const found = [vertex]
    for (const at of found) for (const parent of this.parentsOf(at)) if (!found.includes(parent)) found.push(parent)
    return found
  }

  /** The steps that a witness can take: not to what is set aside, nor, before a premise, to what cannot have known. */
  private open([vertex, reasoned]: Step, witness: string, without: ReadonlySet<string>): Step[] {
    return [...this.edges, ...this.authored.map(([source, author]) => [source, author, false] as const)].flatMap(([child, parent, reasoning]) => {
      const bound = !reasoned && !reasoning
      return child !== vertex || without.has(parent) || (bound && this.ignorant(witness).includes(parent)) ? [] : [[parent, !bound] as const]
    })
  }

  /** Everything that a witness goes back to by open steps, itself included. */
  private reached(witness: string, without: ReadonlySet<string>): string[] {
    const found: Step[] = without.has(witness) ? [] : [[witness, false]]
    for (const at of found) for (const next of this.open(at, witness, without)) if (!found.some((known) => same(known, next))) found.push(next)
    return [...new Set(found.map(([vertex]) => vertex))]
  }

  private circle(vertex: string): string {
    return this.ancestry(vertex).filter((other) => this.ancestry(other).includes(vertex)).sort()[0] ?? vertex
  }

  private isRoot(vertex: string): boolean {
    if (this.founding.has(vertex)) return true
    const members = this.ancestry(vertex).filter((other) => this.circle(other) === this.circle(vertex))
    if (members.some((member) => this.parentsOf(member).some((parent) => this.circle(parent) !== this.circle(vertex)))) return false
    return !this.derived.has(vertex) || this.parentsOf(vertex).length > 0
  }

  private roots(vertex: string, without: ReadonlySet<string> = new Set()): string[] {
    return [...new Set(this.reached(vertex, without).filter((other) => this.isRoot(other)).map((root) => this.circle(root)))]
  }

  /** The one root that all who speak go back to, with all members of its circle; null if there are more, or none. */
  onlyRoot(witnesses: readonly Witness[]): string[] | null {
    const [root, ...more] = new Set(witnesses.flatMap(({ source }) => this.roots(source)))
    return root === undefined || more.length > 0 ? null : this.ancestry(root).filter((other) => this.circle(other) === root)
  }

  least(witnesses: readonly Witness[], without: ReadonlySet<string> = new Set()): number {
    const sets = witnesses.flatMap(({ source }) => {
      const roots = this.roots(source, without)
      const authors = this.reached(source, without).flatMap((vertex) => this.ties.flatMap(([child, author]) => (child === vertex && !without.has(author) ? [author] : [])))
      return roots.length === 0 ? [] : [[...roots, ...authors]]
    })
    const all = [...new Set(sets.flat())]
    const sizes = Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_element, index) => (bits >> index) & 1))
      .filter((chosen) => sets.every((set) => set.some((element) => chosen.includes(element))))
      .map((chosen) => chosen.length)
    return Math.min(...sizes)
  }

  /**
   * A way leads by open steps from a witness up to where something starts; a circle is one vertex. It takes up all that
   * lies on it and the authors of all that lies on it, of a circle those of all that anybody goes back to. Two ways that
   * take up anything in common are not unshared. Where no such pair is left though one original cannot explain
   * everything, the most is the least.
   */
  most(witnesses: readonly Witness[], without: ReadonlySet<string> = new Set()): number {
    const ends = [...new Set(witnesses.map(({ source }) => source))].filter((source) => this.roots(source, without).length > 0)
    const seen = new Set(ends.flatMap((end) => this.reached(end, without)))
    const authorsOf = (circle: string): string[] => [...this.ties, ...this.authored].flatMap(([source, author]) => (seen.has(source) && this.circle(source) === circle && !without.has(author) ? [author] : []))
    const ways = new Map<string, Set<string>>()
    const walk = (way: readonly Step[], end: string): void => {
      const top = way.at(-1) ?? [end, false]
      if (this.isRoot(top[0]) || this.authored.some(([source]) => source === top[0])) {
        const taken = [...new Set(way.map(([vertex]) => this.circle(vertex)))].flatMap((circle) => [circle, ...authorsOf(circle)]).sort()
        ways.set(taken.join(), new Set(taken))
      }
      for (const next of this.open(top, end, without)) if (!way.some((known) => same(known, next)) && !this.authored.some(([source, author]) => source === top[0] && author === next[0])) walk([...way, next], end)
    }
    for (const end of ends) walk([[end, false]], end)
    const best = (left: Set<string>[]): number => Math.max(0, ...left.map((way, index) => 1 + best(left.slice(index + 1).filter((other) => ![...other].some((taken) => way.has(taken))))))
    return best([...ways.values()])
  }
}

/** A vertex, and whether a premise lies on the way to it. */
type Step = readonly [vertex: string, reasoned: boolean]
const same = ([a, reasonedA]: Step, [b, reasonedB]: Step): boolean => a === b && reasonedA === reasonedB
