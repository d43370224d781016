export type Presence = 'LISTED' | 'OMITTED' | 'OUT_OF_SCOPE' | 'UNKNOWN'

export interface RollFacts {
  /** An entry names the person. */
  readonly lists: boolean
  /** Somebody says in words that the roll omits the person. */
  readonly omissionReported: boolean
  /** The roll's structured scope leaves the person out. */
  readonly scopeExcludes: boolean
  /** The encoder knows every entry of the roll, and not only the names that somebody reproduced. */
  readonly knownInFull: boolean
}

/**
 * Where a person stands to a roll. An absence stated in words is one whatever the scope; otherwise a roll omits
 * nobody of whom it does not undertake to speak, and nobody can be missed in a roll that is known in part.
 */
export function rollPresence({ lists, omissionReported, scopeExcludes, knownInFull }: RollFacts): Presence {
  if (lists) return 'LISTED'
  if (omissionReported) return 'OMITTED'
  if (scopeExcludes) return 'OUT_OF_SCOPE'
  return knownInFull ? 'OMITTED' : 'UNKNOWN'
}
