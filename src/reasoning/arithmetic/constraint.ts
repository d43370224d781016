import type { Calendar } from '../calendar.js'
import type { Quantity } from '../quantities.js'

/** Kinds of relations that must hold. SAME_FIGURE is never written down: two claims that answer one question should agree. */
export type ConstraintKind = 'SUM' | 'COUNT' | 'DIFFERENCE' | 'BOUND' | 'RATIO' | 'SHARE' | 'RANK' | 'CALENDAR_PAIR' | 'SAME_FIGURE'
export type Coverage = 'COMPLETE' | 'PARTIAL' | 'UNKNOWN'

/** A figure that a source states. */
export interface StatedFigure {
  readonly claim: string
  readonly source: string
  /** What it is called among its like: the heading of its row, or of whom or where it is. */
  readonly name: string
  /** What it answers: the same measure, phase, unit, universe, of whom and where. */
  readonly question: string
  readonly quantity: Quantity
  readonly measure: string
  /** The row of a table in which it stands. */
  readonly row: string | null
  /** What is counted, where and how, each as `role:filler`: what a column has in common and what sets its rows apart. */
  readonly features: readonly string[]
  /** The citations by which it is known. */
  readonly citations: readonly string[]
}

/** An enumeration and the number that it states of itself; or the rows of a table. */
export interface StatedRoll {
  readonly roll: string
  readonly source: string
  readonly stated: Quantity | null
  /** One for each name: the claim that it makes. */
  readonly entries: readonly { readonly claim: string; readonly name: string }[]
  readonly knownInFull: boolean
}

/** A date as written, which may be a pair. */
export interface StatedDate {
  readonly claim: string
  readonly source: string
  readonly written: string
  readonly calendar: Calendar
  readonly firstDay: number | null
  readonly lastDay: number | null
}

/** What a constraint relates. What is none of the three cannot be reckoned with. */
export interface Term {
  readonly term: string
  readonly position: number
  readonly id: string
  readonly caption: string
  readonly figure?: StatedFigure
  readonly roll?: StatedRoll
  readonly date?: StatedDate
}

export interface Constraint {
  readonly id: string
  readonly kind: ConstraintKind
  readonly coverage: Coverage | null
  /** Constraints of one group are parallel: columns of one table. */
  readonly group: string | null
  readonly because: string
  readonly terms: readonly Term[]
}

/** Constraints never change: what is looked up again and again while explanations are tried is sorted once. */
const parts = new WeakMap<Constraint, Map<string, Term[]>>()

/** The terms of one part, in their order. */
export function termsOf(constraint: Constraint, name: string): readonly Term[] {
  let sorted = parts.get(constraint)
  if (!sorted) {
    sorted = new Map()
    for (const term of [...constraint.terms].sort((x, y) => x.position - y.position || (x.id < y.id ? -1 : 1))) {
      const list = sorted.get(term.term)
      if (list) list.push(term)
      else sorted.set(term.term, [term])
    }
    parts.set(constraint, sorted)
  }
  return sorted.get(name) ?? []
}

/** What a term counts: the names of a roll, the rows of a table, or itself. */
export function entriesOf({ id, caption, figure, roll }: Term): StatedRoll['entries'] {
  return roll?.entries ?? [{ claim: id, name: figure?.name ?? caption }]
}

/** Which part says the number that the others must give. */
const STATED: Readonly<Record<ConstraintKind, string>> = { SUM: 'total', COUNT: 'total', DIFFERENCE: 'result', BOUND: 'lesser', RATIO: 'quotient', SHARE: 'percent', RANK: 'rank', CALENDAR_PAIR: 'claim', SAME_FIGURE: 'one' }

export function statedTerms(constraint: Constraint): readonly Term[] {
  return termsOf(constraint, STATED[constraint.kind])
}

/** Who states what is checked. */
export function sourceOf(constraint: Constraint): string {
  const [term] = statedTerms(constraint)
  return term?.figure?.source ?? term?.roll?.source ?? term?.date?.source ?? ''
}

/** Finds the other constraints of a constraint's group. */
export function parallelsIn(constraints: readonly Constraint[]): (constraint: Constraint) => readonly Constraint[] {
  const groups = new Map<string, Constraint[]>()
  for (const constraint of constraints) {
    if (constraint.group === null) continue
    const group = groups.get(constraint.group) ?? []
    group.push(constraint)
    groups.set(constraint.group, group)
  }
  return ({ id, group }) => (group === null ? [] : (groups.get(group) ?? []).filter((other) => other.id !== id))
}
