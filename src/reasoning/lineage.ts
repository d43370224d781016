import { circles } from './circles.js'

/** One statement of a source, with what it rests on. Several statements of one source are one witness. */
export interface Witness {
  readonly source: string
  /** The claims or rolls that make the statement, to which derivations may be limited. */
  readonly claims: readonly string[]
  /** It knows the matter from its own observation. */
  readonly ownObservation: boolean
  /** Parents from whose value it departs: they do not support what it says. */
  readonly deviatesFrom: readonly string[]
  /** Sources that could not have known what it says: they pass nothing on to it, whoever copies them. A premise need not have known. */
  readonly ignorant?: ReadonlySet<string>
}

/** A claim that others reason from, made by whom. */
export type Ground = Pick<Witness, 'source' | 'claims' | 'ownObservation'>

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
  /** Something starts here: no parents, a circle without a parent outside it, or a premise that is the source's own. */
  readonly isRoot: (vertex: string) => boolean
}

/**
 * The derivation graph for one matter.
 * - A derivation limited to some claims holds for these claims only: a source that states the matter elsewhere too,
 *   where no derivation reaches, is a root, as one with an observation of its own is; its author, if recorded, stands
 *   behind it. Where every statement of a source derives, it derives from the parents of all of them.
 * - A parent from whose value a statement departs is none; a witness that loses all its parents so is no root.
 * - An inference needs all its premises: what makes two of them, one derived and one its own, is both derived and a root.
 * - An informant is a parent of what he informed. An author is the parent of what derives from nothing else, and only
 *   ties together what does: he could explain all his books, yet setting the parent of one aside leaves it nothing.
 * @param grounds claims that inferences of the matter rest on
 */
export function lineageGraph(witnesses: readonly Witness[], lineage: readonly Lineage[], origins: readonly Origin[], grounds: readonly Ground[] = []): LineageGraph {
  const [spoken, premises, derivations] = [groupBySource(witnesses), groupBySource(grounds), groupBySource(lineage)]
  const [informants, authors] = [origins.filter(isInformant), origins.filter((origin) => !isInformant(origin))]
  const informed = groupBySource(informants)
  const matter = new Set([...witnesses, ...grounds].flatMap(({ claims }) => claims))
  const edges = new Map<string, Edge[]>()
  const ties = new Map<string, Edge[]>()
  const derived = new Set<string>()
  const foundations = new Set<string>()
  for (const source of new Set([...derivations.keys(), ...informed.keys()])) {
    const told = (informed.get(source) ?? []).map(edgeTo)
    const found = parentage({ spoken: spoken.get(source) ?? [], premises: premises.get(source) ?? [], derivations: derivations.get(source) ?? [], informed: told.length > 0, matter })
    if (!found) continue
    derived.add(source)
    if (found.foundation) foundations.add(source)
    for (const edge of [...found.parents, ...told]) push(edges, source, edge)
  }
  for (const origin of authors) push(derived.has(origin.source) ? ties : edges, origin.source, edgeTo(origin))
  // In one order, whatever the order of the records, so that of equal paths the same is shown.
  for (const list of edges.values()) list.sort((a, b) => (a.to + a.how < b.to + b.how ? -1 : 1))
  const representative = circles(edges)
  return { edges, ties, representative, isRoot: roots({ edges, derived, foundations, representative }) }
}

interface Statements {
  readonly spoken: readonly Witness[]
  readonly premises: readonly Ground[]
  readonly derivations: readonly Lineage[]
  /** Somebody is recorded to have told the source all it says. */
  readonly informed: boolean
  readonly matter: ReadonlySet<string>
}

/** What a source derives from in this matter, and whether it founds a premise besides; null where it derives from nothing. */
function parentage({ spoken, premises, derivations, informed, matter }: Statements): { parents: Edge[]; foundation: boolean } | null {
  const covered = (by: Ground): boolean => informed || derivations.some((derivation) => covers(derivation, by))
  if (spoken.some((statement) => statement.ownObservation || !covered(statement))) return null
  const leaning = premises.filter((premise) => !premise.ownObservation && covered(premise))
  const silent = spoken.length === 0 && premises.length === 0
  const bearing = derivations.filter((derivation) => (silent ? derivation.scope?.some((claim) => matter.has(claim)) !== false : [...spoken, ...leaning].some((statement) => covers(derivation, statement))))
  if (bearing.length === 0 && !(informed && (silent || spoken.length > 0 || leaning.length > 0))) return null
  const kept = bearing.filter(
    (derivation) =>
      derivation.reasoning === true || silent || leaning.some((premise) => covers(derivation, premise)) || spoken.some((statement) => covers(derivation, statement) && !statement.deviatesFrom.includes(derivation.from)),
  )
  return {
    parents: kept.map(({ from, how, suspected, reasoning = false }) => ({ to: from, how, suspected, reasoning })),
    foundation: spoken.length === 0 && leaning.length < premises.length,
  }
}

function covers({ scope }: Lineage, { claims }: Ground): boolean {
  return scope === null || claims.some((claim) => scope.includes(claim))
}

function isInformant({ how }: Origin): boolean {
  return how === 'INFORMANT'
}

function edgeTo({ origin, how }: Origin): Edge {
  return { to: origin, how, suspected: false, reasoning: false }
}

function push(edges: Map<string, Edge[]>, from: string, edge: Edge): void {
  const list = edges.get(from)
  if (list) list.push(edge)
  else edges.set(from, [edge])
}

function groupBySource<T extends { readonly source: string; readonly from?: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    // Nothing derives from itself.
    if (item.from === item.source) continue
    const group = groups.get(item.source)
    if (group) group.push(item)
    else groups.set(item.source, [item])
  }
  return groups
}

interface Marks {
  readonly edges: ReadonlyMap<string, readonly Edge[]>
  readonly derived: ReadonlySet<string>
  readonly foundations: ReadonlySet<string>
  readonly representative: (vertex: string) => string
}

function roots({ edges, derived, foundations, representative }: Marks): (vertex: string) => boolean {
  const outward = new Set<string>()
  for (const [from, list] of edges) if (list.some(({ to }) => representative(to) !== representative(from))) outward.add(representative(from))
  // What derives from something, yet has no parent left, departed from them all and founds nothing.
  return (vertex) => foundations.has(vertex) || (!outward.has(representative(vertex)) && (!derived.has(vertex) || edges.has(vertex)))
}

/** For each source that speaks, the sources that could not have known any of its statements: what could have known one of them can carry it. */
export function ignorance(witnesses: readonly Witness[]): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>()
  for (const { source, ignorant = NOTHING } of witnesses) {
    const known = found.get(source)
    found.set(source, known ? new Set([...known].filter((other) => ignorant.has(other))) : ignorant)
  }
  return found
}
const NOTHING: ReadonlySet<string> = new Set()
