/** Version of the published rules: stored verdicts of another version are renewed before they are used. */
export const RULES_VERSION = '2.0.0'

export const SUPPORTS = ['NONE', 'INFERRED', 'SINGLE', 'CORROBORATED'] as const
export const OPPOSITIONS = ['NONE', 'SILENCE', 'DOUBT', 'DENIAL'] as const
export type Support = (typeof SUPPORTS)[number]
export type Opposition = (typeof OPPOSITIONS)[number]
export type Transmission = 'NONE' | 'SEEN' | 'PARTLY_SEEN' | 'RELAYED'

/** The table of verdicts: support by rows, opposition by columns. */
const TABLE = {
  NONE: { NONE: 'UNATTESTED', SILENCE: 'MISSING', DOUBT: 'DOUBTED', DENIAL: 'DENIED' },
  INFERRED: { NONE: 'INFERRED', SILENCE: 'INFERRED_BUT_MISSING', DOUBT: 'INFERRED_BUT_DOUBTED', DENIAL: 'INFERRED_BUT_DENIED' },
  SINGLE: { NONE: 'ATTESTED_ONCE', SILENCE: 'ATTESTED_ONCE_BUT_MISSING', DOUBT: 'ATTESTED_ONCE_BUT_DOUBTED', DENIAL: 'CONTESTED' },
  CORROBORATED: { NONE: 'CORROBORATED', SILENCE: 'CORROBORATED_BUT_MISSING', DOUBT: 'CORROBORATED_BUT_DOUBTED', DENIAL: 'CONTESTED' },
} as const satisfies Record<Support, Record<Opposition, string>>
export type VerdictName = (typeof TABLE)[Support][Opposition]

export interface Verdict {
  readonly support: Support
  readonly opposition: Opposition
  readonly name: VerdictName
  readonly transmission: Transmission
  /** Through whom the evidence is known. */
  readonly relayedBy: readonly string[]
  /** Of these, who stand last before the encoder. */
  readonly relayedLastBy: readonly string[]
  readonly rule: string
  readonly rulesVersion: string
}

/** Support and opposition in one word. */
export function verdictName(support: Support, opposition: Opposition): VerdictName {
  return TABLE[support][opposition]
}

/** Support is counted in witnesses of direct claims; inferences count only where there is none. */
export function supportOf(directWitnesses: number, inferred: boolean): Support {
  if (directWitnesses >= 2) return 'CORROBORATED'
  if (directWitnesses === 1) return 'SINGLE'
  return inferred ? 'INFERRED' : 'NONE'
}

/** The strongest opposition there is. */
export function oppositionOf(found: { denied: boolean; doubted: boolean; silent: boolean }): Opposition {
  if (found.denied) return 'DENIAL'
  if (found.doubted) return 'DOUBT'
  return found.silent ? 'SILENCE' : 'NONE'
}
