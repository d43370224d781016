import type { Constraint, StatedFigure, Term } from '../../../src/reasoning/arithmetic/constraint.js'
import { misprints, numeralOf, shifts, transpositions } from '../../../src/reasoning/arithmetic/numerals.js'
import type { StepKind } from '../../../src/reasoning/arithmetic/steps.js'
import { column, constraint, figure, term } from './tables.js'

/** A table of two columns that adds up, but for one error. */
export interface Planted {
  readonly columns: readonly Constraint[]
  /** What the source says besides: a row outside the table. */
  readonly figures: readonly StatedFigure[]
  /** What went wrong, as `texts` puts it. */
  readonly cause: string
  /** The column that no longer adds up. */
  readonly at: number
}

/**
 * Makes one error of a kind in a table that adds up: in the total, as a clerk makes it who leaves out, includes or
 * counts twice a whole row, or in one number, as a printer makes it. Null where the error would leave no gap, as of a row of 0.
 */
export function plant(table: readonly (readonly [number, number])[], outside: readonly [number, number], kind: StepKind | null, at: number, how: number): Planted | null {
  const cells = table.map((row) => [...row])
  const totals = [0, 1].map((side) => cells.reduce((total, row) => total + (row[side] ?? 0), 0))
  const figures = [0, 1].map((side) => figure(`${NAMES[side] ?? ''}-out`, outside[side] ?? 0, { of: NAMES[side] ?? '', where: 'out' }))
  const row = at % table.length
  const inTotal = how % 5 === 0
  const side = how % 2
  const own = cells[row]?.[side] ?? 0
  let cause = ''
  switch (kind) {
    case null:
      break
    case 'ROW_LEFT_OUT':
    case 'ROW_COUNTED_TWICE':
      if (own === 0) return null
      for (const one of [0, 1]) totals[one] = (totals[one] ?? 0) + (kind === 'ROW_LEFT_OUT' ? -1 : 1) * (cells[row]?.[one] ?? 0)
      cause = `${kind} ${NAMES[side] ?? ''}-r${row}`
      break
    case 'OUTSIDE_INCLUDED':
      for (const one of [0, 1]) totals[one] = (totals[one] ?? 0) + (outside[one] ?? 0)
      cause = `${kind} ${NAMES[side] ?? ''}-out`
      break
    default: {
      const right = inTotal ? (totals[side] ?? 0) : own
      const wrong = misread(kind, right, how)
      if (wrong === null || !cells[row]) return null
      if (inTotal) totals[side] = wrong
      else cells[row][side] = wrong
      cause = `${nameOf(wrong, right)} ${NAMES[side] ?? ''}-${inTotal ? 'total' : `r${row}`}>${right}`
    }
  }
  const columns = [0, 1].map((one) => column(NAMES[one] ?? '', cells.map((cell) => cell[one] ?? 0), totals[one] ?? 0))
  return { columns, figures, cause, at: side }
}

/** A difference of which one number is miswritten. */
export function plantDifference(subtrahends: readonly number[], result: number, kind: Misprint, at: number, how: number): Pick<Planted, 'columns' | 'cause'> | null {
  const numbers = [result + subtrahends.reduce((total, value) => total + value, 0), result, ...subtrahends]
  const place = at % numbers.length
  const right = numbers[place] ?? 0
  const wrong = misread(kind, right, how)
  if (wrong === null) return null
  numbers[place] = wrong
  const [minuend = 0, difference = 0, ...rest] = numbers
  const terms = { minuend: figure('n0', minuend), result: figure('n1', difference), subtrahend: rest.map((value, index) => figure(`n${index + 2}`, value)) }
  return { columns: [constraint('difference', 'DIFFERENCE', terms)], cause: `${nameOf(wrong, right)} n${place}>${right}` }
}

/** A roll known in full, whose number is stated without one name, with one name twice, or with a digit wrong. */
export function plantCount(names: number, kind: Misprint | 'ROW_LEFT_OUT' | 'ROW_COUNTED_TWICE', at: number, how: number): Pick<Planted, 'columns' | 'cause'> | null {
  const moved = kind === 'ROW_LEFT_OUT' ? -1 : kind === 'ROW_COUNTED_TWICE' ? 1 : null
  const stated = moved === null ? misread(kind as Misprint, names, how) : names + moved
  if (stated === null) return null
  const entries = Array.from({ length: names }, (_, index) => ({ claim: `e${index}`, name: `Name ${index}` }))
  const roll: Term = { term: 'roll', position: 1, id: 'roll', caption: 'Roll', roll: { roll: 'roll', source: 's', stated: null, entries, knownInFull: true } }
  const count: Constraint = { id: 'count', kind: 'COUNT', coverage: null, group: null, because: 'the roll says so', terms: [term('total', 1, figure('total', stated)), roll] }
  return { columns: [count], cause: moved === null ? `${nameOf(stated, names)} total>${names}` : `${kind} e${at % names}` }
}

const NAMES = ['a', 'b'] as const

export type Misprint = 'DIGITS_TRANSPOSED' | 'DIGIT_MISPRINTED' | 'DECIMAL_SHIFTED'

const numeral = (value: number): NonNullable<ReturnType<typeof numeralOf>> => {
  const found = numeralOf({ written: String(value), min: value, max: value, approximate: false, unit: 'votes' })
  if (!found) throw new Error(`${value} has no digits`)
  return found
}
const SLIPS: Readonly<Record<Misprint, (value: number) => number[]>> = {
  DIGITS_TRANSPOSED: (value) => transpositions(numeral(value)),
  DIGIT_MISPRINTED: (value) => misprints(numeral(value)),
  DECIMAL_SHIFTED: (value) => shifts(numeral(value)),
}

/** What a printer may make of a number, from which the right one can be had back by the same slip; null if nothing. */
function misread(kind: Misprint, right: number, how: number): number | null {
  const slips = SLIPS[kind](right).filter((slip) => slip !== right && SLIPS[kind](slip).includes(right))
  return slips[how % Math.max(1, slips.length)] ?? null
}

/** What one number instead of another is called first: an error that can be had in two ways has one name. */
function nameOf(wrong: number, right: number): Misprint {
  return (['DECIMAL_SHIFTED', 'DIGITS_TRANSPOSED', 'DIGIT_MISPRINTED'] as const).find((kind) => SLIPS[kind](wrong).includes(right)) ?? 'DIGIT_MISPRINTED'
}
