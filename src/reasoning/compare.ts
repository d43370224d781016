import { dateSlack, type DateValue } from './dates.js'
import { bounds, type Quantity } from './quantities.js'

export type Relation = 'SAME' | 'REFINES' | 'REFINED_BY' | 'COMPATIBLE' | 'CONFLICTS' | 'NOT_COMPARABLE'
export type Dimension = 'MEASURE' | 'OF' | 'SCOPE' | 'UNIVERSE' | 'UNIT' | 'PHASE' | 'VALUE' | 'DATE' | 'STATUS' | 'PLACE' | 'PARTICIPANT'

/** How two answers stand to each other, in what they differ, and why. */
export interface Comparison {
  readonly relation: Relation
  readonly differsIn: readonly Dimension[]
  readonly reason: string
}

interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Relation of two closed intervals: equal, one within the other, overlapping or apart.
 * Inclusion is a partial order, so REFINES is one, and what refines never conflicts.
 */
function compareIntervals(a: Interval, b: Interval): Exclude<Relation, 'NOT_COMPARABLE'> {
  if (a.low === b.low && a.high === b.high) return 'SAME'
  if (a.low >= b.low && a.high <= b.high) return 'REFINES'
  if (b.low >= a.low && b.high <= a.high) return 'REFINED_BY'
  return a.high < b.low || b.high < a.low ? 'CONFLICTS' : 'COMPATIBLE'
}

const VERBS: Readonly<Record<Relation, string>> = {
  SAME: 'is the same as',
  REFINES: 'is within',
  REFINED_BY: 'includes',
  COMPATIBLE: 'overlaps',
  CONFLICTS: 'excludes',
  NOT_COMPARABLE: 'cannot be compared with',
}

/** Two quantities of one question. Quantities of which nothing is known are compatible with all. */
export function compareQuantities(a: Quantity, b: Quantity): Comparison {
  if (a.unit !== b.unit) return { relation: 'NOT_COMPARABLE', differsIn: ['UNIT'], reason: `${a.unit} against ${b.unit}` }
  if ((a.min === null && a.max === null) || (b.min === null && b.max === null)) {
    const same = a.written === b.written
    return { relation: same ? 'SAME' : 'COMPATIBLE', differsIn: same ? [] : ['VALUE'], reason: 'no number can be read' }
  }
  const relation = compareIntervals(bounds(a), bounds(b))
  return { relation, differsIn: relation === 'SAME' ? [] : ['VALUE'], reason: `${a.written} ${VERBS[relation]} ${b.written}` }
}

/** Two dates, on day numbers; an approximate one is compared as widened by its own precision. */
export function compareDates(a: DateValue, b: DateValue): Comparison {
  const relation = compareIntervals(daysOf(a), daysOf(b))
  return { relation, differsIn: relation === 'SAME' ? [] : ['DATE'], reason: `${a.written} ${VERBS[relation]} ${b.written}` }
}

/** The days that a date stands for. */
function daysOf(date: DateValue): Interval {
  const { before, after } = dateSlack(date)
  return { low: date.firstDay === null ? -Infinity : date.firstDay - before, high: date.lastDay === null ? Infinity : date.lastDay + after }
}
