import type { CaseClaim, CaseProposition, CaseSource, Policy, ProvenanceCase, RelayStep } from './case.js'
import { independence, type IndependenceResult, type Bounds, type Witness, type WitnessGroup } from './independence.js'
import { type SilenceFound, silences } from './silence.js'
import { timing } from './timeliness.js'
import { oppositionOf, type Opposition, RULES_VERSION, supportOf, type Support, type Transmission, verdictName, type VerdictName } from './verdict.js'
import type { Comparison } from './compare.js'

export interface Weakness {
  readonly claim: string
  readonly why: 'UNCITED' | 'CONTESTED' | 'UNTIMELY'
}

/** One claim as evidence for or against the target. */
export interface Evidence {
  readonly claim: CaseClaim
  /** The narrower or wider proposition that carried it; null if it is the target itself. */
  readonly via: string | null
  /** From a root to the source that speaks. */
  readonly path: readonly string[]
  readonly weakenedBy: readonly Weakness[]
  readonly timing: readonly string[]
}

export interface Conflict {
  readonly claim: CaseClaim
  readonly proposition: string
  readonly comparison: Comparison
}

export interface Independence {
  readonly direct: Bounds
  readonly withInferences: Bounds
  readonly withSuspected: Bounds
  readonly groups: readonly WitnessGroup[]
}

export interface Verdict {
  readonly support: Support
  readonly opposition: Opposition
  readonly name: VerdictName
  readonly transmission: Transmission
  /** Through whom the evidence is known. */
  readonly relayedBy: readonly string[]
  readonly rule: string
  readonly rulesVersion: string
}

export interface ProvenanceAnswer {
  readonly target: CaseProposition
  readonly verdict: Verdict
  readonly independence: Independence
  readonly oppositionIndependence: Independence
  readonly affirmedBy: readonly Evidence[]
  readonly inferredBy: readonly Evidence[]
  readonly contestedBy: readonly Evidence[]
  readonly incompatible: readonly Conflict[]
  readonly untimely: readonly Evidence[]
  readonly deviating: readonly Evidence[]
  readonly silent: readonly SilenceFound[]
}

/**
 * What follows from the claims about one proposition: who supports it, who opposes it, how many of them are
 * independent as far as recorded, and the verdict of the published table. Pure: the same case gives the same
 * answer, whatever the order of its parts.
 */
export function provenance(of: ProvenanceCase, policy: Policy = {}): ProvenanceAnswer {
  const reader = new CaseReader(of, policy)
  const affirming = reader.claimsOn(['SELF', 'NARROWER'], ['AFFIRMS'])
  const timely = affirming.filter((claim) => !reader.timingOf(claim).untimely)
  const direct = timely.filter(({ mode }) => mode === 'DIRECT')
  const inferred = policy.ignoreInferences ? [] : timely.filter(({ mode }) => mode === 'INFERRED')
  const support = reader.count(direct, inferred)
  const rejecting = reader.claimsOn(['SELF', 'WIDER'], ['DENIES', 'DOUBTS', 'OMITS']).filter((claim) => !reader.timingOf(claim).untimely && (claim.mode === 'DIRECT' || !policy.ignoreInferences) && !(policy.ignoreSilence && claim.stance === 'OMITS'))
  const rivals = reader.claimsOn(['RIVAL'], ['AFFIRMS']).filter((claim) => !reader.timingOf(claim).untimely && (claim.mode === 'DIRECT' || !policy.ignoreInferences) && reader.proposition(claim)?.comparison?.relation === 'CONFLICTS')
  const silent = silences(
    of.rolls.filter(({ source, relay }) => reader.remains(source, relay)),
    rejecting.filter(({ stance }) => stance === 'OMITS'),
    reader.knowable(),
    reader.sources,
    of.derivations,
  ).map((found) => (policy.ignoreSilence ? { ...found, counts: false, because: 'silence is set aside by the policy' } : found))
  const counted = silent.filter(({ counts }) => counts)
  const opposing = [...rejecting, ...rivals]
  const opposition = reader.count(
    opposing.filter(({ mode }) => mode === 'DIRECT'),
    opposing.filter(({ mode }) => mode === 'INFERRED'),
    counted.map(({ roll }) => roll.source),
  )
  const dropped = new Set(support.counted.dropped)
  const standing = (claim: CaseClaim): boolean => !dropped.has(claim.source)
  const liveOpposition = new Set([...opposition.all.paths.keys()])
  const stands = (claim: CaseClaim): boolean => liveOpposition.has(claim.source)
  const inferredStands = inferred.some((claim) => support.all.paths.has(claim.source))
  const supportName = supportOf(support.counted.atLeast, inferredStands)
  const oppositionName = oppositionOf({
    denied: rejecting.some((claim) => claim.stance === 'DENIES' && stands(claim)) || rivals.some(stands),
    doubted: rejecting.some((claim) => claim.stance === 'DOUBTS' && stands(claim)),
    silent: counted.some(({ roll }) => liveOpposition.has(roll.source)) || rejecting.some((claim) => claim.stance === 'OMITS' && stands(claim)),
  })
  const evidence = (claims: readonly CaseClaim[], result: IndependenceResult): Evidence[] => claims.map((claim) => reader.evidence(claim, result.paths.get(claim.source) ?? [claim.source])).sort(byClaim)
  return {
    target: of.target,
    verdict: {
      support: supportName,
      opposition: oppositionName,
      name: verdictName(supportName, oppositionName),
      ...transmission(direct.filter(standing), inferred, opposing, counted.map(({ roll }) => roll)),
      rule: `${supportName}/${oppositionName}`,
      rulesVersion: RULES_VERSION,
    },
    independence: support.independence,
    oppositionIndependence: opposition.independence,
    affirmedBy: evidence(direct.filter(standing), support.counted),
    inferredBy: evidence(inferred, support.all),
    contestedBy: evidence(rejecting, opposition.all),
    incompatible: rivals.flatMap((claim) => {
      const rival = reader.proposition(claim)
      return rival?.comparison ? [{ claim, proposition: rival.id, comparison: rival.comparison }] : []
    }),
    untimely: evidence(affirming.filter((claim) => reader.timingOf(claim).untimely), support.all),
    deviating: evidence(direct.filter((claim) => !standing(claim)), support.counted),
    silent,
  }
}

