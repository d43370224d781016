import type { Edge, LineageGraph } from './lineage.js'

export interface Obstacles {
  /** Sources taken out after the roots were fixed: nothing becomes a root by losing its parents. */
  readonly without: ReadonlySet<string>
  /** Sources that could not have known: they pass nothing on. */
  readonly ignorant: ReadonlySet<string>
}

/** What one witness goes back to. */
export interface Reach {
  /** Each root with the sources on the way from it, the witness last. */
  readonly roots: ReadonlyMap<string, readonly string[]>
  /** Authors of each vertex on the way that derives from another: they tie, and support nothing by themselves. */
  readonly ties: ReadonlyMap<string, readonly Edge[]>
  /** Every place that a way was open to, the witness first, by its name. */
  readonly places: ReadonlyMap<string, OpenPlace>
}

/** A vertex, before a premise on the way or after one: what is open from there differs. */
export interface OpenPlace {
  readonly vertex: string
  /** The open steps to its parents, with the name of the place that each leads to. */
  readonly steps: readonly (Edge & { readonly place: string })[]
}

interface Place {
  readonly vertex: string
  /** A premise lies on the way, so that what follows is bound by its own time only. */
  readonly reasoned: boolean
  readonly way: readonly string[]
}

/** Walks from a witness against the derivations to the roots that a path is open to; breadth first, so ways are shortest. */
export function reach(witness: string, graph: LineageGraph, { without, ignorant }: Obstacles): Reach {
  const roots = new Map<string, readonly string[]>()
  const ties = new Map<string, readonly Edge[]>()
  const places = new Map<string, OpenPlace>()
  if (without.has(witness)) return { roots, ties, places }
  const seen = new Set<string>([key(witness, false)])
  const queue: Place[] = [{ vertex: witness, reasoned: false, way: [witness] }]
  for (const { vertex, reasoned, way } of queue) {
    const root = graph.representative(vertex)
    if (graph.isRoot(vertex) && !roots.has(root)) roots.set(root, way)
    const tied = graph.ties.get(vertex)?.filter(({ to }) => !without.has(to)) ?? []
    if (tied.length > 0) ties.set(vertex, tied)
    const open = (graph.edges.get(vertex) ?? []).filter(({ to, reasoning }) => !without.has(to) && (reasoned || reasoning || !ignorant.has(to)))
    places.set(key(vertex, reasoned), { vertex, steps: open.map((edge) => ({ ...edge, place: key(edge.to, reasoned || edge.reasoning) })) })
    for (const { to, how, reasoning } of open) {
      const place = { vertex: to, reasoned: reasoned || reasoning, way: isOrigin(how) ? way : [to, ...way] }
      if (seen.has(key(to, place.reasoned))) continue
      seen.add(key(to, place.reasoned))
      queue.push(place)
    }
  }
  return { roots, ties, places }
}

function key(vertex: string, reasoned: boolean): string {
  return `${reasoned ? '+' : '-'}${vertex}`
}

/** An author or informant stands behind a source and is no source himself. */
export function isOrigin(how: string): boolean {
  return how === 'AUTHOR' || how === 'INFORMANT'
}

/** All that could explain a witness: its roots, and the authors on the way. */
export function explanations({ roots, ties }: Reach): ReadonlySet<string> {
  return new Set([...roots.keys(), ...[...ties.values()].flat().map(({ to }) => to)])
}
