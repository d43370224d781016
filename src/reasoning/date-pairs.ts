import { type Calendar, dayNumber, daysInMonth } from './calendar.js'
import { compareSets } from './compare.js'
import { type Atom, DAY, daysOfAtom, MONTH, monthOf, PART, YEAR, yearOf } from './date-phrases.js'
import type { Interval } from './intervals.js'

/** A date as one side of a pair has it, as far as it is written out: days of a month, or a month or a part of one. */
interface Side extends Pick<Atom, 'part' | 'day' | 'month' | 'year'> {
  readonly lastDay?: number | undefined
  /** The calendar that it is said to be in. */
  readonly style?: Calendar | undefined
}

/** A date in one calendar with the same in the other in brackets. */
export interface DatePair {
  readonly outer: Side & { readonly month: number }
  readonly inner: Side
}

export interface ReckonedPair {
  readonly holds: boolean
  /** The calendar of the date outside the brackets. */
  readonly calendar: Calendar
  readonly outer: Interval
  readonly inner: Interval
  /** Days by which the date in brackets is later. */
  readonly gap: number
}

const DAYS = `${DAY}(?: ?- ?${DAY})?`
const STYLE = String.raw`(?:,? (o\. ?s\.|old style|n\. ?s\.|new style))?`
type Groups = readonly (string | undefined)[]
const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))

/** The forms of a side; the first that fits is taken. */
const FORMS: readonly (readonly [string, (groups: Groups) => Side])[] = [
  [`${MONTH} ${DAYS}(?:,? ${YEAR})?${STYLE}`, ([month, day, last, year, style]) => ({ month: monthOf(month), day: number(day), lastDay: number(last), year: yearOf(year), style: styleOf(style) })],
  [`${DAYS}(?: of)? ${MONTH}(?:,? ${YEAR})?${STYLE}`, ([day, last, month, year, style]) => ({ month: monthOf(month), day: number(day), lastDay: number(last), year: yearOf(year), style: styleOf(style) })],
  [`(?:${PART})?${MONTH}(?: of)?(?:,? ${YEAR})?${STYLE}`, ([part, month, year, style]) => ({ part, month: monthOf(month), year: yearOf(year), style: styleOf(style) })],
  [`${DAYS}${STYLE}`, ([day, last, style]) => ({ day: number(day), lastDay: number(last), style: styleOf(style) })],
]
const AFTER = new RegExp(`^,? ?(?:${MONTH}(?!\\p{L}))?(?:,? ?${YEAR}(?=$|[-.,;:)]| (?:-|to|and|until|through|o\\.|n\\.|old|new)))?`, 'u')

function styleOf(text: string | undefined): Calendar | undefined {
  return text === undefined ? undefined : text.startsWith('o') ? 'JULIAN' : 'GREGORIAN'
}

/** Words in the form in which they are read: small letters, single spaces, plain dashes, and 5/18 December as 5 (18) December. */
export function normalWords(text: string): string {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/[–—]/g, '-').replace(/\bmid-/g, 'mid ')
  return words.replace(new RegExp(`(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?= ${MONTH})`), '$1 ($2)')
}

/**
 * The pairs that words hold: `5 (18) december 1903`, `december 5-13 (18-26), 1903`, `october 25 (november 7)`,
 * `late october (early november) 1903`, `26 december 1903 (8 january 1904)`. Before the brackets stands a date, which
 * may have its month and year after them; what is in brackets is wholly a date, of as many days; anything else is no pair.
 * A date without a year has that of the pair after it.
 */
export function pairsIn(words: string): readonly DatePair[] {
  const pieces = [...words.matchAll(/([^()]*)\(([^()]*)\)/g)]
  const tail = words.slice(words.lastIndexOf(')') + 1)
  const found = pieces.flatMap(([, before = '', inside = ''], index): DatePair[] => {
    const own = sideOf(before.trim().replace(/,$/, ''), '(?:^|^.*?[^\\p{L}\\p{N}])')
    const inner = sideOf(inside.trim(), '^')
    if (!own || !inner) return []
    const [, month, year] = AFTER.exec(pieces[index + 1]?.[1] ?? tail) ?? []
    const outer = { ...own, month: own.month ?? (month === undefined ? undefined : monthOf(month)), year: own.year ?? (own.month === undefined || month === undefined ? yearOf(year) : undefined) }
    const alike = (outer.day === undefined) === (inner.day === undefined) && (outer.lastDay === undefined) === (inner.lastDay === undefined)
    return outer.month !== undefined && alike ? [{ outer: { ...outer, month: outer.month }, inner }] : []
  })
  return found.map(({ outer, inner }, index) => ({ outer: { ...outer, year: outer.year ?? found.slice(index).find((pair) => pair.outer.year !== undefined)?.outer.year }, inner }))
}

