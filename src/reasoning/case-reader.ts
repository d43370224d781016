import { type CaseClaim, type CaseProposition, type CaseRoll, type CaseSource, type Policy, type ProvenanceCase, type RelayStep, type Stance, tellsWhatIsSaid } from './case.js'
import { CaseIndex } from './case-index.js'
import { isUntimely, type TimeRemark, timing } from './timeliness.js'

/** What opposes the target is said of it or of what it entails; what supports it, of it or of what entails it. */
export const SUPPORTING: readonly CaseProposition['relation'][] = ['SELF', 'NARROWER']
export const OPPOSING: readonly CaseProposition['relation'][] = ['SELF', 'WIDER']

/** A case as a policy leaves it: looked up, filtered and timed. */
export class CaseReader {
  readonly index: CaseIndex
  readonly without: ReadonlySet<string>
  private readonly withoutRelays: ReadonlySet<string>
  private readonly withoutReadings: ReadonlySet<string>
  private readonly withoutIdentifications: ReadonlySet<string>

  constructor(
    readonly of: ProvenanceCase,
    policy: Policy,
  ) {
    this.index = CaseIndex.of(of)
    this.without = new Set(policy.withoutSources)
    this.withoutRelays = new Set(policy.withoutRelays)
    this.withoutReadings = new Set(policy.withoutReadings)
    this.withoutIdentifications = new Set(policy.withoutIdentifications)
  }

  get sources(): ReadonlyMap<string, CaseSource> {
    return this.index.sources
  }

  claim(id: string): CaseClaim | undefined {
    return this.index.claims.get(id)
  }

  propositionOf(claim: CaseClaim): CaseProposition | undefined {
    return this.index.propositions.get(claim.proposition ?? '')
  }

  related(relations: readonly CaseProposition['relation'][]): CaseProposition[] {
    return [...this.index.propositions.values()].filter(({ relation }) => relations.includes(relation))
  }

  /** Whether a speaker, and the way by which we know what it says, are left by the policy. */
  remains({ source, relay }: { readonly source: string; readonly relay: readonly RelayStep[] }): boolean {
    return !this.without.has(source) && !relay.some((step) => this.withoutRelays.has(step.source))
  }

  /** Whether a claim is left by the policy: its speaker, its relays, and the readings and identifications by which it says what it says. */
  heard(claim: CaseClaim): boolean {
    return this.remains(claim) && !this.isWithdrawn(claim)
  }

  private withdrawn(id: string): boolean {
    const claim = this.claim(id)
    return claim !== undefined && this.isWithdrawn(claim)
  }

  private isWithdrawn({ readings, names }: CaseClaim): boolean {
    return readings.some((reading) => tellsWhatIsSaid(reading) && this.withoutReadings.has(reading.id)) || names.some(({ mention }) => this.withoutIdentifications.has(mention))
  }

  /** Whether a roll names the target: not where each of its entries for it is withdrawn. */
  lists({ lists, listedBy }: CaseRoll): boolean {
    return lists && (listedBy.length === 0 || !listedBy.every((id) => this.withdrawn(id)))
  }

  /** Claims of these stances on propositions of these relations, by speakers that are left; in the order of their ids. */
  claimsOn(relations: readonly CaseProposition['relation'][], stances: readonly Stance[]): CaseClaim[] {
    return this.index.claimsOn(relations, stances).filter((claim) => this.heard(claim))
  }

  /** The same claims by those that the policy sets aside; what is said of something else, once a reading is withdrawn, is not of them. */
  asideOn(relations: readonly CaseProposition['relation'][], stances: readonly Stance[]): CaseClaim[] {
    return this.index.claimsOn(relations, stances).filter((claim) => !this.remains(claim) && !this.isWithdrawn(claim) && !this.isUntimely(claim))
  }

  /** Whether the source of a claim cannot have known; whoever reasons afterwards is bound by the time of the premises, which are judged as premises. */
  isUntimely(claim: CaseClaim): boolean {
    if (claim.mode === 'INFERRED') return false
    if (!this.withoutReadings.has(claim.id)) return this.index.isUntimely(claim)
    return isUntimely(this.asRead(claim), this.sources.get(claim.source), this.propositionOf(claim)?.datings ?? [])
  }

  /** What the accounts of the event say of the time of a claim. */
  remarksOn(claim: CaseClaim): readonly TimeRemark[] {
    return claim.mode === 'INFERRED' ? [] : timing(this.asRead(claim), this.sources.get(claim.source), this.propositionOf(claim)?.datings ?? []).remarks
  }

  private asRead(claim: CaseClaim): Pick<CaseClaim, 'asOf'> {
    return this.withoutReadings.has(claim.id) ? { asOf: null } : claim
  }

  /** All that a claim rests on: its premises and theirs, each once; a premise that the case lacks is left out. */
  premisesOf(claim: CaseClaim): readonly CaseClaim[] {
    return this.index.premisesOf(claim)
  }

  /** An inference needs every one of its premises: it falls with the first that the policy sets aside. */
  hasItsPremises(claim: CaseClaim): boolean {
    return this.premisesOf(claim).every((premise) => this.heard(premise))
  }

  /**
   * Sources that could not have known a proposition of these relations: by all the claims that they make of it
   * themselves or, where they make none, by the day they were made. Of the target, every related claim tells.
   */
  ignorance(relations: readonly CaseProposition['relation'][], claims: readonly CaseClaim[]): (of: CaseProposition) => ReadonlySet<string> {
    const found = new Map<string, ReadonlySet<string>>()
    return (of) => {
      const whole = of.id === this.of.target.id
      const known = found.get(of.id)
      if (known) return known
      const telling = whole ? claims : claims.filter(({ proposition }) => proposition === of.id)
      const datings = (whole ? this.related(relations) : [of]).flatMap((proposition) => proposition.datings)
      const speaking = new Set(telling.map(({ source }) => source))
      const able = new Set(telling.filter((claim) => !this.isUntimely(claim)).map(({ source }) => source))
      const unable = [...this.sources.values()].filter((source) => (speaking.has(source.id) ? !able.has(source.id) : isUntimely({ asOf: null }, source, datings)))
      const result = new Set(unable.map(({ id }) => id))
      found.set(of.id, result)
      return result
    }
  }
}
