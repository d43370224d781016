import type { Interval } from '../intervals.js'
import { bounds, type Quantity } from '../quantities.js'
import { EN } from '../words.en.js'

export type { Interval }

/*
 * Interval arithmetic: the result of each operation holds every number that the operation can give for numbers of
 * its operands, and no interval smaller than that does (R. E. Moore, Interval Analysis, 1966). Constant time.
 */

export const exactly = (value: number): Interval => ({ low: value, high: value })
export const ZERO = exactly(0)

export function add(a: Interval, b: Interval): Interval {
  return { low: tidy(a.low + b.low), high: tidy(a.high + b.high) }
}

export function subtract(a: Interval, b: Interval): Interval {
  return { low: tidy(a.low - b.high), high: tidy(a.high - b.low) }
}

export function sum(intervals: readonly Interval[]): Interval {
  return intervals.reduce(add, ZERO)
}

/** As many times as a number that is not negative says. */
export function times(a: Interval, factor: number): Interval {
  return factor === 0 ? ZERO : { low: tidy(a.low * factor), high: tidy(a.high * factor) }
}

/** Null where the divisor may be zero or less: no ratio of counted things is meant then. */
export function divide(a: Interval, by: Interval): Interval | null {
  if (by.low <= 0) return null
  return { low: tidy(a.low >= 0 ? a.low / by.high : a.low / by.low), high: tidy(a.high >= 0 ? a.high / by.low : a.high / by.high) }
}

export function widen(a: Interval, by: number): Interval {
  return { low: tidy(a.low - by), high: tidy(a.high + by) }
}

export function isExact({ low, high }: Interval): boolean {
  return low === high
}

/** The interval that a quantity stands for; about is widened by its tolerance. */
export function intervalOf(quantity: Quantity): Interval {
  return bounds(quantity)
}

/** A quantity that was reckoned and not read: its text is composed. */
export function quantityOf({ low, high }: Interval, unit: string): Quantity {
  return { written: writtenOf({ low, high }), min: Number.isFinite(low) ? low : null, max: Number.isFinite(high) ? high : null, approximate: false, unit }
}

/** Digits in groups of three; a range by its ends, and what is open by the one that it has. */
export function writtenOf({ low, high }: Interval): string {
  const { figure, atMost, atLeast, between, anything } = EN.numbers
  if (low === high) return figure(low)
  if (low === -Infinity) return high === Infinity ? anything : atMost(figure(high))
  return high === Infinity ? atLeast(figure(low)) : between(figure(low), figure(high))
}

/** Decimals are added in binary: what lies within a billionth of a shorter number is that number. */
export function tidy(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Math.round(value * 1e9) / 1e9
}
