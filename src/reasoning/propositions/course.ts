import { type Account, compareEntities, compareSets, type Comparison, type Part, type Places, together } from '../compare.js'
import { bareDaysOf, daysOf } from '../dates.js'
import type { Interval } from '../intervals.js'
import type { Proposition } from './identity.js'
import { OCCURRENCE_STATUSES, type OccurrenceStatus } from './kinds.js'

/** Why two accounts of one event can follow each other or not; one for each row of the table below. */
export type CourseRule = 'PLANNED' | 'PUT_OFF' | 'PUT_OFF_IN_PART' | 'PUT_OFF_AND_FAILED' | 'PUT_OFF_ANEW' | 'NEVER_CAME' | 'HOW_FAR' | 'TRIED_AGAIN' | 'DECLARED_VOID' | 'EXCLUDED' | 'BROKEN_UP' | 'AS_GOOD_AS_NOT' | 'NOTHING_TO_ANNUL'

/** What an account says of days: those on which it may have been, and, of NOT_HELD, those on all of which it was not. */
interface Told {
  readonly days: Interval
  readonly core: Interval
  readonly place: readonly string[] | null
}

type Excludes = (a: Told, b: Told, places: Places) => boolean
const never: Excludes = () => false
/** What took place on some day of `a`, against what took place on no day of `b`: it is excluded only if `a` leaves no other day, nor another place. */
const leavesNoOther: Excludes = (a, b, { within }) =>
  b.core.low <= a.days.low && a.days.high <= b.core.high && (b.place === null || (a.place?.every((one) => b.place?.some((other) => within(one, other))) ?? false))

/**
 * Whether two accounts of one event exclude each other. The principle: they do not, if the two alone, in one order or
 * the other, make a course of things that can have been; they do, if that would take a third event of which neither
 * speaks. An account without a date may be of any day. Pairs are named in the order of OCCURRENCE_STATUSES.
 *
 * | accounts | exclude each other | because |
 * |---|---|---|
 * | SCHEDULED, any | never | a day that was set binds nobody |
 * | POSTPONED, HELD | held wholly before the day to which it had been put off | for that it must first have been brought forward again |
 * | POSTPONED, INCOMPLETE | never | a part may take place and the rest be put off |
 * | POSTPONED, DISRUPTED | never | what is put off can fail; what failed can be put off |
 * | POSTPONED, ANNULLED | never | what was annulled can be set anew, and put off |
 * | POSTPONED, NOT_HELD | never | what is put off may never come |
 * | HELD, INCOMPLETE | never | that it took place, and how far: a part can also have its own day |
 * | HELD, DISRUPTED | no day of the holding comes after one of the disruption | a failed attempt can be followed by another; what was held cannot be broken up afterwards, and on one day the two speak of one attempt |
 * | HELD, ANNULLED | never | what was held can be annulled, and what was annulled be held anew |
 * | HELD, NOT_HELD | every day on which it may have been held is one on which it was not, and so is its place | a holding needs a day and a place |
 * | INCOMPLETE, DISRUPTED | never | what is broken up has taken place in part |
 * | INCOMPLETE, ANNULLED | never | what took place in part can be declared void |
 * | INCOMPLETE, NOT_HELD | as HELD, NOT_HELD | a part needs them as well |
 * | DISRUPTED, ANNULLED | never | what was broken up can be declared void, and what was declared void be tried again and broken up |
 * | DISRUPTED, NOT_HELD | never | who counts what came of it says of a broken event that it was not held |
 * | ANNULLED, NOT_HELD | as HELD, NOT_HELD, of any day up to the annulment | only what took place can be declared void |
 */
