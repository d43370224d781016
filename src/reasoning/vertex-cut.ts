/** An arc that one path may use. */
export type Arc = readonly [from: string, to: string]

/**
 * The most paths from `source` to `sink` of which no two share an arc: a maximum flow with all capacities one
 * (Ford & Fulkerson 1956, breadth first as by Edmonds & Karp 1972). Vertices split in two, with an arc between their
 * halves, make it the most that share no vertex, which is the minimum vertex cut (Menger 1927).
 * @returns the vertices of each path, without its ends
 */
export function disjointPaths(arcs: readonly Arc[], source: string, sink: string): string[][] {
  const network = networkOf(arcs)
  const [start, end] = [network.number(source), network.number(sink)]
  let flow = 0
  while (augment(network, start, end)) flow++
  const onward = new Map<number, number[]>()
  for (let arc = 0; arc < network.to.length; arc += 2) {
    const from = network.to[arc + 1] ?? 0
    if (network.capacity[arc] === 0) onward.set(from, [...(onward.get(from) ?? []), network.to[arc] ?? 0])
  }
  return Array.from({ length: flow }, () => {
    const path: string[] = []
    for (let at = onward.get(start)?.pop(); at !== undefined && at !== end; at = onward.get(at)?.pop()) path.push(network.names[at] ?? '')
    return path
  })
}

/** Vertices by number; each arc is followed by the one that takes it back. */
interface Network {
  readonly names: readonly string[]
  readonly number: (name: string) => number
  readonly to: readonly number[]
  readonly capacity: number[]
  /** Arcs that leave a vertex. */
  readonly leaving: readonly (readonly number[])[]
}

function networkOf(arcs: readonly Arc[]): Network {
  const names: string[] = []
  const numbers = new Map<string, number>()
  const leaving: number[][] = []
  const [to, capacity]: [number[], number[]] = [[], []]
  const number = (name: string): number => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, names.length)
    leaving.push([])
    return names.push(name) - 1
  }
  const seen = new Set<string>()
  for (const [from, onto] of arcs) {
    const key = `${from}\n${onto}`
    if (seen.has(key)) continue
    seen.add(key)
    const [a, b] = [number(from), number(onto)]
    leaving[a]?.push(to.push(b) - 1)
    leaving[b]?.push(to.push(a) - 1)
    capacity.push(1, 0)
  }
  return { names, number, to, capacity, leaving }
}

function augment({ to, capacity, leaving }: Network, start: number, end: number): boolean {
  const came = new Int32Array(leaving.length).fill(-1)
  const queue = [start]
  for (const vertex of queue) {
    if (vertex === end) break
    for (const arc of leaving[vertex] ?? []) {
      const next = to[arc] ?? 0
      if (capacity[arc] === 1 && next !== start && came[next] === -1) {
        came[next] = arc
        queue.push(next)
      }
    }
  }
  if (came[end] === -1 || start === end) return false
  for (let at = end; at !== start; ) {
    const arc = came[at] ?? 0
    capacity[arc] = 0
    capacity[arc ^ 1] = 1
    at = to[arc ^ 1] ?? start
  }
  return true
}
