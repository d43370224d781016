import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, dayNumber, dayOf, daysInMonth, isLeapYear } from '../../src/reasoning/calendar.js'

const CALENDARS: readonly Calendar[] = ['JULIAN', 'GREGORIAN']

describe('day numbers', () => {
  it.each([
    [{ year: 2000, month: 1, day: 1 }, 'GREGORIAN', 2451545],
    [{ year: 1858, month: 11, day: 17 }, 'GREGORIAN', 2400001],
    [{ year: 1582, month: 10, day: 15 }, 'GREGORIAN', 2299161],
    [{ year: 1582, month: 10, day: 4 }, 'JULIAN', 2299160],
    [{ year: -4712, month: 1, day: 1 }, 'JULIAN', 0],
    [{ year: 1900, month: 2, day: 29 }, 'JULIAN', 2415092],
  ] as const)('%o %s is day %i', (day, calendar, number) => {
    expect(dayNumber(day, calendar)).toBe(number)
    expect(dayOf(number, calendar)).toEqual(day)
  })

  it('has a Julian 29 February 1900, which is the Gregorian 13 March', () => {
    expect(daysInMonth(1900, 2, 'JULIAN')).toBe(29)
    expect(daysInMonth(1900, 2, 'GREGORIAN')).toBe(28)
    expect(dayOf(dayNumber({ year: 1900, month: 2, day: 29 }, 'JULIAN'), 'GREGORIAN')).toEqual({ year: 1900, month: 3, day: 13 })
  })

  it('returns every day of 1000 to 2100 to itself, one number after the other, in both calendars', () => {
    for (const calendar of CALENDARS) {
      let expected = dayNumber({ year: 1000, month: 1, day: 1 }, calendar)
      let faults = 0
      for (let year = 1000; year <= 2100; year++)
        for (let month = 1; month <= 12; month++)
          for (let day = 1; day <= daysInMonth(year, month, calendar); day++) {
            const number = dayNumber({ year, month, day }, calendar)
            const back = dayOf(number, calendar)
            if (number !== expected++ || back.year !== year || back.month !== month || back.day !== day) faults++
          }
      expect(faults).toBe(0)
    }
  })

  it('counts 366 days in a leap year and 365 in any other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), fc.constantFrom(...CALENDARS), (year, calendar) => {
        const days = dayNumber({ year: year + 1, month: 1, day: 1 }, calendar) - dayNumber({ year, month: 1, day: 1 }, calendar)
        expect(days).toBe(isLeapYear(year, calendar) ? 366 : 365)
      }),
    )
  })
})
