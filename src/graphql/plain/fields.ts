import type { Filters, ListName, PageName } from '../../graph/read/pages.js'
import { number, text, texts } from '../../graph/read/records.js'
import { allOf, pageOf } from '../connections.js'
import { type EdgeParent, everyOne, known, maybeOne, must, type RecordParent, theOne } from '../model.js'

/**
 * A plain field says where its value is kept, and nothing is computed for it. Its resolver is made of that, and so is its
 * part of a composed statement: what is asked of plain fields alone is answered in one round trip, without a resolver.
 */
export type Plain =
  | { readonly as: 'text'; readonly property: string; readonly required: boolean }
  | { readonly as: 'whole'; readonly property: string; readonly absent: number | null }
  | { readonly as: 'flag'; readonly property: string }
  | { readonly as: 'texts'; readonly property: string }
  | { readonly as: 'one'; readonly edge: string; readonly required: boolean }
  | { readonly as: 'named'; readonly property: string }
  | { readonly as: 'many'; readonly edge: string }
  | { readonly as: 'all'; readonly page: PageName }
  | { readonly as: 'page'; readonly page: PageName; readonly filters: FiltersOf; readonly unless: readonly string[] }
  | { readonly as: 'relation'; readonly edge: string; readonly several: boolean }
  | { readonly as: 'end' }
  | { readonly as: 'part'; readonly fields: Table }
  /** Of every record in force the same; of others there is more to tell. */
  | { readonly as: 'in force'; readonly value: true | readonly [] }
  /** The verdict by the usual ground rules, as it is kept. */
  | { readonly as: 'verdict' }

export type Table = Readonly<Record<string, Plain>>

/** Arguments as GraphQL coerced them. */
export type Args = Readonly<Record<string, unknown>>
type FiltersOf = (args: Args) => Filters

/** A list that a request starts from. */
export interface Root {
  readonly list: ListName
  readonly filters: FiltersOf
  /** Arguments with which it is not plain. */
  readonly unless: readonly string[]
  /** Arguments that name a thing each of the list is tied to: with any of them it starts from the rarest of these. */
  readonly ties?: readonly string[]
}

/** A text that the schema promises. */
export const promised = (property: string) => ({ as: 'text', property, required: true }) as const
export const written = (property: string) => ({ as: 'text', property, required: false }) as const
export const whole = (property: string, absent: number | null = null) => ({ as: 'whole', property, absent }) as const
export const flag = (property: string) => ({ as: 'flag', property }) as const
export const listed = (property: string) => ({ as: 'texts', property }) as const
export const theOneAt = (edge: string) => ({ as: 'one', edge, required: true }) as const
export const maybeAt = (edge: string) => ({ as: 'one', edge, required: false }) as const
/** The record whose id a property holds. */
export const named = (property: string) => ({ as: 'named', property }) as const
export const manyAt = (edge: string) => ({ as: 'many', edge }) as const
export const all = (page: PageName) => ({ as: 'all', page }) as const
export const page = (name: PageName, filters: FiltersOf = () => ({}), unless: readonly string[] = []) => ({ as: 'page', page: name, filters, unless }) as const

/** The resolver of a field that is kept on a record; undefined for one that has a resolver of its own. */
function resolverOf(plain: Plain): ((record: RecordParent, args: Args) => unknown) | undefined {
  switch (plain.as) {
    case 'text':
      return plain.required ? (record) => must(record, plain.property) : (record) => text(record, plain.property)
    case 'whole':
      return (record) => number(record, plain.property) ?? plain.absent
    case 'flag':
      return (record) => record.props[plain.property] === true
    case 'texts':
      return (record) => texts(record, plain.property)
    case 'one':
      return plain.required ? (record) => theOne(record, plain.edge) : (record) => maybeOne(record, plain.edge)
    case 'named':
      return (record) => known(record.view, must(record, plain.property))
    case 'many':
      return (record) => everyOne(record, plain.edge)
    case 'all':
      return (record) => allOf(record, plain.page)
    case 'page':
      return (record, args) => pageOf(record, plain.page, args, plain.filters(args))
    case 'relation':
      return (record) => (plain.several ? relations(record, plain.edge) : (relations(record, plain.edge)[0] ?? null))
    case 'part': {
      const resolvers = Object.entries(plain.fields).map(([name, field]) => [name, resolverOf(field)] as const)
      return (record, args) => Object.fromEntries(resolvers.map(([name, resolver]) => [name, resolver?.(record, args)]))
    }
    case 'end':
    case 'in force':
    case 'verdict':
      return undefined
  }
}

/** The edges of one type in the order of their steps. */
export function relations(record: RecordParent, type: string): EdgeParent[] {
  return record.edges
    .filter((edge) => edge.type === type)
    .sort((a, b) => Number(a.props['step'] ?? 0) - Number(b.props['step'] ?? 0))
    .map((edge) => ({ view: record.view, edge }))
}

/** What a relation says is read from its edge as if it were a record. */
function asRecord({ view, edge }: EdgeParent): RecordParent {
  return { view, id: edge.to, labels: new Set(), props: edge.props, edges: [] }
}

type Made<T extends Table> = { readonly [Field in keyof T as T[Field]['as'] extends 'in force' | 'verdict' ? never : Field]: (record: RecordParent, args: object) => never }

/** The resolvers of the plain fields of a type of records; those that tell more of what is not in force are left to it. */
export function resolversOf<T extends Table>(table: T): Made<T> {
  return Object.fromEntries(Object.entries(table).flatMap(([field, plain]) => {
    const resolver = resolverOf(plain)
    return resolver ? [[field, resolver]] : []
  })) as unknown as Made<T>
}

type MadeOfEdges<T extends Table> = { readonly [Field in keyof T]: (edge: EdgeParent, args: object) => never }

/** The resolvers of the plain fields of a type of edges. */
export function edgeResolversOf<T extends Table>(table: T): MadeOfEdges<T> {
  return Object.fromEntries(Object.entries(table).map(([field, plain]) => {
    if (plain.as === 'end') return [field, ({ view, edge }: EdgeParent) => known(view, edge.to)]
    const resolver = resolverOf(plain)
    if (!resolver) throw new Error(`${field}: an edge has no such field`)
    return [field, (edge: EdgeParent, args: Args) => resolver(asRecord(edge), args)]
  })) as unknown as MadeOfEdges<T>
}
