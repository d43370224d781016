/**
 * Day numbers of the Julian and the Gregorian calendar, both proleptic.
 * Source: the integer algorithms of E. G. Richards, "Calendars" (Explanatory Supplement to the Astronomical Almanac, 3rd ed., ch. 15).
 */

export type Calendar = 'JULIAN' | 'GREGORIAN'

export interface CalendarDay {
  /** Astronomical year: 0 is 1 BC. */
  readonly year: number
  readonly month: number
  readonly day: number
}

export const MONTH_NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

export function isLeapYear(year: number, calendar: Calendar): boolean {
  return year % 4 === 0 && (calendar === 'JULIAN' || year % 100 !== 0 || year % 400 === 0)
}

/** Days of a month; the Julian 29 February 1900 is a day, the Gregorian is not. */
export function daysInMonth(year: number, month: number, calendar: Calendar): number {
  if (month === 2) return isLeapYear(year, calendar) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Julian Day Number (at noon) of a day in its calendar. */
export function dayNumber({ year, month, day }: CalendarDay, calendar: Calendar): number {
  const a = Math.floor((14 - month) / 12)
  const y = year + 4800 - a
  const m = month + 12 * a - 3
  const common = day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4)
  return calendar === 'JULIAN' ? common - 32083 : common - Math.floor(y / 100) + Math.floor(y / 400) - 32045
}

/** The day in a calendar that has this Julian Day Number. */
export function dayOf(number: number, calendar: Calendar): CalendarDay {
  let c = number + 32082
  let century = 0
  if (calendar === 'GREGORIAN') {
    const a = number + 32044
    century = Math.floor((4 * a + 3) / 146097)
    c = a - Math.floor((146097 * century) / 4)
  }
  const d = Math.floor((4 * c + 3) / 1461)
  const e = c - Math.floor((1461 * d) / 4)
  const m = Math.floor((5 * e + 2) / 153)
  return {
    day: e - Math.floor((153 * m + 2) / 5) + 1,
    month: m + 3 - 12 * Math.floor(m / 10),
    year: 100 * century + d - 4800 + Math.floor(m / 10),
  }
}
