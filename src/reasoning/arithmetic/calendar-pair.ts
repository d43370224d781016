import { type Calendar, dayNumber, dayOf, daysInMonth } from '../calendar.js'
import type { DateValue } from '../dates.js'
import type { StatedDate } from './constraint.js'

/** A date in one calendar with the same in the other in brackets, as far as each is written out. */
interface Side {
  readonly days: readonly number[]
  readonly month: number | null
}
interface Pair {
  readonly outer: Side
  readonly inner: Side
  readonly year: number
}

export interface CheckedPair {
  readonly holds: boolean
  /** The date in brackets, as written. */
  readonly stated: DateValue
  /** The date that it ought to be. */
  readonly derived: DateValue
  /** Days by which the stated date is later. */
  readonly gap: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const WORD = /\p{L}{3,}/gu
const DAYS = /(?<!\d)(\d{1,2})(?:\s*[-–—]\s*(\d{1,2}))?(?!\d)/

/**
 * The pairs that a date as written holds: `5 (18) December 1203`, `December 5-13 (18-26), 1203`, `October 25 (November 7)`,
 * `October (November) 1203`. A month stands on either side of its day; the one in brackets may lack where it is the same
 * or the next. Empty where there is no pair. Linear in the length of the text.
 */
export function readPairs({ written, calendar, firstDay }: StatedDate): Pair[] {
  const pieces = [...written.matchAll(/([^()]*)\(([^()]*)\)/g)]
  const tail = written.slice(written.lastIndexOf(')') + 1)
  const stated = /(?<!\d)(\d{3,4})(?!\d)/.exec(written)?.[1]
  const year = stated !== undefined ? Number(stated) : firstDay === null ? null : dayOf(firstDay, calendar).year
  if (year === null) return []
  return pieces.flatMap(([, before = '', inside = ''], index): Pair[] => {
    const after = index === pieces.length - 1 ? tail : (pieces[index + 1]?.[1] ?? '')
    const own = sideOf(before, 'last')
    const outer = own.month === null ? { ...own, month: sideOf(after, 'first').month } : own
    const inner = sideOf(inside, 'first')
    if (outer.month === null || (inner.days.length === 0 && inner.month === null) || outer.days.length !== inner.days.length) return []
    return [{ outer, inner, year }]
  })
}

function sideOf(text: string, which: 'first' | 'last'): Side {
  const months = [...text.matchAll(WORD)].map(([word]) => MONTHS.indexOf(word.slice(0, 3).toLowerCase())).filter((month) => month >= 0)
  const spans = [...text.matchAll(new RegExp(DAYS, 'g'))]
  const [, first, last] = (which === 'first' ? spans[0] : spans.at(-1)) ?? []
  const days = [first, last].filter((day) => day !== undefined).map(Number)
  const month = which === 'first' ? months[0] : months.at(-1)
  return { days, month: month === undefined ? null : month + 1 }
}

/** Checks each pair of a date; the first that fails, or else the first. Null where there is none. */
export function checkPair(date: StatedDate): CheckedPair | null {
  const checked = readPairs(date).map((pair) => check(pair, date.calendar))
  return checked.find(({ holds }) => !holds) ?? checked[0] ?? null
}

function check({ outer, inner, year }: Pair, calendar: Calendar): CheckedPair {
  const other: Calendar = calendar === 'JULIAN' ? 'GREGORIAN' : 'JULIAN'
  const month = outer.month ?? 1
  const last = daysInMonth(year, month, calendar)
  const own = outer.days.length === 0 ? [1, last] : [outer.days[0] ?? 1, outer.days.at(-1) ?? last]
  const numbers = own.map((day) => dayNumber({ year, month, day }, calendar))
  const derived = written(numbers[0] ?? 0, numbers.at(-1) ?? 0, other)
  const days = inner.days.length === 0 ? [1, null] : [inner.days[0] ?? 1, inner.days.at(-1) ?? 1]
  const stated = days.map((day, index) => nearest(numbers[index] ?? 0, inner.month, day, other))
  const span = written(stated[0] ?? 0, stated[1] ?? 0, other)
  const inRange = own.every((day) => day >= 1 && day <= last)
  if (outer.days.length === 0) {
    // Of two months without days no more is claimed than that they have days in common.
    const apart = Math.max(0, (stated[0] ?? 0) - (numbers[1] ?? 0)) - Math.max(0, (numbers[0] ?? 0) - (stated[1] ?? 0))
    return { holds: apart === 0, stated: span, derived, gap: apart }
  }
  const gaps = stated.map((number, index) => number - (numbers[index] ?? 0))
  return { holds: inRange && gaps.every((gap) => gap === 0), stated: span, derived, gap: gaps.find((gap) => gap !== 0) ?? 0 }
}

/** The day of that number, in that month if it is given, that lies nearest to another day; null for the last of a month. */
function nearest(number: number, month: number | null, day: number | null, calendar: Calendar): number {
  const at = dayOf(number, calendar)
  const candidates = [-1, 0, 1].flatMap((shift) => {
    const index = at.year * 12 + (month ?? at.month) - 1 + (month === null ? shift : 12 * shift)
    const [year, of] = [Math.floor(index / 12), (index % 12) + 1]
    return [dayNumber({ year, month: of, day: day ?? daysInMonth(year, of, calendar) }, calendar)]
  })
  return candidates.reduce((best, candidate) => (Math.abs(candidate - number) < Math.abs(best - number) ? candidate : best))
}

function written(first: number, last: number, calendar: Calendar): DateValue {
  const [from, to] = [dayOf(first, calendar), dayOf(last, calendar)]
  const iso = ({ year, month, day }: typeof from): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const read = ({ year, month, day }: typeof from): string => `${day} ${NAMES[month - 1] ?? ''} ${year}`
  const same = first === last
  return { written: same ? read(from) : `${read(from)} to ${read(to)}`, edtf: same ? iso(from) : `${iso(from)}/${iso(to)}`, calendar, approximate: false, uncertain: false, firstDay: first, lastDay: last }
}
