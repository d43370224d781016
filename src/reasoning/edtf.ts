import { type Calendar, type CalendarDay, dayOf, daysInMonth } from './calendar.js'
import type { DateValue } from './dates.js'

/** Days from the first to the last, by their numbers; null is open. */
export interface Days {
  readonly firstDay: number | null
  readonly lastDay: number | null
}

/** `?`, `~`, `%` or nothing, at the first and at the last end. */
export type Marks = readonly [string, string]

/**
 * Writes days as EDTF of level 1 in a calendar: the coarsest of day, month, season, year, decade and century that is
 * these days and no others, or else an interval, each end as coarse as it can be. Reading it again gives the same days.
 * @returns null if nothing is known, or if it would take a month or day of a year beyond four digits, which level 1 has not
 */
export function formatEdtf({ firstDay, lastDay }: Days, calendar: Calendar, [from, to]: Marks = ['', '']): string | null {
  if (firstDay === null && lastDay === null) return null
  const first = firstDay === null ? null : dayOf(firstDay, calendar)
  const last = lastDay === null ? null : dayOf(lastDay, calendar)
  const one = first && last && from === to ? whole(first, last, calendar) : null
  const text = one === null ? `${first ? startOf(first) + from : '..'}/${last ? endOf(last, calendar) + to : '..'}` : one + from
  return /Y-?\d+-/.test(text) ? null : text
}

/** The date as EDTF in the Gregorian calendar, the one that the standard knows; null where it cannot be put so. Its days are the same; a tolerance that was of a Julian month becomes one of days. */
export function inGregorian(date: Pick<DateValue, 'edtf' | 'calendar' | 'firstDay' | 'lastDay'>): string | null {
  if (date.calendar === 'GREGORIAN') return date.edtf
  const ends = (date.edtf ?? '').split('/')
  const [from = '', to = from] = ends.map((end) => /[?~%]$/.exec(end)?.[0] ?? '')
  return formatEdtf(date, 'GREGORIAN', [from, to])
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
