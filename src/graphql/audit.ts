import { loadNeighbours, loadRelations, type Relations } from '../graph/audit/load.js'
import { audit, type Audited, explainViolation, type Violation } from '../reasoning/arithmetic/audit.js'
import type { Unchecked } from '../reasoning/arithmetic/check.js'
import type { Constraint, ConstraintKind } from '../reasoning/arithmetic/constraint.js'
import type { Explained, Explanation } from '../reasoning/arithmetic/explain.js'
import type { Step } from '../reasoning/arithmetic/steps.js'
import { decodeCursor, encodeCursor, type PageArgs, type PageParent, pageSize } from './connections.js'
import { requireKnown } from './known.js'
import type { View } from './view.js'

export interface FindingParent {
  readonly view: View
  readonly violation: Violation
  /** Computed when it is asked for. */
  readonly explained: () => Promise<Explained>
}
export interface FindingPage extends PageParent {
  readonly view: View
  readonly held: number
  readonly unchecked: readonly UncheckedParent[]
}
export interface ExplanationParent {
  readonly view: View
  readonly explanation: Explanation
}
export interface StepParent {
  readonly view: View
  readonly step: Step
}
export interface UncheckedParent {
  readonly view: View
  readonly constraint: string
  readonly why: Unchecked
}

interface Ledger {
  readonly relations: Relations
  readonly audited: Audited
  readonly byId: ReadonlyMap<string, Constraint>
}

/** One audit for all fields of a request that ask for it. */
const ledgers = new WeakMap<View, Promise<Ledger>>()

function ledgerOf(view: View): Promise<Ledger> {
  const known = ledgers.get(view)
  if (known) return known
  const ledger = loadRelations(view.snapshot).then((relations) => ({ relations, audited: audit(relations.constraints, relations.answers), byId: new Map(relations.constraints.map((constraint) => [constraint.id, constraint])) }))
  ledgers.set(view, ledger)
  return ledger
}

/** A page of findings. All constraints are checked, which is cheap; only what is shown is explained. */
export async function findings(view: View, source: string | null | undefined, kinds: readonly ConstraintKind[] | null | undefined, args: PageArgs): Promise<FindingPage> {
  await requireKnown(view, { source })
  const { relations, audited, byId } = await ledgerOf(view)
  const wanted = (constraint: Constraint | undefined): boolean =>
    constraint !== undefined && (!kinds || kinds.includes(constraint.kind)) && (!source || constraint.terms.some(({ figure, roll, date }) => (figure ?? roll ?? date)?.source === source))
  const found = audited.violations.filter(({ constraint }) => wanted(constraint))
  const size = pageSize(args.first)
  const after = decodeCursor('audit', args.after)
  const start = after === '' ? 0 : found.findIndex(({ id }) => id === after) + 1
  const page = found.slice(start, start + size)
  const neighbours = once(() => loadNeighbours(view.snapshot, page.map(({ constraint }) => constraint)))
  return {
    view,
    items: page.map((violation): FindingParent => ({ view, violation, explained: once(async () => explainViolation(violation, { ...relations, figures: await neighbours() })) })),
    cursors: page.map(({ id }) => encodeCursor('audit', id)),
    hasNextPage: start + size < found.length,
    after: args.after ?? null,
    total: () => found.length,
    held: audited.held.filter((id) => wanted(byId.get(id))).length,
    unchecked: audited.unchecked.filter(({ constraint }) => wanted(byId.get(constraint))).map((part) => ({ view, ...part })),
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= work())
}