function byClaim(a: Evidence, b: Evidence): number {
  return a.claim.id < b.claim.id ? -1 : 1
}

/** Whether what was counted was seen by the encoder, and if not, through whom it is known. Reasoning is no witness: it counts here only where nothing else speaks. */
function transmission(direct: readonly CaseClaim[], inferred: readonly CaseClaim[], opposing: readonly CaseClaim[], silent: readonly { relay: readonly RelayStep[] }[]): { transmission: Transmission; relayedBy: string[] } {
  const witnesses: { relay: readonly RelayStep[] }[] = [...direct, ...opposing, ...silent]
  const relays = (witnesses.length > 0 ? witnesses : inferred).map(({ relay }) => relay)
  const relayedBy = [...new Set(relays.flat().map(({ source }) => source))].sort()
  if (relays.length === 0) return { transmission: 'NONE', relayedBy }
  const seen = relays.filter((relay) => relay.length === 0).length
  return { transmission: seen === relays.length ? 'SEEN' : seen === 0 ? 'RELAYED' : 'PARTLY_SEEN', relayedBy }
}

class CaseReader {
  readonly sources: ReadonlyMap<string, CaseSource>
  private readonly propositions: ReadonlyMap<string, CaseProposition>
  private readonly claims: ReadonlyMap<string, CaseClaim>
  private readonly without: ReadonlySet<string>
  private readonly withoutRelays: ReadonlySet<string>

  constructor(
    private readonly of: ProvenanceCase,
    private readonly policy: Policy,
  ) {
    this.sources = new Map(of.sources.map((source) => [source.id, source]))
    this.propositions = new Map(of.propositions.map((proposition) => [proposition.id, proposition]))
    this.claims = new Map(of.claims.map((claim) => [claim.id, claim]))
    this.without = new Set(policy.withoutSources)
    this.withoutRelays = new Set(policy.withoutRelays)
  }

  proposition(claim: CaseClaim): CaseProposition | undefined {
    return this.propositions.get(claim.proposition ?? '')
  }

  /** Whether a speaker, and the way by which we know what it says, are left by the policy. */
  remains(source: string, relay: readonly RelayStep[]): boolean {
    return !this.without.has(source) && !relay.some((step) => this.withoutRelays.has(step.source))
  }

  claimsOn(relations: readonly CaseProposition['relation'][], stances: readonly string[]): CaseClaim[] {
    return this.of.claims.filter((claim) => {
      const proposition = this.proposition(claim)
      return proposition && relations.includes(proposition.relation) && claim.stance !== null && stances.includes(claim.stance) && this.remains(claim.source, claim.relay)
    })
  }

