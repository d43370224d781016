import type { Comparison } from './compare.js'

/** All that one provenance answer is computed from. Whoever fills it reads one revision of the graph. */

export type Stance = 'AFFIRMS' | 'DENIES' | 'DOUBTS' | 'OMITS'
export type Mode = 'DIRECT' | 'INFERRED'

/** The days that a date may be of, by Julian Day Number, an approximate one widened; null is open or unknown. */
export interface DayRange {
  readonly written: string
  readonly firstDay: number | null
  readonly lastDay: number | null
  /** Marked as doubtful by whoever gives it, so that nothing certain follows from it. */
  readonly doubtful?: true
}

export interface CaseSource {
  readonly id: string
  readonly title: string
  readonly made: DayRange | null
}

export interface RelayStep {
  readonly source: string
  readonly how: 'QUOTED' | 'PARAPHRASED' | 'REPORTED'
}

export type Certainty = 'CERTAIN' | 'PROBABLE' | 'POSSIBLE'

/** What the encoder took a slip, an unclear place or a citation to mean. */
export interface CaseReading {
  readonly id: string
  readonly kind: string
  readonly written: string
  readonly reading: string
  readonly certainty: Certainty
}

const OF_WORDS: ReadonlySet<string> = new Set(['SLIP', 'TRANSLATION', 'UNCLEAR'])

/** Whether a reading tells what is said. That of a citation tells where, that of a calendar when, and the encoder's own decision how it is kept. */
export function tellsWhatIsSaid({ kind }: CaseReading): boolean {
  return OF_WORDS.has(kind)
}

/** A name that a claim is about, and for whom or what it is taken. */
export interface CaseName {
  readonly mention: string
  readonly written: string
  readonly entity: string
  readonly called: string
  readonly certainty: Certainty
}

export interface CaseClaim {
  readonly id: string
  readonly source: string
  /** Null for a claim about claims. */
  readonly proposition: string | null
  readonly stance: Stance | null
  readonly mode: Mode
  /** From the speaker outward; empty if the encoder saw the source. */
  readonly relay: readonly RelayStep[]
  readonly cited: boolean
  readonly citation: string
  /** The source knows it from its own observation, whatever else it derives from. */
  readonly ownObservation: boolean
  /** Parents from whose value this claim departs. */
  readonly deviatesFrom: readonly string[]
  readonly asOf: (DayRange & { readonly because: string; readonly by: string; readonly certainty: Certainty }) | null
  readonly premises: readonly string[]
  readonly reasoning: string | null
  readonly disputedBy: readonly string[]
  readonly endorsedBy: readonly string[]
  /** Rolls that the claim says omit somebody. */
  readonly omittedFrom: readonly string[]
  /** Readings that bear on the claim or on its citation. */
  readonly readings: readonly CaseReading[]
  /** The names in it that somebody has identified. */
  readonly names: readonly CaseName[]
}

/** What one account says became of the event that a proposition presupposes. */
export interface Dating {
  readonly status: string
  readonly range: DayRange | null
  /** Sources that affirm the account. */
  readonly accordingTo: readonly string[]
  readonly occurrence: string
}

export interface CaseProposition {
  readonly id: string
  readonly caption: string
  /**
   * SELF; NARROWER entails the target, so that its support supports the target; WIDER is entailed by it, so that
   * its denial denies the target; RIVAL answers the same question otherwise; PREMISE only carries a premise.
   */
  readonly relation: 'SELF' | 'NARROWER' | 'WIDER' | 'RIVAL' | 'PREMISE'
  /** Of a rival, how it stands to the target. */
  readonly comparison: Comparison | null
  readonly datings: readonly Dating[]
}

export interface CaseDerivation {
  readonly source: string
  readonly from: string
  readonly how: string
  readonly suspected: boolean
  /** Claims that the derivation is limited to; null for the whole source. */
  readonly scope: readonly string[] | null
}

/** A maker or informant of a source: two sources of one origin are not independent. */
export interface CaseOrigin {
  readonly source: string
  readonly origin: string
  readonly how: 'AUTHOR' | 'INFORMANT'
}

export interface CaseRoll {
  readonly id: string
  readonly source: string
  readonly caption: string
  readonly relay: readonly RelayStep[]
  /** UNKNOWN where the roll is limited to some whose number the proposition's subject may not be of. */
  readonly inScope: 'YES' | 'NO' | 'UNKNOWN'
  readonly lists: boolean
  /** The claims by which it lists the target, or what bears on it. */
  readonly listedBy: readonly string[]
  readonly stated: number | null
  readonly named: number
  readonly completeClaimedBy: string | null
  readonly known: 'IN_FULL' | 'REPRODUCED'
}

export interface ProvenanceCase {
  readonly target: CaseProposition
  /** The target, all that stand in a relation to it, and what its premises are about. */
  readonly propositions: readonly CaseProposition[]
  readonly claims: readonly CaseClaim[]
  readonly sources: readonly CaseSource[]
  readonly derivations: readonly CaseDerivation[]
  readonly origins: readonly CaseOrigin[]
  readonly rolls: readonly CaseRoll[]
}

/** Other ground rules than the usual. */
export interface Policy {
  readonly withoutSources?: readonly string[]
  readonly withoutRelays?: readonly string[]
  /** Readings that are withdrawn, and with them what the claims say by them; the id of a claim withdraws the reading of its time. */
  readonly withoutReadings?: readonly string[]
  /** Mentions that nobody identifies: what is said by these names is said of nobody known. */
  readonly withoutIdentifications?: readonly string[]
  readonly ignoreInferences?: boolean
  readonly acceptSuspected?: boolean
  readonly ignoreSilence?: boolean
}
