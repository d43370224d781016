import { ENTITY_SECTIONS, type At, type Dossier, type EntityData, type EntitySection, type DateData, type SourceData } from '../data.js'
import { edge, present, type GraphEdge, type PropertyValue } from '../records.js'
import { slugify } from '../../reasoning/propositions/identity.js'
import { searchKeys } from '../../reasoning/names/fold.js'
import { findCycle } from './circles.js'
import type { Compilation, IdKind } from './context.js'
import { dateProps, readDate } from './values.js'

const LABELS: Record<EntitySection, string> = { people: 'Person', parties: 'Party', lists: 'List', districts: 'ElectoralDistrict', places: 'Place', assemblies: 'Assembly', meetings: 'Meeting', bodies: 'Body' }

/** References of an entity's fields: the relationship and what it may lead to. */
const REFERENCES: Partial<Record<EntitySection, Record<string, { edge: string; kinds: IdKind[] }>>> = {
  lists: { presenters: { edge: 'PRESENTED_BY', kinds: ['PARTY', 'BODY'] }, district: { edge: 'FROM_DISTRICT', kinds: ['DISTRICT'] }, assembly: { edge: 'SEAT_IN', kinds: ['ASSEMBLY'] } },
  districts: { assembly: { edge: 'SEAT_IN', kinds: ['ASSEMBLY'] }, covers: { edge: 'COVERS', kinds: ['PLACE'] } },
  places: { within: { edge: 'WITHIN', kinds: ['PLACE'] } },
  meetings: { place: { edge: 'TOOK_PLACE_IN', kinds: ['PLACE'] } },
  bodies: { place: { edge: 'SEATED_IN', kinds: ['PLACE'] }, within: { edge: 'WITHIN', kinds: ['BODY'] } },
}

/** Who can make a source or vouch for it: congresses and assemblies pass resolutions. */
const MAKERS: readonly IdKind[] = ['PERSON', 'BODY', 'PARTY', 'MEETING', 'ASSEMBLY']

/** The words by which a full-text search finds a named thing, as written and folded. */
export function searchText(...names: (string | undefined)[]): string {
  return [...new Set(names.flatMap((name) => (name ? [name, ...searchKeys(name)] : [])))].join(' | ')
}

export function declareEntities(compilation: Compilation): void {
  const { dossier } = compilation
  for (const { section, slug, at } of dossier.entities) {
    compilation.declare(slug, ENTITY_SECTIONS[section], at, [], at.data.name)
  }
  for (const { slug, at } of dossier.sources) {
    compilation.declare(slug, 'SOURCE', at, [], at.data.title)
  }
}

export function compileEntities(compilation: Compilation): void {
  for (const { section, slug, at } of compilation.dossier.entities) {
    const { name, note, number, kind, date } = at.data
    compilation.add({
      id: slug,
      labels: [LABELS[section], 'Entity', 'Named'],
      shared: true,
      props: present({ caption: name, name, note, number: number as string | undefined, kind: ENTITY_SECTIONS[section], placeKind: kind as string | undefined, searchText: searchText(name), ...dateFields(compilation, at, date, 'date') }),
      edges: references(compilation, section, at),
    })
  }
}

/** Reports places and bodies that lie within themselves, each way round once. */
export function reportNested(compilation: Compilation, entities: Dossier['entities']): void {
  const outer = new Map(entities.flatMap(({ slug, at }) => (typeof at.data['within'] === 'string' ? [[slug, at.data['within']] as const] : [])))
  const reported = new Set<string>()
  for (const { slug, at } of entities) {
    const next = outer.get(slug)
    if (next === undefined || reported.has(slug)) continue
    const circle = findCycle(next, slug, (inner) => [outer.get(inner) ?? []].flat())
    if (!circle) continue
    for (const inner of circle) reported.add(inner)
    compilation.report(at, ['within'], { what: `"${slug}" lies within itself: ${[slug, ...circle].join(' within ')}`, expected: 'a place or body that does not lie within this one' })
  }
}

function dateFields(compilation: Compilation, at: At<unknown>, date: unknown, field: string): Record<string, PropertyValue> {
  return date === undefined ? {} : dateProps(field, readDate(compilation, date as never, at, [field]), date as DateData)
}

function references(compilation: Compilation, section: EntitySection, at: At<EntityData>): GraphEdge[] {
  return Object.entries(REFERENCES[section] ?? {}).flatMap(([field, { edge: type, kinds }]) => {
    const value = at.data[field] as string | string[] | undefined
    const slugs = value === undefined ? [] : Array.isArray(value) ? value : [value]
    return slugs.filter((slug, index) => compilation.refers(slug, kinds, at, Array.isArray(value) ? [field, index] : [field])).map((slug) => edge(type, slug))
  })
}

export function compileSources(compilation: Compilation): void {
  for (const { slug, at } of compilation.dossier.sources) {
    const { data } = at
    for (const [index, field] of (data.supplied ?? []).entries())
      if (data[field] === undefined) compilation.report(at, ['supplied', index], { what: `"${field}" is called supplied, but it is not there`, expected: `one of the fields of the source: ${Object.keys(data).join(', ')}` })
    const { made, authors = [], informants = [], partOf, archive, fond, opis, delo, ...texts } = data
    const { supplied, ...fields } = texts as Record<string, PropertyValue>
    const shelf = shelfPath(compilation, data)
    compilation.add({
      id: slug,
      labels: ['Source', 'Named'],
      shared: true,
      props: present({
        ...fields,
        caption: data.title,
        name: data.title,
        supplied,
        archive,
        fond,
        opis,
        delo,
        searchText: searchText(data.title, data['series'] as string | undefined),
        ...dateFields(compilation, at, made, 'made'),
      }),
      edges: [
        ...authors.filter((author, index) => compilation.refers(author, MAKERS, at, ['authors', index])).map((author) => edge('MADE_BY', author)),
        ...informants.filter((informant, index) => compilation.refers(informant, MAKERS, at, ['informants', index])).map((informant) => edge('INFORMED_BY', informant)),
        ...(partOf !== undefined && compilation.refers(partOf, ['SOURCE'], at, ['partOf']) ? [edge('PART_OF', partOf)] : []),
        ...(shelf ? [edge('KEPT_IN', shelf)] : []),
      ],
    })
  }
}

/** Archive → Fond → Opis → Delo as nodes; whatever of the path is given. Returns the id of the innermost. */
function shelfPath(compilation: Compilation, source: SourceData): string | null {
  let inner: string | null = null
  let caption = ''
  for (const [label, field, mark] of [
    ['Archive', 'archive', ''],
    ['Fond', 'fond', 'F. '],
    ['Opis', 'opis', 'Op. '],
    ['Delo', 'delo', 'D. '],
  ] as const) {
    const value = source[field]
    if (value === undefined) continue
    const outer: string | null = inner
    inner = `${outer ?? 'archive'}/${slugify(value)}`
    caption = caption ? `${caption} ${mark}${value}` : `${mark}${value}`
    const known = compilation.records.get(inner)?.props['caption']
    // "F. R-749" and "F. R 749" are one node, whichever source comes first.
    if (known === undefined || String(known) > caption) compilation.replace({ id: inner, labels: [label], shared: true, props: { caption, name: value }, edges: outer ? [edge('IN', outer)] : [] })
  }
  return inner
}
