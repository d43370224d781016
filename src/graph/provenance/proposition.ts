import { type DateValue, parseDate } from '../../reasoning/dates.js'
import type { Calendar } from '../../reasoning/calendar.js'
import type { Proposition } from '../../reasoning/propositions/identity.js'
import { type PropositionKind, specOf } from '../../reasoning/propositions/kinds.js'
import { type Quantity, rangeOf } from '../../reasoning/quantities.js'
import type { StoredRecord } from '../read/records.js'

/** A proposition read back from its node and the edges to its participants: the inverse of how a dossier is compiled. */
export function propositionOf({ props, edges }: Pick<StoredRecord, 'props' | 'edges'>): Proposition {
  const kind = props['kind'] as PropositionKind
  const spec = specOf(kind)
  const roles: Record<string, string[]> = {}
  for (const role of Object.keys(spec.roles)) {
    const fillers = edges.filter((edge) => edge.props['role'] === role).map(({ to }) => to)
    if (fillers.length > 0) roles[role] = [...new Set(fillers)].sort()
  }
  const attributes: Record<string, string | number> = {}
  const dates: Record<string, DateValue> = {}
  for (const [name, { type }] of Object.entries(spec.attributes)) {
    const date = type === 'DATE' ? dateFrom(props, name) : null
    const value = props[name]
    if (date) dates[name] = date
    else if (type !== 'DATE' && (typeof value === 'string' || typeof value === 'number')) attributes[name] = value
  }
  return { kind, roles, attributes, dates, quantity: spec.quantity ? quantityFrom(props, String(attributes['unit'])) : null }
}

/** A date kept on a node; its form of exchange says what else there is to know of it. */
export function dateFrom(props: Readonly<Record<string, unknown>>, name: string): DateValue | null {
  const written = props[`${name}Written`]
  if (typeof written !== 'string') return null
  const calendar = props[`${name}Calendar`] as Calendar
  const edtf = props[`${name}Edtf`]
  const parsed = typeof edtf === 'string' ? parseDate(edtf, calendar, written) : null
  if (parsed && 'value' in parsed) return parsed.value
  return { written, edtf: null, calendar, approximate: false, uncertain: false, firstDay: dayOf(props[`${name}FirstDay`]), lastDay: dayOf(props[`${name}LastDay`]) }
}

/** A number kept on a node. */
export function quantityFrom(props: Readonly<Record<string, unknown>>, unit: string): Quantity | null {
  const written = props['valueWritten']
  if (typeof written !== 'string') return null
  const [tolerance, alternatives] = [props['valueTolerance'], props['valueAlternatives']]
  return {
    written,
    min: dayOf(props['valueMin']),
    max: dayOf(props['valueMax']),
    approximate: props['valueApproximate'] === true,
    unit,
    ...(typeof tolerance === 'number' ? { tolerance } : {}),
    ...(Array.isArray(alternatives) ? { alternatives: alternatives.map((range) => rangeOf(String(range))) } : {}),
  }
}

function dayOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
