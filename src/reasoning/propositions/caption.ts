import type { Proposition } from './identity.js'
import { specOf } from './kinds.js'
import { EN } from '../words.en.js'

/** What connects a role to what comes before it, where a bare name would not be understood. */
const LEADS: Readonly<Record<string, string>> = {
  'mandate.assembly': 'seat in',
  'mandate.list': 'on',
  'mandate.party': 'for',
  'candidacy.assembly': 'candidate for',
  'candidacy.list': 'on',
  'candidacy.party': 'of',
  'candidacy.rank': 'place',
  'nomination.nominator': 'nominated by',
  'nomination.assembly': 'for',
  'membership.of': 'member of',
  'membership.capacity': 'as',
  'attendance.meeting': 'at',
  'attendance.representing': 'for',
  'attendance.capacity': 'as',
  'authorship.work': 'wrote',
  'sameness.people': 'one and the same:',
  'occurrence.status': '',
}

/** What stands between the parts of a caption. */
export const CAPTION_PARTS = ' · '

/**
 * A short line that says a proposition to a reader, such as "A. Person · seat in Assembly · District".
 * @param name the name of an entity by its id
 */
export function captionOf(proposition: Proposition, name: (id: string) => string): string {
  const { kind, roles, attributes, dates, quantity } = proposition
  const spec = specOf(kind)
  const lead = (part: string, text: string): string => {
    const before = LEADS[`${kind}.${part}`]
    return before ? `${before} ${text}` : text
  }
  const parts: string[] = []
  const label = attributes['what'] ?? attributes['measure'] ?? attributes['text']
  if (label !== undefined) parts.push(String(label))
  for (const role of Object.keys(spec.roles)) {
    const fillers = roles[role]
    if (fillers?.length) parts.push(lead(role, fillers.map(name).join(kind === 'sameness' ? ' = ' : ', ')))
  }
  for (const attribute of Object.keys(spec.attributes)) {
    const value = attributes[attribute]
    if (['what', 'measure', 'text', 'unit'].includes(attribute)) continue
    const date = dates[attribute]
    if (date) parts.push(date.written)
    else if (value !== undefined) parts.push(lead(attribute, spec.attributes[attribute]?.values ? String(value).toLowerCase().replaceAll('_', ' ') : String(value)))
  }
  if (quantity) parts.push(EN.numbers.measured(quantity.written, quantity.unit, quantity.min === 1 && quantity.max === 1 && !quantity.approximate))
  return parts.join(CAPTION_PARTS)
}
