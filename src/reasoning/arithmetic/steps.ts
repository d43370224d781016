import type { Quantity } from '../quantities.js'
import type { Edits } from './check.js'
import { type Constraint, entriesOf, type StatedFigure, type StatedRoll, termsOf } from './constraint.js'
import { exactly, type Interval, intervalOf, quantityOf } from './intervals.js'
import { misprints, numeralOf, shifts, transpositions } from './numerals.js'
import { outsideOf, type Row, rowsOf } from './rows.js'

/** What may have gone wrong when a total was made or a number was copied. Each costs the same. */
export const STEP_KINDS = ['ROW_LEFT_OUT', 'OUTSIDE_INCLUDED', 'ROW_COUNTED_TWICE', 'DIGITS_TRANSPOSED', 'DIGIT_MISPRINTED', 'DECIMAL_SHIFTED'] as const
export type StepKind = (typeof STEP_KINDS)[number]

export interface Step {
  readonly kind: StepKind
  /** The claim of the row: what was left out, included, counted twice, or miswritten. */
  readonly claim: string
  /** What the row or the number is called. */
  readonly name: string
  /** The number as it stands; null for a name of a roll. */
  readonly from: Quantity | null
  /** The number as it ought to stand; null where it is not the number that is wrong. */
  readonly to: Quantity | null
  /** What it touches: no explanation touches one row or one number twice. */
  readonly touches: string
  /** What it adds to the low and the high end of stated less derived. */
  readonly effect: Interval
  /** Its place among steps of one effect. */
  readonly key: string
}

/**
 * The steps that can mend a constraint whose parts add up, as changes of stated less derived. A row left out takes its
 * number from what is derived; a figure included or a row counted twice adds it; a miswritten number is replaced.
 * A number of 0 that is left out or counted twice explains nothing and is no step. For n rows of d digits O(n·d²).
 * @param neighbours figures that the same source states elsewhere
 */
export function linearSteps(constraint: Constraint, neighbours: readonly StatedFigure[]): Step[] {
  switch (constraint.kind) {
    case 'SUM': {
      const rows = rowsOf(constraint)
      return [
        ...rows.flatMap((row) => rowSteps(row)),
        ...outsideOf(constraint, neighbours).flatMap((row) => moved('OUTSIDE_INCLUDED', row, -1)),
        ...rows.flatMap(({ figure, key }) => digitSteps(figure, -1, key)),
        ...digitStepsOf(constraint, 'total', 1),
      ]
    }
    case 'COUNT':
      return [
        ...termsOf(constraint, 'roll').flatMap((term) => entriesOf(term).flatMap((entry): Step[] => [entryStep('ROW_LEFT_OUT', entry, 1), entryStep('ROW_COUNTED_TWICE', entry, -1)])),
        ...digitStepsOf(constraint, 'total', 1),
      ]
    case 'DIFFERENCE':
      return [...digitStepsOf(constraint, 'minuend', -1), ...digitStepsOf(constraint, 'subtrahend', 1), ...digitStepsOf(constraint, 'result', 1)]
    case 'BOUND':
      return [...digitStepsOf(constraint, 'lesser', 1), ...digitStepsOf(constraint, 'greater', -1)]
    default:
      return []
  }
}

/** For relations that do not add up, such as a share: every other number that each of its terms could stand for. */
export function termSteps(constraint: Constraint): Step[] {
  return [...new Set(constraint.terms.map(({ term }) => term))].sort().flatMap((term) => digitStepsOf(constraint, term, 0))
}

function digitStepsOf(constraint: Constraint, term: string, sign: number): Step[] {
  return termsOf(constraint, term).flatMap(({ figure }) => (figure ? digitSteps(figure, sign, figure.claim) : []))
}

function rowSteps(row: Row): Step[] {
  return [...moved('ROW_LEFT_OUT', row, 1), ...moved('ROW_COUNTED_TWICE', row, -1)]
}

function moved(kind: StepKind, row: Row, sign: 1 | -1): Step[] {
  const { low, high } = intervalOf(row.figure.quantity)
  if (low === 0 && high === 0) return []
  const effect = sign === 1 ? { low: high, high: low } : { low: -high, high: -low }
  return [{ kind, claim: row.figure.claim, name: row.figure.name, from: row.figure.quantity, to: null, touches: row.key, effect, key: `${kind} ${row.figure.claim}` }]
}

function entryStep(kind: StepKind, { claim, name }: StatedRoll['entries'][number], sign: 1 | -1): Step {
  return { kind, claim, name, from: null, to: null, touches: claim, effect: exactly(sign), key: `${kind} ${claim}` }
}

function digitSteps({ claim, name, quantity }: StatedFigure, sign: number, touches: string): Step[] {
  const numeral = numeralOf(quantity)
  const { min } = quantity
  if (!numeral || min === null) return []
  const found = new Map<number, StepKind>()
  const offer = (kind: StepKind, values: readonly number[]): void => {
    for (const value of values) if (value !== min && !found.has(value)) found.set(value, kind)
  }
  // A number that can be reached in two ways is one explanation; the rarer way names it.
  offer('DECIMAL_SHIFTED', shifts(numeral))
  offer('DIGITS_TRANSPOSED', transpositions(numeral))
  offer('DIGIT_MISPRINTED', misprints(numeral))
  return [...found].map(([value, kind]) => ({ kind, claim, name, from: quantity, to: quantityOf(exactly(value), quantity.unit), touches, effect: exactly(sign * (value - min)), key: `${kind} ${claim} ${value}` }))
}

/** All that the steps of one explanation take to be otherwise, seen from one constraint. */
export function editsOf(steps: readonly Step[], neighbours: ReadonlyMap<string, readonly Row[]>, constraint: Constraint, parallel: boolean): Edits {
  const values = new Map<string, number>()
  const counted = new Map<string, number>()
  const added: Row[] = []
  for (const { kind, claim, to, touches } of steps) {
    if (to?.min != null) values.set(claim, to.min)
    else if (!parallel) continue
    else if (kind === 'ROW_LEFT_OUT') counted.set(touches, 0)
    else if (kind === 'ROW_COUNTED_TWICE') counted.set(touches, 2)
    else added.push(...(neighbours.get(constraint.id) ?? []).filter(({ key }) => key === touches))
  }
  return { values, counted, added }
}
