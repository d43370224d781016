import type { Quantity } from '../quantities.js'
import { EN } from '../words.en.js'
import { type Constraint, entriesOf, type StatedFigure, termsOf } from './constraint.js'
import { add, divide, exactly, type Interval, intervalOf, subtract, sum, times, widen } from './intervals.js'
import { roundingOf } from './numerals.js'
import { type Row, rowsOf } from './rows.js'

/** What an explanation takes to be otherwise than it stands. */
export interface Edits {
  /** Other numbers for figures, by their claims. */
  readonly values: ReadonlyMap<string, number>
  /** How often rows were counted, where not once. */
  readonly counted: ReadonlyMap<string, number>
  /** Rows from outside that were counted too: their figures, for whichever column they belong to. */
  readonly added: readonly Row[]
}

export const UNTOUCHED: Edits = { values: new Map(), counted: new Map(), added: [] }

/** How what is stated must stand to what is derived. */
type Must = 'EQUAL' | 'AT_LEAST' | 'AT_MOST'

/** What is stated, what follows from the other terms, and the first less the second. */
export interface Reckoned {
  readonly must: Must
  readonly stated: Interval
  readonly derived: Interval
  /** Stated less derived, as the numbers stand. */
  readonly gap: Interval
  /** The same, as far as rounding leaves it open. */
  readonly open: Interval
  /** How far it is from holding; 0 if it holds. */
  readonly size: number
  readonly unit: string
}

/** Why a constraint cannot be checked. */
export type Unchecked = { readonly kind: 'MISSING'; readonly term: string } | { readonly kind: 'NO_NUMBER'; readonly term: string; readonly of: string } | { readonly kind: 'NO_PAIR'; readonly of: string } | { readonly kind: 'DIVISOR' }

class Uncheckable extends Error {
  constructor(readonly why: Unchecked) {
    super(why.kind)
  }
}

/**
 * Checks a constraint of numbers, with the edits of an explanation.
 *
 *   SUM         total = Σ parts. With PARTIAL or UNKNOWN coverage only total ≥ Σ parts: a shortfall is no fault.
 *   COUNT       Σ stated = names of the roll, rows of the table, or claims that name one each; ≥ where these are not known in
 *               full and nobody says that they are whole.
 *   DIFFERENCE  result = minuend − Σ subtrahend.
 *   BOUND       Σ lesser ≤ greater.
 *   RATIO       quotient = dividend ÷ divisor, rounded as the quotients of the group are.
 *   SHARE       percent = 100 · Σ part ÷ whole, rounded likewise.
 *   RANK        rank = 1 + the others that are greater; ≥ where not all others are given.
 *
 * Each is reckoned on intervals. It is violated when no choice of numbers within them satisfies it: then, and only then,
 * `size` is more than 0. Units may differ, such as voters and their votes: the constraint says that they are to be set
 * against each other. Linear in the number of terms.
 * @param parallels the constraints of the same group, which show how numbers are rounded
 */
export function reckon(constraint: Constraint, edits: Edits = UNTOUCHED, parallels: readonly Constraint[] = []): Reckoned | Unchecked {
  try {
    return weigh(constraint, edits, parallels)
  } catch (error) {
    if (error instanceof Uncheckable) return error.why
    throw error
  }
}

export function isReckoned(result: Reckoned | Unchecked): result is Reckoned {
  return 'size' in result
}

function weigh(constraint: Constraint, edits: Edits, parallels: readonly Constraint[]): Reckoned {
  const one = (name: string): Interval => value(only(constraint, name), edits)
  const many = (name: string): Interval => sum(figures(constraint, name).map((figure) => value(figure, edits)))
  const whole = constraint.coverage === 'COMPLETE'
  switch (constraint.kind) {
    case 'SUM': {
      const total = only(constraint, 'total')
      figures(constraint, 'parts')
      return compared(whole ? 'EQUAL' : 'AT_LEAST', value(total, edits), sumOf(constraint, edits), total.quantity.unit, roundingOf(total.quantity))
    }
    case 'COUNT':
      return countOf(constraint, edits)
    case 'DIFFERENCE': {
      const result = only(constraint, 'result')
      return compared('EQUAL', value(result, edits), subtract(one('minuend'), many('subtrahend')), result.quantity.unit, roundingOf(result.quantity))
    }
    case 'BOUND': {
      const greater = only(constraint, 'greater')
      return compared('AT_MOST', many('lesser'), value(greater, edits), greater.quantity.unit, 0)
    }
    case 'RATIO':
    case 'SHARE': {
      const [name, above, below] = constraint.kind === 'RATIO' ? (['quotient', 'dividend', 'divisor'] as const) : (['percent', 'part', 'whole'] as const)
      const stated = only(constraint, name)
      const quotient = divide(many(above), one(below))
      if (!quotient) throw new Uncheckable({ kind: 'DIVISOR' })
      return compared('EQUAL', value(stated, edits), constraint.kind === 'RATIO' ? quotient : times(quotient, 100), stated.quantity.unit, gridOf([constraint, ...parallels], name) / 2)
    }
    case 'RANK':
      return rankOf(constraint, edits)
    default:
      throw new Uncheckable({ kind: 'MISSING', term: 'total' })
  }
}

