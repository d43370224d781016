import type { LineageGraph } from './lineage.js'
import type { Reach } from './reach.js'

/** Witnesses that go back to something common, directly or through others. */
export interface WitnessGroup {
  readonly sources: readonly string[]
  /** What they go back to: roots, and authors they share. */
  readonly ancestors: readonly string[]
  readonly how: readonly string[]
  readonly suspected: boolean
}

interface Growing {
  readonly sources: string[]
  readonly roots: Set<string>
  /** Roots, and the authors on the way. */
  readonly explanations: Set<string>
  readonly vertices: Set<string>
}

/** Groups of witnesses of which no two share a root or an author; inside a group each shares one with another. */
export function witnessGroups(reached: ReadonlyMap<string, Reach>, graph: LineageGraph): WitnessGroup[] {
  let groups: Growing[] = []
  for (const [source, { roots, ties, steps }] of reached) {
    const mine: Growing = {
      sources: [source],
      roots: new Set(roots.keys()),
      explanations: new Set([...roots.keys(), ...ties]),
      vertices: new Set([source, ...steps.keys(), ...[...steps.values()].flat().map(({ to }) => to)]),
    }
    const [same, apart] = [groups.filter((group) => shares(group, mine)), groups.filter((group) => !shares(group, mine))]
    for (const group of same) absorb(mine, group)
    groups = [...apart, mine]
  }
  return groups.map((group) => describe(group, reached, graph)).sort((a, b) => ((a.sources[0] ?? '') < (b.sources[0] ?? '') ? -1 : 1))
}

function shares(a: Growing, b: Growing): boolean {
  return [...a.explanations].some((explanation) => b.explanations.has(explanation))
}

function absorb(into: Growing, group: Growing): void {
  into.sources.push(...group.sources)
  for (const key of ['roots', 'explanations', 'vertices'] as const) for (const item of group[key]) into[key].add(item)
}

function describe({ sources, roots, vertices }: Growing, reached: ReadonlyMap<string, Reach>, graph: LineageGraph): WitnessGroup {
  const tied = new Map<string, number>()
  for (const source of sources) for (const tie of reached.get(source)?.ties ?? []) tied.set(tie, (tied.get(tie) ?? 0) + 1)
  const shared = new Set([...tied].filter(([tie, count]) => count > 1 || roots.has(tie)).map(([tie]) => tie))
  const inner = [...vertices].flatMap((vertex) => [...(graph.edges.get(vertex) ?? []).filter(({ to }) => vertices.has(to)), ...(graph.ties.get(vertex) ?? []).filter(({ to }) => shared.has(to))])
  return {
    sources: sources.sort(),
    ancestors: [...new Set([...roots, ...shared])].sort(),
    how: [...new Set(inner.map(({ how }) => how))].sort(),
    suspected: inner.some(({ suspected }) => suspected),
  }
}
