/** An arc that one path may use. */
export type Arc = readonly [from: string, to: string]

/**
 * The most paths from `source` to `sink` of which no two share an arc: a maximum flow with all capacities one
 * (Ford & Fulkerson 1956, breadth first as by Edmonds & Karp 1972). Vertices split in two, with an arc between their
 * halves, make it the most that share no vertex, which is the minimum vertex cut (Menger 1927).
 * @returns the vertices of each path, without its ends
 */
export function disjointPaths(arcs: readonly Arc[], source: string, sink: string): string[][] {
  const residual = new Map<string, Map<string, number>>()
  const capacity = (from: string): Map<string, number> => {
    const known = residual.get(from) ?? new Map<string, number>()
    residual.set(from, known)
    return known
  }
  for (const [from, to] of arcs) {
    capacity(from).set(to, 1)
    if (!capacity(to).has(from)) capacity(to).set(from, 0)
  }
  let flow = 0
  while (augment(residual, source, sink)) flow++
  const used = new Map<string, string[]>()
  for (const [from, to] of new Map(arcs.map((arc) => [arc.join('\n'), arc])).values()) if (residual.get(from)?.get(to) === 0) used.set(from, [...(used.get(from) ?? []), to])
  return Array.from({ length: flow }, () => {
    const path: string[] = []
    for (let at = used.get(source)?.pop(); at !== undefined && at !== sink; at = used.get(at)?.pop()) path.push(at)
    return path
  })
}

function augment(residual: ReadonlyMap<string, Map<string, number>>, source: string, sink: string): boolean {
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
