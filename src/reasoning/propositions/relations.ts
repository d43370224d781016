import { compareQuantities, compareSets, type Comparison, type Difference, type Dimension, incomparable, type Part, type Places, type Term, together, UNRELATED } from '../compare.js'
import { daysOf } from '../dates.js'
import { compareCourse } from './course.js'
import { familyId, type Proposition, slugify } from './identity.js'
import { specOf } from './kinds.js'

/** The dimension in which propositions differ when they differ in a role or an attribute; any other role is a participant, any other attribute a value. */
const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  measure: 'MEASURE',
  what: 'MEASURE',
  of: 'OF',
  about: 'OF',
  where: 'SCOPE',
  assembly: 'SCOPE',
  meeting: 'SCOPE',
  universe: 'UNIVERSE',
  unit: 'UNIT',
  phase: 'PHASE',
  date: 'DATE',
  status: 'STATUS',
  place: 'PLACE',
  district: 'PLACE',
}

/**
 * How two propositions stand to each other. What they are about comes first: of different questions they are not
 * comparable, and every dimension in which the questions differ is named. Answers of one question are compared by value;
 * propositions that only narrow each other (seats, offices, memberships) can all be the case, however they differ: a
 * second term, a move, a seat for another district. Linear in the parts of the two.
 * @param places where places lie; of different questions it is not asked
 */
export function compare(left: Proposition, right: Proposition, places: Places = UNRELATED): Comparison {
  const differences = differencesOfQuestion(left, right)
  if (differences.length > 0) return incomparable(differences)
  if (left.quantity && right.quantity) return compareQuantities(left.quantity, right.quantity)
  return specOf(left.kind).rivals ? compareCourse(left, right, places) : together(narrowings(left, right))
}

/**
 * How two propositions of one question stand to each other.
 * @throws RangeError if they do not answer one question
 */
export function compareRivals(left: Proposition, right: Proposition, places: Places): Comparison {
  if (familyId(left) !== familyId(right)) throw new RangeError('propositions of different questions are not rivals')
  return compare(left, right, places)
}

/**
 * Whether `narrow` entails `wide`: they are of one family and all that `wide` says follows from `narrow`
 * (a mandate for a district entails a seat; 20 entails at least 17; a day entails its month, and a town its province).
 */
export function entails(narrow: Proposition, wide: Proposition, places: Places): boolean {
  if (narrow.kind !== wide.kind || familyId(narrow) !== familyId(wide)) return false
  const { relation } = compare(narrow, wide, places)
  return relation === 'SAME' || relation === 'REFINES'
}

/** What a proposition says in one role or attribute; null if nothing. */
function termOf(proposition: Proposition, name: string): Term | null {
  const entities = proposition.roles[name]
  if (entities && entities.length > 0) return { entities }
  const text = proposition.dates[name]?.written ?? proposition.attributes[name]
  return text === undefined ? null : { text: String(text) }
}

/** Where the questions of two propositions differ: for rivals in all but the answer, for others in what they cannot lack. */
function differencesOfQuestion(left: Proposition, right: Proposition): Difference[] {
  if (left.kind !== right.kind) return [{ dimension: 'MEASURE', left: { text: specOf(left.kind).label.toLowerCase() }, right: { text: specOf(right.kind).label.toLowerCase() } }]
  if (familyId(left) === familyId(right)) return []
  const { roles, attributes, answers = [], rivals } = specOf(left.kind)
  const asked = [...Object.entries(roles), ...Object.entries(attributes)].flatMap(([name, { required }]) => ((rivals ? !answers.includes(name) : required) ? [name] : []))
  return asked.flatMap((name): Difference[] => {
    const [a, b] = [termOf(left, name), termOf(right, name)]
    return keyOf(left, name) === keyOf(right, name) ? [] : [{ dimension: dimensionOf(left, name), left: a, right: b }]
  })
}

function dimensionOf({ kind }: Proposition, name: string): Dimension {
  return DIMENSIONS[name] ?? (name in specOf(kind).roles ? 'PARTICIPANT' : 'VALUE')
}

/** What counts of a role or attribute in the identity of a question. */
function keyOf({ roles, dates, attributes }: Proposition, name: string): string {
  const date = dates[name]
  if (date) return [date.calendar, date.edtf ?? date.written].join(' ')
  return (roles[name] ? [...roles[name]].sort() : attributes[name] === undefined ? [] : [slugify(String(attributes[name]))]).join('+')
}

/** Role by role and attribute by attribute of what propositions of one family may lack: the one that says more refines. */
function narrowings(left: Proposition, right: Proposition): Part[] {
  const { roles, attributes } = specOf(left.kind)
  const names = [...Object.keys(roles), ...Object.keys(attributes)]
  return names.flatMap((name): Part[] => {
    const [a, b] = [termOf(left, name), termOf(right, name)]
    if (!a && !b) return []
    const relation = !a ? 'REFINED_BY' : !b ? 'REFINES' : narrower(left, right, name)
    const part = { dimension: dimensionOf(left, name), left: a, right: b }
    return [relation === 'APART' ? { ...part, relation: 'COMPATIBLE', apart: true } : { ...part, relation }]
  })
}

/** Both say something, and neither excludes the other. */
function narrower(left: Proposition, right: Proposition, name: string): Part['relation'] | 'APART' {
  const [dayA, dayB] = [left.dates[name], right.dates[name]]
  if (dayA && dayB) {
    const relation = compareSets([daysOf(dayA)], [daysOf(dayB)])
    return relation === 'CONFLICTS' ? 'APART' : relation
  }
  const [a, b] = [left.roles[name], right.roles[name]]
  if (!a || !b) return keyOf(left, name) === keyOf(right, name) ? 'SAME' : 'COMPATIBLE'
  const [more, fewer] = [b.every((filler) => a.includes(filler)), a.every((filler) => b.includes(filler))]
  return more ? (fewer ? 'SAME' : 'REFINES') : fewer ? 'REFINED_BY' : 'COMPATIBLE'
}
