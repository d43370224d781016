import { areFew, loadRelations, loadRelationsOf, type Relations } from '../graph/audit/load.js'
import { AttestError } from '../errors.js'
import { loadList } from '../graph/read/pages.js'
import { audit, type Audited, inOrder, type Place, type Violation } from '../reasoning/arithmetic/audit.js'
import type { Unchecked } from '../reasoning/arithmetic/check.js'
import { type Constraint, sourceOf } from '../reasoning/arithmetic/constraint.js'
import { LARGEST_ANSWER, type View } from './view.js'

export interface Bounds {
  /** Up to so many constraints and figures are audited all at once, whatever page is asked for. */
  readonly constraints: number
  readonly figures: number
  /** Sources audited together beyond that, and at most for one page. */
  readonly together: number
  readonly sources: number
  /** Figures, rolls and dates read for one page beyond that, at most. */
  readonly terms: number
}
export const BOUNDS: Bounds = { constraints: 2_000, figures: 10_000, together: 100, sources: 1_000, terms: 40_000 }

interface Looked {
  /** In their order; one more than asked for where there are more. */
  readonly found: readonly Violation[]
  /** Constraints that hold, for which why is null, or that could not be checked. */
  readonly checked: readonly Checked[]
  /** The last source looked at, where the search was left off at its bound. */
  readonly tried: string | undefined
  /** All relations, where all were audited at once. */
  readonly whole: Relations | null
  /** How many there are before and behind, where all that can be asked for was audited at once. */
  readonly total: number | null
}
interface Checked {
  readonly id: string
  /** The source that states what is checked, or the first one that it relates. */
  readonly owner: string
  readonly why: Unchecked | null
}

/** What was audited together: everything that the sources covered state, or that is laid to them. */
interface Part {
  readonly relations: Relations
  readonly audited: Audited
  readonly covers: (source: string) => boolean
  /** The last source covered, and whether others follow; null where all are covered. */
  readonly last: string | null
  /** There is no other part. */
  readonly only: boolean
}

/**
 * Looks for findings behind a place, source by source: a small archive is audited as a whole, of a large one no more
 * than the page needs.
 * @param wanted whether a constraint is asked for
 * @param enough one more than these are looked for, to know whether others follow
 */
export async function look(view: View, source: string | null, wanted: (constraint: Constraint | undefined) => boolean, behind: Place | null, enough: number, bounds: Bounds): Promise<Looked> {
  const found: Violation[] = []
  const checked: Checked[] = []
  let [tried, left, whole, total]: [string | undefined, number, Relations | null, number | null] = [undefined, bounds.sources, null, null]
  for await (const part of partsOf(view, source, behind, bounds)) {
    const { audited, relations, covers, last, only } = part
    const byId = new Map(relations.constraints.map((constraint) => [constraint.id, constraint]))
    const asked = audited.violations.filter((violation) => covers(violation.source) && wanted(violation.constraint))
    if (only) total = asked.length
    found.push(...asked.filter((violation) => behind === null || inOrder(violation, behind) > 0))
    const outcomes = [...audited.held.map((id) => ({ id, why: null })), ...audited.unchecked.map(({ constraint, why }) => ({ id: constraint, why }))]
    for (const { id, why } of outcomes) {
      const constraint = byId.get(id)
      const owner = constraint ? sourceOf(constraint) || (relations.first?.get(id) ?? '') : ''
      if (wanted(constraint) && covers(owner) && (behind === null || owner > behind.source)) checked.push({ id, owner, why })
    }
    if (last === null) {
      tried = undefined
      if (relations.first === undefined) whole = relations
      break
    }
    tried = last
    left -= bounds.together
    if (found.length > enough || left <= 0) break
  }
  return { found, checked, tried, whole, total }
}

async function* partsOf(view: View, source: string | null, behind: Place | null, bounds: Bounds): AsyncGenerator<Part> {
  if (source === null && (await areFew(view.snapshot, bounds.constraints, bounds.figures))) {
    yield { ...(await wholeOf(view)), covers: () => true, last: null, only: true }
    return
  }
  if (source !== null) {
    yield { ...read(await loadRelationsOf(view.snapshot, [source], spendOf(view))), covers: () => true, last: null, only: true }
    return
  }
  let after = behind?.source ?? ''
  let [together, left, first] = [bounds.together, bounds.terms, true]
  for (;;) {
    const { ids } = await loadList(view.snapshot, 'sources', { ids: null, kind: null }, { after, limit: together + 1, count: false })
    const sources = ids.slice(0, together)
    // The source at which the page before ended may have more.
    const covered = new Set(first && after !== '' ? [after, ...sources] : sources)
    // One source must be looked at whole.
    const most = first && sources.length <= 1 ? LARGEST_ANSWER : left
    const found = await within(most, (spend) => loadRelationsOf(view.snapshot, [...covered], spend))
    if (found === null) {
      // The page ends with what was looked at before; where that is nothing, fewer sources are looked at together.
      if (!first) return
      if (most === LARGEST_ANSWER) throw new AttestError('BAD_INPUT', `What "${[...covered].join('" and "')}" state stands beside more than ${most} figures, rolls and dates, which is too much to be audited for one request.`)
      together = Math.ceil(sources.length / 4)
      continue
    }
    view.spend(found.items)
    left -= found.items
    first = false
    after = sources.at(-1) ?? after
    yield { ...read(found.relations), covers: (id) => covered.has(id), last: ids.length > together ? after : null, only: false }
  }
}

class TooMany extends Error {}

/** What is read for an audit and how many terms it has, or null if these are more than a number: they are counted before they are read. */
async function within(most: number, load: (spend: (items: number) => void) => Promise<Relations>): Promise<{ relations: Relations; items: number } | null> {
  let items = 0
  try {
    const relations = await load((more) => {
      items += more
      if (items > most) throw new TooMany()
    })
    return { relations, items }
  } catch (error) {
    if (error instanceof TooMany) return null
    throw error
  }
}

type Read = Pick<Part, 'relations' | 'audited'>

/** One audit for all fields of a request that ask for the whole. */
const wholes = new WeakMap<View, Promise<Read>>()

function wholeOf(view: View): Promise<Read> {
  const known = wholes.get(view) ?? loadRelations(view.snapshot, spendOf(view)).then(read)
  wholes.set(view, known)
  return known
}

function read(relations: Relations): Read {
  return { relations, audited: audit(relations.constraints, relations.answers) }
}

export function spendOf(view: View): (items: number) => void {
  return (items) => {
    view.spend(items)
  }
}
