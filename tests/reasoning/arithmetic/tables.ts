import type { Constraint, ConstraintKind, Coverage, StatedFigure, Term } from '../../../src/reasoning/arithmetic/constraint.js'
import { intervalOf } from '../../../src/reasoning/arithmetic/intervals.js'
import { explain, type Explained, type Surroundings } from '../../../src/reasoning/arithmetic/explain.js'
import { isReckoned, reckon } from '../../../src/reasoning/arithmetic/check.js'
import { parseQuantity } from '../../../src/reasoning/quantities.js'

/** A figure of column `of` in row `where`; without a row of a table it is known by its place. */
export function figure(claim: string, written: string | number, { of = 'a', where = claim, source = 's', unit = 'votes', question = claim, scale = 1 }: { of?: string; where?: string; source?: string; unit?: string; question?: string; scale?: number } = {}): StatedFigure {
  const read = parseQuantity(written, unit)
  if (!read) throw new Error(`${written} is no number`)
  const scaled = (value: number | null): number | null => (value === null ? null : value * scale)
  return { claim, source, name: where, question, quantity: { ...read, min: scaled(read.min), max: scaled(read.max) }, measure: 'votes', row: null, features: [`of:${of}`, ...(where === '' ? [] : [`where:${where}`])], citations: [] }
}

export function term(name: string, position: number, of: StatedFigure): Term {
  return { term: name, position, id: of.claim, caption: of.name, figure: of }
}

export function constraint(id: string, kind: ConstraintKind, parts: Readonly<Record<string, StatedFigure | readonly StatedFigure[]>>, { coverage = kind === 'SUM' ? 'COMPLETE' : null, group = null }: { coverage?: Coverage | null; group?: string | null } = {}): Constraint {
  const terms = Object.entries(parts).flatMap(([name, of]) => [of].flat().map((one, index) => term(name, index + 1, one)))
  return { id, kind, coverage, group, because: 'the table says so', terms }
}

/** A column of a table: rows r0, r1 … and what it states in sum. */
export function column(of: string, rows: readonly (string | number)[], total: string | number, coverage: Coverage = 'COMPLETE'): Constraint {
  return constraint(`sum-${of}`, 'SUM', { total: figure(`${of}-total`, total, { of, where: '' }), parts: rows.map((value, row) => figure(`${of}-r${row}`, value, { of, where: `r${row}` })) }, { coverage, group: 'table' })
}

/** Explains the first of the constraints amid the others; null if it holds. */
export function explained(of: Constraint, around: Partial<Surroundings> = {}): Explained | null {
  const result = reckon(of)
  if (!isReckoned(result)) throw new Error(JSON.stringify(result))
  return result.size === 0 ? null : explain(of, result, { constraints: [of], figures: [], answers: new Map(), ...around })
}

/** Explanations as short texts, such as `ROW_LEFT_OUT a-r0` or `DIGIT_MISPRINTED a-r1 486>406`. */
export function texts(of: Explained | null): string[] {
  return (of?.explanations ?? []).map(({ steps }) => steps.map(({ kind, claim, to }) => `${kind} ${claim}${to ? `>${intervalOf(to).low}` : ''}`).join(' + '))
}
