import type { CaseDerivation, CaseRoll, CaseSource, DayRange } from './case.js'

/** Why a silence counts, or why it does not. */
export type SilenceReason =
  | { readonly kind: 'KNOWN_IN_FULL' | 'REPORTED'; readonly completeBy: string }
  | { readonly kind: 'REPRODUCED_IN_PART' | 'NOT_CALLED_COMPLETE' | 'SCOPE_UNKNOWN' | 'PARENTS_CANNOT_KNOW' | 'SET_ASIDE' }
  | { readonly kind: 'MADE_BEFORE' | 'PERHAPS_MADE_BEFORE' | 'UNDATED'; readonly made: string | null; readonly event: string }
  | { readonly kind: 'PARENT_NAMES_IT' | 'PARENT_SAYS_NOTHING'; readonly parents: readonly string[] }

export interface SilenceFound {
  readonly roll: CaseRoll
  /** Whether it counts as opposition. */
  readonly counts: boolean
  readonly because: SilenceReason
  /** Sources it derives from that are silent themselves: its silence says nothing beyond theirs. */
  readonly addsNothingBeyond: readonly string[]
}

export interface SilenceContext {
  /** Rolls of which somebody says in words that they omit the proposition's subject. */
  readonly reported: ReadonlySet<string>
  /** Sources that affirm the proposition. */
  readonly affirming: ReadonlySet<string>
  /** The earliest day on which the fact could be known, if any is recorded. */
  readonly knowable: DayRange | null
  readonly sources: ReadonlyMap<string, CaseSource>
  /** Derivations that count. */
  readonly derivations: readonly CaseDerivation[]
  /** Sources that the policy sets aside: their word that a roll is complete is not heard. */
  readonly without: ReadonlySet<string>
}

/**
 * What the rolls that do not name the proposition's subject are worth. A silence counts only where somebody
 * asserts that the roll is complete, the proposition lies in its scope, it was made after the fact could be
 * known, and the encoder knows it in full or its omission is reported. It never refutes, and says nothing that
 * its parent's silence did not say: where the parents' silence is worth nothing, neither is the copy's, and where
 * all of them name the subject, its absence from the copy is a departure and no witness.
 */
export function silences(rolls: readonly CaseRoll[], context: SilenceContext): SilenceFound[] {
  const silent = rolls.filter(({ lists, inScope }) => !lists && inScope !== 'NO')
  const naming = new Set([...context.affirming, ...rolls.filter(({ lists }) => lists).map(({ source }) => source)])
  const parentsOf = (roll: CaseRoll): string[] => [...new Set(context.derivations.filter(({ source, scope }) => source === roll.source && (scope === null || scope.includes(roll.id))).map(({ from }) => from))].sort()
  const judged = new Map<string, SilenceReason>()
  const judge = (roll: CaseRoll): SilenceReason => {
    const known = judged.get(roll.id)
    if (known) return known
    const own = ownWorth(roll, context)
    // Set before the parents are asked, so that a circle of copies ends.
    judged.set(roll.id, own)
    const worth = counts(own) ? (worthBeside(parentsOf(roll)) ?? own) : own
    judged.set(roll.id, worth)
    return worth
  }
  const worthBeside = (parents: readonly string[]): SilenceReason | null => {
    if (parents.length === 0) return null
    if (parents.every((parent) => naming.has(parent))) return { kind: 'PARENT_NAMES_IT', parents }
    const mute = parents.every((parent) => {
      const theirs = silent.filter(({ source }) => source === parent)
      return theirs.length > 0 && theirs.every((roll) => EMPTY.has(judge(roll).kind))
    })
    return mute ? { kind: 'PARENT_SAYS_NOTHING', parents } : null
  }
  return [...silent]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((roll) => {
      const because = judge(roll)
      return { roll, counts: counts(because), because, addsNothingBeyond: parentsOf(roll).filter((parent) => parent !== roll.source && silent.some(({ source }) => source === parent)) }
    })
}

/** Reasons by which a silence is known to be worth nothing, to whoever repeats it; that the encoder knows a roll in part is none of them. */
const EMPTY: ReadonlySet<SilenceReason['kind']> = new Set(['NOT_CALLED_COMPLETE', 'MADE_BEFORE', 'PARENT_NAMES_IT', 'PARENT_SAYS_NOTHING'])

function counts({ kind }: SilenceReason): boolean {
  return kind === 'KNOWN_IN_FULL' || kind === 'REPORTED'
}

function ownWorth(roll: CaseRoll, { reported, knowable, sources, without }: SilenceContext): SilenceReason {
  if (roll.known === 'REPRODUCED' && !reported.has(roll.id)) return { kind: 'REPRODUCED_IN_PART' }
  if (roll.completeClaimedBy === null || without.has(roll.completeClaimedBy)) return { kind: 'NOT_CALLED_COMPLETE' }
  if (roll.inScope === 'UNKNOWN') return { kind: 'SCOPE_UNKNOWN' }
  const early = tooEarly(sources.get(roll.source)?.made ?? null, knowable)
  if (early) return early
  return { kind: roll.known === 'IN_FULL' ? 'KNOWN_IN_FULL' : 'REPORTED', completeBy: roll.completeClaimedBy }
}

function tooEarly(made: DayRange | null, event: DayRange | null): SilenceReason | null {
  if (event?.firstDay == null) return null
  const dates = { made: made?.written ?? null, event: event.written }
  if (made === null || (made.firstDay === null && made.lastDay === null)) return { kind: 'UNDATED', ...dates }
  if (made.lastDay !== null && made.lastDay < event.firstDay) return { kind: 'MADE_BEFORE', ...dates }
  return made.firstDay === null || made.firstDay < event.firstDay ? { kind: 'PERHAPS_MADE_BEFORE', ...dates } : null
}
