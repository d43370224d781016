import type { Calendar } from './calendar.js'
import { type DatePair, normalWords, pairsIn, reckonPair } from './date-pairs.js'
import { type Found, spanOf } from './date-phrases.js'
import { type DateFault, formatDate, parseDate } from './dates.js'
import { formatEdtf } from './edtf.js'

/** What words about a date mean, in the form of exchange. */
export type DateRead = { readonly edtf: string; readonly calendar: Calendar } | { readonly fault: DateFault }

/**
 * Reads a date in English words, such as "late October 1850", "12-14 November 1203", "spring of 1203", "before 1203",
 * "the 1240s", "about March 1203", or a day in both calendars, "5 (18) December 1903". Conventions: early, middle and
 * late are the thirds of a month (to the 10th, to the 20th), a year (four months each), a decade or a century, and the
 * inner border of such a third is approximate; the beginning of is early and the end of late; seasons are as in EDTF
 * here; "by" and "until" include the day, "before" and "after" do not. "The 1200s" may be a decade or a century, and
 * are refused. Of a pair the old style is the Julian; which of the two stands first is found by reckoning.
 * @returns null if these are no such words
 */
export function readDateWords(text: string, calendar: Calendar): DateRead | null {
  const words = normalWords(text)
  const pairs = pairsIn(words)
  if (pairs.length < words.split('(').length - 1) return null
  const outside = words.replace(/ ?\([^()]*\)/g, '').trim()
  const style = /^(.*?),? (?:(o\. ?s\.|old style)|n\. ?s\.|new style)$/.exec(outside)
  const named = style ? (style[2] === undefined ? 'GREGORIAN' : 'JULIAN') : null
  const bare = style?.[1] ?? outside
  if (pairs.length === 0) return written(spanOf(bare, named ?? calendar), named ?? calendar)
  return paired(text, bare, pairs, named === null ? ['JULIAN', 'GREGORIAN'] : [named])
}

function written(span: Found, calendar: Calendar): DateRead | null {
  if (span === null || 'fault' in span) return span
  const edtf = formatEdtf(span, calendar, span.ends)
  return edtf === null ? null : { edtf, calendar }
}

/** What stands outside the brackets, in the first calendar in which every pair holds. */
function paired(text: string, outside: string, pairs: readonly DatePair[], calendars: readonly Calendar[]): DateRead | null {
  const tried = calendars.map((calendar) => ({ calendar, read: written(spanOf(outside, calendar), calendar), reckoned: pairs.map((pair) => reckonPair(pair, calendar)) }))
  const match = tried.find(({ calendar, read, reckoned }) => read && 'edtf' in read && reckoned.every((pair) => pair?.holds === true && pair.calendar === calendar))
  if (match) return match.read
  const [first] = tried
  if (!first?.read || 'fault' in first.read) return first?.read ?? null
  const wrong = first.reckoned.find((pair) => pair?.holds === false)
  const own = parseDate(first.read.edtf, first.calendar, outside)
  if (!wrong || 'fault' in own) return null
  const days = Math.abs(wrong.gap)
  return { fault: { problem: `"${text}" is no pair of one day: ${formatDate(own.value)}${days === 0 ? '' : `, and the second is ${days} ${days === 1 ? 'day' : 'days'} ${wrong.gap < 0 ? 'before' : 'after'} that`}`, expected: '"written" with the pair as it stands, "edtf" and "calendar" with the day that you take it to mean, and "because" with the reason' } }
}
