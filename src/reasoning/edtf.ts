import { type Calendar, type CalendarDay, dayOf, daysInMonth } from './calendar.js'
import { type DateValue, type End, type Ends, endsOf, OPEN, parseDate, type Unit } from './dates.js'

/** Days from the first to the last, by their numbers; null is open. */
export interface Days {
  readonly firstDay: number | null
  readonly lastDay: number | null
}

/**
 * Writes days as EDTF of level 1 in a calendar: the coarsest of day, month, season, year, decade and century that is
 * these days and no others, or else an interval, each end as coarse as it can be. An approximate end keeps the precision
 * in which it was given, since that is how far it may be off; where the calendar has no such border there, it is a day.
 * Reading it again gives the same days.
 * @returns null if nothing is known, or if it would take a month or day of a year beyond four digits, which level 1 has not
 */
export function formatEdtf({ firstDay, lastDay }: Days, calendar: Calendar, [from, to]: Ends = [OPEN, OPEN]): string | null {
  if (firstDay === null && lastDay === null) return null
  const first = firstDay === null ? null : dayOf(firstDay, calendar)
  const last = lastDay === null ? null : dayOf(lastDay, calendar)
  const one = first && last && from.mark === to.mark ? whole(first, last, calendar) : null
  const asGiven = one !== null && [from, to].every((end) => !isApproximate(end) || endsOf(one)[0].unit === end.unit)
  const text = asGiven ? one + from.mark : `${firstDay === null ? '..' : startAt(firstDay, from, calendar)}/${lastDay === null ? '..' : endAt(lastDay, to, calendar)}`
  return /Y-?\d+-/.test(text) ? null : text
}

function isApproximate({ mark }: End): boolean {
  return mark === '~' || mark === '%'
}

function startAt(number: number, end: End, calendar: Calendar): string {
  const day = dayOf(number, calendar)
  const exact = isApproximate(end) ? (inUnit(day, end.unit).find((text) => daysOfText(text, calendar).firstDay === number) ?? dayText(day)) : startOf(day)
  return exact + end.mark
}

function endAt(number: number, end: End, calendar: Calendar): string {
  const day = dayOf(number, calendar)
  const exact = isApproximate(end) ? (inUnit(day, end.unit).find((text) => daysOfText(text, calendar).lastDay === number) ?? dayText(day)) : endOf(day, calendar)
  return exact + end.mark
}

/** The expressions of a precision within which a day may lie. */
function inUnit(day: CalendarDay, unit: Unit): readonly string[] {
  const open = { DECADE: 1, CENTURY: 2, MILLENNIUM: 3 }
  switch (unit) {
    case 'DAY':
      return [dayText(day)]
    case 'MONTH':
      return [monthText(day)]
    case 'SEASON':
      return [day.year - 1, day.year].flatMap((year) => Object.values(SEASON_OF).map((season) => `${yearText(year)}-${season}`))
    case 'YEAR':
      return [yearText(day.year)]
    default:
      return [yearText(day.year).slice(0, -open[unit]) + 'X'.repeat(open[unit])]
  }
}

function daysOfText(text: string, calendar: Calendar): Days {
  const read = parseDate(text, calendar)
  return 'value' in read ? read.value : { firstDay: null, lastDay: null }
}

/** The date as EDTF in the Gregorian calendar, the one that the standard knows; null where it cannot be put so. Its days are the same; a tolerance that was of a Julian month becomes one of days. */
export function inGregorian(date: Pick<DateValue, 'edtf' | 'calendar' | 'firstDay' | 'lastDay'>): string | null {
  if (date.calendar === 'GREGORIAN') return date.edtf
  return formatEdtf(date, 'GREGORIAN', date.edtf === null ? [OPEN, OPEN] : endsOf(date.edtf))
}

/** One expression for all days from the first to the last; null if there is none. */
function whole(first: CalendarDay, last: CalendarDay, calendar: Calendar): string | null {
  if (first.year === last.year && first.month === last.month && first.day === last.day) return dayText(first)
  if (first.day !== 1 || last.day !== daysInMonth(last.year, last.month, calendar)) return null
  const months = 12 * (last.year - first.year) + last.month - first.month + 1
  if (months === 1) return monthText(first)
  const season = months === 3 ? SEASON_OF[first.month] : undefined
  if (season !== undefined && Math.abs(first.year) <= 9999) return `${yearText(first.year)}-${season}`
  return first.month === 1 && last.month === 12 ? yearsText(first.year, last.year) : null
}

const SEASON_OF: Readonly<Record<number, number>> = { 3: 21, 6: 22, 9: 23, 12: 24 }

function yearsText(first: number, last: number): string | null {
  if (first === last) return yearText(first)
  for (const [span, open] of [[10, 'X'], [100, 'XX'], [1000, 'XXX']] as const)
    if (last - first === span - 1 && first % span === 0 && first >= 0 && last <= 9999) return `${yearText(first).slice(0, -open.length)}${open}`
  return null
}

function startOf(day: CalendarDay): string {
  if (day.day !== 1) return dayText(day)
  return day.month === 1 ? yearText(day.year) : monthText(day)
}

function endOf(day: CalendarDay, calendar: Calendar): string {
  if (day.day !== daysInMonth(day.year, day.month, calendar)) return dayText(day)
  return day.month === 12 ? yearText(day.year) : monthText(day)
}

const digits = (number: number, count: number): string => String(number).padStart(count, '0')

function yearText(year: number): string {
  if (Math.abs(year) > 9999) return `Y${year}`
  return year < 0 ? `-${digits(-year, 4)}` : digits(year, 4)
}

function monthText({ year, month }: CalendarDay): string {
  return `${yearText(year)}-${digits(month, 2)}`
}

function dayText(day: CalendarDay): string {
  return `${monthText(day)}-${digits(day.day, 2)}`
}
