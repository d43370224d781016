import type { CaseClaim, CaseDerivation, CaseRoll, CaseSource, DayRange } from './case.js'

export interface SilenceFound {
  readonly roll: CaseRoll
  /** Whether it counts as opposition. */
  readonly counts: boolean
  readonly because: string
  /** Sources it derives from that are silent themselves: its silence says nothing beyond theirs. */
  readonly addsNothingBeyond: readonly string[]
}

/**
 * What the rolls that do not name the proposition's subject are worth. A silence counts only where somebody
 * asserts that the roll is complete, the proposition lies in its scope, it was made after the fact could be
 * known, and the encoder knows it in full or its omission is reported. It never refutes.
 */
export function silences(rolls: readonly CaseRoll[], omissions: readonly CaseClaim[], knowable: DayRange | null, sources: ReadonlyMap<string, CaseSource>, derivations: readonly CaseDerivation[]): SilenceFound[] {
  const silent = rolls.filter(({ lists, inScope }) => !lists && inScope !== 'NO')
  return silent
    .map((roll): SilenceFound => {
      const reported = omissions.some(({ omittedFrom }) => omittedFrom.includes(roll.id))
      const fault = whyNot(roll, reported, knowable, sources.get(roll.source)?.made ?? null)
      const parents = derivations.filter(({ source, suspected }) => source === roll.source && !suspected).map(({ from }) => from)
      const because = fault ?? `${reported ? 'its omission is reported' : 'known in full'}, and called complete by ${sources.get(roll.completeClaimedBy ?? '')?.title ?? 'its source'}`
      return { roll, counts: fault === null, because, addsNothingBeyond: parents.filter((parent) => silent.some(({ source }) => source === parent)) }
    })
    .sort((a, b) => (a.roll.id < b.roll.id ? -1 : 1))
}

function whyNot(roll: CaseRoll, reported: boolean, knowable: DayRange | null, made: DayRange | null): string | null {
  if (roll.known === 'REPRODUCED' && !reported) return 'not among the names reproduced; the roll is not known in full'
  if (roll.completeClaimedBy === null) return 'nobody calls the roll complete'
  if (roll.inScope === 'UNKNOWN' && !reported) return 'the roll is limited to some, and whether this is one of them is not recorded'
  if (made?.lastDay != null && knowable?.firstDay != null && made.lastDay < knowable.firstDay) return 'the roll was made before the fact could be known'
  return null
}
