import type { LineageGraph } from './lineage.js'
import type { Reach } from './reach.js'
import { mostDisjoint } from './set-packing.js'
import { type Arc, disjointPaths } from './vertex-cut.js'

/** The way of one witness back to one root: the vertices from the root down, and all authors of theirs. */
interface Way {
  readonly vertices: readonly string[]
  readonly resources: ReadonlySet<string>
}

/** What the ways of one witness lead over. */
interface Slope {
  readonly witness: Place
  readonly places: ReadonlyMap<string, Place>
}

/** A vertex before a premise or after one, under the name of its circle. */
interface Place {
  readonly circle: string
  readonly parents: readonly string[]
  /** Something starts here. */
  readonly start: boolean
}

/** What the ways of all witnesses lead over; a circle is one vertex. */
interface Ground {
  readonly slopes: readonly Slope[]
  readonly authors: ReadonlyMap<string, ReadonlySet<string>>
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
  const authors = new Map<string, Set<string>>()
  const slopes = [...reached.values()].flatMap(({ places: open, ties }): Slope[] => {
    const places = new Map<string, Place>()
    for (const [name, { vertex, steps }] of open) {
      const circle = representative(vertex)
      // Who made what derives from nothing is its author, not its parent.
      const makers = steps.filter(({ how }) => how === 'AUTHOR')
      for (const { to } of [...makers, ...(ties.get(vertex) ?? [])]) into(authors, circle, to)
      places.set(name, { circle, parents: steps.flatMap(({ how, place }) => (how === 'AUTHOR' ? [] : [place])), start: isRoot(vertex) || makers.length > 0 })
    }
    const [witness] = places.values()
    return witness ? [{ witness, places }] : []
  })
  return { slopes, authors }
}

function into(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}

/** The most ways that share no vertex, nor their one most shared author at the start or at the end. */
function flowOf({ slopes, authors }: Ground): Way[] {
  const shared = new Map<string, number>()
  for (const names of authors.values()) for (const name of names) shared.set(name, (shared.get(name) ?? 0) + 1)
  const guard = (circle: string): string => [...(authors.get(circle) ?? [])].sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0) || (a < b ? -1 : 1))[0] ?? ''
  const arcs: Arc[] = []
  for (const { witness, places } of slopes) {
    for (const { circle, parents, start } of places.values()) {
      arcs.push([`<${circle}`, `>${circle}`])
      if (start) arcs.push(...gate(START, `^${guard(circle)}`, `<${circle}`))
      for (const parent of parents) {
        const above = places.get(parent)?.circle ?? circle
        if (above !== circle) arcs.push([`>${above}`, `<${circle}`])
      }
    }
    arcs.push(...gate(`>${witness.circle}`, `$${guard(witness.circle)}`, END))
  }
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

/** Whether a way is one of its own witness, and not put together from those of several, or from before a premise and after it. */
function isOpen(vertices: readonly string[], { slopes }: Ground): boolean {
  return slopes.some((slope) => {
    let at: readonly Place[] | undefined = foot(slope).get(vertices.at(-1) ?? '')
    for (const circle of vertices.slice(0, -1).reverse()) at = at && upward(at, slope).get(circle)
    return at?.some(({ start }) => start) === true
  })
}

/** Where the ways of a witness begin: in its circle. */
function foot({ witness, places }: Slope): Map<string, Place[]> {
  return new Map([[witness.circle, inside([witness], places)]])
}

/** By circle, the places that can be stood on next by a way that can stand on these of one circle. */
function upward(at: readonly Place[], { places }: Slope): Map<string, Place[]> {
  const next = new Map<string, Place[]>()
  for (const { circle, parents } of at)
    for (const parent of parents) {
      const place = places.get(parent)
      if (place && place.circle !== circle) next.set(place.circle, [...(next.get(place.circle) ?? []), place])
    }
  return new Map([...next].map(([circle, entries]) => [circle, inside(entries, places)]))
}

/** The places of a circle that are open from some of them without leaving it. */
function inside(entries: readonly Place[], places: Slope['places']): Place[] {
  const found = new Set(entries)
  for (const { circle, parents } of found)
    for (const parent of parents) {
      const place = places.get(parent)
      if (place?.circle === circle) found.add(place)
    }
  return [...found]
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
function everyWay({ slopes, authors }: Ground): Way[] | null {
  const found: Way[] = []
  for (const slope of slopes) {
    const open = [...foot(slope)].map(([circle, at]) => ({ way: [circle], at }))
    for (let top = open.pop(); top; top = open.pop()) {
      const { way, at } = top
      if (at.some(({ start }) => start)) found.push(wayOf(way, authors))
      for (const [circle, above] of upward(at, slope)) open.push({ way: [circle, ...way], at: above })
      if (found.length > MOST_WAYS || open.length > MOST_WAYS) return null
    }
  }
  return found
}
