import { haveOneInCommon, minimumHittingSet } from './hitting-set.js'
import { lazy } from './lazy.js'
import { type Ground, ignorance, type Lineage, lineageGraph, type LineageGraph, type Origin, type Witness } from './lineage.js'
import { explanations, reach, type Reach } from './reach.js'
import { mostUnshared } from './unshared.js'
import { type WitnessGroup, witnessGroups } from './witness-groups.js'

export type { Ground, Lineage, Origin, Witness } from './lineage.js'
export type { GroupOrigin, WitnessGroup } from './witness-groups.js'

export interface Bounds {
  readonly atLeast: number
  readonly atMost: number
  /** False where there was too much to search, so that `atLeast` may be too low or `atMost` too high. */
  readonly exact: boolean
}

/** Why a witness does not count: it departs from all its parents; what it copies cannot have known; what it rests on is set aside. */
export type Fate = 'DEVIATES' | 'UNTIMELY' | 'SET_ASIDE'

export interface IndependenceResult extends Bounds {
  /** Witnesses that no root supports. */
  readonly dropped: ReadonlyMap<string, Fate>
  readonly groups: readonly WitnessGroup[]
  /** For each witness that counts, the shortest way from each of its roots, the shortest of all first. */
  readonly paths: ReadonlyMap<string, readonly (readonly string[])[]>
}

export interface IndependenceOptions {
  /** Sources taken out after the roots were fixed: nothing becomes a root by losing its parents. */
  readonly without?: ReadonlySet<string>
  /** Claims that the witnesses reason from. */
  readonly grounds?: readonly Ground[]
  /** Witnesses set aside: they are not counted, and what they say of their own parents still shapes the graph. */
  readonly aside?: readonly Witness[]
  /** Where the graph of the same statements and derivations is kept. */
  readonly graphOf?: (statements: readonly Witness[], make: () => LineageGraph) => LineageGraph
}

/** Beyond this many witnesses the least number of originals is bounded, not searched. */
export const EXACT_LIMIT = 25

const NOTHING: ReadonlySet<string> = new Set()
/** What nobody goes back through. */
const DESERTED = lineageGraph([], [], [])

/**
 * How many witnesses there are for one claim: at least τ, the fewest originals that explain them all (minimum
 * hitting set of what each goes back to: its roots, and the authors on the way), and at most φ, the most that share
 * nothing on the way, neither a source nor an author or informant (maximum number of disjoint paths from roots to
 * witnesses; equal to the minimum vertex cut by Menger's theorem). Where joint authors overlap all around, more than
 * one is needed to explain them though no two share nothing: then φ is τ. Independence is always "as far as recorded".
 * Source of the principle: Langlois & Seignobos, Introduction aux études historiques (1898): a hundred copies are one
 * observation.
 *
 * Complexity: φ is O(V·E) but for shared authors; τ is exponential in the worst case and bounded beyond EXACT_LIMIT
 * witnesses with different roots, while τ ≥ 2 is always exact (what they go back to has nothing in common).
 * @param lineage the derivations that count; leave suspected ones out where they do not
 */
export function independence(witnesses: readonly Witness[], lineage: readonly Lineage[], origins: readonly Origin[], options: IndependenceOptions = {}): IndependenceResult {
  return attestation(witnesses, lineage, origins, options).independence()
}

/** Who counts, as far as a verdict asks, which is given again for each source without which it might be another; the count itself is made when it is asked for. */
export interface Attestation {
  /** No witness at all, at least one, or at least two: always exact. */
  readonly witnesses: 0 | 1 | 2
  readonly dropped: IndependenceResult['dropped']
  readonly independence: () => IndependenceResult
}

/** As independence, of which it is the first part. */
export function attestation(witnesses: readonly Witness[], lineage: readonly Lineage[], origins: readonly Origin[], options: IndependenceOptions = {}): Attestation {
  const statements = [...witnesses, ...(options.aside ?? [])]
  const make = (): LineageGraph => lineageGraph(statements, lineage, origins, options.grounds)
  const graph = witnesses.length === 0 ? DESERTED : options.graphOf ? options.graphOf(statements, make) : make()
  const without = options.without ?? NOTHING
  const reached = new Map<string, Reach>()
  const dropped = new Map<string, Fate>()
  for (const [source, ignorant] of [...ignorance(witnesses)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const found = reach(source, graph, { without, ignorant })
    if (found.roots.size > 0) reached.set(source, found)
    else dropped.set(source, fate(source, ignorant, graph))
  }
  const behind = [...reached.values()].map(explanations)
  return { witnesses: behind.length === 0 ? 0 : haveOneInCommon(behind) ? 1 : 2, dropped, independence: lazy(() => count(reached, dropped, graph)) }
}

function count(reached: ReadonlyMap<string, Reach>, dropped: ReadonlyMap<string, Fate>, graph: LineageGraph): IndependenceResult {
  const least = minimumHittingSet([...reached.values()].map(explanations), EXACT_LIMIT)
  const most = mostUnshared(reached, graph)
  return {
    atLeast: least.size,
    atMost: Math.max(least.size, most.size),
    exact: least.exact && most.exact,
    dropped,
    groups: witnessGroups(reached, graph),
    paths: new Map([...reached].map(([source, { roots }]) => [source, inOrder(roots)])),
  }
}

/** Why no root is left: there never was one, or none that could have known, or those were set aside. */
function fate(source: string, ignorant: ReadonlySet<string>, graph: LineageGraph): Fate {
  if (reach(source, graph, { without: NOTHING, ignorant: NOTHING }).roots.size === 0) return 'DEVIATES'
  return reach(source, graph, { without: NOTHING, ignorant }).roots.size === 0 ? 'UNTIMELY' : 'SET_ASIDE'
}

function inOrder(ways: ReadonlyMap<string, readonly string[]>): (readonly string[])[] {
  return [...ways.values()].sort((a, b) => a.length - b.length || (a.join('\n') < b.join('\n') ? -1 : 1))
}
