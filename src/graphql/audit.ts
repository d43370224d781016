import { loadNeighbours, loadRelations, type Relations } from '../graph/audit/load.js'
import { audit, type Audited, explainViolation, inOrder, type Place, type Violation } from '../reasoning/arithmetic/audit.js'
import type { Unchecked } from '../reasoning/arithmetic/check.js'
import type { Constraint, ConstraintKind } from '../reasoning/arithmetic/constraint.js'
import type { Explained, Explanation } from '../reasoning/arithmetic/explain.js'
import type { Step } from '../reasoning/arithmetic/steps.js'
import { AttestError } from '../errors.js'
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
  /** Each counts as an item of the answer. */
  readonly unchecked: () => readonly UncheckedParent[]
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
  const ledger = loadRelations(view.snapshot, spendOf(view)).then((relations) => ({ relations, audited: audit(relations.constraints, relations.answers), byId: new Map(relations.constraints.map((constraint) => [constraint.id, constraint])) }))
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
  const behind = after === '' ? null : readPlace(after)
  const rest = behind === null ? found : found.filter((violation) => inOrder(violation, behind) > 0)
  const page = rest.slice(0, size)
  const neighbours = once(() => loadNeighbours(view.snapshot, page.map(({ constraint }) => constraint), spendOf(view)))
  return {
    view,
    items: page.map((violation): FindingParent => ({ view, violation, explained: once(async () => explainViolation(violation, { ...relations, figures: await neighbours() })) })),
    cursors: page.map((violation) => encodeCursor('audit', placeOf(violation))),
    hasNextPage: rest.length > size,
    after: args.after ?? null,
    total: () => found.length,
    held: audited.held.filter((id) => wanted(byId.get(id))).length,
    unchecked: () => {
      const unchecked = audited.unchecked.filter(({ constraint }) => wanted(byId.get(constraint)))
      view.spend(unchecked.length)
      return unchecked.map((part) => ({ view, ...part }))
    },
  }
}

/** The place of a finding in their order, to go on behind it even if it is gone. */
function placeOf({ source, weight, id }: Violation): string {
  return JSON.stringify([source, weight, id])
}

/** @throws AttestError BAD_INPUT for a text that is no such place */
function readPlace(place: string): Place {
  const [, source, weight, id] = /^\["([^"]*)",(\d[\d.e+-]*),"([^"]*)"\]$/.exec(place) ?? []
  if (source === undefined || weight === undefined || id === undefined) throw new AttestError('BAD_INPUT', 'after: this is no cursor of this list. Expected the endCursor of the page before.')
  return { source, weight: Number(weight), id }
}

function spendOf(view: View): (items: number) => void {
  return (items) => {
    view.spend(items)
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= work())
}
