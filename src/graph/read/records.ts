import type { Snapshot } from './snapshot.js'

export interface StoredEdge {
  readonly type: string
  readonly to: string
  readonly props: Readonly<Record<string, unknown>>
}

/** One version of a record, with the edges that leave it. */
export interface StoredRecord {
  readonly id: string
  readonly labels: ReadonlySet<string>
  readonly props: Readonly<Record<string, unknown>>
  readonly edges: readonly StoredEdge[]
}

/**
 * Records by id, in the version in force at the snapshot, or the last one before it: an id that was once given
 * keeps resolving. One round trip, however many ids.
 */
export async function loadRecords({ connection, at }: Snapshot, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
  const rows = await connection.read('read/records', { ids, at })
  return new Map(
    rows.map((row) => {
      const props = row['props'] as Record<string, unknown>
      const id = String(props['id'])
      return [id, { id, props, labels: new Set(row['labels'] as string[]), edges: row['edges'] as StoredEdge[] }]
    }),
  )
}

/** Ids that the record leads to by edges of one type; in the order of their positions where they have any. */
export function targets(record: StoredRecord, type: string): string[] {
  return record.edges
    .filter((edge) => edge.type === type)
    .sort((a, b) => order(a) - order(b) || (a.to < b.to ? -1 : 1))
    .map(({ to }) => to)
}

function order({ props }: StoredEdge): number {
  return Number(props['position'] ?? props['step'] ?? 0)
}

export function text(record: StoredRecord, name: string): string | null {
  const value = record.props[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
}

export function number(record: StoredRecord, name: string): number | null {
  const value = record.props[name]
  return typeof value === 'number' ? value : null
}

export function texts(record: StoredRecord, name: string): string[] {
  const value = record.props[name]
  return Array.isArray(value) ? value.map(String) : []
}
