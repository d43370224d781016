import { minimumHittingSet } from './hitting-set.js'
import { disjointPaths } from './vertex-cut.js'

/** One source that speaks, with what its claims rest on. Several claims of one source are one witness. */
export interface Witness {
  readonly source: string
  /** Its claims, to which derivations may be limited. */
  readonly claims: readonly string[]
  /** It knows the matter from its own observation. */
  readonly ownObservation: boolean
  /** Parents from whose value it departs: they do not support what it says. */
  readonly deviatesFrom: readonly string[]
  /** Sources of the premises, where it reasons. */
  readonly reasonsFrom: readonly string[]
}

export interface Lineage {
  readonly source: string
  readonly from: string
  readonly how: string
  readonly suspected: boolean
  readonly scope: readonly string[] | null
}

export interface Origin {
  readonly source: string
  readonly origin: string
  readonly how: string
}

export interface Bounds {
  readonly atLeast: number
  readonly atMost: number
  /** False where `atLeast` is only a lower bound, because there are too many witnesses to search. */
  readonly exact: boolean
}

export interface WitnessGroup {
  readonly sources: readonly string[]
  /** The roots that the sources of the group go back to. */
  readonly ancestors: readonly string[]
  readonly how: readonly string[]
  readonly suspected: boolean
}

export interface IndependenceResult extends Bounds {
  /** Witnesses that depart from all that they derive from and found nothing. */
  readonly dropped: readonly string[]
  readonly groups: readonly WitnessGroup[]
  /** From a root to the witness, for each that counts. */
  readonly paths: ReadonlyMap<string, readonly string[]>
}

export interface LineageOptions {
  readonly suspected: boolean
  /** Sources taken out after the roots were fixed: nothing becomes a root by losing its parents. */
  readonly without: ReadonlySet<string>
  /** Roots that could not have known: no path supports from them. */
  readonly ignorant: ReadonlySet<string>
}

/** Beyond this many witnesses the least number of originals is bounded, not searched. */
export const EXACT_LIMIT = 25

interface Edge {
  readonly to: string
  readonly how: string
  readonly suspected: boolean
}

/**
 * How many witnesses there are for one claim: at least τ, the fewest originals that explain them all (minimum
 * hitting set of their sets of roots), and at most φ, the most that share nothing on the way (maximum number of
 * vertex-disjoint paths from roots to witnesses, equal to the minimum vertex cut by Menger's theorem).
 * Independence is always "as far as recorded". Source of the principle: Langlois & Seignobos, Introduction aux
 * études historiques (1898): a hundred copies are one observation.
 *
 * Complexity: φ is O(V·E); τ is exponential in the worst case and bounded beyond EXACT_LIMIT witnesses,
 * while τ ≥ 2 is always exact (the sets of roots have nothing in common).
 */
export function independence(witnesses: readonly Witness[], lineage: readonly Lineage[], origins: readonly Origin[], options: LineageOptions): IndependenceResult {
  const graph = lineageGraph(witnesses, lineage, origins, options.suspected)
  const roots = rootsOf(graph)
  const reach = new Map<string, Map<string, readonly string[]>>()
  const dropped: string[] = []
  for (const witness of mergeWitnesses(witnesses)) {
    const found = options.without.has(witness.source) ? new Map<string, readonly string[]>() : reachableRoots(witness.source, graph, roots, options)
    if (found.size > 0) reach.set(witness.source, found)
    else dropped.push(witness.source)
  }
  const names = [...reach.keys()].sort()
  const sets = names.map((name) => new Set(reach.get(name)?.keys()))
  if (sets.length === 0) return { atLeast: 0, atMost: 0, exact: true, dropped: dropped.sort(), groups: [], paths: new Map() }
  const least = minimumHittingSet(sets, EXACT_LIMIT)
  const live = new Set([...new Set(sets.flatMap((set) => [...set]))])
  const parents = condensed(graph, options.without)
  const atMost = disjointPaths(names, live, (vertex) => (live.has(vertex) ? [] : (parents.get(vertex) ?? [])), graph.representative)
  return {
    atLeast: least.size,
    atMost: Math.max(atMost, least.size),
    exact: least.exact,
    dropped: dropped.sort(),
    groups: groupsOf(names, reach, graph),
    paths: new Map(names.map((name) => [name, shortest(reach.get(name))])),
  }
}

