import { type Calendar, dayOf, MONTH_NAMES } from '../calendar.js'
import { normalWords, otherThan, pairsIn, type ReckonedPair, reckonPair } from '../date-pairs.js'
import type { DateValue } from '../dates.js'
import type { Interval } from '../intervals.js'
import type { StatedDate } from './constraint.js'

export interface CheckedPair {
  readonly holds: boolean
  /** The date in brackets, as written. */
  readonly stated: DateValue
  /** The date that it ought to be. */
  readonly derived: DateValue
  /** Days by which the stated date is later. */
  readonly gap: number
}

/** Checks each pair of a date as written; the first that fails, or else the first. Null where there is none. The year of a pair that names none is that of the date. */
export function checkPair({ written, calendar, firstDay, lastDay }: StatedDate): CheckedPair | null {
  const day = firstDay ?? lastDay
  const year = day === null ? undefined : dayOf(day, calendar).year
  const reckoned = pairsIn(normalWords(written)).flatMap((pair) => reckonPair(pair, calendar, year) ?? [])
  const told = reckoned.find(({ holds }) => !holds) ?? reckoned[0]
  return told ? checked(told) : null
}

function checked({ holds, calendar, outer, inner, gap }: ReckonedPair): CheckedPair {
  return { holds, stated: inWords(inner, otherThan(calendar)), derived: inWords(outer, otherThan(calendar)), gap }
}

function inWords({ low, high }: Interval, calendar: Calendar): DateValue {
  const [from, to] = [dayOf(low, calendar), dayOf(high, calendar)]
  const iso = ({ year, month, day }: typeof from): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const read = ({ year, month, day }: typeof from): string => `${day} ${MONTH_NAMES[month - 1] ?? ''} ${year}`
  const same = low === high
  return { written: same ? read(from) : `${read(from)} to ${read(to)}`, edtf: same ? iso(from) : `${iso(from)}/${iso(to)}`, calendar, approximate: false, uncertain: false, firstDay: low, lastDay: high }
}
