import type { LineageGraph } from './lineage.js'
import type { Reach } from './reach.js'
import { mostDisjoint } from './set-packing.js'
import { type Arc, disjointPaths } from './vertex-cut.js'

/** The way of one witness back to one root: the vertices from the root down, and all authors of theirs. */
interface Way {
  readonly vertices: readonly string[]
  readonly resources: ReadonlySet<string>
}

/** What the ways of all witnesses lead over; a circle is one vertex. */
interface Ground {
  /** By witness, the parents of each vertex on its ways. */
  readonly parents: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
  readonly authors: ReadonlyMap<string, ReadonlySet<string>>
  readonly roots: ReadonlySet<string>
}

/** Ways that are listed, at most, where authors have to be told apart. */
const MOST_WAYS = 2000

/**
 * φ: the most ways from roots to witnesses of which no two share anything: no source, no circle, no informant, and no
 * author of anything on the way, joint authors all included. Without shared authors it is a maximum flow; with them it
 * is a packing of sets (NP-hard, like paths of different colours: Wu 2012), searched among at most 2,000 ways, while
 * the flow in which every way has one author at its start and one at its end is an upper bound.
 * @returns exact: false where only that bound was found
 */
export function mostUnshared(reached: ReadonlyMap<string, Reach>, graph: LineageGraph): { size: number; exact: boolean } {
  const ground = survey(reached, graph)
  const flow = flowOf(ground)
  if (flow.every(({ vertices }) => isOpen(vertices, ground)) && arePairwiseDisjoint(flow)) return { size: flow.length, exact: true }
  const ways = everyWay(ground)
  const found = ways && mostDisjoint(ways.map(({ resources }) => resources), flow.length)
  return found === null ? { size: flow.length, exact: false } : { size: found, exact: true }
}

function survey(reached: ReadonlyMap<string, Reach>, { representative, isRoot }: LineageGraph): Ground {
  const parents = new Map<string, Map<string, Set<string>>>()
  const authors = new Map<string, Set<string>>()
  const roots = new Set<string>()
  for (const [witness, { steps, ties }] of reached) {
    const own = parents.get(representative(witness)) ?? new Map<string, Set<string>>()
    parents.set(representative(witness), own)
    for (const [vertex, edges] of steps) {
      const name = representative(vertex)
      // Who made what derives from nothing is its author, not its parent.
      const makers = [...edges.filter(({ how }) => how === 'AUTHOR'), ...(ties.get(vertex) ?? [])]
      for (const { to } of makers) into(authors, name, to)
      if (isRoot(vertex) || edges.some(({ how }) => how === 'AUTHOR')) roots.add(name)
      for (const { to, how } of edges) if (how !== 'AUTHOR' && representative(to) !== name) into(own, name, representative(to))
    }
  }
  return { parents, authors, roots }
}

function into(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}

/** The most ways that share no vertex, nor their one most shared author at the start or at the end. */
function flowOf({ parents, authors, roots }: Ground): Way[] {
  const shared = new Map<string, number>()
  for (const names of authors.values()) for (const name of names) shared.set(name, (shared.get(name) ?? 0) + 1)
  const guard = (vertex: string): string | undefined => [...(authors.get(vertex) ?? [])].sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0) || (a < b ? -1 : 1))[0]
  const arcs: Arc[] = []
  const vertices = new Set([...parents.values()].flatMap((own) => [...own].flatMap(([vertex, above]) => [vertex, ...above])))
  for (const witness of parents.keys()) vertices.add(witness)
  for (const vertex of vertices) {
    arcs.push([`<${vertex}`, `>${vertex}`])
    if (roots.has(vertex)) arcs.push(...gate(START, `^${guard(vertex) ?? ''}`, `<${vertex}`))
  }
  for (const own of parents.values()) for (const [vertex, above] of own) for (const parent of above) arcs.push([`>${parent}`, `<${vertex}`])
  for (const witness of parents.keys()) arcs.push(...gate(`>${witness}`, `$${guard(witness) ?? ''}`, END))
  return disjointPaths(arcs, START, END).map((path) => wayOf(path.filter((step) => step.startsWith('<')).map((step) => step.slice(1)), authors))
}
const [START, END] = ['start', 'end']

/** An arc, by way of a guard that lets one path pass; without an author there is none. */
function gate(from: string, guard: string, to: string): Arc[] {
  return guard.length === 1 ? [[from, to]] : [[from, guard + '<'], [guard + '<', guard + '>'], [guard + '>', to]]
}

function wayOf(vertices: readonly string[], authors: Ground['authors']): Way {
  return { vertices, resources: new Set(vertices.flatMap((vertex) => [vertex, ...(authors.get(vertex) ?? [])])) }
}

/** Whether a way is one of its own witness, and not put together from those of several. */
function isOpen(vertices: readonly string[], { parents }: Ground): boolean {
  const own = parents.get(vertices.at(-1) ?? '')
  return vertices.slice(1).every((vertex, index) => own?.get(vertex)?.has(vertices[index] ?? '') === true)
}

function arePairwiseDisjoint(ways: readonly Way[]): boolean {
  const used = new Set<string>()
  for (const { resources } of ways)
    for (const resource of resources) {
      if (used.has(resource)) return false
      used.add(resource)
    }
  return true
}

/** All ways of all witnesses; null if they are too many. */
function everyWay({ parents, authors, roots }: Ground): Way[] | null {
  const found: Way[] = []
  for (const [witness, own] of parents) {
    const open: string[][] = [[witness]]
    for (let way = open.pop(); way; way = open.pop()) {
      const [top = ''] = way
      if (roots.has(top)) found.push(wayOf(way, authors))
      for (const parent of own.get(top) ?? []) open.push([parent, ...way])
      if (found.length > MOST_WAYS || open.length > MOST_WAYS) return null
    }
  }
  return found
}
