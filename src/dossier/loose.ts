import { type At, isMap, type RowData } from './data.js'
import { readClaims } from './lines.js'
import type { Problem } from './problems.js'
import type { TakenOut } from './prune.js'
import { readRows, type RowsOf } from './rows.js'

/**
 * Rows in CSV files, and claims in NDJSON files, that are named by what was left out for faults of its own: they are
 * no part of the dossier, but what is wrong in them is said at the same time.
 * @returns the rows, so that what they refer to can be checked
 */
export function looseRows(folder: string, takenOut: readonly At<TakenOut>[], problems: Problem[], lost: Set<string>): At<RowData>[] {
  return takenOut.flatMap(({ data: { value }, place, path }) => {
    if (path[0] !== 'passages' || !isMap(value)) return []
    if (path.length === 4 && path[2] === 'tables') return rowsOf(folder, { data: value, place, path }, problems)
    if (path.length !== 2) return []
    if (typeof value['claimsFile'] === 'string') readClaims(folder, { data: { claimsFile: value['claimsFile'] }, place, path }, problems, lost)
    const tables: unknown = value['tables']
    return Array.isArray(tables) ? tables.flatMap((table: unknown, index) => (isMap(table) ? rowsOf(folder, { data: table, place, path: [...path, 'tables', index] }, problems) : [])) : []
  })
}

/** Without its columns nothing can be said of the cells of a table. */
function rowsOf(folder: string, { data, place, path }: At<Record<string, unknown>>, problems: Problem[]): At<RowData>[] {
  const { rowsFile, columns } = data
  if (typeof rowsFile !== 'string' || !isMap(columns)) return []
  const known = Object.fromEntries(Object.entries(columns).map(([name, column]): [string, RowsOf['columns'][string]] => [name, isMap(column) ? column : {}]))
  return readRows(folder, { data: { rowsFile, columns: known }, place, path }, problems)
}