function sideOf(text: string, start: string): Side | null {
  for (const [form, read] of FORMS) {
    const match = new RegExp(`${start}${form}$`, 'u').exec(text)
    const side = match && read(match.slice(1))
    if (side && [side.day, side.lastDay].every((day) => day === undefined || (day >= 1 && day <= 31))) return side
  }
  return null
}

/**
 * Reckons a pair: days must be the same days, coarser words must have days in common. The date in brackets has the year
 * and month that it names; those that it does not name are the ones that bring it nearest to the other date.
 * @param calendar that of the outer date, unless the pair names it
 * @param year that of the outer date, if the pair does not name it
 * @returns null if there is no year
 */
export function reckonPair({ outer, inner }: DatePair, calendar: Calendar, year?: number): ReckonedPair | null {
  const own = outer.style ?? (inner.style && otherThan(inner.style)) ?? calendar
  const ownYear = outer.year ?? year
  if (ownYear === undefined) return null
  const first = placed(outer, ownYear, outer.month, own)
  const second = candidates(inner, ownYear, outer.month).map(([of, month]) => placed(inner, of, month, otherThan(own))).reduce((best, next) => (nearness(next, first) < nearness(best, first) ? next : best))
  const [a, b] = [first.bare, second.bare]
  const shared = { calendar: own, outer: a, inner: b }
  if (outer.day === undefined) return { ...shared, holds: compareSets([first.widened], [second.widened]) !== 'CONFLICTS', gap: Math.max(0, b.low - a.high) - Math.max(0, a.low - b.high) }
  return { ...shared, holds: first.exists && second.exists && a.low === b.low && a.high === b.high, gap: b.low - a.low || b.high - a.high }
}

export function otherThan(calendar: Calendar): Calendar {
  return calendar === 'JULIAN' ? 'GREGORIAN' : 'JULIAN'
}

/** The years and months in which a date in brackets may be. */
function candidates({ year, month }: Side, near: number, nearMonth: number): (readonly [number, number])[] {
  const years = year === undefined ? [near - 1, near, near + 1] : [year]
  const months = month === undefined ? [nearMonth - 1, nearMonth, nearMonth + 1].map((of) => ((of + 11) % 12) + 1) : [month]
  return years.flatMap((of) => months.map((one) => [of, one] as const))
}

interface Placed {
  readonly bare: Interval
  readonly widened: Interval
  readonly exists: boolean
}

/** The days of a side in a year and month. Days that run on into the next month do so only where no month is named. */
function placed({ part, day, lastDay = day, month: named }: Side, year: number, month: number, calendar: Calendar): Placed {
  if (day === undefined || lastDay === undefined) {
    const span = daysOfAtom({ part, year, month }, calendar)
    if (span === null || 'fault' in span) return { bare: NOWHERE, widened: NOWHERE, exists: false }
    const bare = { low: span.firstDay ?? -Infinity, high: span.lastDay ?? Infinity }
    // What is approximate here is the border of a third of a month, which is given by its day.
    const [before, after] = span.ends.map(({ mark }) => (mark === '' ? 0 : 1))
    return { bare, widened: { low: bare.low - (before ?? 0), high: bare.high + (after ?? 0) }, exists: true }
  }
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }
  const last = lastDay < day && named === undefined ? next : { year, month }
  const bare = { low: dayNumber({ year, month, day }, calendar), high: dayNumber({ ...last, day: lastDay }, calendar) }
  return { bare, widened: bare, exists: day <= daysInMonth(year, month, calendar) && lastDay <= daysInMonth(last.year, last.month, calendar) }
}

const NOWHERE: Interval = { low: -Infinity, high: Infinity }

/** How far apart two dates are; one that does not exist is farther than any that does. */
function nearness({ bare, exists }: Placed, to: Placed): number {
  return Math.abs(bare.low - to.bare.low) + Math.abs(bare.high - to.bare.high) + (exists ? 0 : 10_000)
}
