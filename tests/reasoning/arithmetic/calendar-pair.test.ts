import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPair } from '../../../src/reasoning/arithmetic/calendar-pair.js'
import { type Calendar, dayNumber, dayOf } from '../../../src/reasoning/calendar.js'

const pair = (written: string, year = 1203, calendar: Calendar = 'JULIAN'): ReturnType<typeof checkPair> => checkPair({ claim: 'c', source: 's', written, calendar, firstDay: dayNumber({ year, month: 6, day: 1 }, calendar), lastDay: null })

test.each(['March 2 (9), 1203', '2 (9) March 1203', 'March 2-5 (9-12), 1203', 'March 28 (April 4), 1203', 'March 28 (April 4)', 'December 28 (January 4)', 'March (April) 1203', 'late March (early April) 1203', 'March 28 (April 4) – May 2 (May 9), 1203'])('%s holds', (written) => {
  expect(pair(written)).toMatchObject({ holds: true, gap: 0 })
})

test('a pair that does not agree says by how many days, and what it should be', () => {
  expect(pair('March 2 (10), 1203')).toMatchObject({ holds: false, gap: 1, stated: { written: '10 March 1203', calendar: 'GREGORIAN' }, derived: { written: '9 March 1203' } })
  expect(pair('March 2-5 (9-13), 1203')).toMatchObject({ holds: false, gap: 1 })
  expect(pair('March (June) 1203')).toMatchObject({ holds: false })
  expect(pair('March 28 (April 4) – May 2 (May 8), 1203')).toMatchObject({ holds: false, gap: -1 })
})

test('what is no pair is none', () => {
  for (const written of ['March 2, 1203', 'in the reign (of Otto)', '1203 (1204)', 'March 2 (a Sunday), 1203']) expect(pair(written)).toBeNull()
})

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

test('every day written with its equivalent in the other calendar holds, and with any other day within a fortnight it does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: dayNumber({ year: 1100, month: 1, day: 1 }, 'JULIAN'), max: dayNumber({ year: 2099, month: 1, day: 1 }, 'JULIAN') }), fc.integer({ min: -9, max: 9 }), (number, off) => {
      const [own, other] = [dayOf(number, 'JULIAN'), dayOf(number + off, 'GREGORIAN')]
      const written = `${MONTHS[own.month - 1] ?? ''} ${own.day} (${MONTHS[other.month - 1] ?? ''} ${other.day}), ${own.year}`
      expect(pair(written, own.year)).toMatchObject({ holds: off === 0, gap: off })
    }),
  )
})
