import type { CaseClaim, CaseProposition, Policy, ProvenanceCase } from './case.js'
import { CaseReader, OPPOSING, SUPPORTING } from './case-reader.js'
import type { Comparison } from './compare.js'
import type { Attestation, Fate } from './independence.js'
import { type SilenceFound, silences } from './silence.js'
import { type Independence, type SuspectedTie, type Tally, tally } from './tally.js'
import { knowable, type TimeRemark } from './timeliness.js'
import { transmission } from './transmission.js'
import { oppositionOf, RULES_VERSION, supportOf, type Verdict, verdictName } from './verdict.js'
import { weaknesses, type Weakness } from './weaknesses.js'

export type { Independence, SuspectedTie } from './tally.js'
export type { Verdict } from './verdict.js'
export type { Weakness } from './weaknesses.js'

/** One claim as evidence for or against the target. */
export interface Evidence {
  readonly claim: CaseClaim
  /** The narrower or wider proposition that carried it; null if it is the target itself. */
  readonly via: string | null
  /** From a root to the source that speaks. */
  readonly path: readonly string[]
  /** Of an inference, the other sources from whose claims it is drawn. */
  readonly drawnFrom: readonly string[]
  readonly weakenedBy: readonly Weakness[]
  readonly timing: readonly TimeRemark[]
}

export interface Conflict {
  readonly claim: CaseClaim
  readonly proposition: string
  readonly comparison: Comparison
}

export interface ProvenanceAnswer {
  readonly target: CaseProposition
  readonly verdict: Verdict
  readonly independence: Independence
  readonly oppositionIndependence: Independence
  readonly affirmedBy: readonly Evidence[]
  readonly inferredBy: readonly Evidence[]
  /** Denials and doubts that count, and absences stated in words, which count only through the roll that they speak of. */
  readonly contestedBy: readonly Evidence[]
  readonly incompatible: readonly Conflict[]
  /** For or against, and not counted: the source, or all that it copies, cannot have known. */
  readonly untimely: readonly Evidence[]
  /** For or against, and not counted: it departs from what it derives from, and states no other basis. */
  readonly deviating: readonly Evidence[]
  /** For or against, and not counted: what it rests on is set aside by the policy. */
  readonly fallen: readonly Evidence[]
  readonly silent: readonly SilenceFound[]
  /** Suspected derivations that are not counted and would change a count. */
  readonly suspectedTies: readonly SuspectedTie[]
}

/**
 * What follows from the claims about one proposition: who supports it, who opposes it, how many of them are
 * independent as far as recorded, and the verdict of the published table. Pure: the same case gives the same
 * answer, whatever the order of its parts.
 */
export function provenance(of: ProvenanceCase, policy: Policy = {}): ProvenanceAnswer {
  const reader = new CaseReader(of, policy)
  const { support, opposition, counted, outcome: found } = weigh(reader, policy)
  const [supporting, opposing] = [support.tally.proof(), opposition.tally.proof()]
  const fated = [...support.direct.fated, ...support.inferred.fated, ...opposition.fated]
  const withFate = (fate: Fate): Evidence[] => evidence(fated.filter(([, its]) => its === fate).map(([claim]) => claim), reader)
  return {
    target: of.target,
    verdict: {
      ...found,
      ...transmission([...support.direct.standing, ...support.inferred.standing, ...opposition.standing, ...opposition.rivals], counted.map(({ roll }) => roll), reader),
      rule: `${found.support}/${found.opposition}`,
      rulesVersion: RULES_VERSION,
    },
    independence: supporting.independence,
    oppositionIndependence: opposing.independence,
    affirmedBy: evidence(support.direct.standing, reader, support.tally.counted),
    inferredBy: evidence(support.inferred.standing, reader, support.tally.all),
    contestedBy: evidence([...opposition.standing, ...opposition.omissions], reader, opposition.tally.all),
    incompatible: opposition.rivals.flatMap((claim) => conflict(claim, reader)),
    untimely: withFate('UNTIMELY'),
    deviating: withFate('DEVIATES'),
    fallen: withFate('SET_ASIDE'),
    silent: opposition.silent,
    suspectedTies: distinct([...supporting.ties, ...opposing.ties]),
  }
}

/** What a verdict is apart from its proof. */
export type Outcome = Pick<Verdict, 'name' | 'support' | 'opposition'>

/** The verdict on a case under a policy, without its proof, which is most of the work. */
export function outcome(of: ProvenanceCase, policy: Policy): Outcome {
  return weigh(new CaseReader(of, policy), policy).outcome
}

interface Weighed {
  readonly support: Supporters
  readonly opposition: Opponents
  /** Silences that count. */
  readonly counted: readonly SilenceFound[]
  readonly outcome: Outcome
}

