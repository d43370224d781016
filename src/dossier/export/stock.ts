import { PROPOSITION_KINDS, type PropositionKind } from '../../reasoning/propositions/kinds.js'
import type { Calendar } from '../../reasoning/calendar.js'
import type { GraphEdge, GraphRecord } from '../records.js'

/** The records of one dossier by what leads to them. */
export class Stock {
  private readonly byId: ReadonlyMap<string, GraphRecord>
  private readonly inbound = new Map<string, Map<string, GraphRecord[]>>()
  readonly heading: GraphRecord
  /** The calendar of dates that name none. */
  readonly calendar: Calendar
  readonly defaults: Readonly<Record<string, string>>

  /** @throws RangeError if the records are not those of a whole dossier */
  constructor(
    readonly dossier: string,
    records: Iterable<GraphRecord>,
  ) {
    this.byId = new Map([...records].map((record) => [record.id, record]))
    for (const record of this.byId.values())
      for (const { type, to } of record.edges) {
        const key = `${type}\n${to}`
        const label = record.labels[0] ?? ''
        const from = this.inbound.get(key) ?? new Map<string, GraphRecord[]>()
        const group = from.get(label) ?? []
        group.push(record)
        from.set(label, group)
        this.inbound.set(key, from)
      }
    this.heading = this.get(`dossier/${dossier}`)
    this.calendar = text(this.heading, 'calendar') === 'JULIAN' ? 'JULIAN' : 'GREGORIAN'
    const entities = texts(this.heading, 'defaultEntities')
    this.defaults = Object.fromEntries(texts(this.heading, 'defaultRoles').map((role, index) => [role, entities[index] ?? '']))
  }

  get(id: string): GraphRecord {
    const record = this.byId.get(id)
    if (!record) throw new RangeError(`"${id}" is not among the records of the dossier "${this.dossier}"`)
    return record
  }

  find(id: string): GraphRecord | undefined {
    return this.byId.get(id)
  }

  /** Records of a label, by their ids. */
  all(label: string): GraphRecord[] {
    return [...this.byId.values()].filter(({ labels }) => labels[0] === label).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** Records of a label with such an edge to `id`, in their order. */
  from(label: string, type: string, id: string): GraphRecord[] {
    const found = [...new Set(this.inbound.get(`${type}\n${id}`)?.get(label) ?? [])]
    return found.sort((a, b) => (number(a, 'ordinal') ?? 0) - (number(b, 'ordinal') ?? 0) || (a.id < b.id ? -1 : 1))
  }

  /** The id as the dossier writes it: its own records without its name. */
  slug(id: string): string {
    return id.startsWith(`${this.dossier}/`) ? id.slice(this.dossier.length + 1) : id
  }

  slugs(ids: readonly string[]): string[] {
    return ids.map((id) => this.slug(id))
  }

  /** The text of a citation. */
  citation(id: string): string {
    return text(this.get(id), 'text') ?? ''
  }
}

/** Edges of one type in the order of their positions; where they have none, of the ids they lead to. */
export function edges(record: GraphRecord, type: string): GraphEdge[] {
  const order = ({ props }: GraphEdge): number => Number(props['position'] ?? props['step'] ?? 0)
  return record.edges.filter((edge) => edge.type === type).sort((a, b) => order(a) - order(b) || (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))
}

export function targets(record: GraphRecord, type: string): string[] {
  return edges(record, type).map(({ to }) => to)
}

export function text(record: Pick<GraphRecord, 'props'>, name: string): string | undefined {
  const value = record.props[name]
  return typeof value === 'string' ? value : undefined
}

export function texts(record: Pick<GraphRecord, 'props'>, name: string): string[] {
  const value = record.props[name]
  return Array.isArray(value) ? value.map(String) : []
}

export function number(record: Pick<GraphRecord, 'props'>, name: string): number | undefined {
  const value = record.props[name]
  return typeof value === 'number' ? value : undefined
}

/** The kind of proposition that a property names. */
export function kindOf(record: GraphRecord, name: string): PropositionKind {
  const kind = text(record, name)
  if (kind !== undefined && kind in PROPOSITION_KINDS) return kind as PropositionKind
  throw new RangeError(`"${record.id}" names no kind of proposition`)
}

/** Drops what is absent, so that nothing is written which the dossier did not say. */
export function given<T extends object>(data: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T
}

/** The list, or nothing where it is empty. */
export function some<T>(list: readonly T[]): T[] | undefined {
  return list.length === 0 ? undefined : [...list]
}

/** One item bare, several as a list. */
export function oneOrMany<T>(list: readonly T[]): T | T[] | undefined {
  return list.length > 1 ? [...list] : list[0]
}

/** Items by what they have in common, in the order of their first. */
export function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
