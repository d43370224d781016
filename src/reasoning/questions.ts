import type { Term } from './compare.js'
import type { Proposition } from './propositions/identity.js'
import { compare } from './propositions/relations.js'

/**
 * Whether the question that one proposition answers can be taken for that of another: they measure the same of the
 * same and differ in one dimension only, be it the phase, the universe, the unit, the day or the scope. Scopes must
 * lie one within the other, since what is counted elsewhere is not taken for what is counted here. Symmetric, and
 * never true of two answers to one question. Linear in the parts of the two.
 */
export function areNear(left: Proposition, right: Proposition): boolean {
  const { because } = compare(left, right)
  if (because.kind !== 'QUESTION') return false
  const [only, second] = new Set(because.differences.map(({ dimension }) => dimension))
  if (only === undefined || second !== undefined || !CONFUSED.has(only)) return false
  return only !== 'SCOPE' || because.differences.every(({ left: a, right: b }) => within(a, b) || within(b, a))
}

/** The dimensions in which questions that are taken for one another differ. */
const CONFUSED: ReadonlySet<string> = new Set(['PHASE', 'UNIVERSE', 'UNIT', 'DATE', 'SCOPE'])

/** Nothing named leaves the scope open, so that anything lies within it. */
function within(inner: Term | null, outer: Term | null): boolean {
  if (outer === null) return true
  return inner !== null && 'entities' in inner && 'entities' in outer && inner.entities.every((id) => outer.entities.includes(id))
}
