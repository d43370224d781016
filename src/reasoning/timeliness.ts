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

/** Accounts by which the event took place, whatever came of it. */
const TOOK_PLACE = new Set(['HELD', 'INCOMPLETE', 'ANNULLED'])

/**
 * Whether a claim could have been made when it was made. A source cannot directly attest what followed its
 * making, or what followed the day as of which it is read to speak. Dates are intervals: only what cannot have
 * been known is untimely; what may not have been is a remark. Rival accounts of the event are each judged, and an
 * account without a date lets the claim stand.
 */
export function timing(claim: Pick<CaseClaim, 'asOf'>, source: Pick<CaseSource, 'made'> | undefined, datings: readonly Dating[]): Timing {
  const spoke = claim.asOf ?? source?.made ?? null
  const accounts = datings.filter(({ status }) => TOOK_PLACE.has(status))
  const untimely = spoke !== null && accounts.length > 0 && accounts.every(({ range }) => before(spoke, range))
  const remarks = datings.flatMap((account) => judge(spoke, claim.asOf !== null, account))
  const inOrder = remarks.map((remark) => [JSON.stringify(remark), remark] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  return { untimely, remarks: [...new Map(inOrder).values()] }
}

/** The earliest day on which it can have been known, by any account that has it happen; null if none is dated. */
export function knowable(datings: readonly Dating[]): DayRange | null {
  const dated = datings.filter(({ status, range }) => TOOK_PLACE.has(status) && range?.firstDay != null).flatMap(({ range }) => range ?? [])
  return dated.sort((a, b) => (a.firstDay ?? 0) - (b.firstDay ?? 0) || (a.written < b.written ? -1 : 1))[0] ?? null
}

/** Certainly before: the latest day of the one precedes the earliest of the other. */
function before(spoke: DayRange, range: DayRange | null): boolean {
  return spoke.lastDay !== null && range?.firstDay != null && spoke.lastDay < range.firstDay
}

/** Not certainly after: the earliest day of the one precedes the latest of the other. */
function perhapsBefore(spoke: DayRange, range: DayRange): boolean {
  return spoke.firstDay === null || (range.lastDay !== null && spoke.firstDay < range.lastDay)
}

function judge(spoke: DayRange | null, byReading: boolean, { status, range, accordingTo }: Dating): TimeRemark[] {
  const remark = (kind: TimeRemark['kind']): TimeRemark[] => [{ kind, spoke: spoke?.written ?? null, byReading, event: range?.written ?? null, accordingTo: [...accordingTo].sort() }]
  if (status === 'NOT_HELD' || status === 'DISRUPTED') return remark(status)
  if (!spoke || range?.firstDay == null) return []
  if (status === 'POSTPONED') return before(spoke, range) ? remark('POSTPONED_PAST') : []
  if (!TOOK_PLACE.has(status)) return []
  if (before(spoke, range)) return remark('BEFORE')
  return perhapsBefore(spoke, range) ? remark('PERHAPS_BEFORE') : []
}