  timingOf(claim: CaseClaim): { untimely: boolean; remarks: readonly string[] } {
    // Whoever reasons afterwards is bound by the time of the premises, which are judged as premises.
    if (claim.mode === 'INFERRED') return { untimely: false, remarks: [] }
    return timing(claim, this.sources.get(claim.source), this.proposition(claim)?.datings ?? [], (id) => this.sources.get(id)?.title ?? id)
  }

  /** The earliest day on which the target can have been known, by any account that has it happen. */
  knowable(): { written: string; firstDay: number | null; lastDay: number | null } | null {
    const ranges = this.of.propositions.filter(({ relation }) => relation === 'SELF' || relation === 'NARROWER').flatMap(({ datings }) => datings.flatMap(({ status, range }) => (range?.firstDay != null && !['SCHEDULED', 'POSTPONED', 'NOT_HELD', 'DISRUPTED'].includes(status) ? [range] : [])))
    return ranges.sort((a, b) => (a.firstDay ?? 0) - (b.firstDay ?? 0))[0] ?? null
  }

  count(direct: readonly CaseClaim[], inferred: readonly CaseClaim[], silent: readonly string[] = []): { counted: IndependenceResult; all: IndependenceResult; independence: Independence } {
    const mute = silent.map((source): Witness => ({ source, claims: [], ownObservation: false, deviatesFrom: [], reasonsFrom: [] }))
    const spoken = [...direct.map((claim) => this.witness(claim)), ...mute]
    const reasoned = [...spoken, ...inferred.map((claim) => this.witness(claim))]
    const run = (witnesses: readonly Witness[], suspected: boolean): IndependenceResult => independence(witnesses, this.of.derivations, this.of.origins, { suspected, without: this.without, ignorant: this.ignorant() })
    const accept = this.policy.acceptSuspected === true
    const counted = run(spoken, accept)
    const all = run(reasoned, accept)
    const suspected = run(reasoned, true)
    const bounds = ({ atLeast, atMost, exact }: IndependenceResult): Bounds => ({ atLeast, atMost, exact })
    return { counted, all, independence: { direct: bounds(counted), withInferences: bounds(all), withSuspected: bounds(suspected), groups: (spoken.length > 0 ? counted : all).groups } }
  }

  /** Sources that could not have known what the target says: copying them does not cure it. */
  private ignorant(): ReadonlySet<string> {
    const supporting = this.of.propositions.filter(({ relation }) => relation === 'SELF' || relation === 'NARROWER')
    const datings = supporting.flatMap((proposition) => proposition.datings)
    const affirming = this.claimsOn(['SELF', 'NARROWER'], ['AFFIRMS'])
    return new Set(
      [...this.sources.keys()].filter((id) => {
        const own = affirming.filter(({ source }) => source === id)
        if (own.length > 0) return own.every((claim) => this.timingOf(claim).untimely)
        return timing({ asOf: null }, this.sources.get(id), datings, (source) => source).untimely
      }),
    )
  }

  private witness(claim: CaseClaim): Witness {
    const reasonsFrom = claim.mode === 'INFERRED' ? claim.premises.flatMap((id) => this.claims.get(id)?.source ?? []).filter((source) => source !== claim.source) : []
    return { source: claim.source, claims: [claim.id], ownObservation: claim.ownObservation, deviatesFrom: claim.deviatesFrom, reasonsFrom }
  }

  evidence(claim: CaseClaim, path: readonly string[]): Evidence {
    return { claim, via: claim.proposition === this.of.target.id ? null : claim.proposition, path, weakenedBy: this.weaknesses(claim), timing: this.timingOf(claim).remarks }
  }

  /** Premises, and premises of premises, that are uncited, contested or untimely. */
  private weaknesses(claim: CaseClaim): Weakness[] {
    const found: Weakness[] = []
    const seen = new Set<string>()
    const queue = [...claim.premises]
    for (const id of queue) {
      const premise = this.claims.get(id)
      if (!premise || seen.has(id)) continue
      seen.add(id)
      queue.push(...premise.premises)
      if (!premise.cited) found.push({ claim: id, why: 'UNCITED' })
      if (premise.disputedBy.length > 0 || this.isOpposed(premise)) found.push({ claim: id, why: 'CONTESTED' })
      if (this.timingOf(premise).untimely) found.push({ claim: id, why: 'UNTIMELY' })
    }
    return found.sort((a, b) => (a.claim < b.claim ? -1 : a.claim > b.claim ? 1 : a.why < b.why ? -1 : 1))
  }

  private isOpposed(premise: CaseClaim): boolean {
    return this.of.claims.some((other) => other.proposition !== null && other.proposition === premise.proposition && (other.stance === 'DENIES' || other.stance === 'DOUBTS'))
  }
}
