import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, dayNumber, dayOf, daysInMonth } from '../../src/reasoning/calendar.js'
import { checkDualDate, dateSlack, formatDate, parseDate } from '../../src/reasoning/dates.js'
import { date } from './values.js'

function days(edtf: string, calendar: Calendar = 'GREGORIAN'): (string | null)[] {
  const { firstDay, lastDay } = date(edtf, calendar)
  const show = (number: number | null): string | null => {
    if (number === null) return null
    const { year, month, day } = dayOf(number, calendar)
    return `${year}-${month}-${day}`
  }
  return [show(firstDay), show(lastDay)]
}

describe('EDTF level 1', () => {
  it.each([
    ['1203', '1203-1-1', '1203-12-31'],
    ['1203-02', '1203-2-1', '1203-2-28'],
    ['1204-02', '1204-2-1', '1204-2-29'],
    ['1203-03-02', '1203-3-2', '1203-3-2'],
    ['120X', '1200-1-1', '1209-12-31'],
    ['12XX', '1200-1-1', '1299-12-31'],
    ['1203-XX', '1203-1-1', '1203-12-31'],
    ['1203-03-XX', '1203-3-1', '1203-3-31'],
    ['1203-XX-XX', '1203-1-1', '1203-12-31'],
    ['1203-21', '1203-3-1', '1203-5-31'],
    ['1203-22', '1203-6-1', '1203-8-31'],
    ['1203-23', '1203-9-1', '1203-11-30'],
    ['1203-24', '1203-12-1', '1204-2-29'],
    ['1203/1205', '1203-1-1', '1205-12-31'],
    ['1203-03/1203-05-07', '1203-3-1', '1203-5-7'],
    ['-0044-03-15', '-44-3-15', '-44-3-15'],
    ['-0044', '-44-1-1', '-44-12-31'],
    ['-012X', '-129-1-1', '-120-12-31'],
    ['0000', '0-1-1', '0-12-31'],
    ['Y12345', '12345-1-1', '12345-12-31'],
    ['Y-12345', '-12345-1-1', '-12345-12-31'],
    ['1203-24/1204-21', '1203-12-1', '1204-5-31'],
    ['120X/1215', '1200-1-1', '1215-12-31'],
    ['1203-XX-XX/1204-03-XX', '1203-1-1', '1204-3-31'],
  ])('%s runs from %s to %s', (edtf, first, last) => {
    expect(days(edtf)).toEqual([first, last])
  })

  it.each([
    ['1203/..', '1203-1-1', null],
    ['../1203', null, '1203-12-31'],
    ['1203/', '1203-1-1', null],
    ['/1203', null, '1203-12-31'],
  ])('leaves the end of %s open, and not at any day', (edtf, first, last) => {
    expect(days(edtf)).toEqual([first, last])
  })

  it.each([
    ['1203~', true, false],
    ['1203-03?', false, true],
    ['1203-03-02%', true, true],
    ['1203/1205~', true, false],
    ['1203', false, false],
  ])('reads the mark of %s', (edtf, approximate, uncertain) => {
    expect(date(edtf)).toMatchObject({ approximate, uncertain })
  })

  it.each(['1203-13', '1203-00', '1203-02-30', '1203-04-31', '1203-03-00', '12.03', 'March 1203', '1203/1202', '1203/1204/1205', '/', '../..', '', 'X203', '1203-1X', '1203-03-1X', '1203-XX-02', '12X3', '1203-21-05', '1203-25', 'XXXX', '-0000', 'Y1203', 'Y12345-03', 'Y5000001', '[1203,1204..1206]', '{1203..1205}', '1203-03-02T12:00:00Z', '1203?-03', '1203-03-02/..~'])('refuses %s with what was expected', (edtf) => {
    const result = parseDate(edtf, 'GREGORIAN')
    expect(result).toHaveProperty('fault.problem')
    expect(result).toHaveProperty('fault.expected')
  })

  it('does not roll the Gregorian 29 February 1900 over, and keeps the Julian one', () => {
    expect(parseDate('1900-02-29', 'GREGORIAN')).toHaveProperty('fault.problem', '"1900-02-29" is an impossible date: Gregorian 1900-02 has 28 days')
    expect(date('1900-02-29', 'JULIAN').firstDay).toBe(2415092)
  })

  it('keeps what was written, and takes any text without failing', () => {
    expect(date('1203-03-02', 'JULIAN', 'the sixth day before the nones of March').written).toBe('the sixth day before the nones of March')
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9XY?~%/.-]{0,14}$/)), fc.constantFrom<Calendar>('JULIAN', 'GREGORIAN'), (text, calendar) => {
      const result = parseDate(text, calendar)
      if ('fault' in result) return
      const { firstDay, lastDay } = result.value
      expect(firstDay !== null || lastDay !== null).toBe(true)
      if (firstDay !== null && lastDay !== null) expect(firstDay).toBeLessThanOrEqual(lastDay)
    }))
  })

  it('orders days as their numbers are ordered', () => {
    const day = fc.record({ year: fc.integer({ min: 1000, max: 2100 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
    const text = ({ year, month, day: of }: { year: number; month: number; day: number }): string => `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`
    fc.assert(fc.property(day, day, fc.constantFrom<Calendar>('JULIAN', 'GREGORIAN'), (a, b, calendar) => {
      const [left, right] = [text(a), text(b)]
      expect(Math.sign((date(left, calendar).firstDay ?? 0) - (date(right, calendar).firstDay ?? 0))).toBe(left < right ? -1 : left > right ? 1 : 0)
    }))
  })
})

describe('about', () => {
  it.each([
    ['1203-03-02~', 1, 1],
    ['1203-03~', 31, 31],
    ['1203-21~', 92, 92],
    ['1203~', 366, 366],
    ['120X~', 3660, 3660],
    ['1203-03-02/1204~', 0, 366],
    ['1203-03-02~/1204', 1, 0],
    ['Y12345~', 366, 366],
    ['1203', 0, 0],
  ])('widens %s by its own precision', (edtf, before, after) => {
    expect(dateSlack(date(edtf))).toEqual({ before, after })
  })
})

describe('dual dates', () => {
  it('accepts a pair that names one day, and states the gap of one that does not', () => {
    expect(checkDualDate(date('1203-03-02', 'JULIAN'), date('1203-03-09', 'GREGORIAN'))).toEqual({ consistent: true, gap: 0 })
    expect(checkDualDate(date('1903-03-02', 'JULIAN'), date('1903-03-15', 'GREGORIAN'))).toEqual({ consistent: true, gap: 0 })
    expect(checkDualDate(date('1903-03-02', 'JULIAN'), date('1903-03-14', 'GREGORIAN'))).toEqual({ consistent: false, gap: -1 })
  })

  it('agrees with the calendars on every day', () => {
    fc.assert(fc.property(fc.integer({ min: 2086308, max: 2488069 }), (number) => {
      const text = (calendar: Calendar): string => {
        const { year, month, day } = dayOf(number, calendar)
        return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      }
      expect(checkDualDate(date(text('JULIAN'), 'JULIAN'), date(text('GREGORIAN'), 'GREGORIAN'))).toEqual({ consistent: true, gap: 0 })
    }))
  })
})

describe('formatDate', () => {
  it('gives an Old Style day with the New Style beside it, and a coarse date as written', () => {
    expect(formatDate(date('1903-03-02', 'JULIAN'))).toBe('2 March 1903 O.S. (15 March 1903 N.S.)')
    expect(formatDate(date('1903-03-02', 'GREGORIAN'))).toBe('2 March 1903')
    expect(formatDate(date('1903', 'JULIAN', 'in the year 1903'))).toBe('in the year 1903')
    expect(dayNumber({ year: 1903, month: 3, day: 2 }, 'JULIAN')).toBe(dayNumber({ year: 1903, month: 3, day: 15 }, 'GREGORIAN'))
    expect(daysInMonth(1903, 2, 'JULIAN')).toBe(28)
  })
})
