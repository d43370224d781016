import type { LineageGraph } from './lineage.js'
import { explanations, isOrigin, type Reach } from './reach.js'

/** Somebody who stands behind sources without being one. */
export interface GroupOrigin {
  readonly origin: string
  readonly how: string
  /** The sources of the group, or on its ways, that he made or informed. */
  readonly of: readonly string[]
}

/** Witnesses that go back to something common, directly or through others. */
export interface WitnessGroup {
  readonly sources: readonly string[]
  /** The sources that they go back to: those without recorded parents, or with none but authors and informants. */
  readonly ancestors: readonly string[]
  /** Informants, authors of what derives from nothing else, and authors that several of the witnesses share. */
  readonly origins: readonly GroupOrigin[]
  readonly how: readonly string[]
  readonly suspected: boolean
  /** The shortest way from each root to each witness, the witness last. */
  readonly paths: readonly (readonly string[])[]
}

interface Growing {
  readonly sources: string[]
  readonly explanations: Set<string>
}

/** Groups of witnesses of which no two share a root or an author; inside a group each shares one with another. */
export function witnessGroups(reached: ReadonlyMap<string, Reach>, graph: LineageGraph): WitnessGroup[] {
  const groupOf = new Map<string, Growing>()
  for (const [source, found] of reached) {
    const mine: Growing = { sources: [source], explanations: new Set(explanations(found)) }
    const joined = new Set([...mine.explanations].flatMap((explanation) => groupOf.get(explanation) ?? []))
    for (const group of joined) {
      mine.sources.push(...group.sources)
      for (const explanation of group.explanations) mine.explanations.add(explanation)
    }
    for (const explanation of mine.explanations) groupOf.set(explanation, mine)
  }
  return [...new Set(groupOf.values())].map((group) => describe(group.sources.sort(), reached, graph)).sort((a, b) => ((a.sources[0] ?? '') < (b.sources[0] ?? '') ? -1 : 1))
}

function describe(sources: readonly string[], reached: ReadonlyMap<string, Reach>, graph: LineageGraph): WitnessGroup {
  const members = sources.flatMap((source) => reached.get(source) ?? [])
  const roots = new Set(members.flatMap((member) => [...member.roots.keys()]))
  const tied = new Map<string, number>()
  for (const { ties } of members) for (const tie of new Set([...ties.values()].flat().map(({ to }) => to))) tied.set(tie, (tied.get(tie) ?? 0) + 1)
  const shared = (tie: string): boolean => (tied.get(tie) ?? 0) > 1 || roots.has(tie)
  const vertices = new Set(members.flatMap(({ places }) => [...places.values()].map(({ vertex }) => vertex)))
  const inner = [...vertices].flatMap((source) => [...(graph.edges.get(source) ?? []).filter(({ to }) => vertices.has(to)), ...(graph.ties.get(source) ?? []).filter(({ to }) => shared(to))].map((edge) => ({ source, edge })))
  const behind = inner.filter(({ edge }) => isOrigin(edge.how))
  const people = new Set(behind.map(({ edge }) => edge.to))
  const founders = [...vertices].filter((vertex) => {
    const parents = graph.edges.get(vertex) ?? []
    return parents.length > 0 && parents.every(({ how }) => isOrigin(how))
  })
  const origins = new Map(behind.map(({ edge }) => [`${edge.to}\n${edge.how}`, { origin: edge.to, how: edge.how }]))
  return {
    sources,
    ancestors: [...new Set([...[...roots].filter((root) => !people.has(root)), ...founders])].sort(),
    origins: [...origins].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { origin, how }]) => ({ origin, how, of: [...new Set(behind.filter(({ edge }) => edge.to === origin && edge.how === how).map(({ source }) => source))].sort() })),
    how: [...new Set(inner.map(({ edge }) => edge.how))].sort(),
    suspected: inner.some(({ edge }) => edge.suspected),
    paths: members.flatMap((member) => [...member.roots.values()].sort((a, b) => a.length - b.length || (a.join('\n') < b.join('\n') ? -1 : 1))),
  }
}