const COURSES: Readonly<Record<string, { readonly rule: CourseRule; readonly excludes: Excludes }>> = {
  'POSTPONED HELD': { rule: 'PUT_OFF', excludes: (postponed, held) => held.days.high < postponed.days.low },
  'POSTPONED INCOMPLETE': { rule: 'PUT_OFF_IN_PART', excludes: never },
  'POSTPONED DISRUPTED': { rule: 'PUT_OFF_AND_FAILED', excludes: never },
  'POSTPONED ANNULLED': { rule: 'PUT_OFF_ANEW', excludes: never },
  'POSTPONED NOT_HELD': { rule: 'NEVER_CAME', excludes: never },
  'HELD INCOMPLETE': { rule: 'HOW_FAR', excludes: never },
  'HELD DISRUPTED': { rule: 'TRIED_AGAIN', excludes: (held, disrupted) => held.days.high <= disrupted.days.low },
  'HELD ANNULLED': { rule: 'DECLARED_VOID', excludes: never },
  'HELD NOT_HELD': { rule: 'EXCLUDED', excludes: leavesNoOther },
  'INCOMPLETE DISRUPTED': { rule: 'BROKEN_UP', excludes: never },
  'INCOMPLETE ANNULLED': { rule: 'DECLARED_VOID', excludes: never },
  'INCOMPLETE NOT_HELD': { rule: 'EXCLUDED', excludes: leavesNoOther },
  'DISRUPTED ANNULLED': { rule: 'DECLARED_VOID', excludes: never },
  'DISRUPTED NOT_HELD': { rule: 'AS_GOOD_AS_NOT', excludes: never },
  // The event itself lies anywhere before its annulment.
  'ANNULLED NOT_HELD': { rule: 'NOTHING_TO_ANNUL', excludes: (annulled, not, places) => leavesNoOther({ ...annulled, days: { low: -Infinity, high: annulled.days.high } }, not, places) },
}

const ALWAYS: Interval = { low: -Infinity, high: Infinity }

/** Two accounts of one event, of which each says what became of it, and may say when and where. */
export function compareCourse(left: Proposition, right: Proposition, places: Places): Comparison {
  const [a, b] = [statusOf(left), statusOf(right)]
  if (a === b) return sameStatus(a, left, right, places)
  const first = OCCURRENCE_STATUSES.indexOf(a) < OCCURRENCE_STATUSES.indexOf(b) ? left : right
  const second = first === left ? right : left
  const { rule, excludes } = COURSES[`${statusOf(first)} ${statusOf(second)}`] ?? PLANNED
  const excluded = excludes(told(first), told(second), places)
  return {
    relation: excluded ? 'CONFLICTS' : 'COMPATIBLE',
    differsIn: excluded && DATED.has(rule) ? ['STATUS', 'DATE'] : ['STATUS'],
    because: { kind: 'COURSE', rule, left: account(left), right: account(right) },
  }
}

const PLANNED = { rule: 'PLANNED', excludes: never } as const
/** Rules by which accounts exclude each other only by their days. */
const DATED: ReadonlySet<CourseRule> = new Set<CourseRule>(['PUT_OFF'])

/**
 * Accounts that say the same of one event: compared by day and place, of which one that is not said is any. What was
 * held was held once, so two days exclude each other; plans, failures and parts can follow each other. That it was not
 * held is said of every day named, so the wider says more.
 */
function sameStatus(status: OccurrenceStatus, left: Proposition, right: Proposition, places: Places): Comparison {
  const parts = [when(left, right), where(left, right, places)].filter((part) => part !== null)
  const converse = { SAME: 'SAME', REFINES: 'REFINED_BY', REFINED_BY: 'REFINES', COMPATIBLE: 'COMPATIBLE', CONFLICTS: 'CONFLICTS' } as const
  const turned = status === 'NOT_HELD' ? parts.map((part) => ({ ...part, relation: converse[part.relation] })) : parts
  return together(status === 'HELD' ? turned : turned.map((part) => (part.relation === 'CONFLICTS' ? { ...part, relation: 'COMPATIBLE' as const, apart: true as const } : part)))
}

function when({ dates: { date: a } }: Proposition, { dates: { date: b } }: Proposition): Part | null {
  if (!a && !b) return null
  return { dimension: 'DATE', relation: compareSets([a ? daysOf(a) : ALWAYS], [b ? daysOf(b) : ALWAYS]), left: a ? { text: a.written } : null, right: b ? { text: b.written } : null }
}

function where({ roles: { place: a } }: Proposition, { roles: { place: b } }: Proposition, places: Places): Part | null {
  if (!a && !b) return null
  if (!a || !b) return { dimension: 'PLACE', relation: a ? 'REFINES' : 'REFINED_BY', left: a ? { entities: a } : null, right: b ? { entities: b } : null }
  const { because } = compareEntities(a, b, 'PLACE', places)
  return because.kind === 'ANSWER' ? (because.parts[0] ?? null) : null
}

function statusOf({ attributes }: Proposition): OccurrenceStatus {
  return OCCURRENCE_STATUSES.find((status) => status === attributes['status']) ?? 'HELD'
}

function told({ dates: { date }, roles: { place } }: Proposition): Told {
  return date ? { days: daysOf(date), core: bareDaysOf(date), place: place ?? null } : { days: ALWAYS, core: ALWAYS, place: place ?? null }
}

function account(proposition: Proposition): Account {
  return { status: statusOf(proposition), date: proposition.dates['date']?.written ?? null }
}
