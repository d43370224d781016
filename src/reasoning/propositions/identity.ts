import type { DateValue } from '../dates.js'
import { foldName } from '../names/fold.js'
import type { Quantity } from '../quantities.js'
import { type PropositionKind, specOf } from './kinds.js'

/** Something that may be the case; nobody says it yet. */
export interface Proposition {
  readonly kind: PropositionKind
  /** Ids of the entities that fill each role. */
  readonly roles: Readonly<Record<string, readonly string[]>>
  /** Texts, choices and numbers. */
  readonly attributes: Readonly<Record<string, string | number>>
  readonly dates: Readonly<Record<string, DateValue>>
  readonly quantity: Quantity | null
}

/** A readable fragment of an id: letters and digits of any script, hyphens for the rest. Long texts end in a checksum, so that they stay apart. */
export function slugify(text: string): string {
  const slug = foldName(text).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
  return slug.length <= 60 && slug !== '' ? slug : `${slug.slice(0, 50)}~${checksum(text)}`
}

/** FNV-1a, 32 bits: tells long texts apart in ids; nothing is secured by it. */
export function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}

function quantityPart(quantity: Quantity): string {
  if (!quantity.alternatives && quantity.min === null && quantity.max === null) return slugify(quantity.written)
  const ranges = (quantity.alternatives ?? [quantity]).map(({ min, max }) => (min === max ? String(min) : `${min ?? ''}..${max ?? ''}`))
  const tolerance = quantity.tolerance === undefined ? '' : `+-${quantity.tolerance}`
  return `${quantity.approximate ? '~' : ''}${[...new Set(ranges)].sort().join('_or_')}${tolerance}`
}

function datePart(date: DateValue): string {
  return date.edtf ? `${date.edtf.replaceAll('/', '_')}${date.calendar === 'JULIAN' ? '-os' : ''}` : slugify(date.written)
}

/** What names the proposition, role by role and attribute by attribute; required parts bare, optional ones with their name. */
function parts(proposition: Proposition, without: ReadonlySet<string>): string[] {
  const spec = specOf(proposition.kind)
  const found: string[] = []
  const add = (name: string, required: boolean, text: string): void => {
    if (!without.has(name)) found.push(required ? text : `${name}:${text}`)
  }
  for (const [role, { required }] of Object.entries(spec.roles)) {
    const fillers = proposition.roles[role]
    if (fillers && fillers.length > 0) add(role, required === true, [...fillers].sort().join('+'))
  }
  for (const [name, { required }] of Object.entries(spec.attributes)) {
    const date = proposition.dates[name]
    const value = proposition.attributes[name]
    if (date) add(name, required === true, datePart(date))
    else if (value !== undefined) add(name, required === true, slugify(String(value)))
  }
  return found
}

const NONE: ReadonlySet<string> = new Set()

/** Identity of a proposition: its kind and its resolved participants and value. */
export function propositionId(proposition: Proposition): string {
  const value = proposition.quantity ? [quantityPart(proposition.quantity)] : []
  return [proposition.kind, ...parts(proposition, NONE), ...value].join('/')
}

/**
 * The family of a proposition: those that can entail or contradict it.
 * For rivals this is their question (all but the answer); for the rest the proposition reduced to what it cannot lack, such as a seat.
 */
export function familyId(proposition: Proposition): string {
  const spec = specOf(proposition.kind)
  if (spec.rivals) return ['question', proposition.kind, ...parts(proposition, new Set(spec.answers ?? []))].join('/')
  return propositionId(coreOf(proposition))
}

/** The proposition without all that it could lack: a mandate becomes a seat. */
export function coreOf(proposition: Proposition): Proposition {
  const spec = specOf(proposition.kind)
  if (spec.rivals) return proposition
  const keep = <T>(record: Readonly<Record<string, T>>, required: (name: string) => boolean): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([name]) => required(name)))
  return {
    kind: proposition.kind,
    roles: keep(proposition.roles, (role) => spec.roles[role]?.required === true),
    attributes: keep(proposition.attributes, (name) => spec.attributes[name]?.required === true),
    dates: keep(proposition.dates, (name) => spec.attributes[name]?.required === true),
    quantity: proposition.quantity,
  }
}
