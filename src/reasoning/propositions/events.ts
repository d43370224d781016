import type { DayRange } from '../case.js'
import { dayRange } from '../timeliness.js'
import { familyId, type Proposition } from './identity.js'
import { specOf } from './kinds.js'

/**
 * The question what became of the event without which a proposition cannot be the case, as the id of that
 * question; null if the kind presupposes none, or no participant is known of whom it could be.
 * A proposition that leaves a part of the event open (a seat without its district) presupposes the event of what it
 * does name: what became of a part of it proves nothing about the whole.
 */
export function presupposedQuestion(proposition: Proposition): string | null {
  const { presupposes } = specOf(proposition.kind)
  if (!presupposes) return null
  const fillers = [...new Set(presupposes.of.flatMap((role) => proposition.roles[role] ?? []))].sort()
  if (fillers.length === 0) return null
  return familyId({ kind: 'occurrence', roles: { of: fillers }, attributes: { what: presupposes.what }, dates: {}, quantity: null })
}

/** Of an occurrence: its day is one that was set, and can be known before it comes. */
const FORESEEN: ReadonlySet<unknown> = new Set(['SCHEDULED', 'POSTPONED'])
/** Of a figure: what is due, planned or proposed can be counted beforehand. */
const BEFOREHAND: ReadonlySet<unknown> = new Set(['DUE', 'PLANNED', 'NOMINATED'])

/** When the proposition itself came to be the case, by its own words; null if it does not say, or can be known beforehand. */
export function ownTime(proposition: Proposition): { status: string; range: DayRange } | null {
  const { kind, attributes, dates } = proposition
  const date = dates['date']
  if (!date) return null
  const range = dayRange(date)
  switch (kind) {
    case 'occurrence':
      // That it was broken up, declared void or not held came to be the case on its day as much as that it was held.
      return FORESEEN.has(attributes['status']) ? null : { status: 'HELD', range }
    case 'figure':
      return BEFOREHAND.has(attributes['phase']) ? null : { status: 'HELD', range }
    // A statement may be about what is to come.
    case 'statement':
      return null
    default:
      return { status: 'HELD', range }
  }
}
