/**
 * Strongly connected components (Tarjan 1972, iterative): vertices that derive from each other in a circle.
 * @returns the name under which a vertex's circle counts as one: the first of its members in order
 */
export function circles(edges: ReadonlyMap<string, readonly { readonly to: string }[]>): (vertex: string) => string {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const name = new Map<string, string>()
  const enter = (vertex: string): void => {
    low.set(vertex, index.size)
    index.set(vertex, index.size)
    stack.push(vertex)
    onStack.add(vertex)
  }
  const lower = (vertex: string, to: number | undefined): void => {
    low.set(vertex, Math.min(low.get(vertex) ?? 0, to ?? 0))
  }
  const close = (vertex: string): void => {
    const members = stack.splice(stack.indexOf(vertex))
    const first = [...members].sort()[0] ?? vertex
    for (const member of members) {
      onStack.delete(member)
      name.set(member, first)
    }
  }
  for (const start of edges.keys()) {
    if (index.has(start)) continue
    const work: { vertex: string; next: number }[] = [{ vertex: start, next: 0 }]
    enter(start)
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { vertex } = frame
      const edge = edges.get(vertex)?.[frame.next++]
      if (edge && !index.has(edge.to)) {
        enter(edge.to)
        work.push({ vertex: edge.to, next: 0 })
      } else if (edge) {
        if (onStack.has(edge.to)) lower(vertex, index.get(edge.to))
      } else {
        work.pop()
        const below = work.at(-1)
        if (below) lower(below.vertex, low.get(vertex))
        if (low.get(vertex) === index.get(vertex)) close(vertex)
      }
    }
  }
  return (vertex) => name.get(vertex) ?? vertex
}
