import { placeSlug } from '../compile/passages.js'
import type { PassageData, UtteranceData } from '../data.js'
import { citationsOf, constraintsOf, mentionsOf, readingsOf, remarksOf } from './annotations.js'
import { claimsOf } from './claims.js'
import { rollsOf } from './rolls.js'
import { given, some, type Stock, text, texts } from './stock.js'
import { tablesOf } from './tables.js'
import { type PassageRead, passageRead } from './utterance.js'

/** All passages in the order of the dossier, or of their ids where it keeps no order, each with the source that was read. */
export function passagesOf(stock: Stock): { read: string; data: PassageData }[] {
  const document = text(stock.heading, 'document')
  const taken = new Map<string, number>()
  const kept = texts(stock.heading, 'passages')
  const order = kept.length > 0 ? kept : stock.all('Passage').map(({ id }) => stock.slug(id))
  return order.map((id) => {
    const passage = passageRead(stock, stock.get(`${stock.dossier}/${id}`))
    return { read: passage.read, data: passageOf(stock, passage, identity(passage, document, taken)) }
  })
}

/** The id, unless it is the one that the place gives; and what was read, unless it is the document and the id does not tell otherwise. */
function identity({ id, read, at }: PassageRead, document: string | undefined, taken: Map<string, number>): Pick<PassageData, 'id' | 'in'> {
  for (const named of read === document ? [{}, { in: read }] : [{ in: read }]) {
    const counted = new Map(taken)
    if (placeSlug({ ...named, at }, counted) !== id) continue
    for (const [slug, count] of counted) taken.set(slug, count)
    return named
  }
  return { id, ...(read === document ? {} : { in: read }) }
}

function passageOf(stock: Stock, passage: PassageRead, identified: Pick<PassageData, 'id' | 'in'>): PassageData {
  const { record, at, section } = passage
  const claims = claimsOf(stock, passage)
  const rolls = rollsOf(stock, passage)
  const tables = tablesOf(stock, passage)
  const shared = takeShared([...claims, ...rolls, ...tables])
  return given<PassageData>({
    ...identified,
    at,
    section,
    ...shared,
    noClaim: text(record, 'noClaim'),
    note: text(record, 'note'),
    claims: some(claims),
    rolls: some(rolls),
    tables: some(tables),
    constraints: some(constraintsOf(stock, passage)),
    readings: some(readingsOf(stock, passage)),
    mentions: some(mentionsOf(stock, passage)),
    citations: some(citationsOf(stock, passage)),
    remarks: some(remarksOf(stock, passage)),
  })
}

/** Says once for the passage who speaks in all of it, and where; takes it from those that say it. */
function takeShared(utterances: UtteranceData[]): Pick<PassageData, 'by' | 'cited' | 'how'> {
  const [first, second] = utterances
  if (!first || !second || first.by === undefined) return {}
  const same = (['by', 'cited', 'how'] as const).filter((key) => first[key] !== undefined && utterances.every((utterance) => utterance[key] === first[key]))
  // A citation belongs to its speaker.
  if (!same.includes('by')) return {}
  const shared = Object.fromEntries(same.map((key) => [key, first[key]]))
  for (const utterance of utterances) for (const key of same) Reflect.deleteProperty(utterance, key)
  return shared
}
