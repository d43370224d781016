import { circles } from './circles.js'

/** One source that speaks, with what its claims rest on. Several claims of one source are one witness. */
export interface Witness {
  readonly source: string
  /** Its claims, to which derivations may be limited. */
  readonly claims: readonly string[]
  /** It knows the matter from its own observation. */
  readonly ownObservation: boolean
  /** Parents from whose value it departs: they do not support what it says. */
  readonly deviatesFrom: readonly string[]
  /** Sources that could not have known what it says: they pass nothing on to it, whoever copies them. A premise need not have known. */
  readonly ignorant?: ReadonlySet<string>
}

/** A source rests on another: it derives from it, or reasons from what it says. */
export interface Lineage {
  readonly source: string
  readonly from: string
  readonly how: string
  readonly suspected: boolean
  /** Claims that it is limited to; null for the whole source. */
  readonly scope: readonly string[] | null
  /** The source does not repeat the other but takes it for a premise. */
  readonly reasoning?: true
}

export interface Origin {
  readonly source: string
  readonly origin: string
  readonly how: string
}

export interface Edge {
  readonly to: string
  readonly how: string
  readonly suspected: boolean
  readonly reasoning: boolean
}

/** What rests on what, for one matter. */
export interface LineageGraph {
  readonly edges: ReadonlyMap<string, readonly Edge[]>
  /** Authors of sources that derive from others: they tie their sources together and support nothing by themselves. */
  readonly ties: ReadonlyMap<string, readonly Edge[]>
  /** The name under which a circle of derivations counts as one. */
  readonly representative: (vertex: string) => string
  /** Everything starts here: no parents, or a circle without a parent outside it. */
  readonly isRoot: (vertex: string) => boolean
}

/**
 * The derivation graph for one matter.
 * - A derivation limited to some claims counts if it covers a claim of the matter.
 * - A source with an observation of its own is a root; its author, if recorded, stands behind it.
 * - A parent from whose value a witness departs is none; a witness that loses all its parents so is no root.
 * - An informant is a parent of what he informed. An author is the parent of what derives from nothing else, and only
 *   ties together what does: he could explain all his books, yet setting the parent of one aside leaves it nothing.
 * @param covering other claims of the matter than the witnesses' own, to which derivations may be limited
 */
export function lineageGraph(witnesses: readonly Witness[], lineage: readonly Lineage[], origins: readonly Origin[], covering: ReadonlySet<string> = new Set()): LineageGraph {
  const speaking = new Map(mergeWitnesses(witnesses).map((witness) => [witness.source, witness]))
  const matter = new Set([...covering, ...witnesses.flatMap(({ claims }) => claims)])
  const edges = new Map<string, Edge[]>()
  const ties = new Map<string, Edge[]>()
  const derived = new Set<string>()
  for (const { source, from, how, suspected, scope, reasoning = false } of lineage) {
    if (source === from || (scope !== null && !scope.some((claim) => matter.has(claim)))) continue
    const witness = speaking.get(source)
    if (witness?.ownObservation) continue
    derived.add(source)
    if (reasoning || !witness?.deviatesFrom.includes(from)) push(edges, source, { to: from, how, suspected, reasoning })
  }
  const edgeTo = ({ origin, how }: Origin): Edge => ({ to: origin, how, suspected: false, reasoning: false })
  const [informants, authors] = [origins.filter(({ how }) => how === 'INFORMANT'), origins.filter(({ how }) => how !== 'INFORMANT')]
  for (const origin of informants) {
    if (speaking.get(origin.source)?.ownObservation) continue
    derived.add(origin.source)
    push(edges, origin.source, edgeTo(origin))
  }
  for (const origin of authors) push(derived.has(origin.source) ? ties : edges, origin.source, edgeTo(origin))
  // In one order, whatever the order of the records, so that of equal paths the same is shown.
  for (const list of edges.values()) list.sort((a, b) => (a.to + a.how < b.to + b.how ? -1 : 1))
  const representative = circles(edges)
  return { edges, ties, representative, isRoot: roots(edges, derived, representative) }
}

function push(edges: Map<string, Edge[]>, from: string, edge: Edge): void {
  const list = edges.get(from)
  if (list) list.push(edge)
  else edges.set(from, [edge])
}

function roots(edges: ReadonlyMap<string, readonly Edge[]>, derived: ReadonlySet<string>, representative: (vertex: string) => string): (vertex: string) => boolean {
  const outward = new Set<string>()
  for (const [from, list] of edges) if (list.some(({ to }) => representative(to) !== representative(from))) outward.add(representative(from))
  // What derives from something, yet has no parent left, departed from them all and founds nothing.
  return (vertex) => !outward.has(representative(vertex)) && (!derived.has(vertex) || edges.has(vertex))
}

/** Several claims of one source as one witness. */
export function mergeWitnesses(witnesses: readonly Witness[]): Witness[] {
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
            // What could have known any of its claims can carry it.
            ignorant: new Set([...(known.ignorant ?? [])].filter((source) => witness.ignorant?.has(source))),
          }
        : witness,
    )
  }
  return [...merged.values()]
}
