import { type Calendar, dayNumber, dayOf, MONTH_NAMES } from './calendar.js'
import { type DateFault, type End, type Ends, endsOf, OPEN, parseDate } from './dates.js'
import type { Days } from './edtf.js'

export const MONTH = String.raw`(${MONTH_NAMES.join('|').toLowerCase()}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)`
export const YEAR = String.raw`(\d{3,4}|\d{1,4} (?:bce?|ad|ce)|ad \d{1,4})`
export const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
export const PART = String.raw`(?:the )?(early|mid|middle of|late|beginning of|start of|end of|first half of|second half of) (?:in )?(?:the )?`
const SEASONS: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 }

/** A date with what it lacks taken from the one beside it. */
export interface Atom {
  readonly part?: string | undefined
  readonly day?: number | undefined
  readonly month?: number | undefined
  readonly year?: number | undefined
  /** EDTF of a season, a decade or a century. */
  readonly whole?: string | undefined
}

/** Days, with the mark and the precision of either end. */
export type Span = Days & { readonly ends: Ends }
export type Found = Span | { readonly fault: DateFault } | null

/** The days that words mean in a calendar; null if they are no such words. */
export function spanOf(words: string, calendar: Calendar): Found {
  const about = /^(?:about|around|circa|ca\.?|c\.) ?(.+)$/.exec(words)
  if (about?.[1] !== undefined) return marked(spanOf(about[1], calendar), '~')
  const doubtful = /^(?:probably|perhaps|possibly) (.+)$/.exec(words) ?? /^(.+) ?\?$/.exec(words)
  if (doubtful?.[1] !== undefined) return marked(spanOf(doubtful[1], calendar), '?')
  const side = /^(before|after|since|until|till|by|up to|no later than|not later than|not before|no earlier than) (.+)$/.exec(words)
  if (side?.[1] !== undefined && side[2] !== undefined) return oneSided(side[1], spanOf(side[2], calendar))
  const ends = /^(?:between |from )?(.+?)(?: (?:to|and|until|through) | ?- ?)(.+)$/.exec(words)
  const [from, to] = [atomOf(ends?.[1] ?? ''), atomOf(ends?.[2] ?? '')]
  if (from && to) return joined(daysOfAtom(lent(from, to), calendar), daysOfAtom(lent(to, from), calendar))
  const open = /^from (.+)$/.exec(words)
  if (open?.[1] !== undefined) return oneSided('since', spanOf(open[1], calendar))
  const atom = atomOf(words)
  return atom && daysOfAtom(atom, calendar)
}

/** An atom with the year of the one after it, and a bare day with its month, where it lacks them: "12-14 November 1203". */
function lent(atom: Atom, { year, month }: Atom): Atom {
  const lacksMonth = atom.day !== undefined && atom.month === undefined
  return { ...atom, year: atom.year ?? year, ...(lacksMonth ? { month } : {}) }
}

function marked(span: Found, mark: string): Found {
  return span === null || 'fault' in span ? span : { ...span, ends: [span.firstDay === null ? OPEN : { ...span.ends[0], mark }, span.lastDay === null ? OPEN : { ...span.ends[1], mark }] }
}

function oneSided(word: string, span: Found): Found {
  if (span === null || 'fault' in span || span.firstDay === null || span.lastDay === null) return span && 'fault' in span ? span : null
  const { firstDay, lastDay, ends: [from, to] } = span
  switch (word) {
    case 'before':
      return { firstDay: null, lastDay: firstDay - 1, ends: [OPEN, from] }
    case 'after':
      return { firstDay: lastDay + 1, lastDay: null, ends: [to, OPEN] }
    case 'since':
    case 'not before':
    case 'no earlier than':
      return { firstDay, lastDay: null, ends: [from, OPEN] }
    default:
      return { firstDay: null, lastDay, ends: [OPEN, to] }
  }
}

function joined(from: Found, to: Found): Found {
  if (from === null || to === null) return null
  if ('fault' in from || 'fault' in to) return 'fault' in from ? from : to
  if (from.firstDay !== null && to.lastDay !== null && from.firstDay > to.lastDay) return { fault: { problem: 'it ends before it begins', expected: 'the earlier date first' } }
  return { firstDay: from.firstDay, lastDay: to.lastDay, ends: [from.ends[0], to.ends[1]] }
}