function weigh(reader: CaseReader, policy: Policy): Weighed {
  const accept = policy.acceptSuspected === true
  const support = supporters(reader, policy, accept)
  const opposition = opponents(reader, policy, accept, support.heard)
  const counted = opposition.silent.filter(({ counts }) => counts)
  const verdict = supportOf(support.tally.counted.witnesses, support.inferred.standing.length > 0)
  const against = oppositionOf({
    denied: opposition.standing.some(({ stance }) => stance === 'DENIES') || opposition.rivals.length > 0,
    doubted: opposition.standing.some(({ stance }) => stance === 'DOUBTS'),
    silent: counted.length > 0,
  })
  return { support, opposition, counted, outcome: { support: verdict, opposition: against, name: verdictName(verdict, against) } }
}

type Fated = readonly [CaseClaim, Fate]
interface Sorted {
  readonly standing: readonly CaseClaim[]
  readonly fated: readonly Fated[]
}

/** Claims that a root supports, and the others with what became of them. */
function sortOut(claims: readonly CaseClaim[], { dropped }: Pick<Attestation, 'dropped'>, before: readonly Fated[] = []): Sorted {
  const fated = claims.flatMap((claim): Fated[] => {
    const fate = dropped.get(claim.source)
    return fate ? [[claim, fate]] : []
  })
  return { standing: claims.filter(({ source }) => !dropped.has(source)), fated: [...before, ...fated] }
}

/** Which claims are heard at all: in time, with their premises, and no inferences where the policy ignores them. */
function hear(claims: readonly CaseClaim[], reader: CaseReader, policy: Policy): { heard: CaseClaim[]; fated: Fated[] } {
  const considered = claims.filter(({ mode }) => mode === 'DIRECT' || !policy.ignoreInferences)
  const fateOf = (claim: CaseClaim): Fate | null => (reader.isUntimely(claim) ? 'UNTIMELY' : reader.hasItsPremises(claim) ? null : 'SET_ASIDE')
  return {
    heard: considered.filter((claim) => fateOf(claim) === null),
    fated: considered.flatMap((claim): Fated[] => {
      const fate = fateOf(claim)
      return fate ? [[claim, fate]] : []
    }),
  }
}

/** Of claims that are not heard, those that only the policy keeps from it. */
function setAside(fated: readonly Fated[]): CaseClaim[] {
  return fated.filter(([, fate]) => fate === 'SET_ASIDE').map(([claim]) => claim)
}

function byMode(claims: readonly CaseClaim[]): { direct: CaseClaim[]; inferred: CaseClaim[] } {
  return { direct: claims.filter(({ mode }) => mode === 'DIRECT'), inferred: claims.filter(({ mode }) => mode === 'INFERRED') }
}

function ignorantOf(reader: CaseReader, relations: readonly CaseProposition['relation'][], claims: readonly CaseClaim[]): (claim: CaseClaim) => ReadonlySet<string> {
  const ignorant = reader.ignorance(relations, claims)
  return (claim) => ignorant(reader.propositionOf(claim) ?? reader.of.target)
}

interface Supporters {
  readonly heard: readonly CaseClaim[]
  readonly tally: Tally
  readonly direct: Sorted
  readonly inferred: Sorted
}

function supporters(reader: CaseReader, policy: Policy, accept: boolean): Supporters {
  const affirming = reader.claimsOn(SUPPORTING, ['AFFIRMS'])
  const { heard, fated } = hear(affirming, reader, policy)
  const { direct, inferred } = byMode(heard)
  const aside = [...reader.asideOn(SUPPORTING, ['AFFIRMS']), ...setAside(fated)]
  const counts = tally({ of: 'SUPPORT', direct, inferred, aside, ignorantOf: ignorantOf(reader, SUPPORTING, affirming) }, reader, accept)
  return { heard, tally: counts, direct: sortOut(direct, counts.counted, fated), inferred: sortOut(inferred, counts.all) }
}

interface Opponents {
  readonly tally: Tally
  /** Denials and doubts that count. */
  readonly standing: readonly CaseClaim[]
  /** Affirmations of what cannot be true beside the target. */
  readonly rivals: readonly CaseClaim[]
  readonly fated: readonly Fated[]
  /** Absences stated in words. */
  readonly omissions: readonly CaseClaim[]
  readonly silent: readonly SilenceFound[]
}

