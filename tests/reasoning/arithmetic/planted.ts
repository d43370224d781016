import type { Constraint, StatedFigure } from '../../../src/reasoning/arithmetic/constraint.js'
import { misprints, numeralOf, shifts, transpositions } from '../../../src/reasoning/arithmetic/numerals.js'
import type { StepKind } from '../../../src/reasoning/arithmetic/steps.js'
import { column, figure } from './tables.js'

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
 * counts twice a whole row, or in one number, as a printer makes it. Null where the error would leave no gap.
 */
export function plant(table: readonly (readonly [number, number])[], outside: readonly [number, number], kind: StepKind | null, at: number, how: number): Planted | null {
  const cells = table.map((row) => [...row])
  const totals = [0, 1].map((side) => cells.reduce((total, row) => total + (row[side] ?? 0), 0))
  const figures = [0, 1].map((side) => figure(`${NAMES[side] ?? ''}-out`, outside[side] ?? 0, { of: NAMES[side] ?? '', where: 'out' }))
  const row = at % table.length
  const side = how % 2
  const own = cells[row]?.[side] ?? 0
  let cause = ''
  switch (kind) {
    case null:
      break
    case 'ROW_LEFT_OUT':
    case 'ROW_COUNTED_TWICE':
      for (const one of [0, 1]) totals[one] = (totals[one] ?? 0) + (kind === 'ROW_LEFT_OUT' ? -1 : 1) * (cells[row]?.[one] ?? 0)
      cause = `${kind} ${NAMES[side] ?? ''}-r${row}`
      break
    case 'OUTSIDE_INCLUDED':
      for (const one of [0, 1]) totals[one] = (totals[one] ?? 0) + (outside[one] ?? 0)
      cause = `${kind} ${NAMES[side] ?? ''}-out`
      break
    default: {
      const slips = SLIPS[kind](own).filter((slip) => slip > 0 && slip !== own && SLIPS[kind](slip).includes(own))
      const wrong = slips[how % Math.max(1, slips.length)]
      if (wrong === undefined || !cells[row]) return null
      cells[row][side] = wrong
      cause = `${nameOf(wrong, own)} ${NAMES[side] ?? ''}-r${row}>${own}`
    }
  }
  const columns = [0, 1].map((one) => column(NAMES[one] ?? '', cells.map((cell) => cell[one] ?? 0), totals[one] ?? 0))
  return { columns, figures, cause, at: side }
}

const NAMES = ['a', 'b'] as const

type Misprint = 'DIGITS_TRANSPOSED' | 'DIGIT_MISPRINTED' | 'DECIMAL_SHIFTED'

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

/** What one number instead of another is called first: an error that can be had in two ways has one name. */
function nameOf(wrong: number, right: number): Misprint {
  return (['DECIMAL_SHIFTED', 'DIGITS_TRANSPOSED', 'DIGIT_MISPRINTED'] as const).find((kind) => SLIPS[kind](wrong).includes(right)) ?? 'DIGIT_MISPRINTED'
}
