import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, divide, type Interval, quantityOf, subtract, sum, times, widen, writtenOf } from '../../../src/reasoning/arithmetic/intervals.js'

const interval = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 500 })).map(([low, width]): Interval => ({ low, high: low + width }))
const positive = fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 500 })).map(([low, width]): Interval => ({ low, high: low + width }))
const within = (of: Interval): fc.Arbitrary<number> => fc.integer({ min: of.low, max: of.high })
const holds = (of: Interval, value: number): boolean => value >= of.low - 1e-6 && value <= of.high + 1e-6

test('what an operation gives for any numbers within lies within what it gives for the intervals', () => {
  fc.assert(
    fc.property(fc.tuple(interval, positive, fc.nat(3)).chain(([a, b, n]) => fc.tuple(fc.constant(a), fc.constant(b), fc.constant(n), within(a), within(b))), ([a, b, n, x, y]) => {
      const quotient = divide(a, b)
      return holds(add(a, b), x + y) && holds(subtract(a, b), x - y) && holds(times(a, n), x * n) && quotient !== null && holds(quotient, x / y)
    }),
  )
})

test('the ends of a result are reached, so that no smaller interval would do', () => {
  fc.assert(
    fc.property(interval, interval, (a, b) => {
      expect(add(a, b)).toEqual({ low: a.low + b.low, high: a.high + b.high })
      expect(subtract(a, b)).toEqual({ low: a.low - b.high, high: a.high - b.low })
    }),
  )
})

test('sums do not depend on the order, and what is added can be taken away within the widths', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 8 }), interval, (parts, one) => {
      expect(sum(parts)).toEqual(sum([...parts].reverse()))
      const back = subtract(add(sum(parts), one), one)
      const whole = sum(parts)
      expect(back.low <= whole.low && back.high >= whole.high).toBe(true)
    }),
  )
})

test('narrower operands never give a wider result', () => {
  fc.assert(
    fc.property(interval, fc.nat(50), positive, (a, by, b) => {
      const wide = divide(widen(a, by), b)
      const narrow = divide(a, b)
      expect(wide !== null && narrow !== null && wide.low <= narrow.low && wide.high >= narrow.high).toBe(true)
    }),
  )
})

test('nothing is divided by what may be nothing', () => {
  expect(divide({ low: 1, high: 1 }, { low: 0, high: 5 })).toBeNull()
})

test('reckoned numbers are written for readers', () => {
  expect([{ low: 145574, high: 145574 }, { low: -13, high: -13 }, { low: 22, high: 27.5 }, { low: 3, high: Infinity }, { low: -Infinity, high: 3 }].map(writtenOf)).toEqual(['145,574', '−13', '22 to 27.5', 'at least 3', 'at most 3'])
  expect(quantityOf({ low: 3, high: Infinity }, 'seats')).toEqual({ written: 'at least 3', min: 3, max: null, approximate: false, unit: 'seats' })
})
