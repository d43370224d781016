import type { Row } from '../connection.js'
import { mandatesStatement } from './mandates.js'
import type { Snapshot } from './snapshot.js'

/** Lists that hang on a record: each statement serves many records at once. */
export type PageName =
  | 'claims-of-proposition'
  | 'claims-of-source'
  | 'claims-of-citation'
  | 'claims-relayed-by'
  | 'citations-of-source'
  | 'rolls-of-source'
  | 'mentions-of-entity'
  | 'propositions-of-entity'
  | 'derivations-from'
  | 'derivations-of'
  | 'readings-of'
  | 'remarks-of'
  | 'disputes-of'
  | 'endorsements-of'
  | 'judgements-of'
  | 'answers-of-question'
  | 'questions-of-entity'
  | 'dependents-of-proposition'
  | 'family-of-proposition'
  | 'entries-of-roll'
  | 'successors-of-proposition'
  | 'rows-of-table'
  | 'claims-of-row'
  | 'untimely-of-source'
  | 'verdicts-of'

/** Lists that start from nothing but their filters. */
export type ListName = 'mandates' | 'figures' | 'occurrences' | 'propositions' | 'sources' | 'citations' | 'claims' | 'rolls' | 'readings' | 'remarks' | 'people' | 'tables' | 'constraints' | 'passages' | 'dossiers' | 'questions'

export interface PageRequest {
  /** Cursor of the last item seen; empty for the first page. */
  readonly after: string
  readonly limit: number
  readonly count: boolean
}

export interface IdPage {
  readonly ids: readonly string[]
  /** One for each id. */
  readonly cursors: readonly string[]
  readonly total: number
}

export type Filters = Readonly<Record<string, unknown>>

const EMPTY: IdPage = { ids: [], cursors: [], total: 0 }

function pageOf(row: Row | undefined): IdPage {
  if (!row) return EMPTY
  const ids = row['ids'] as string[]
  return { ids, cursors: (row['cursors'] as string[] | undefined) ?? ids, total: Number(row['total'] ?? 0) }
}

/** The same page of many records in one round trip, in the order of the parents. */
export async function loadPages({ connection, at }: Snapshot, name: PageName, parents: readonly string[], filters: Filters, request: PageRequest): Promise<IdPage[]> {
  const rows = await connection.read(`read/${name}`, { parents, at, ...filters, ...request })
  const byParent = new Map(rows.map((row) => [String(row['parent']), row]))
  return parents.map((parent) => pageOf(byParent.get(parent)))
}

/** A page of a list. */
export async function loadList({ connection, at }: Snapshot, name: ListName, filters: Filters, request: PageRequest): Promise<IdPage> {
  const { statement, params } = name === 'mandates' ? await mandatesStatement(connection, filters) : { statement: `read/list-${name}`, params: filters }
  const [row] = await connection.read(statement, { at, ...params, ...request })
  return pageOf(row)
}