const FORMS: readonly (readonly [RegExp, (match: readonly (string | undefined)[]) => Atom])[] = [
  [new RegExp(`^${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?$`), ([, day, month, year]) => ({ day: Number(day), month: monthOf(month), year: yearOf(year) })],
  [new RegExp(`^${MONTH} ${DAY}(?:,? ${YEAR})?$`), ([, month, day, year]) => ({ day: Number(day), month: monthOf(month), year: yearOf(year) })],
  [new RegExp(`^(?:${PART})?${MONTH}(?: of)?(?:,? ${YEAR})?$`), ([, part, month, year]) => ({ part, month: monthOf(month), year: yearOf(year) })],
  [new RegExp(`^(?:the )?(spring|summer|autumn|fall|winter)(?: of)?,? ${YEAR}$`), ([, season, year]) => ({ whole: `${digits(yearOf(year) ?? 0)}-${SEASONS[season ?? ''] ?? ''}` })],
  [new RegExp(`^(?:${PART})?(?:the )?(\\d{2,3})0s$`), ([, part, decade]) => ({ part, whole: `${(decade ?? '').padStart(3, '0')}X` })],
  [new RegExp(`^(?:${PART})?(?:the )?(\\d{1,2})(?:st|nd|rd|th) century$`), ([, part, century]) => ({ part, whole: `${digits(100 * Number(century) - 99)}/${digits(100 * Number(century))}` })],
  [new RegExp(`^(?:${PART})?(?:the year )?${YEAR}$`), ([, part, year]) => ({ part, year: yearOf(year) })],
  [new RegExp(`^${DAY}(?:,? ${YEAR})?$`), ([, day, year]) => ({ day: Number(day), year: yearOf(year) })],
]

function atomOf(words: string): Atom | null {
  const bare = words.replace(/^(?:on|in|during|at) /, '').replace(/^the (?=\d)/, '')
  for (const [form, read] of FORMS) {
    const match = form.exec(bare)
    if (match) return read(match)
  }
  return null
}

export function monthOf(name: string | undefined): number {
  return MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith((name ?? '').slice(0, 3))) + 1
}

/** Astronomical: 1 BC is 0. */
export function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(/\d+/.exec(text)?.[0])
  return text.includes('bc') ? 1 - number : number
}

function digits(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0')
}

/** The days of an atom; null where it lacks its year, or a day its month. */
export function daysOfAtom({ part, day, month, year, whole }: Atom, calendar: Calendar): Found {
  if (whole === undefined && (year === undefined || (day !== undefined && month === undefined))) return null
  if (whole !== undefined && /0X$/.test(whole)) return { fault: { problem: `"the ${Number(whole.slice(0, -1))}0s" are a decade or a century`, expected: `${whole} for the ten years, or ${whole.slice(0, -2)}XX for the hundred` } }
  const two = (number: number): string => String(number).padStart(2, '0')
  const edtf = whole ?? [digits(year ?? 0), ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join('-')
  const parsed = parseDate(edtf, calendar)
  if ('fault' in parsed) return parsed
  const { firstDay, lastDay } = parsed.value
  if (part === undefined || firstDay === null || lastDay === null) return { firstDay, lastDay, ends: endsOf(edtf) }
  return partOf(part, firstDay, lastDay, calendar)
}

/** The third or half of a month, a year, a decade or a century that words name; the border of a third is approximate. */
function partOf(part: string, firstDay: number, lastDay: number, calendar: Calendar): Span {
  const length = lastDay - firstDay + 1
  const start = dayOf(firstDay, calendar)
  const after = (units: number): number => (length < 32 ? firstDay + units : dayNumber(length < 367 ? { ...start, month: start.month + units } : { ...start, year: start.year + units }, calendar))
  const unit = length < 32 ? 'DAY' : length < 367 ? 'MONTH' : 'YEAR'
  const [sharp, about]: readonly [End, End] = [{ mark: '', unit }, { mark: '~', unit }]
  const [third, half, twoThirds] = length < 32 ? [10, 15, 20] : length < 367 ? [4, 6, 8] : length < 3700 ? [4, 5, 7] : [33, 50, 66]
  switch (part) {
    case 'first half of':
      return { firstDay, lastDay: after(half) - 1, ends: [sharp, sharp] }
    case 'second half of':
      return { firstDay: after(half), lastDay, ends: [sharp, sharp] }
    case 'early':
    case 'beginning of':
    case 'start of':
      return { firstDay, lastDay: after(third) - 1, ends: [sharp, about] }
    case 'late':
    case 'end of':
      return { firstDay: after(twoThirds), lastDay, ends: [about, sharp] }
    default:
      return { firstDay: after(third), lastDay: after(twoThirds) - 1, ends: [about, about] }
  }
}
