/** The end of what has not ended: a number, since a missing property cannot be compared. Fits in 32 bits, so that every client reads it exactly. */
export const FOREVER = 2_147_483_647

/** What a revision changed, as the log shows it. */
export interface Revision {
  readonly number: number
  readonly by: string
  readonly at: string
  readonly why: string
  readonly dossiers: readonly string[]
  readonly introduced: number
  readonly retired: number
  /** How many of each kind were introduced and retired, such as "Claim +12 −3". */
  readonly changes: readonly string[]
}
