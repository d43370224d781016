import { ENTITY_SECTIONS, type EntityData, type EntitySection, type SourceData } from '../data.js'
import type { GraphRecord } from '../records.js'
import { dateOf } from './values.js'
import { given, number, some, type Stock, targets, text, texts } from './stock.js'

/** The edges that stand for a field of an entity, by section; a field of one entity is bare. */
const FIELDS: Partial<Record<EntitySection, readonly (readonly [field: string, edge: string, many?: true])[]>> = {
  lists: [
    ['presenters', 'PRESENTED_BY', true],
    ['district', 'FROM_DISTRICT'],
    ['assembly', 'SEAT_IN'],
  ],
  districts: [
    ['assembly', 'SEAT_IN'],
    ['covers', 'COVERS', true],
  ],
  places: [['within', 'WITHIN']],
  meetings: [['place', 'TOOK_PLACE_IN']],
  bodies: [
    ['place', 'SEATED_IN'],
    ['within', 'WITHIN'],
  ],
}

const LABELS: Record<EntitySection, string> = { people: 'Person', parties: 'Party', lists: 'List', districts: 'ElectoralDistrict', places: 'Place', assemblies: 'Assembly', meetings: 'Meeting', bodies: 'Body' }

/** The sections of people, parties, places and the rest. */
export function entitySections(stock: Stock): Partial<Record<EntitySection, Record<string, EntityData>>> {
  const sections = (Object.keys(ENTITY_SECTIONS) as EntitySection[]).map((section) => [section, Object.fromEntries(stock.all(LABELS[section]).map((record) => [record.id, entity(stock, section, record)]))] as const)
  return Object.fromEntries(sections.filter(([, entries]) => Object.keys(entries).length > 0))
}

function entity(stock: Stock, section: EntitySection, record: GraphRecord): EntityData {
  const references = (FIELDS[section] ?? []).map(([field, edge, many]) => [field, many ? some(targets(record, edge)) : targets(record, edge)[0]] as const)
  return given<EntityData>({
    name: text(record, 'name') ?? '',
    kind: text(record, 'placeKind'),
    number: text(record, 'number'),
    ...Object.fromEntries(references),
    date: dateOf(stock, record, 'date'),
    note: text(record, 'note'),
  })
}

const SOURCE_TEXTS = ['series', 'issue', 'edition', 'genre', 'interest', 'language', 'archive', 'fond', 'opis', 'delo'] as const

export function sources(stock: Stock): Record<string, SourceData> {
  return Object.fromEntries(stock.all('Source').map((record) => [record.id, source(stock, record)]))
}

function source(stock: Stock, record: GraphRecord): SourceData {
  return given<SourceData>({
    title: text(record, 'title') ?? '',
    kind: text(record, 'kind') ?? '',
    made: dateOf(stock, record, 'made'),
    authors: some(targets(record, 'MADE_BY')),
    informants: some(targets(record, 'INFORMED_BY')),
    ...Object.fromEntries(SOURCE_TEXTS.map((field) => [field, text(record, field)])),
    partOf: targets(record, 'PART_OF')[0],
    supplied: some(texts(record, 'supplied')),
    because: text(record, 'because'),
    note: text(record, 'note'),
  })
}

/** Derivations between sources, and signed judgements, each with its id. */
export function derivations(stock: Stock): object[] {
  return stock.all('Derivation').map((record) =>
    given({
      id: stock.slug(record.id),
      source: targets(record, 'DERIVED')[0],
      from: targets(record, 'FROM')[0],
      how: text(record, 'how'),
      scope: some(stock.slugs(texts(record, 'scope'))),
      suspected: record.props['suspected'] === true ? true : undefined,
      by: unlessEncoder(text(record, 'by')),
      because: text(record, 'because'),
      lines: text(record, 'lines'),
    }),
  )
}

export function judgements(stock: Stock): object[] {
  return stock.all('Judgement').map((record) =>
    given({
      id: stock.slug(record.id),
      on: stock.slugs(targets(record, 'ON'))[0],
      between: some(targets(record, 'BETWEEN')),
      holds: record.props['holds'] === undefined ? undefined : record.props['holds'] === true,
      by: text(record, 'by'),
      date: text(record, 'date'),
      says: text(record, 'says'),
      because: text(record, 'because'),
    }),
  )
}

/** Who is named only where it is not the encoder. */
export function unlessEncoder(by: string | undefined): string | undefined {
  return by === 'encoder' ? undefined : by
}

export function ordinalOf(record: GraphRecord): number {
  return number(record, 'ordinal') ?? 0
}
