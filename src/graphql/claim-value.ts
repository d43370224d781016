import { text } from '../graph/read/records.js'
import { captionOf, maybeOne, type RecordParent } from './model.js'
import { type DateParent, dateOf, type EntityParent, quantityOf, type ValueParent } from './values.js'

/** The text that answers for a kind of proposition, where one does. */
const TEXTS: Readonly<Record<string, string>> = { Office: 'title', Membership: 'capacity', Attendance: 'capacity', Statement: 'text' }

/**
 * What a claim gives for an answer, in its own words, since others may word the same proposition otherwise: the number
 * of a figure, the day of an event or else its place, the title of an office, the capacity of a member or of one who was
 * present, the words of a statement, the author of a work. Null where the participants say all there is.
 */
export async function valueOf(claim: RecordParent): Promise<ValueParent | null> {
  const proposition = await maybeOne(claim, 'ABOUT')
  if (!proposition) return null
  if (proposition.labels.has('Figure')) {
    const quantity = quantityOf(proposition)
    return { ...quantity, written: text(claim, 'valueWritten') ?? quantity.written }
  }
  if (proposition.labels.has('Occurrence')) return (await dayOf(claim, proposition)) ?? entityOf(claim, proposition, 'place', 'TOOK_PLACE_IN')
  if (proposition.labels.has('Authorship')) return entityOf(claim, proposition, 'author', 'AUTHOR')
  const [, attribute] = Object.entries(TEXTS).find(([label]) => proposition.labels.has(label)) ?? []
  const written = attribute === undefined ? null : text(proposition, attribute)
  return written === null ? null : { __typename: 'TextValue', written }
}

/** The day that a claim gives, with the reason for its reading: its own, or that of its dossier for the calendar. */
async function dayOf(claim: RecordParent, proposition: RecordParent): Promise<DateParent | null> {
  const date = dateOf(proposition, 'date')
  return date && { ...date, written: text(claim, 'dateWritten') ?? date.written, because: text(claim, 'dateReadBecause') ?? (await habitOf(claim, date)) }
}

async function habitOf({ id, view }: RecordParent, { calendar }: DateParent): Promise<string | null> {
  const heading = await view.records.load(`dossier/${id.slice(0, id.indexOf('/'))}`)
  return heading && text(heading, 'calendar') === calendar ? text(heading, 'calendarBecause') : null
}

/** Who or what fills a role, as the claim writes it; by its usual name where the claim does not. */
async function entityOf(claim: RecordParent, proposition: RecordParent, role: string, edge: string): Promise<EntityParent | null> {
  const entity = await maybeOne(proposition, edge)
  if (!entity) return null
  const mentions = await claim.view.all(claim.edges.filter(({ type, props }) => type === 'NAMES' && props['role'] === role).map(({ to }) => to))
  const [named] = mentions.flatMap((mention) => text(mention, 'text') ?? [])
  return { __typename: 'EntityValue', written: named ?? captionOf(entity), entity }
}
