import { type Calendar, dayNumber, dayOf } from './calendar.js'
import { compareSets } from './compare.js'
import { checkDualDate, type DateFault, type DateValue, daysOf, formatDate, parseDate } from './dates.js'
import { type Days, formatEdtf, type Marks } from './edtf.js'

/** What words about a date mean, in the form of exchange. */
export type DateRead = { readonly edtf: string; readonly calendar: Calendar } | { readonly fault: DateFault }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = String.raw`(january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)`
const YEAR = String.raw`(\d{3,4}|\d{1,4} (?:bce?|ad|ce)|ad \d{1,4})`
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
const PART = String.raw`(?:the )?(early|mid|middle of|late|beginning of|start of|end of|first half of|second half of) (?:in )?(?:the )?`
const SEASONS: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 }

/** A date with what it lacks taken from the one beside it. */
interface Atom {
  readonly part?: string | undefined
  readonly day?: number | undefined
  readonly month?: number | undefined
  readonly year?: number | undefined
  /** EDTF of a season, a decade or a century. */
  readonly whole?: string | undefined
}

type Span = Days & { readonly marks: Marks }
type Found = Span | { readonly fault: DateFault } | null

/**
 * Reads a date in English words, such as "late October 1917", "12-14 November 1203", "spring of 1203", "before 1203",
 * "the 1200s", "about March 1203", or a day in both calendars, "5 (18) December 1917". Conventions: early, middle and
 * late are the thirds of a month (to the 10th, to the 20th), a year (four months each), a decade or a century, and the
 * inner border of such a third is approximate; the beginning of is early and the end of late; seasons are as in EDTF
 * here; "by" and "until" include the day, "before" and "after" do not. Of a pair the old style is the Julian; which of
 * the two stands first is found by reckoning.
 * @returns null if these are no such words
 */
export function readDateWords(text: string, calendar: Calendar): DateRead | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/[–—]/g, '-').replace(/\bmid-/g, 'mid ')
  const pair = /^(.*?)\s*\(([^()]+)\)\s*(.*)$/.exec(words) ?? /^(\d{1,2})\/(\d{1,2})( .*)$/.exec(words)
  if (pair) return readPair(text, `${pair[1] ?? ''} ${pair[3] ?? ''}`.replace(/ ,/, ',').replace(/ +/g, ' ').trim(), pair[2] ?? '')
  const style = /^(.*?),? (?:(o\. ?s\.|old style)|n\. ?s\.|new style)$/.exec(words)
  const named: Calendar = style ? (style[2] === undefined ? 'GREGORIAN' : 'JULIAN') : calendar
  return written(spanOf(style?.[1] ?? words, named), named)
}

function written(span: Found, calendar: Calendar): DateRead | null {
  if (span === null || 'fault' in span) return span
  const edtf = formatEdtf(span, calendar, span.marks)
  return edtf === null ? null : { edtf, calendar }
}

/** One day or time under both calendars: exact days must be one day, coarser words must overlap. */
function readPair(text: string, outside: string, inside: string): DateRead | null {
  const tried = (['JULIAN', 'GREGORIAN'] as const).map((calendar) => {
    const other = calendar === 'JULIAN' ? 'GREGORIAN' : 'JULIAN'
    const [year = ''] = /\d{3,4}(?: (?:bce?|ad|ce))?$/.exec(outside) ?? []
    const seconds = [inside, `${inside} ${year}`, `${inside}, ${Number(year) + 1}`, outside.replace(new RegExp(`^(${MONTH} )?\\d{1,2}(-\\d{1,2})?`), `$1${inside}`)]
    const first = valueOf(spanOf(outside, calendar), calendar)
    const found = seconds.flatMap((second) => valueOf(spanOf(second, other), other) ?? [])
    return { calendar, first, second: first && (found.find((value) => agree(first, value)) ?? found[0]), agrees: first !== null && found.some((value) => agree(first, value)) }
  })
  const match = tried.find(({ agrees }) => agrees)
  if (match?.first?.edtf) return { edtf: match.first.edtf, calendar: match.calendar }
  const [old] = tried
  if (!old?.first || !old.second) return null
  const { gap } = checkDualDate(old.first, old.second)
  return { fault: { problem: `"${text}" is no pair of one day: ${formatDate({ ...old.first, written: outside })}${gap === 0 ? '' : `, and the second is ${Math.abs(gap)} ${Math.abs(gap) === 1 ? 'day' : 'days'} ${gap < 0 ? 'before' : 'after'} that`}`, expected: '"written" with the pair as it stands, "edtf" and "calendar" with the day that you take it to mean, and "because" with the reason' } }
}

