import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPair } from '../../../src/reasoning/arithmetic/calendar-pair.js'
import { type Calendar, dayNumber, dayOf } from '../../../src/reasoning/calendar.js'
import { readDateWords } from '../../../src/reasoning/dates-in-words.js'

const pair = (written: string, year = 1203, calendar: Calendar = 'JULIAN'): ReturnType<typeof checkPair> => checkPair({ claim: 'c', source: 's', written, calendar, firstDay: dayNumber({ year, month: 6, day: 1 }, calendar), lastDay: null })

test.each(['March 2 (9), 1203', '2 (9) March 1203', 'March 2-5 (9-12), 1203', 'March 28 (April 4), 1203', 'March 28 (April 4)', 'December 28 (January 4)', 'March (April) 1203', 'late March (early April) 1203', 'March 28 (April 4) – May 2 (May 9), 1203', '26 December 1203 (2 January 1204)', 'about 5 (12) December 1203', '5/12 December 1203', '5 December 1203 (12 December 1203 N.S.)', 'December 20-26 (27-2), 1203'])('%s holds', (written) => {
  expect(pair(written)).toMatchObject({ holds: true, gap: 0 })
})

test('a pair that does not agree says by how many days, and what it should be', () => {
  expect(pair('March 2 (10), 1203')).toMatchObject({ holds: false, gap: 1, stated: { written: '10 March 1203', calendar: 'GREGORIAN' }, derived: { written: '9 March 1203' } })
  expect(pair('March 2-5 (9-13), 1203')).toMatchObject({ holds: false, gap: 1 })
  expect(pair('26 December 1203 (2 January 1205)')).toMatchObject({ holds: false, gap: 366, stated: { written: '2 January 1205' }, derived: { written: '2 January 1204' } })
  expect(pair('26 December 1203 (8 January 1205)')).toMatchObject({ holds: false, gap: 372 })
  expect(pair('31 (7) February 1203')).toMatchObject({ holds: false })
  expect(pair('March (June) 1203')).toMatchObject({ holds: false })
  expect(pair('March 28 (April 4) – May 2 (May 8), 1203')).toMatchObject({ holds: false, gap: -1 })
})

test('what is no pair is none', () => {
  for (const written of ['March 2, 1203', 'in the reign (of Otto)', '1203 (1204)', 'March 2 (a Sunday), 1203', '12 November 1203 (for 3 days)', '12 November (scheduled; decree of 9 August) 1203', 'fol. 45 (f. 46), 5 December 1203', 'p. 5 (18 December 1203)', 'March 2-5 (9), 1203']) expect(pair(written)).toBeNull()
})

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

test('both readers of a pair agree, whatever the pair', () => {
  const number = fc.integer({ min: dayNumber({ year: 1100, month: 1, day: 1 }, 'JULIAN'), max: dayNumber({ year: 2099, month: 1, day: 1 }, 'JULIAN') })
  fc.assert(
    fc.property(number, fc.integer({ min: -20, max: 20 }), fc.constantFrom('', 'about ', 'before ', 'probably '), fc.boolean(), (at, off, lead, inYear) => {
      const [own, other] = [dayOf(at, 'JULIAN'), dayOf(at + off, 'GREGORIAN')]
      const written = `${lead}${own.day} ${MONTHS[own.month - 1] ?? ''} ${own.year} (${other.day} ${MONTHS[other.month - 1] ?? ''}${inYear ? ` ${other.year}` : ''})`
      const read = readDateWords(written, 'JULIAN')
      const asJulian = read !== null && 'edtf' in read && read.calendar === 'JULIAN'
      expect(asJulian).toBe(pair(written, own.year)?.holds)
      expect(asJulian).toBe(off === 0)
    }),
  )
})

test('every day written with its equivalent in the other calendar holds, and with any other day within a fortnight it does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: dayNumber({ year: 1100, month: 1, day: 1 }, 'JULIAN'), max: dayNumber({ year: 2099, month: 1, day: 1 }, 'JULIAN') }), fc.integer({ min: -9, max: 9 }), (number, off) => {
      const [own, other] = [dayOf(number, 'JULIAN'), dayOf(number + off, 'GREGORIAN')]
      const written = `${MONTHS[own.month - 1] ?? ''} ${own.day} (${MONTHS[other.month - 1] ?? ''} ${other.day}), ${own.year}`
      expect(pair(written, own.year)).toMatchObject({ holds: off === 0, gap: off })
    }),
  )
})