/** Parents of each circle or single vertex, without what was set aside. */
function condensed({ edges, representative }: LineageGraph, without: ReadonlySet<string>): Map<string, string[]> {
  const parents = new Map<string, string[]>()
  for (const [from, list] of edges) {
    if (without.has(from)) continue
    const vertex = representative(from)
    const known = parents.get(vertex) ?? []
    for (const { to } of list) if (!without.has(to) && representative(to) !== vertex) known.push(representative(to))
    parents.set(vertex, known)
  }
  return parents
}

function mergeWitnesses(witnesses: readonly Witness[]): Witness[] {
  const merged = new Map<string, Witness>()
  for (const witness of witnesses) {
    const known = merged.get(witness.source)
    merged.set(
      witness.source,
      known
        ? {
            source: witness.source,
            claims: [...known.claims, ...witness.claims],
            ownObservation: known.ownObservation || witness.ownObservation,
            // One undeviating claim is enough to carry a parent's support.
            deviatesFrom: known.deviatesFrom.filter((parent) => witness.deviatesFrom.includes(parent)),
            reasonsFrom: [...known.reasonsFrom, ...witness.reasonsFrom],
          }
        : witness,
    )
  }
  return [...merged.values()]
}

interface LineageGraph {
  readonly edges: ReadonlyMap<string, readonly Edge[]>
  /** Vertices that lost all parents by departing from them: they are no roots. */
  readonly baseless: ReadonlySet<string>
  /** The name under which a circle of derivations counts as one. */
  readonly representative: (vertex: string) => string
}

function lineageGraph(witnesses: readonly Witness[], lineage: readonly Lineage[], origins: readonly Origin[], suspected: boolean): LineageGraph {
  const byName = new Map(mergeWitnesses(witnesses).map((witness) => [witness.source, witness]))
  const edges = new Map<string, Edge[]>()
  const baseless = new Set<string>()
  const push = (from: string, edge: Edge): void => {
    const list = edges.get(from)
    if (list) list.push(edge)
    else edges.set(from, [edge])
  }
  const covered = lineage.filter(({ source, scope, suspected: doubtful }) => (suspected || !doubtful) && (scope === null || scope.some((claim) => byName.get(source)?.claims.includes(claim))))
  for (const { source, from, how, suspected: doubtful } of covered) {
    const witness = byName.get(source)
    if (witness?.ownObservation) continue
    if (witness?.deviatesFrom.includes(from)) baseless.add(source)
    else push(source, { to: from, how, suspected: doubtful })
  }
  for (const { source, reasonsFrom, ownObservation } of byName.values())
    for (const premise of new Set(reasonsFrom)) if (!ownObservation && premise !== source) push(source, { to: premise, how: 'DRAWS_ON', suspected: false })
  // A common maker or informant stands behind sources that derive from nothing else.
  for (const { source, origin, how } of origins) if (!covered.some((edge) => edge.source === source && edge.from !== origin) && !byName.get(source)?.reasonsFrom.length) push(source, { to: origin, how, suspected: false })
  for (const source of edges.keys()) baseless.delete(source)
  return { edges, baseless, representative: circles(edges) }
}

