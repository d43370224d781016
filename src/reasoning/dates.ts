import { type Calendar, dayNumber, dayOf, daysInMonth, MONTH_NAMES } from './calendar.js'
import type { Interval } from './intervals.js'

/** A date as a source gives it. Days are Julian Day Numbers; null is open or unknown. */
export interface DateValue {
  readonly written: string
  /** The form of exchange (EDTF level 1), in the calendar named beside it; null if the text could not be put so. */
  readonly edtf: string | null
  readonly calendar: Calendar
  readonly approximate: boolean
  readonly uncertain: boolean
  readonly firstDay: number | null
  readonly lastDay: number | null
}

export interface DateFault {
  readonly problem: string
  readonly expected: string
}

interface Part {
  readonly first: number | null
  readonly last: number | null
  readonly approximate: boolean
  readonly uncertain: boolean
}

/**
 * First months of the EDTF seasons 21 to 24 (spring, summer, autumn, winter). EDTF leaves their months to whoever reads;
 * here they are the meteorological seasons of the northern hemisphere, in the calendar of the date, and the winter of a
 * year runs into the next. A season of the south is written as its months.
 */
const SEASONS: Readonly<Record<number, number>> = { 21: 3, 22: 6, 23: 9, 24: 12 }

/** Years beyond which day numbers would not fit into 32 bits, in which they are exchanged. */
const LAST_YEAR = 5_000_000

/**
 * Reads an EDTF date of level 0 or 1 (ISO 8601-2:2019): years, also beyond four digits (`Y12345`) and before the first
 * (astronomical: 0 is 1 BC), months, days, seasons, `X` for unspecified digits, `?`, `~` and `%`, intervals with open
 * (`..`) or unknown (empty) ends.
 *
 * Read here and not by a library: those at hand reckon in the host's date type, which is Gregorian and has no open end.
 * The best kept of them (edtf.js 4.11) takes 1900-02-29 for the first of March, `1203/` for an interval that ends in
 * 1970, a season for a quarter of the year, and neither `120X?` nor a season within an interval. Where it has no such fault the tests hold
 * this reader against it.
 * @param written the date as the source writes it; the EDTF text unless given
 */
export function parseDate(edtf: string, calendar: Calendar, written = edtf): { value: DateValue } | { fault: DateFault } {
  const text = edtf.trim()
  const ends = text.split('/')
  if (ends.length > 2) return fault(`"${edtf}" has more than two ends`, 'one date, or an interval such as 1203-03-02/1203-03-05')
  if (ends.length === 2 && ends.every((end) => end === '..' || end === '')) return fault(`"${edtf}" says nothing`, 'at least one end of the interval')
  const parts: Part[] = []
  for (const end of ends) {
    const part = ends.length === 2 && (end === '..' || end === '') ? { first: null, last: null, approximate: false, uncertain: false } : parsePart(end, calendar)
    if ('fault' in part) return part
    parts.push(part)
  }
  const [from, to = from] = parts as [Part, Part?]
  if (from.first !== null && to.last !== null && from.first > to.last) return fault(`"${edtf}" ends before it begins`, 'the earlier date first')
  return {
    value: { written, edtf: text, calendar, approximate: from.approximate || to.approximate, uncertain: from.uncertain || to.uncertain, firstDay: from.first, lastDay: to.last },
  }
}

function fault(problem: string, expected: string): { fault: DateFault } {
  return { fault: { problem, expected } }
}

type Ymd = Parameters<typeof dayNumber>[0]

function parsePart(text: string, calendar: Calendar): Part | { fault: DateFault } {
  const match = /^(-?[0-9X]{4}|Y-?\d{5,})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?([?~%]?)$/.exec(text)
  if (!match) return notOne(text)
  const [, yearText = '', monthText, dayText, mark] = match
  const flags = { approximate: mark === '~' || mark === '%', uncertain: mark === '?' || mark === '%' }
  if (yearText.startsWith('Y') && monthText !== undefined) return fault(`"${text}" names a month of a year beyond four digits`, 'the year alone, such as Y12345')
  if (/X.*\d/.test(yearText) || /^-?XXXX$/.test(yearText)) return fault(`"${text}" leaves ${/\d/.test(yearText) ? 'a digit open before a known one' : 'the whole year open'}`, 'unspecified digits at the end, such as 191X')
  if (yearText === '-0000') return fault(`"${text}" is no year`, '0000, which is 1 BC')
  const [least = 0, most = least] = ['0', '9'].map((digit) => Number(yearText.replace('Y', '').replaceAll('X', digit))).sort((a, b) => a - b)
  if (Math.abs(least) > LAST_YEAR) return fault(`"${text}" is too far away`, `a year within ${LAST_YEAR} years of the first`)
  const range = (first: Ymd, last: Ymd): Part => ({ first: dayNumber(first, calendar), last: dayNumber(last, calendar), ...flags })
  const monthEnd = (year: number, month: number): Ymd => ({ year, month, day: daysInMonth(year, month, calendar) })
  if (monthText === undefined || monthText === 'XX') {
    if (dayText !== undefined && dayText !== 'XX') return fault(`"${text}" has a day without a month`, 'a month, or no day')
    return range({ year: least, month: 1, day: 1 }, monthEnd(most, 12))
  }
  if (yearText.includes('X') || monthText.includes('X') || (dayText !== 'XX' && dayText?.includes('X'))) return fault(`"${text}" leaves a digit open before a known one`, 'unspecified digits at the end')
  const [year, month] = [least, Number(monthText)]
  const season = SEASONS[month]
  if (season !== undefined && dayText === undefined) return range({ year, month: season, day: 1 }, season + 2 > 12 ? monthEnd(year + 1, season + 2 - 12) : monthEnd(year, season + 2))
  if (month < 1 || month > 12) return fault(`"${text}" has no such month`, 'a month from 01 to 12, or a season from 21 to 24')
  if (dayText === undefined || dayText === 'XX') return range({ year, month, day: 1 }, monthEnd(year, month))
  const day = Number(dayText)
  if (day < 1 || day > daysInMonth(year, month, calendar))
    return fault(`"${text}" is an impossible date: ${calendar === 'JULIAN' ? 'Julian' : 'Gregorian'} ${year}-${monthText} has ${daysInMonth(year, month, calendar)} days`, 'a day of that month')
  return range({ year, month, day }, { year, month, day })
}

