import type { CaseClaim, CaseSource, Dating, DayRange } from './case.js'

export interface Timing {
  /** The source cannot have known: by every account that has the event happen, it spoke before. */
  readonly untimely: boolean
  /** One line for each account of the event, and for what may not have been known. */
  readonly remarks: readonly string[]
}

/** Accounts by which the event took place, whatever came of it. */
const TOOK_PLACE = new Set(['HELD', 'INCOMPLETE', 'ANNULLED'])
const FAILED = new Set(['NOT_HELD', 'DISRUPTED', 'POSTPONED'])

/**
 * Whether a claim could have been made when it was made. A source cannot directly attest what followed its
 * making, or what followed the day as of which it is read to speak. Dates are intervals: only what cannot have
 * been known is untimely; what may not have been is a remark. Rival accounts of the event are each judged.
 */
export function timing(claim: Pick<CaseClaim, 'asOf'>, source: Pick<CaseSource, 'made'> | undefined, datings: readonly Dating[], title: (id: string) => string): Timing {
  const spoke = claim.asOf ?? source?.made ?? null
  const accounts = datings.filter(({ status }) => TOOK_PLACE.has(status) || FAILED.has(status))
  const remarks: string[] = []
  if (spoke) for (const account of accounts) remarks.push(...judge(spoke, claim.asOf !== null, account, title))
  const happened = accounts.filter(({ status, range }) => TOOK_PLACE.has(status) && range?.firstDay != null)
  const undated = accounts.some(({ status, range }) => TOOK_PLACE.has(status) && range?.firstDay == null)
  const untimely = spoke !== null && !undated && happened.length > 0 && happened.every(({ range }) => before(spoke, range))
  return { untimely, remarks: [...new Set(remarks)] }
}

/** Certainly before: the latest day of the one precedes the earliest of the other. */
function before(spoke: DayRange, range: DayRange | null): boolean {
  return spoke.lastDay !== null && range?.firstDay != null && spoke.lastDay < range.firstDay
}

function judge(spoke: DayRange, byReading: boolean, { status, range, accordingTo }: Dating, title: (id: string) => string): string[] {
  const who = accordingTo.length > 0 ? `according to ${accordingTo.map(title).join(' and ')}` : 'by one account'
  const when = byReading ? `read to speak as of ${spoke.written}` : `dated ${spoke.written}`
  if (status === 'POSTPONED' && before(spoke, range)) return [`${when}, while ${who} it was postponed to ${range?.written ?? 'a later day'}`]
  if (status === 'NOT_HELD' || status === 'DISRUPTED') return [`${who} it ${status === 'DISRUPTED' ? 'was disrupted' : 'was not held at all'}`]
  if (!TOOK_PLACE.has(status) || range?.firstDay == null) return []
  if (before(spoke, range)) return [`${when}, before the event of ${range.written} (${who})`]
  const may = spoke.firstDay === null || range.lastDay === null || spoke.firstDay < range.lastDay
  return may && (spoke.lastDay === null || spoke.firstDay !== spoke.lastDay) ? [`${when}, which leaves open whether it knew of the event of ${range.written} (${who})`] : []
}