function opponents(reader: CaseReader, policy: Policy, accept: boolean, supporting: readonly CaseClaim[]): Opponents {
  const excluding = (claim: CaseClaim): boolean => reader.propositionOf(claim)?.comparison?.relation === 'CONFLICTS'
  const rivals = reader.claimsOn(['RIVAL'], ['AFFIRMS']).filter(excluding)
  const opposing = [...reader.claimsOn(OPPOSING, ['DENIES', 'DOUBTS']), ...rivals]
  const { heard, fated } = hear(opposing, reader, policy)
  const omissions = hear(policy.ignoreSilence ? [] : reader.claimsOn(OPPOSING, ['OMITS']), reader, policy)
  const silent = silencesOf(reader, omissions.heard, supporting, policy, accept)
  const relations = [...OPPOSING, 'RIVAL'] as const
  const unable = reader.ignorance(relations, opposing)(reader.of.target)
  const mute = silent
    .filter(({ counts }) => counts)
    .map(({ roll }) => ({ source: roll.source, claims: [roll.id, ...omissions.heard.filter(({ omittedFrom }) => omittedFrom.includes(roll.id)).map(({ id }) => id)], ignorant: unable }))
  const aside = [...reader.asideOn(OPPOSING, ['DENIES', 'DOUBTS']), ...reader.asideOn(['RIVAL'], ['AFFIRMS']).filter(excluding), ...setAside(fated)]
  const counts = tally({ of: 'OPPOSITION', ...byMode(heard), aside, silent: mute, ignorantOf: ignorantOf(reader, relations, opposing) }, reader, accept)
  const sorted = sortOut(heard, counts.all, [...fated, ...omissions.fated])
  const isRival = (claim: CaseClaim): boolean => rivals.includes(claim)
  return {
    tally: counts,
    standing: sorted.standing.filter((claim) => !isRival(claim)),
    rivals: sorted.standing.filter(isRival),
    fated: sorted.fated,
    omissions: omissions.heard,
    silent: silent.map((silence) => ownOnly(silence, counts.all)),
  }
}

/** A silence whose every root is set aside, or could not have known, is worth nothing, like any other testimony. */
function ownOnly(silence: SilenceFound, { dropped }: Pick<Attestation, 'dropped'>): SilenceFound {
  const fate = dropped.get(silence.roll.source)
  return silence.counts && fate ? { ...silence, counts: false, because: { kind: fate === 'SET_ASIDE' ? 'SET_ASIDE' : 'PARENTS_CANNOT_KNOW' } } : silence
}

function silencesOf(reader: CaseReader, omissions: readonly CaseClaim[], supporting: readonly CaseClaim[], policy: Policy, accept: boolean): SilenceFound[] {
  const found = silences(
    reader.of.rolls.filter((roll) => reader.remains(roll)).map((roll) => ({ ...roll, lists: reader.lists(roll) })),
    {
      reported: new Set(omissions.flatMap(({ omittedFrom }) => omittedFrom)),
      affirming: new Set(supporting.filter(({ mode }) => mode === 'DIRECT').map(({ source }) => source)),
      knowable: knowable(reader.related(SUPPORTING).flatMap(({ datings }) => datings)),
      sources: reader.sources,
      derivations: reader.of.derivations.filter(({ suspected }) => accept || !suspected),
      without: reader.without,
    },
  )
  return policy.ignoreSilence ? found.map((silence) => ({ ...silence, counts: false, because: { kind: 'SET_ASIDE' } })) : found
}

function evidence(claims: readonly CaseClaim[], reader: CaseReader, among?: Attestation): Evidence[] {
  const paths = among?.independence().paths
  const found = claims.map((claim) => ({
    claim,
    via: claim.proposition === reader.of.target.id ? null : claim.proposition,
    ...wayOf(claim, paths?.get(claim.source) ?? [], reader),
    weakenedBy: weaknesses(claim, reader),
    timing: reader.remarksOn(claim),
  }))
  return found.sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1))
}

/** The shortest way to a claim; to an inference, by one of its own premises. */
function wayOf(claim: CaseClaim, ways: readonly (readonly string[])[], reader: CaseReader): { path: readonly string[]; drawnFrom: readonly string[] } {
  const premises = claim.mode === 'DIRECT' ? [] : claim.premises.flatMap((id) => reader.claim(id)?.source ?? [])
  const drawnFrom = [...new Set(premises)].filter((source) => source !== claim.source).sort()
  const [first] = drawnFrom
  if (first === undefined) return { path: ways[0] ?? [claim.source], drawnFrom }
  return { path: ways.find((way) => drawnFrom.includes(way.at(-2) ?? '')) ?? [first, claim.source], drawnFrom }
}

function conflict(claim: CaseClaim, reader: CaseReader): Conflict[] {
  const rival = reader.propositionOf(claim)
  return rival?.comparison ? [{ claim, proposition: rival.id, comparison: rival.comparison }] : []
}

function distinct(ties: readonly SuspectedTie[]): SuspectedTie[] {
  return [...new Map(ties.map((tie) => [JSON.stringify([tie.source, tie.from, tie.how]), tie])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tie]) => tie)
}
