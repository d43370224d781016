import type { Calendar } from '../../reasoning/calendar.js'
import type { StatedDate, StatedFigure, StatedRoll, Term } from '../../reasoning/arithmetic/constraint.js'
import { EN } from '../../reasoning/words.en.js'
import type { Row } from '../connection.js'
import { quantityFrom } from '../provenance/proposition.js'

type Props = Readonly<Record<string, unknown>>

/** What a claim, a roll or a table states that can be reckoned with. */
export function termOf(row: Row): Omit<Term, 'term' | 'position' | 'id'> {
  const props = row['props'] as Props
  const proposition = row['proposition'] as Props | null
  const caption = String(props['caption'])
  const labels = row['labels'] as string[]
  if (labels.includes('Table')) return { caption, roll: { roll: String(props['id']), source: String(props['source']), stated: null, entries: row['rows'] as StatedRoll['entries'], knownInFull: true } }
  if (labels.includes('Roll')) return { caption, roll: rollOf(row, props), ...dated(props, 'scope', props) }
  if (!proposition) return { caption }
  if (proposition['kind'] === 'figure') return { caption, figure: figureOf(row, props, proposition) }
  return { caption, ...dated(props, 'date', proposition) }
}

function rollOf(row: Row, props: Props): StatedRoll {
  const stated = quantityFrom({ valueWritten: props['statedWritten'], valueMin: props['stated'], valueMax: props['statedMax'], valueApproximate: props['statedApproximate'] }, EN.audit.units.names)
  return { roll: String(props['id']), source: String(props['source']), stated, entries: row['entries'] as StatedRoll['entries'], knownInFull: props['known'] === 'IN_FULL' }
}

/** A claim's figure in its own words: others may put the same proposition otherwise. */
function figureOf(row: Row, props: Props, figure: Props): StatedFigure {
  const roles = row['roles'] as readonly { readonly role: string; readonly to: string; readonly name: string }[]
  const inTable = row['row'] as { readonly id: string; readonly name: string } | null
  const called = (role: string): string => roles.filter((filler) => filler.role === role).map(({ name }) => name).join(', ')
  const attributes = ['phase', 'universe', 'dateEdtf', 'dateWritten'].flatMap((name) => (typeof figure[name] === 'string' ? [`${name}:${figure[name]}`] : []))
  return {
    claim: String(props['id']),
    source: String(props['source']),
    name: inTable?.name ?? (called('where') || called('of') || String(figure['caption'])),
    question: String(figure['family']),
    quantity: quantityFrom({ ...figure, valueWritten: String(props['valueWritten'] ?? figure['valueWritten']) }, String(figure['unit'])) ?? { written: '', min: null, max: null, approximate: false, unit: String(figure['unit']) },
    measure: String(figure['measure']),
    row: inTable?.id ?? null,
    features: [...roles.map(({ role, to }) => `${role}:${to}`), ...attributes].sort(),
    citations: row['citations'] as string[],
  }
}

function dated(props: Props, name: string, stored: Props): { date?: StatedDate } {
  const written = props['dateWritten'] ?? stored[`${name}Written`]
  if (typeof written !== 'string') return {}
  return { date: { claim: String(props['id']), source: String(props['source']), written, calendar: stored[`${name}Calendar`] as Calendar, firstDay: number(stored[`${name}FirstDay`]), lastDay: number(stored[`${name}LastDay`]) } }
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