/** What is EDTF of a level that is not read here, or a time of day, is named as such. */
function notOne(text: string): { fault: DateFault } {
  if (/^[[{].*[\]}]$/.test(text)) return fault(`"${text}" is a set of dates, which is EDTF of level 2`, 'an interval from the first to the last, with the set as written beside it')
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return fault(`"${text}" has a time of day`, 'the day alone, with the time as written beside it')
  return fault(`"${text}" is no date`, 'EDTF such as 1203, 1203-03, 1203-03-02, 1203~, 120X or an interval a/b, or words such as late March 1203')
}

/**
 * How many days an approximate date may be off at each end. EDTF leaves the tolerance of "about" to whoever reads;
 * here it is one unit of the precision in which the end is given: a day, a month (31 days), a season (92), a year
 * (366), a decade. Zero for an end that is not approximate.
 */
export function dateSlack({ edtf, approximate, firstDay, lastDay }: Omit<DateValue, 'written' | 'calendar' | 'uncertain'>): { before: number; after: number } {
  if (!approximate) return { before: 0, after: 0 }
  const span = firstDay === null || lastDay === null ? 366 : lastDay - firstDay + 1
  if (edtf === null) return { before: span, after: span }
  const [from, to] = endsOf(edtf)
  return { before: slackOf(from), after: slackOf(to) }
}

/** The precision in which an end of a date is given, and the days that an approximate one may be off. */
const SLACK = { DAY: 1, MONTH: 31, SEASON: 92, YEAR: 366, DECADE: 3_660, CENTURY: 36_600, MILLENNIUM: 366_000 } as const
export type Unit = keyof typeof SLACK

/** An end of a date: marked with `?`, `~`, `%` or nothing, and how precisely it is given. */
export interface End {
  readonly mark: string
  readonly unit: Unit
}
export type Ends = readonly [End, End]

export const OPEN: End = { mark: '', unit: 'DAY' }

/** Both ends of an EDTF date. */
export function endsOf(edtf: string): Ends {
  const [from = '', to = from] = edtf.split('/')
  return [endOf(from), endOf(to)]
}

function endOf(text: string): End {
  const [, open = '', month, day, mark = ''] = /^(?:Y?-?)\d*(X*)(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$/.exec(text.replaceAll('-XX', '')) ?? []
  const years = (['YEAR', 'DECADE', 'CENTURY', 'MILLENNIUM'] as const)[open.length] ?? 'YEAR'
  return { mark, unit: day !== undefined ? 'DAY' : month === undefined ? years : Number(month) > 12 ? 'SEASON' : 'MONTH' }
}

function slackOf({ mark, unit }: End): number {
  return /[~%]/.test(mark) ? SLACK[unit] : 0
}

/** The days that a date may be of, approximate ends widened. */
export function daysOf(date: DateValue): Interval {
  const { before, after } = dateSlack(date)
  return { low: date.firstDay === null ? -Infinity : date.firstDay - before, high: date.lastDay === null ? Infinity : date.lastDay + after }
}

/** The days that a date names, whatever it is about. */
export function bareDaysOf({ firstDay, lastDay }: DateValue): Interval {
  return { low: firstDay ?? -Infinity, high: lastDay ?? Infinity }
}

/** A date for a reader: days in their own calendar with the other beside it, coarser dates as written. */
export function formatDate(date: DateValue): string {
  if (date.firstDay === null || date.lastDay === null) return date.written
  const day = (number: number, calendar: Calendar): string => {
    const { year, month, day: of } = dayOf(number, calendar)
    return `${of} ${MONTH_NAMES[month - 1] ?? ''} ${year}`
  }
  const span = (calendar: Calendar): string => (date.firstDay === date.lastDay ? day(date.firstDay ?? 0, calendar) : `${day(date.firstDay ?? 0, calendar)} – ${day(date.lastDay ?? 0, calendar)}`)
  if (date.lastDay - date.firstDay > 27) return date.written
  return date.calendar === 'JULIAN' ? `${span('JULIAN')} O.S. (${span('GREGORIAN')} N.S.)` : span('GREGORIAN')
}

/** Whether a pair of dates, one in each calendar, names the same days; the gap in days if it does not. */
export function checkDualDate(julian: Pick<DateValue, 'firstDay' | 'lastDay'>, gregorian: Pick<DateValue, 'firstDay' | 'lastDay'>): { consistent: boolean; gap: number } {
  const gap = (a: number | null, b: number | null): number => (a === null || b === null ? 0 : b - a)
  const [first, last] = [gap(julian.firstDay, gregorian.firstDay), gap(julian.lastDay, gregorian.lastDay)]
  return { consistent: first === 0 && last === 0, gap: first !== 0 ? first : last }
}
