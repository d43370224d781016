import { compareDates } from './compare.js'
import type { DateValue } from './dates.js'
import { slugify, type Proposition } from './propositions/identity.js'
import { specOf } from './propositions/kinds.js'

export type Scope = 'YES' | 'NO' | 'UNKNOWN'

/** What a roll undertakes to enumerate. */
export interface RollScope {
  readonly of: string
  /** Entities to which the roll is limited, by role; several in one role are alternatives. */
  readonly covers: readonly { readonly role: string; readonly entity: string }[]
  /** The first that it enumerates: by it the roll shows what sort of thing it enumerates. */
  readonly example: Proposition | null
  /** A limit in words, such as a profession. */
  readonly universe: string | null
  readonly date: DateValue | null
}

/**
 * Whether a proposition is one of those that a roll undertakes to enumerate. NO where the roll is limited to
 * something else; UNKNOWN where the roll is limited to something of which the proposition does not speak (a seat
 * without a district, and a roll of one district), or in words that nobody applies to the proposition's subject.
 * @param inUniverse whether somebody says that the limit in words holds of the subject
 */
export function scopeOf(proposition: Proposition, roll: RollScope, inUniverse: boolean): Scope {
  if (roll.of !== proposition.kind) return 'NO'
  const parts = [...coverage(proposition, roll), ...alike(proposition, roll.example), whenOf(proposition, roll.date), roll.universe === null || inUniverse ? 'YES' : 'UNKNOWN']
  if (parts.includes('NO')) return 'NO'
  return parts.includes('UNKNOWN') ? 'UNKNOWN' : 'YES'
}

function coverage(proposition: Proposition, { covers }: RollScope): Scope[] {
  const spec = specOf(proposition.kind)
  const everyone = Object.values(proposition.roles).flat()
  return [...new Set(covers.map(({ role }) => role))].map((role): Scope => {
    const allowed = covers.filter((cover) => cover.role === role).map(({ entity }) => entity)
    const fillers = proposition.roles[role]
    if (fillers) return fillers.some((filler) => allowed.includes(filler)) ? 'YES' : 'NO'
    // The scope of a roll has its own few names for roles; a kind may call the same participant otherwise.
    if (!(role in spec.roles) && everyone.some((filler) => allowed.includes(filler))) return 'YES'
    return 'UNKNOWN'
  })
}

/** What the kind cannot lack, but for the subject, must agree: a roll of bishops is silent about no canon. */
function alike(proposition: Proposition, example: Proposition | null): Scope[] {
  if (example === null) return []
  const { roles, attributes, subject } = specOf(proposition.kind)
  const other = (role: string): boolean => !(example.roles[role] ?? []).some((filler) => proposition.roles[role]?.includes(filler))
  const differs = (name: string): boolean => slugify(String(example.attributes[name])) !== slugify(String(proposition.attributes[name]))
  const requiredRoles = Object.entries(roles).flatMap(([role, { required }]) => (required && role !== subject ? [role] : []))
  const requiredTexts = Object.entries(attributes).flatMap(([name, { required, type }]) => (required && type !== 'DATE' ? [name] : []))
  return [requiredRoles.some(other) || requiredTexts.some(differs) ? 'NO' : 'YES']
}

/** Rolls are dated also where what they enumerate has no time of its own; then their date is no limit. */
function whenOf(proposition: Proposition, date: DateValue | null): Scope {
  if (date === null || !('date' in specOf(proposition.kind).attributes)) return 'YES'
  const own = proposition.dates['date']
  if (!own) return 'UNKNOWN'
  const { relation } = compareDates(own, date)
  if (relation === 'CONFLICTS') return 'NO'
  return relation === 'SAME' || relation === 'REFINES' ? 'YES' : 'UNKNOWN'
}
