import { type Constraint, type StatedFigure, termsOf } from './constraint.js'

/** The parts of a sum with the row in which each stands. */
export interface Row {
  readonly key: string
  readonly figure: StatedFigure
}

/**
 * The rows of a column. Two figures of parallel columns stand in one row if they stand in one row of a table, or, in a
 * text, if they have the same of what sets the figures of their columns apart (votes for two parties, town by town: the
 * town). Where nothing does, their place in the order is their row.
 */
export function rowsOf(constraint: Constraint): readonly Row[] {
  const found = known.get(constraint) ?? keyed(constraint)
  known.set(constraint, found)
  return found
}
const known = new WeakMap<Constraint, readonly Row[]>()

function keyed(constraint: Constraint): Row[] {
  const parts = termsOf(constraint, 'parts').flatMap(({ figure, position }) => (figure ? [{ figure, position }] : []))
  const shared = commonFeatures(parts.map(({ figure }) => figure))
  const keys = parts.map(({ figure }) => figure.row ?? apart(figure, shared))
  const distinct = new Set(keys).size === keys.length && !keys.includes('')
  return parts.map(({ figure, position }, index) => ({ figure, key: distinct ? (keys[index] ?? '') : (figure.row ?? `#${position}`) }))
}

/** What all figures of a column have in common. */
export function commonFeatures(figures: readonly StatedFigure[]): ReadonlySet<string> {
  const [first, ...rest] = figures
  return new Set((first?.features ?? []).filter((feature) => rest.every(({ features }) => features.includes(feature))))
}

/** What sets a figure apart from its column. */
export function apart({ features }: StatedFigure, shared: ReadonlySet<string>): string {
  return features.filter((feature) => !shared.has(feature)).sort().join('|')
}

/**
 * Figures of the same source that by all that describes the column belong to it, and stand outside: not among its
 * parts nor its total, and answering another question than any of them.
 */
export function outsideOf(constraint: Constraint, figures: readonly StatedFigure[]): Row[] {
  const inside = constraint.terms.flatMap(({ figure }) => (figure ? [figure] : []))
  const parts = termsOf(constraint, 'parts').flatMap(({ figure }) => (figure ? [figure] : []))
  const [first] = parts
  if (!first) return []
  const shared = commonFeatures(parts)
  const known = new Set(inside.flatMap(({ claim, question }) => [claim, question]))
  const found = new Map<string, Row>()
  for (const figure of [...figures].sort((a, b) => (a.claim < b.claim ? -1 : 1))) {
    if (known.has(figure.claim) || known.has(figure.question) || found.has(figure.question)) continue
    if (figure.source !== first.source || figure.measure !== first.measure || figure.quantity.unit !== first.quantity.unit) continue
    if (![...shared].every((feature) => figure.features.includes(feature))) continue
    found.set(figure.question, { key: apart(figure, shared), figure })
  }
  return [...found.values()]
}