function valueOf(span: Found, calendar: Calendar): DateValue | null {
  const read = written(span, calendar)
  const parsed = read && 'edtf' in read ? parseDate(read.edtf, calendar) : null
  return parsed && 'value' in parsed ? parsed.value : null
}

function agree(a: DateValue, b: DateValue): boolean {
  const exact = [a, b].every(({ firstDay, lastDay, approximate }) => firstDay !== null && lastDay !== null && lastDay - firstDay < 8 && !approximate)
  return exact ? checkDualDate(a, b).consistent : compareSets([daysOf(a)], [daysOf(b)]) !== 'CONFLICTS'
}

function spanOf(words: string, calendar: Calendar): Found {
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
  return span === null || 'fault' in span ? span : { ...span, marks: [span.firstDay === null ? '' : mark, span.lastDay === null ? '' : mark] }
}

function oneSided(word: string, span: Found): Found {
  if (span === null || 'fault' in span || span.firstDay === null || span.lastDay === null) return span && 'fault' in span ? span : null
  const { firstDay, lastDay, marks } = span
  switch (word) {
    case 'before':
      return { firstDay: null, lastDay: firstDay - 1, marks: ['', marks[0]] }
    case 'after':
      return { firstDay: lastDay + 1, lastDay: null, marks: [marks[1], ''] }
    case 'since':
    case 'not before':
    case 'no earlier than':
      return { firstDay, lastDay: null, marks: [marks[0], ''] }
    default:
      return { firstDay: null, lastDay, marks: ['', marks[1]] }
  }
}

function joined(from: Found, to: Found): Found {
  if (from === null || to === null) return null
  if ('fault' in from || 'fault' in to) return 'fault' in from ? from : to
  if (from.firstDay !== null && to.lastDay !== null && from.firstDay > to.lastDay) return { fault: { problem: 'it ends before it begins', expected: 'the earlier date first' } }
  return { firstDay: from.firstDay, lastDay: to.lastDay, marks: [from.marks[0], to.marks[1]] }
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

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3)) + 1
}

/** Astronomical: 1 BC is 0. */
function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(/\d+/.exec(text)?.[0])
  return text.includes('bc') ? 1 - number : number
}

function digits(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0')
}

/** The days of an atom; null where it lacks its year, or a day its month. */
function daysOfAtom({ part, day, month, year, whole }: Atom, calendar: Calendar): Found {
  if (whole === undefined && (year === undefined || (day !== undefined && month === undefined))) return null
  const two = (number: number): string => String(number).padStart(2, '0')
  const edtf = whole ?? [digits(year ?? 0), ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join('-')
  const parsed = parseDate(edtf, calendar)
  if ('fault' in parsed) return parsed
  const { firstDay, lastDay } = parsed.value
  if (part === undefined || firstDay === null || lastDay === null) return { firstDay, lastDay, marks: ['', ''] }
  return partOf(part, firstDay, lastDay, calendar)
}

/** The third or half of a month, a year, a decade or a century that words name; the border of a third is approximate. */
function partOf(part: string, firstDay: number, lastDay: number, calendar: Calendar): Span {
  const length = lastDay - firstDay + 1
  const start = dayOf(firstDay, calendar)
  const after = (units: number): number => (length < 32 ? firstDay + units : dayNumber(length < 367 ? { ...start, month: start.month + units } : { ...start, year: start.year + units }, calendar))
  const [third, half, twoThirds] = length < 32 ? [10, 15, 20] : length < 367 ? [4, 6, 8] : length < 3700 ? [4, 5, 7] : [33, 50, 66]
  switch (part) {
    case 'first half of':
      return { firstDay, lastDay: after(half) - 1, marks: ['', ''] }
    case 'second half of':
      return { firstDay: after(half), lastDay, marks: ['', ''] }
    case 'early':
    case 'beginning of':
    case 'start of':
      return { firstDay, lastDay: after(third) - 1, marks: ['', '~'] }
    case 'late':
    case 'end of':
      return { firstDay: after(twoThirds), lastDay, marks: ['~', ''] }
    default:
      return { firstDay: after(third), lastDay: after(twoThirds) - 1, marks: ['~', '~'] }
  }
}
