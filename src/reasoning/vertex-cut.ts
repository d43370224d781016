/**
 * The most paths from roots to witnesses of which no two share a vertex: the minimum vertex cut (Menger 1927),
 * found as a maximum flow with every vertex split in two and of capacity one (Ford & Fulkerson 1956).
 * @param parents the vertices that a vertex derives from
 * @param representative the name under which a circle counts as one vertex
 */
export function disjointPaths(witnesses: readonly string[], roots: ReadonlySet<string>, parents: (vertex: string) => readonly string[], representative: (vertex: string) => string): number {
  const [source, sink] = ['\u0000source', '\u0000sink']
  const residual = new Map<string, Map<string, number>>()
  const link = (from: string, to: string): void => {
    const forward = residual.get(from) ?? new Map<string, number>()
    forward.set(to, 1)
    residual.set(from, forward)
    const backward = residual.get(to) ?? new Map<string, number>()
    if (!backward.has(from)) backward.set(from, 0)
    residual.set(to, backward)
  }
  const seen = new Set<string>()
  const queue = witnesses.map(representative)
  for (const vertex of queue) {
    if (seen.has(vertex)) continue
    seen.add(vertex)
    // The path runs against the derivation: it enters a vertex from its parents.
    link(`${vertex}\u0000in`, `${vertex}\u0000out`)
    if (roots.has(vertex)) link(source, `${vertex}\u0000in`)
    for (const parent of parents(vertex)) {
      if (parent === vertex) continue
      link(`${parent}\u0000out`, `${vertex}\u0000in`)
      queue.push(parent)
    }
  }
  for (const witness of witnesses) link(`${representative(witness)}\u0000out`, sink)
  let flow = 0
  while (augment(residual, source, sink)) flow++
  return flow
}

function augment(residual: Map<string, Map<string, number>>, source: string, sink: string): boolean {
  const came = new Map<string, string>()
  const queue = [source]
  for (const vertex of queue) {
    if (vertex === sink) break
    for (const [to, capacity] of residual.get(vertex) ?? [])
      if (capacity > 0 && to !== source && !came.has(to)) {
        came.set(to, vertex)
        queue.push(to)
      }
  }
  if (!came.has(sink)) return false
  for (let to = sink, from = came.get(to); from !== undefined; to = from, from = came.get(to)) {
    residual.get(from)?.set(to, (residual.get(from)?.get(to) ?? 0) - 1)
    residual.get(to)?.set(from, (residual.get(to)?.get(from) ?? 0) + 1)
  }
  return true
}
