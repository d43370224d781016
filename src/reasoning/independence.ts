import { minimumHittingSet } from './hitting-set.js'
import { type Edge, type Lineage, lineageGraph, type LineageGraph, mergeWitnesses, type Origin, type Witness } from './lineage.js'
import { reach, type Reach } from './reach.js'
import { disjointPaths } from './vertex-cut.js'
import { type WitnessGroup, witnessGroups } from './witness-groups.js'

export type { Lineage, Origin, Witness } from './lineage.js'
export type { WitnessGroup } from './witness-groups.js'

export interface Bounds {
  readonly atLeast: number
  readonly atMost: number
  /** False where `atLeast` is only a lower bound, because there are too many witnesses to search. */
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
  /** Other claims of the matter, to which derivations may be limited. */
  readonly covering?: ReadonlySet<string>
  /** Witnesses set aside: they are not counted, and what they say of their own parents still shapes the graph. */
  readonly aside?: readonly Witness[]
}

/** Beyond this many witnesses the least number of originals is bounded, not searched. */
export const EXACT_LIMIT = 25

const NOTHING: ReadonlySet<string> = new Set()

/**
 * How many witnesses there are for one claim: at least τ, the fewest originals that explain them all (minimum
 * hitting set of what each goes back to: its roots, and the authors on the way), and at most φ, the most that share
 * nothing on the way (maximum number of vertex-disjoint paths from roots to witnesses, equal to the minimum vertex
 * cut by Menger's theorem). Independence is always "as far as recorded". Source of the principle: Langlois &
 * Seignobos, Introduction aux études historiques (1898): a hundred copies are one observation.
 *
 * Complexity: φ is O(V·E); τ is exponential in the worst case and bounded beyond EXACT_LIMIT witnesses with
 * different roots, while τ ≥ 2 is always exact (what they go back to has nothing in common).
 * @param lineage the derivations that count; leave suspected ones out where they do not
 */
export function independence(witnesses: readonly Witness[], lineage: readonly Lineage[], origins: readonly Origin[], options: IndependenceOptions = {}): IndependenceResult {
  const graph = lineageGraph([...witnesses, ...(options.aside ?? [])], lineage, origins, options.covering)
  const without = options.without ?? NOTHING
  const reached = new Map<string, Reach>()
  const dropped = new Map<string, Fate>()
  for (const witness of mergeWitnesses(witnesses).sort((a, b) => (a.source < b.source ? -1 : 1))) {
    const found = reach(witness.source, graph, { without, ignorant: witness.ignorant ?? NOTHING })
    if (found.roots.size > 0) reached.set(witness.source, found)
    else dropped.set(witness.source, fate(witness, graph))
  }
  const explanations = [...reached.values()].map(({ roots, ties }) => new Set([...roots.keys(), ...ties]))
  const least = minimumHittingSet(explanations, EXACT_LIMIT)
  return {
    atLeast: least.size,
    atMost: Math.max(least.size, mostUnshared(reached, graph)),
    exact: least.exact,
    dropped,
    groups: witnessGroups(reached, graph),
    paths: new Map([...reached].map(([source, { roots }]) => [source, inOrder(roots)])),
  }
}

/** Why no root is left: there never was one, or none that could have known, or those were set aside. */
function fate({ source, ignorant = NOTHING }: Witness, graph: LineageGraph): Fate {
  if (reach(source, graph, { without: NOTHING, ignorant: NOTHING }).roots.size === 0) return 'DEVIATES'
  return reach(source, graph, { without: NOTHING, ignorant }).roots.size === 0 ? 'UNTIMELY' : 'SET_ASIDE'
}

function mostUnshared(reached: ReadonlyMap<string, Reach>, { representative }: LineageGraph): number {
  const roots = new Set([...reached.values()].flatMap((found) => [...found.roots.keys()]))
  const parents = new Map<string, Set<string>>()
  const add = (vertex: string, edges: readonly Edge[]): void => {
    const known = parents.get(vertex) ?? new Set<string>()
    for (const { to } of edges) if (representative(to) !== vertex) known.add(representative(to))
    parents.set(vertex, known)
  }
  for (const { steps } of reached.values()) for (const [vertex, edges] of steps) add(representative(vertex), edges)
  return disjointPaths([...reached.keys()], roots, (vertex) => [...(parents.get(vertex) ?? [])], representative)
}

function inOrder(ways: ReadonlyMap<string, readonly string[]>): (readonly string[])[] {
  return [...ways.values()].sort((a, b) => a.length - b.length || (a.join('\n') < b.join('\n') ? -1 : 1))
}
