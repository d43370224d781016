import type { CaseClaim, CaseDerivation } from './case.js'
import type { CaseReader } from './case-reader.js'
import { type Attestation, attestation, type Bounds, type IndependenceOptions, type IndependenceResult } from './independence.js'
import { lazy } from './lazy.js'
import type { Ground, Lineage, Witness } from './lineage.js'
import type { WitnessGroup } from './witness-groups.js'

export interface Independence {
  readonly direct: Bounds
  readonly withInferences: Bounds
  readonly withSuspected: Bounds
  readonly groups: readonly WitnessGroup[]
}

/** A suspected derivation that is not counted, and that would change the count if it were. */
export interface SuspectedTie {
  readonly source: string
  readonly from: string
  readonly how: string
}

/** Those who speak on one side. */
export interface Side {
  readonly of: 'SUPPORT' | 'OPPOSITION'
  readonly direct: readonly CaseClaim[]
  readonly inferred: readonly CaseClaim[]
  /** Claims that the policy sets aside. */
  readonly aside: readonly CaseClaim[]
  /** Silent sources, each with the rolls and claims to which derivations may be limited. */
  readonly silent?: readonly Pick<Witness, 'source' | 'claims' | 'ignorant'>[]
  /** Sources that could not have known what a claim says. */
  readonly ignorantOf: (claim: CaseClaim) => ReadonlySet<string>
}

export interface Tally {
  /** Of direct claims and silences. */
  readonly counted: Attestation
  /** With inferences. */
  readonly all: Attestation
  /** What a verdict does without. */
  readonly proof: () => Proof
}

export interface Proof {
  readonly independence: Independence
  readonly ties: readonly SuspectedTie[]
}

/** Counts the witnesses of one side: directly, with inferences, and with suspected derivations. */
export function tally(side: Side, reader: CaseReader, acceptSuspected: boolean): Tally {
  const mute = (side.silent ?? []).map((silent): Witness => ({ ...silent, ownObservation: false, deviatesFrom: [] }))
  const witness = (claim: CaseClaim): Witness => ({ source: claim.source, claims: [claim.id, ...ownPremises(claim, reader)], ownObservation: claim.ownObservation, deviatesFrom: claim.deviatesFrom, ignorant: side.ignorantOf(claim) })
  const spoken = [...side.direct.map(witness), ...mute]
  const reasoned = [...spoken, ...side.inferred.map(witness)]
  const inferences = [...side.inferred, ...side.aside.filter(({ mode }) => mode === 'INFERRED')]
  const premises = inferences.flatMap((claim) => reader.premisesOf(claim))
  const reasoning = [...inferences, ...premises].flatMap((claim) => reasons(claim, reader))
  const grounds = premises.map((premise): Ground => ({ source: premise.source, claims: [premise.id], ownObservation: premise.ownObservation }))
  const { derivations, origins } = reader.of
  const certain = derivations.filter(({ suspected }) => acceptSuspected || !suspected)
  const doubtful = acceptSuspected ? [] : derivations.filter(({ suspected }) => suspected)
  const options = { without: reader.without, aside: side.aside.filter(({ mode }) => mode === 'DIRECT').map(witness) }
  const count = (extra: readonly CaseDerivation[]): Pick<Tally, 'counted' | 'all'> => {
    const lineage = [...certain, ...extra]
    const graphOf = (what: string): NonNullable<IndependenceOptions['graphOf']> => (statements, make) => reader.index.graphOf([side.of, what, acceptSuspected, ...extra.map((tie) => derivations.indexOf(tie))].join(' '), statements, make)
    const direct = attestation(spoken, lineage, origins, { ...options, graphOf: graphOf('direct') })
    return { counted: direct, all: inferences.length === 0 ? direct : attestation(reasoned, [...lineage, ...reasoning], origins, { ...options, aside: side.aside.map(witness), grounds, graphOf: graphOf('with inferences') }) }
  }
  const { counted, all } = count([])
  const changes = (other: Pick<Tally, 'counted' | 'all'>): boolean => !sameBounds(other.counted.independence(), counted.independence()) || !sameBounds(other.all.independence(), all.independence())
  const proof = lazy((): Proof => {
    const suspected = doubtful.length === 0 ? { counted, all } : count(doubtful)
    return {
      independence: { direct: bounds(counted.independence()), withInferences: bounds(all.independence()), withSuspected: bounds(suspected.all.independence()), groups: (spoken.length > 0 ? counted : all).independence().groups },
      ties: changes(suspected) ? tiesThatMatter(doubtful, (extra) => changes(count(extra))) : [],
    }
  })
  return { counted, all, proof }
}

/** Each suspected derivation that changes the count alone; where only several together do, those without which the rest would not. */
function tiesThatMatter(doubtful: readonly CaseDerivation[], changes: (extra: readonly CaseDerivation[]) => boolean): SuspectedTie[] {
  const alone = doubtful.filter((tie) => changes([tie]))
  let found = alone
  if (alone.length === 0) {
    found = [...doubtful].sort((a, b) => (order(a) < order(b) ? -1 : 1))
    for (const tie of [...found]) {
      const rest = found.filter((other) => other !== tie)
      if (changes(rest)) found = rest
    }
  }
  const named = found.map(({ source, from, how }): SuspectedTie => ({ source, from, how }))
  return [...new Map(named.map((tie) => [order(tie), tie])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tie]) => tie)
}

function order({ source, from, how }: SuspectedTie): string {
  return [source, from, how].join('\n')
}

/** An inference rests on the sources of its premises; its own general premise adds no source. */
function reasons(claim: CaseClaim, reader: CaseReader): Lineage[] {
  if (claim.mode !== 'INFERRED') return []
  const sources = claim.premises.flatMap((id) => reader.claim(id)?.source ?? []).filter((source) => source !== claim.source)
  return [...new Set(sources)].map((from): Lineage => ({ source: claim.source, from, how: 'DRAWS_ON', suspected: false, scope: [claim.id], reasoning: true }))
}

/** What a source concludes from its own words derives from wherever these do. */
function ownPremises(claim: CaseClaim, reader: CaseReader): string[] {
  return claim.mode === 'INFERRED' ? reader.premisesOf(claim).flatMap(({ id, source }) => (source === claim.source ? [id] : [])) : []
}

function bounds({ atLeast, atMost, exact }: IndependenceResult): Bounds {
  return { atLeast, atMost, exact }
}

function sameBounds(a: IndependenceResult, b: IndependenceResult): boolean {
  return a.atLeast === b.atLeast && a.atMost === b.atMost
}
