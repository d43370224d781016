import { type DateValue, daysOf } from './dates.js'
import { intervals, type Interval } from './intervals.js'
import type { CourseRule } from './propositions/course.js'
import { intervalsOf, type Quantity } from './quantities.js'

export type Relation = 'SAME' | 'REFINES' | 'REFINED_BY' | 'COMPATIBLE' | 'CONFLICTS' | 'NOT_COMPARABLE'
export type Dimension = 'MEASURE' | 'OF' | 'SCOPE' | 'UNIVERSE' | 'UNIT' | 'PHASE' | 'VALUE' | 'DATE' | 'STATUS' | 'PLACE' | 'PARTICIPANT'

/** What one side says in a dimension: words, or entities by their ids. */
export type Term = { readonly text: string } | { readonly entities: readonly string[] }

/** Both sides of one dimension; null where a side says nothing of it. */
export interface Difference {
  readonly dimension: Dimension
  readonly left: Term | null
  readonly right: Term | null
}

/** One dimension of an answer, and how its sides stand to each other. */
export interface Part extends Difference {
  readonly relation: Exclude<Relation, 'NOT_COMPARABLE'>
  /** The sides have nothing in common, which excludes nothing here: two days that were set. */
  readonly apart?: true
}

/** An account of an event: its status and its day, as written. */
export interface Account {
  readonly status: string
  readonly date: string | null
}

/**
 * Why two answers stand to each other as they do; the words for it are in words.en.ts. QUESTION: they answer different
 * questions, which differ in these. UNREAD: one of them holds no number that could be read. ANSWER: dimension by
 * dimension. COURSE: two accounts of one event, and the rule on whether they can follow each other.
 */
export type Because =
  | { readonly kind: 'QUESTION'; readonly differences: readonly Difference[] }
  | { readonly kind: 'UNREAD'; readonly left: string; readonly right: string }
  | { readonly kind: 'ANSWER'; readonly parts: readonly Part[] }
  | { readonly kind: 'COURSE'; readonly rule: CourseRule; readonly left: Account; readonly right: Account }

/** How two answers stand to each other, in what they differ, and why. */
export interface Comparison {
  readonly relation: Relation
  readonly differsIn: readonly Dimension[]
  readonly because: Because
}

/** What is known of where entities lie. */
export interface Places {
  /** The one lies within the other, or is that other: a town within its province. A partial order. */
  readonly within: (inner: string, outer: string) => boolean
  /** They share no ground, so that what happened in the one did not happen in the other. Holds of all that lies within them. */
  readonly apart: (a: string, b: string) => boolean
}

/** Where nothing is recorded of what lies where, each is a place of its own. */
export const UNRELATED: Places = { within: (inner, outer) => inner === outer, apart: (a, b) => a !== b }

/**
 * The relation of two sets of which each holds what may be the case: equal, one within the other, overlapping or
 * apart. Inclusion is a partial order up to equality, so REFINES is one; what refines never conflicts; and a set that
 * is widened keeps whatever it shares with others, so that widening never makes a conflict. Linear in the intervals.
 */
export function compareSets(a: readonly Interval[], b: readonly Interval[]): Part['relation'] {
  const [left, right] = [intervals(a), intervals(b)]
  const within = (inner: readonly Interval[], outer: readonly Interval[]): boolean => inner.every(({ low, high }) => outer.some((other) => other.low <= low && high <= other.high))
  const [refines, refined] = [within(left, right), within(right, left)]
  if (refines || refined) return refines && refined ? 'SAME' : refines ? 'REFINES' : 'REFINED_BY'
  return left.some(({ low, high }) => right.some((other) => other.low <= high && low <= other.high)) ? 'COMPATIBLE' : 'CONFLICTS'
}

/**
 * Several dimensions together: apart in one is apart; finer in all is finer; finer in one and coarser in another only
 * overlaps. The product of partial orders is one, so the laws of each dimension hold of the whole.
 */
export function together(parts: readonly Part[]): Comparison {
  const relations = new Set(parts.map(({ relation }) => relation).filter((relation) => relation !== 'SAME'))
  const [only = 'SAME'] = relations
  const relation = relations.has('CONFLICTS') ? 'CONFLICTS' : relations.size > 1 ? 'COMPATIBLE' : only
  const differing = parts.filter((part) => part.relation !== 'SAME')
  const telling = relation === 'CONFLICTS' ? differing.filter((part) => part.relation === 'CONFLICTS') : differing
  return { relation, differsIn: [...new Set(telling.map(({ dimension }) => dimension))], because: { kind: 'ANSWER', parts: relation === 'SAME' ? parts : telling } }
}

/** Two quantities of one question, as sets of what they may be. Quantities of which nothing is known are compatible with all. */
export function compareQuantities(a: Quantity, b: Quantity): Comparison {
  if (a.unit !== b.unit) return incomparable([{ dimension: 'UNIT', left: { text: a.unit }, right: { text: b.unit } }])
  const unread = ({ min, max, alternatives }: Quantity): boolean => !alternatives && min === null && max === null
  if (unread(a) || unread(b)) {
    const same = unread(a) && unread(b) && a.written === b.written
    return { relation: same ? 'SAME' : 'COMPATIBLE', differsIn: same ? [] : ['VALUE'], because: { kind: 'UNREAD', left: a.written, right: b.written } }
  }
  return together([{ dimension: 'VALUE', relation: compareSets(intervalsOf(a), intervalsOf(b)), left: { text: a.written }, right: { text: b.written } }])
}

/** Two dates, on day numbers; an approximate one is compared as widened by its own precision. */
export function compareDates(a: DateValue, b: DateValue): Comparison {
  return together([{ dimension: 'DATE', relation: compareSets([daysOf(a)], [daysOf(b)]), left: { text: a.written }, right: { text: b.written } }])
}

/** Two entities of which each is where something was: a place within a place refines it; two that share no ground are apart; of others it is not known. */
export function compareEntities(a: readonly string[], b: readonly string[], dimension: Dimension, { within, apart }: Places): Comparison {
  const inside = (inner: readonly string[], outer: readonly string[]): boolean => inner.every((one) => outer.some((other) => within(one, other)))
  const [refines, refined] = [inside(a, b), inside(b, a)]
  const relation = refines && refined ? 'SAME' : refines ? 'REFINES' : refined ? 'REFINED_BY' : a.every((one) => b.every((other) => apart(one, other))) ? 'CONFLICTS' : 'COMPATIBLE'
  return together([{ dimension, relation, left: { entities: a }, right: { entities: b } }])
}

/** Answers of different questions: nothing follows from the one for the other. */
export function incomparable(differences: readonly Difference[]): Comparison {
  return { relation: 'NOT_COMPARABLE', differsIn: [...new Set(differences.map(({ dimension }) => dimension))], because: { kind: 'QUESTION', differences } }
}