/** Strongly connected components (Tarjan 1972, iterative): each circle is named after its first member. */
function circles(edges: ReadonlyMap<string, readonly Edge[]>): (vertex: string) => string {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const name = new Map<string, string>()
  let counter = 0
  const enter = (vertex: string): void => {
    index.set(vertex, counter)
    low.set(vertex, counter++)
    stack.push(vertex)
    onStack.add(vertex)
  }
  for (const start of edges.keys()) {
    if (index.has(start)) continue
    const work: { vertex: string; next: number }[] = [{ vertex: start, next: 0 }]
    enter(start)
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { vertex } = frame
      const edge = edges.get(vertex)?.[frame.next++]
      if (edge) {
        if (!index.has(edge.to)) {
          enter(edge.to)
          work.push({ vertex: edge.to, next: 0 })
        } else if (onStack.has(edge.to)) low.set(vertex, Math.min(low.get(vertex) ?? 0, index.get(edge.to) ?? 0))
        continue
      }
      work.pop()
      const parent = work.at(-1)
      if (parent) low.set(parent.vertex, Math.min(low.get(parent.vertex) ?? 0, low.get(vertex) ?? 0))
      if (low.get(vertex) !== index.get(vertex)) continue
      const members = stack.splice(stack.indexOf(vertex))
      const first = [...members].sort()[0] ?? vertex
      for (const member of members) {
        onStack.delete(member)
        name.set(member, first)
      }
    }
  }
  return (vertex) => name.get(vertex) ?? vertex
}

/** Vertices from which everything starts: no parents, or a circle without a parent outside it. */
function rootsOf({ edges, baseless, representative }: LineageGraph): (vertex: string) => boolean {
  const outward = new Set<string>()
  for (const [from, list] of edges) if (list.some(({ to }) => representative(to) !== representative(from))) outward.add(representative(from))
  return (vertex) => !outward.has(representative(vertex)) && !baseless.has(vertex)
}

/** The roots that a witness goes back to, each with the way from it. Breadth first, so ways are shortest. */
function reachableRoots(witness: string, graph: LineageGraph, isRoot: (vertex: string) => boolean, { without, ignorant }: LineageOptions): Map<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[witness, [witness]]])
  const found = new Map<string, readonly string[]>()
  const queue = [witness]
  for (const vertex of queue) {
    const way = ways.get(vertex) ?? []
    const root = graph.representative(vertex)
    if (isRoot(vertex) && !ignorant.has(vertex) && !found.has(root)) found.set(root, way)
    for (const { to } of graph.edges.get(vertex) ?? [])
      if (!ways.has(to) && !without.has(to)) {
        ways.set(to, [to, ...way])
        queue.push(to)
      }
  }
  return found
}

function shortest(ways: ReadonlyMap<string, readonly string[]> | undefined): readonly string[] {
  return [...(ways?.values() ?? [])].sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1))[0] ?? []
}

/** Witnesses that share a root, directly or through others, belong together. */
function groupsOf(names: readonly string[], reach: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>, graph: LineageGraph): WitnessGroup[] {
  const groups: { sources: string[]; roots: Set<string>; vertices: Set<string> }[] = []
  for (const name of names) {
    const ways = reach.get(name) ?? new Map<string, readonly string[]>()
    const mine = { sources: [name], roots: new Set(ways.keys()), vertices: new Set([...ways.values()].flat()) }
    for (const group of groups.filter(({ roots }) => [...roots].some((root) => mine.roots.has(root)))) {
      groups.splice(groups.indexOf(group), 1)
      mine.sources.push(...group.sources)
      for (const root of group.roots) mine.roots.add(root)
      for (const vertex of group.vertices) mine.vertices.add(vertex)
    }
    groups.push(mine)
  }
  return groups
    .map(({ sources, roots, vertices }) => {
      const inner = [...vertices].flatMap((vertex) => (graph.edges.get(vertex) ?? []).filter(({ to }) => vertices.has(to)))
      return { sources: sources.sort(), ancestors: [...roots].sort(), how: [...new Set(inner.map(({ how }) => how))].sort(), suspected: inner.some(({ suspected }) => suspected) }
    })
    .sort((a, b) => ((a.sources[0] ?? '') < (b.sources[0] ?? '') ? -1 : 1))
}
