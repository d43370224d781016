import { loadNeighbours, loadRelationsOf } from '../graph/audit/load.js'
import { explainViolation, type Place, type Violation } from '../reasoning/arithmetic/audit.js'
import type { Unchecked } from '../reasoning/arithmetic/check.js'
import type { Constraint, ConstraintKind } from '../reasoning/arithmetic/constraint.js'
import type { Explained, Explanation } from '../reasoning/arithmetic/explain.js'
import type { Step } from '../reasoning/arithmetic/steps.js'
import { AttestError } from '../errors.js'
import { type Bounds, BOUNDS, look, spendOf } from './audit-search.js'
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

/** A page of findings. Constraints are checked until it is full, which is cheap; only what is shown is explained. */
export async function findings(view: View, source: string | null | undefined, kinds: readonly ConstraintKind[] | null | undefined, args: PageArgs, bounds: Bounds = BOUNDS): Promise<FindingPage> {
  await requireKnown(view, { source })
  const wanted = (constraint: Constraint | undefined): boolean =>
    constraint !== undefined && (!kinds || kinds.includes(constraint.kind)) && (!source || constraint.terms.some(({ figure, roll, date }) => (figure ?? roll ?? date)?.source === source))
  const size = pageSize(args.first)
  const after = decodeCursor('audit', args.after)
  const behind = after === '' ? null : readPlace(after)
  const { found, checked, tried, whole, total } = await look(view, source ?? null, wanted, behind, size, bounds)
  const page = found.slice(0, size)
  const ends = found.length > size ? page.at(-1)?.source : tried
  // What is behind the last finding of a full page is looked at again for the next one.
  const looked = checked.filter(({ owner }) => ends === undefined || owner <= ends)
  const neighbours = once(() => loadNeighbours(view.snapshot, page.map(({ constraint }) => constraint), spendOf(view)))
  const around = once(async () => whole ?? (await loadRelationsOf(view.snapshot, sourcesOf(page), spendOf(view))))
  return {
    view,
    items: page.map((violation): FindingParent => ({ view, violation, explained: once(async () => explainViolation(violation, { ...(await around()), figures: await neighbours() })) })),
    cursors: page.map((violation) => encodeCursor('audit', placeOf(violation))),
    hasNextPage: found.length > size || tried !== undefined,
    ...(found.length <= size && tried !== undefined ? { tried: encodeCursor('audit', placeOf(endOf(tried))) } : {}),
    after: args.after ?? null,
    total: async () => {
      if (total !== null) return total
      const all = await look(view, source ?? null, wanted, null, Infinity, bounds)
      if (all.tried === undefined) return all.found.length
      throw new AttestError('BAD_INPUT', 'totalCount: the archive is too large to be audited as a whole for one request. Go through the pages ("attest audit" does), or name a source.')
    },
    held: looked.filter(({ why }) => why === null).length,
    unchecked: () => {
      const unchecked = looked.flatMap(({ id, why }) => (why === null ? [] : [{ view, constraint: id, why }]))
      view.spend(unchecked.length)
      return unchecked
    },
  }
}

/** All sources whose statements stand in these findings. */
function sourcesOf(page: readonly Violation[]): string[] {
  return [...new Set(page.flatMap(({ constraint, source }) => [source, ...constraint.terms.flatMap(({ figure, roll, date }) => (figure ?? roll ?? date)?.source ?? [])]))].sort()
}

/** The place behind all findings of a source. */
function endOf(source: string): Place {
  return { source, weight: 0, id: '~' }
}

/** The place of a finding in their order, to go on behind it even if it is gone. */
function placeOf({ source, weight, id }: Place): string {
  return JSON.stringify([source, weight, id])
}

/** @throws AttestError BAD_INPUT for a text that is no such place */
function readPlace(place: string): Place {
  const [, source, weight, id] = /^\["([^"]*)",(\d[\d.e+-]*),"([^"]*)"\]$/.exec(place) ?? []
  if (source === undefined || weight === undefined || id === undefined) throw new AttestError('BAD_INPUT', 'after: this is no cursor of this list. Expected the endCursor of the page before.')
  return { source, weight: Number(weight), id }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= work())
}
