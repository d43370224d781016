import { type DateValue, daysOf } from './dates.js'
import type { CaseClaim, CaseSource, Dating, DayRange } from './case.js'

/** What one account of the event says of a claim's time. */
export interface TimeRemark {
  /** BEFORE and POSTPONED_PAST: it spoke before; PERHAPS_BEFORE: the dates leave it open; the others: by this account there was nothing to know. */
  readonly kind: 'BEFORE' | 'PERHAPS_BEFORE' | 'POSTPONED_PAST' | 'DISRUPTED' | 'NOT_HELD'
  /** The time at which, or as of which, the source speaks, as written. */
  readonly spoke: string | null
  /** Someone read the claim to speak as of that time; otherwise it is when the source was made. */
  readonly byReading: boolean
  /** The day of the event by this account, as written. */
  readonly event: string | null
  readonly accordingTo: readonly string[]
}

export interface Timing {
  /** The source cannot have known: by every account that has the event happen, it spoke before. */
  readonly untimely: boolean
  /** One for each account of the event that bears on it. */
  readonly remarks: readonly TimeRemark[]
}

/** Accounts by which the event took place. One that was declared void did so too, on some day before that. */
const TOOK_PLACE = new Set(['HELD', 'INCOMPLETE', 'ANNULLED'])

/** The days that a date may be of, as a case knows them. */
export function dayRange(date: DateValue): DayRange {
  const { low, high } = daysOf(date)
  return { written: date.written, firstDay: low === -Infinity ? null : low, lastDay: high === Infinity ? null : high, ...(date.uncertain ? { doubtful: true as const } : {}) }
}

/**
 * Whether a claim could have been made when it was made. A source cannot directly attest what followed its
 * making, or what followed the day as of which it is read to speak. Dates are intervals, approximate ones widened:
 * untimely is only what cannot have been known, for which the last day of the source must lie before the first of the
 * event by every account, and neither date be marked as doubtful. What may not have been known is a remark. An account
 * without a date lets the claim stand, and so does one that dates only the annulment. Widening either date can turn
 * untimely into a remark, and nothing else. Linear in the accounts.
 */
export function timing(claim: Pick<CaseClaim, 'asOf'>, source: Pick<CaseSource, 'made'> | undefined, datings: readonly Dating[]): Timing {
  const spoke = claim.asOf ?? source?.made ?? null
  const remarks = datings.flatMap((account) => judge(spoke, claim.asOf !== null, account))
  const inOrder = remarks.map((remark) => [JSON.stringify(remark), remark] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  return { untimely: isUntimely(claim, source, datings), remarks: [...new Map(inOrder).values()] }
}

/** Whether a source spoke, by all accounts of the event, before there was anything to know: the timing without the remarks. */
export function isUntimely(claim: Pick<CaseClaim, 'asOf'>, source: Pick<CaseSource, 'made'> | undefined, datings: readonly Dating[]): boolean {
  const spoke = claim.asOf ?? source?.made ?? null
  if (spoke === null) return false
  let happened = false
  for (const account of datings) {
    if (!TOOK_PLACE.has(account.status)) continue
    if (!before(spoke, heldOn(account))) return false
    happened = true
  }
  return happened
}

/** The earliest day on which it can have been known, by any account that has it happen; null if none is dated. */
export function knowable(datings: readonly Dating[]): DayRange | null {
  const dated = datings.flatMap((account) => (TOOK_PLACE.has(account.status) ? (heldOn(account) ?? []) : [])).filter(({ firstDay }) => firstDay !== null)
  return dated.sort((a, b) => (a.firstDay ?? 0) - (b.firstDay ?? 0) || (a.written < b.written ? -1 : 1))[0] ?? null
}

/** The days of the event itself: of an annulment it is not said. */
function heldOn({ status, range }: Dating): DayRange | null {
  return status === 'ANNULLED' ? null : range
}

/** Certainly before: the latest day of the one precedes the earliest of the other, and nobody doubts either. */
function before(spoke: DayRange, range: DayRange | null): boolean {
  return spoke.lastDay !== null && range?.firstDay != null && spoke.lastDay < range.firstDay && !spoke.doubtful && !range.doubtful
}

/** Not certainly after: the earliest day of the one precedes the latest of the other. */
function perhapsBefore(spoke: DayRange, range: DayRange): boolean {
  return spoke.firstDay === null || range.lastDay === null || spoke.firstDay < range.lastDay
}

function judge(spoke: DayRange | null, byReading: boolean, account: Dating): TimeRemark[] {
  const { status, accordingTo } = account
  const range = heldOn(account)
  const remark = (kind: TimeRemark['kind']): TimeRemark[] => [{ kind, spoke: spoke?.written ?? null, byReading, event: range?.written ?? null, accordingTo: [...accordingTo].sort() }]
  if (status === 'NOT_HELD' || status === 'DISRUPTED') return remark(status)
  if (!spoke || range === null || (range.firstDay === null && range.lastDay === null)) return []
  if (status === 'POSTPONED') return before(spoke, range) ? remark('POSTPONED_PAST') : []
  if (!TOOK_PLACE.has(status)) return []
  if (before(spoke, range)) return remark('BEFORE')
  return perhapsBefore(spoke, range) ? remark('PERHAPS_BEFORE') : []
}
