import edtf from 'edtf'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, dayNumber, dayOf, daysInMonth } from '../../src/reasoning/calendar.js'
import { daysOf, endsOf, parseDate } from '../../src/reasoning/dates.js'
import { formatEdtf, inGregorian } from '../../src/reasoning/edtf.js'
import { date } from './values.js'

const calendars = fc.constantFrom<Calendar>('JULIAN', 'GREGORIAN')
const two = (number: number): string => String(number).padStart(2, '0')
const year = fc.oneof(fc.integer({ min: 1000, max: 2100 }).map(String), fc.constantFrom('0000', '-0044', '120X', '12XX', '1XXX', '-012X', 'Y12345', 'Y-20000'))
const plain = fc.integer({ min: 1000, max: 2100 })
const part = fc.tuple(fc.oneof(
  year,
  fc.tuple(plain, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`),
  fc.tuple(plain, fc.constantFrom(21, 22, 23, 24)).map(([y, m]) => `${y}-${m}`),
  fc.tuple(plain, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`),
  plain.map((y) => `${y}-XX`),
  fc.tuple(plain, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}-XX`),
), fc.constantFrom('', '', '?', '~', '%')).map((pieces) => pieces.join(''))
const texts = fc.oneof(part, fc.tuple(part, part).map((ends) => ends.join('/')), part.map((end) => `${end}/..`), part.map((end) => `../${end}`), part.map((end) => `/${end}`))

describe('EDTF out', () => {
  it.each([
    ['1203-03-01/1203-03-31', '1203-03'],
    ['1203-01-01/1203-12-31', '1203'],
    ['1200/1209', '120X'],
    ['1200/1299', '12XX'],
    ['1203-03/1203-05', '1203-21'],
    ['1203-12/1204-02', '1203-24'],
    ['1203-01-01/1205-12-31', '1203/1205'],
    ['1203-03-02/1203-04-30', '1203-03-02/1203-04'],
    ['1203/', '1203/..'],
    ['-0044-01-01/-0044-12-31', '-0044'],
    ['Y12345/Y12346', 'Y12345/Y12346'],
    ['-0010/-0001', '-0010/-0001'],
  ])('the days of %s are %s', (from, to) => {
    expect(formatEdtf(date(from, 'GREGORIAN'), 'GREGORIAN')).toBe(to)
  })

  it('gives back the days of whatever was read, with its marks', () => {
    fc.assert(fc.property(texts, calendars, (text, calendar) => {
      const read = parseDate(text, calendar)
      if ('fault' in read) return
      const out = formatEdtf(read.value, calendar, endsOf(text))
      expect(out).not.toBeNull()
      const { firstDay, lastDay, approximate, uncertain } = date(out ?? '', calendar)
      expect({ firstDay, lastDay, approximate, uncertain }).toEqual({ firstDay: read.value.firstDay, lastDay: read.value.lastDay, approximate: read.value.approximate, uncertain: read.value.uncertain })
      expect(formatEdtf(date(out ?? '', calendar), calendar, endsOf(out ?? ''))).toBe(out)
      expect(daysOf(date(out ?? '', calendar))).toEqual(daysOf(read.value))
    }), { numRuns: 3000 })
  })

  it('gives back any days, in either calendar', () => {
    fc.assert(fc.property(fc.integer({ min: 1000000, max: 3000000 }), fc.integer({ min: 0, max: 40000 }), calendars, (firstDay, length, calendar) => {
      const days = { firstDay, lastDay: firstDay + length }
      expect(date(formatEdtf(days, calendar) ?? '', calendar)).toMatchObject(days)
    }), { numRuns: 3000 })
  })

  it('keeps an approximate day a day, whatever begins or ends with it', () => {
    const day = fc.integer({ min: dayNumber({ year: 1000, month: 1, day: 1 }, 'JULIAN'), max: dayNumber({ year: 2100, month: 1, day: 1 }, 'JULIAN') })
    const border = fc.tuple(fc.integer({ min: 1001, max: 2100 }), fc.integer({ min: 1, max: 12 })).chain(([y, month]) => fc.constantFrom(0, 1).map((before) => dayNumber({ year: y, month, day: 1 }, 'JULIAN') - before))
    fc.assert(fc.property(fc.oneof(day, border), fc.oneof(day, border), fc.constantFrom('~', '', '%'), fc.constantFrom('~', '', '?'), (one, other, from, to) => {
      const days = [Math.min(one, other), Math.max(one, other)].map((number) => dayOf(number, 'JULIAN')).map(({ year: y, month, day: d }) => `${y}-${two(month)}-${two(d)}`)
      const read = date(`${days[0] ?? ''}${from}/${days[1] ?? ''}${to}`, 'JULIAN')
      const out = formatEdtf(read, 'JULIAN', endsOf(read.edtf ?? ''))
      expect(daysOf(date(out ?? '', 'JULIAN'))).toEqual(daysOf(read))
      expect(daysOf(date(inGregorian(read) ?? '', 'GREGORIAN'))).toEqual(daysOf(read))
    }), { numRuns: 2000 })
  })

  it('is the same days in the calendar of the standard', () => {
    expect(inGregorian(date('1917-10-25', 'JULIAN'))).toBe('1917-11-07')
    expect(inGregorian(date('1900-02', 'JULIAN'))).toBe('1900-02-13/1900-03-13')
    expect(inGregorian(date('1917-02~/..', 'JULIAN'))).toBe('1917-02-14~/..')
    expect(inGregorian(date('Y12345', 'JULIAN'))).toBeNull()
    expect(inGregorian(date('1203-12-25~/1204-01-05', 'JULIAN'))).toBe('1204-01-01~/1204-01-12')
    fc.assert(fc.property(texts, (text) => {
      const read = parseDate(text, 'JULIAN')
      if ('fault' in read) return
      const out = inGregorian(read.value)
      if (out !== null) expect(date(out, 'GREGORIAN')).toMatchObject({ firstDay: read.value.firstDay, lastDay: read.value.lastDay, approximate: read.value.approximate, uncertain: read.value.uncertain })
    }), { numRuns: 2000 })
  })
})

/** The day of a library's instant. */
function dayAt(milliseconds: number): number {
  const at = new Date(milliseconds)
  return dayNumber({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }, 'GREGORIAN')
}

describe('EDTF in, beside a library', () => {
  const closed = fc.tuple(fc.oneof(
    fc.tuple(plain, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })).filter(([y, m, d]) => d <= daysInMonth(y, m, 'GREGORIAN')).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`),
    fc.tuple(plain, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`),
    plain.map(String),
    fc.integer({ min: 100, max: 210 }).map((decade) => `${decade}X`),
    fc.integer({ min: 10, max: 21 }).map((century) => `${century}XX`),
    fc.integer({ min: 1, max: 9999 }).map((y) => `-${String(y).padStart(4, '0')}`),
    fc.integer({ min: 10000, max: 200000 }).map((y) => `Y${y}`),
    fc.tuple(plain, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}-XX`),
  ), fc.constantFrom('', '?', '~', '%')).map(([text, mark]) => (/^Y|X$/.test(text) ? text : text + mark))

  it('has the same bounds for whatever is closed and Gregorian', () => {
    fc.assert(fc.property(closed, (text) => {
      const theirs = edtf(text)
      expect([dayAt(theirs.min), dayAt(theirs.max)]).toEqual([date(text, 'GREGORIAN').firstDay, date(text, 'GREGORIAN').lastDay])
    }), { numRuns: 2000 })
  })

  it('has the same bounds for an interval, which are those of its outermost days', () => {
    fc.assert(fc.property(fc.tuple(plain, plain).filter(([a, b]) => a < b), fc.constantFrom('', '~'), ([a, b], mark) => {
      const theirs = edtf(`${a}/${b}${mark}`)
      expect([dayAt(theirs.min), dayAt(theirs.max)]).toEqual([date(`${a}/${b}${mark}`, 'GREGORIAN').firstDay, date(`${a}/${b}${mark}`, 'GREGORIAN').lastDay])
    }))
  })

  it('differs where the library is known to err', () => {
    // The library rolls the impossible day over, and lets an interval of unknown end finish in 1970.
    expect(dayAt(edtf('1900-02-29').min)).toBe(dayNumber({ year: 1900, month: 3, day: 1 }, 'GREGORIAN'))
    expect(parseDate('1900-02-29', 'GREGORIAN')).toHaveProperty('fault')
    expect(dayAt(edtf('1203/').max)).toBe(dayNumber({ year: 1970, month: 1, day: 1 }, 'GREGORIAN'))
    expect(date('1203/', 'GREGORIAN').lastDay).toBeNull()
    // It refuses a mark after an unspecified digit, and takes a season for a quarter of the year.
    expect(() => edtf('120X?')).toThrow()
    expect(dayOf(dayAt(edtf('1203-21').min), 'GREGORIAN')).toMatchObject({ month: 1 })
    expect(dayOf(date('1203-21', 'GREGORIAN').firstDay ?? 0, 'GREGORIAN')).toMatchObject({ month: 3 })
  })
})

describe('approximate and open ends', () => {
  it('widen, and never to any day of their own', () => {
    fc.assert(fc.property(texts, calendars, (text, calendar) => {
      const read = parseDate(text, calendar)
      if ('fault' in read) return
      const { low, high } = daysOf(read.value)
      expect(low).toBeLessThanOrEqual(read.value.firstDay ?? -Infinity)
      expect(high).toBeGreaterThanOrEqual(read.value.lastDay ?? Infinity)
      if (text.startsWith('/') || text.startsWith('../')) expect(low).toBe(-Infinity)
      if (text.endsWith('..')) expect(high).toBe(Infinity)
    }), { numRuns: 2000 })
  })
})