function compared(must: Must, stated: Interval, derived: Interval, unit: string, rounding: number): Reckoned {
  const open = subtract(widen(stated, rounding), derived)
  const below = must === 'AT_MOST' ? 0 : Math.max(0, -open.high)
  const above = must === 'AT_LEAST' ? 0 : Math.max(0, open.low)
  return { must, stated, derived, gap: subtract(stated, derived), open, size: Math.max(below, above), unit }
}

function sumOf(constraint: Constraint, edits: Edits): Interval {
  let total = exactly(0)
  const rows = rowsOf(constraint)
  for (const { key, figure } of rows) total = add(total, times(value(figure, edits), edits.counted.get(key) ?? 1))
  for (const { figure } of edits.added) total = add(total, intervalOf(figure.quantity))
  return total
}

function countOf(constraint: Constraint, edits: Edits): Reckoned {
  const [rolls, totals] = [termsOf(constraint, 'roll'), termsOf(constraint, 'total')]
  if (rolls.length === 0 || totals.length === 0) throw new Uncheckable({ kind: 'MISSING', term: rolls.length === 0 ? 'roll' : 'total' })
  const stated = sum(totals.map((total) => {
    const quantity = total.figure?.quantity ?? total.roll?.stated
    if (!quantity) throw new Uncheckable({ kind: 'NO_NUMBER', term: 'total', of: total.caption })
    return total.figure ? value(total.figure, edits) : intervalOf(quantity)
  }))
  const named = rolls.flatMap(entriesOf).reduce((count, { claim }) => count + (edits.counted.get(claim) ?? 1), 0)
  const whole = constraint.coverage === null ? rolls.every(({ roll }) => roll?.knownInFull) : constraint.coverage === 'COMPLETE'
  return compared(whole ? 'EQUAL' : 'AT_LEAST', stated, exactly(named), totals[0]?.figure?.quantity.unit ?? EN.audit.units.names, 0)
}

function rankOf(constraint: Constraint, edits: Edits): Reckoned {
  const [ranked, rank] = [only(constraint, 'ranked'), only(constraint, 'rank')]
  const others = termsOf(constraint, 'others').length === 0 ? [] : figures(constraint, 'others')
  const own = value(ranked, edits)
  const rivals = others.map((other) => value(other, edits))
  const derived = { low: 1 + rivals.filter(({ low }) => low > own.high).length, high: 1 + rivals.filter(({ high }) => high > own.low).length }
  return compared(constraint.coverage === 'COMPLETE' ? 'EQUAL' : 'AT_LEAST', value(rank, edits), derived, rank.quantity.unit, 0)
}

function value({ claim, quantity }: StatedFigure, edits: Edits): Interval {
  const other = edits.values.get(claim)
  return other === undefined ? intervalOf(quantity) : exactly(other)
}

function figures(constraint: Constraint, name: string): StatedFigure[] {
  const terms = termsOf(constraint, name)
  if (terms.length === 0) throw new Uncheckable({ kind: 'MISSING', term: name })
  return terms.map(({ figure, caption }) => {
    if (!figure || (figure.quantity.min === null && figure.quantity.max === null)) throw new Uncheckable({ kind: 'NO_NUMBER', term: name, of: caption })
    return figure
  })
}

function only(constraint: Constraint, name: string): StatedFigure {
  const [first] = figures(constraint, name)
  if (!first) throw new Uncheckable({ kind: 'MISSING', term: name })
  return first
}

/** Steps to which people round, the coarsest first. */
const GRIDS = [1, 1 / 2, 1 / 4, 1 / 5, 1 / 10, 1 / 20, 1 / 100, 1 / 1000]

/** The coarsest step on which all stated numbers of a column lie: a column of 3, 2.5 and 0.5 is rounded to halves. */
function gridOf(constraints: readonly Constraint[], name: string): number {
  const stated: Quantity[] = constraints.flatMap((constraint) => termsOf(constraint, name).flatMap(({ figure }) => (figure ? [figure.quantity] : [])))
  const ends = stated.flatMap(({ min, max }) => [min, max]).filter((end) => end !== null)
  return GRIDS.find((grid) => ends.every((end) => Math.abs(end / grid - Math.round(end / grid)) < 1e-9)) ?? 0
}
