import type { DateValue } from '../dates.js'
import type { Quantity } from '../quantities.js'
import { EN } from '../words.en.js'
import { checkPair, type CheckedPair } from './calendar-pair.js'
import { asConstraint, type Carriers, explainCarriers, transposedCarriers } from './carriers.js'
import { isReckoned, reckon, type Reckoned, type Unchecked } from './check.js'
import { type Constraint, type ConstraintKind, parallelsIn, sourceOf, type StatedFigure, termsOf } from './constraint.js'
import { explain, type Explained, type Surroundings } from './explain.js'
import { exactly, quantityOf } from './intervals.js'

/** A constraint that does not hold. */
export interface Violation {
  readonly id: string
  readonly kind: ConstraintKind
  /** The constraint as written down, from which it was checked; null where none was. */
  readonly writtenAs: string | null
  readonly constraint: Constraint
  /** Who states what does not hold. */
  readonly source: string
  readonly stated: Quantity | DateValue
  readonly derived: Quantity | DateValue
  readonly gap: Quantity
  readonly because: Because
  /** The gap as a share of what is derived. */
  readonly weight: number
}
type Because = { readonly kind: 'RECKONED'; readonly result: Reckoned } | { readonly kind: 'PAIR'; readonly pair: CheckedPair } | { readonly kind: 'CARRIERS'; readonly carriers: Carriers }

export interface Audited {
  /** By source; within one, the greatest gap first. */
  readonly violations: readonly Violation[]
  readonly held: readonly string[]
  readonly unchecked: readonly { readonly constraint: string; readonly why: Unchecked }[]
}

/**
 * Checks every constraint; what follows from them besides: the total of another source that answers the same question
 * is set against complete parts, and two carriers of one figure are compared. A total that answers another question
 * (another scope, phase, unit or universe) is never set against them.
 * @param answers what is said in answer to each question that has more than one answer
 */
export function audit(constraints: readonly Constraint[], answers: ReadonlyMap<string, readonly StatedFigure[]>): Audited {
  const violations: Violation[] = []
  const held: string[] = []
  const unchecked: { constraint: string; why: Unchecked }[] = []
  const parallel = parallelsIn(constraints)
  for (const constraint of constraints) {
    const outcome = checkOne(constraint, constraint, parallel(constraint))
    if (outcome === null) held.push(constraint.id)
    else if ('id' in outcome) violations.push(outcome)
    else unchecked.push({ constraint: constraint.id, why: outcome })
    violations.push(...rivalTotals(constraint, answers))
  }
  violations.push(...transposedCarriers(answers).map(carried))
  return { violations: violations.sort(inOrder), held, unchecked }
}

function checkOne(constraint: Constraint, written: Constraint, parallels: readonly Constraint[]): Violation | Unchecked | null {
  if (constraint.kind === 'CALENDAR_PAIR') return checkDates(constraint)
  const result = reckon(constraint, undefined, parallels)
  if (!isReckoned(result)) return result
  return result.size === 0 ? null : reckoned(constraint, written, result)
}

function reckoned(constraint: Constraint, written: Constraint, result: Reckoned): Violation {
  const { stated, derived, gap, unit, size } = result
  const [only] = termsOf(constraint, 'total')
  const said = constraint.kind === 'BOUND' ? null : (only?.figure?.quantity ?? only?.roll?.stated ?? null)
  return {
    id: `finding/${constraint.id}`,
    kind: constraint.kind,
    writtenAs: written.id,
    constraint,
    source: sourceOf(constraint),
    stated: said ?? quantityOf(stated, unit),
    derived: quantityOf(derived, unit),
    gap: quantityOf(gap, unit),
    because: { kind: 'RECKONED', result },
    weight: size / Math.max(1, Math.abs(Number.isFinite(derived.low) ? derived.low : derived.high)),
  }
}

/** The totals that other sources give in answer to the same question, set against parts that are complete. */
function rivalTotals(constraint: Constraint, answers: ReadonlyMap<string, readonly StatedFigure[]>): Violation[] {
  const [total] = termsOf(constraint, 'total')
  const own = total?.figure
  if (constraint.kind !== 'SUM' || constraint.coverage !== 'COMPLETE' || !own) return []
  const seen = new Set<string>([own.claim])
  return (answers.get(own.question) ?? []).flatMap((figure): Violation[] => {
    if (figure.source === own.source || seen.has(figure.claim)) return []
    const rival: Constraint = { ...constraint, id: `${constraint.id}~${figure.claim}`, group: null, terms: constraint.terms.map((term) => (term.term === 'total' ? { ...term, id: figure.claim, caption: figure.quantity.written, figure } : term)) }
    const outcome = checkOne(rival, constraint, [])
    return outcome !== null && 'id' in outcome ? [outcome] : []
  })
}

function checkDates(constraint: Constraint): Violation | Unchecked | null {
  const dates = termsOf(constraint, 'claim')
  if (dates.length === 0) return { kind: 'MISSING', term: 'claim' }
  const checked = dates.map(({ date, caption }) => ({ caption, pair: date ? checkPair(date) : null }))
  const wrong = checked.find(({ pair }) => pair && !pair.holds)?.pair
  if (wrong) {
    const gap = quantityOf(exactly(wrong.gap), EN.audit.units.days)
    return { id: `finding/${constraint.id}`, kind: 'CALENDAR_PAIR', writtenAs: constraint.id, constraint, source: sourceOf(constraint), stated: wrong.stated, derived: wrong.derived, gap, because: { kind: 'PAIR', pair: wrong }, weight: Math.abs(wrong.gap) / 365 }
  }
  const unread = checked.find(({ pair }) => !pair)
  return unread ? { kind: 'NO_PAIR', of: unread.caption } : null
}

function carried(carriers: Carriers): Violation {
  const constraint = asConstraint(carriers)
  const { one, other } = carriers
  const difference = (one.quantity.min ?? 0) - (other.quantity.min ?? 0)
  return {
    id: `finding/${constraint.id}`, kind: 'SAME_FIGURE', writtenAs: null, constraint, source: one.source, stated: one.quantity, derived: other.quantity, gap: quantityOf(exactly(difference), one.quantity.unit),
    because: { kind: 'CARRIERS', carriers }, weight: Math.abs(difference) / Math.max(1, other.quantity.min ?? 1),
  }
}

/** What the place of a finding among others depends on. */
export type Place = Pick<Violation, 'source' | 'weight' | 'id'>

/** By source, the greatest gap first, and what is alike by id: the order depends on nothing else. */
export function inOrder(a: Place, b: Place): number {
  return order(a.source, b.source) || b.weight - a.weight || order(a.id, b.id)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Explains a violation. Dates are not explained: a wrong digit of a day says no more than the gap. */
export function explainViolation({ constraint, because }: Violation, around: Surroundings): Explained {
  switch (because.kind) {
    case 'RECKONED':
      return explain(constraint, because.result, around)
    case 'CARRIERS':
      return explainCarriers(because.carriers, around)
    case 'PAIR':
      return { explanations: [], setAside: [], depth: 0, tried: 0, byChance: null, exhaustive: true }
  }
}
