import type { RowData } from '../data.js'
import { edge, present, type GraphEdge } from '../records.js'
import { citedAt, readingCitation, relaySteps, speakerOf } from './claims.js'
import type { Compilation } from './context.js'
import { type ClaimSite, type TableSite, utteranceOf } from './passages.js'
import { ENTITY_KINDS } from '../../reasoning/propositions/kinds.js'
import { readQuantity } from './values.js'

/** Tables as written: what their columns mean, their rows with all cells, and one SUM for each column that states a total. */
export function compileTables(compilation: Compilation, tables: readonly TableSite[]): void {
  for (const table of tables) {
    compileTable(compilation, table)
    for (const [index, row] of table.rows.entries()) compileRow(compilation, table, row.id, index + 1, row.at.data, row.at)
    const { total } = table.at.data
    if (total) compileRow(compilation, table, `${table.at.data.id}.total`, table.rows.length + 1, total, { ...table.at, path: [...table.at.path, 'total'] })
    for (const claim of table.totals) compileSum(compilation, table, claim)
  }
}

/** What rows refer to whose table was left out. */
export function checkLooseRows(compilation: Compilation): void {
  for (const row of compilation.dossier.looseRows) {
    if (row.data.is !== undefined) compilation.refers(row.data.is, ENTITY_KINDS, row, ['is'])
    for (const [column, cell] of Object.entries(row.data.cells ?? {})) readQuantity(compilation, cell, '', row, ['cells', column])
  }
}

function compileTable(compilation: Compilation, { at, reading }: TableSite): void {
  const { data } = at
  const columns = Object.entries(data.columns)
  const asClaim: ClaimSite = { slug: data.id, at: { ...at, data: utteranceOf(data) }, reading, ordinal: 0, from: {} }
  const { speaker, citation, relayed, stated } = speakerOf(compilation, asClaim)
  const here = readingCitation(compilation, reading)
  compilation.add({
    id: compilation.global(data.id),
    labels: ['Table'],
    shared: false,
    props: present({
      caption: data.caption,
      source: speaker,
      ordinal: Number(at.path.at(-1)) + 1,
      subject: data.subject ?? 'where',
      columns: columns.map(([, { heading }]) => heading),
      columnIds: columns.map(([column]) => column),
      // What a cell of each column states; an empty text for a column that states no figure.
      figures: columns.map(([, { figure }]) => (figure === undefined ? '' : JSON.stringify(figure))),
      totalStates: data.total?.with === undefined ? undefined : JSON.stringify(data.total.with),
      note: data.note,
    }),
    edges: [citedAt(citation, here, stated), ...(here === citation ? [] : [edge('READ_AT', here)]), edge('READ_IN', compilation.global(reading.id)), ...(relayed ? relaySteps(compilation, asClaim) : [])],
  })
}

type Row = Pick<RowData, 'as' | 'is' | 'lines' | 'cells' | 'text' | 'note'>

function compileRow(compilation: Compilation, { at: { data } }: TableSite, rowId: string, ordinal: number, row: Row, spot: Parameters<Compilation['refers']>[2]): void {
  const cells: Record<string, unknown> = { ...row.cells, ...row.text }
  const texts = Object.entries(row.text ?? {})
  // A word may stand where a figure is due, such as "no": it is kept, and is no figure.
  for (const [column] of texts)
    if (!data.columns[column]) compilation.report(spot, ['text', column], { what: `the table has no column "${column}"`, expected: `one of ${Object.keys(data.columns).join(', ')}` })
  // Of an unknown id the figures of the row complain already.
  const unknown = row.is !== undefined && compilation.kindOf(row.is) === undefined && Object.keys(row.cells ?? {}).length > 0
  const of: GraphEdge[] = row.is !== undefined && !unknown && compilation.refers(row.is, ENTITY_KINDS, spot, ['is']) ? [edge('STANDS_FOR', row.is)] : []
  compilation.add({
    id: compilation.global(rowId),
    labels: ['TableRow'],
    shared: false,
    props: present({
      caption: row.as,
      ordinal,
      lines: row.lines,
      total: rowId === `${data.id}.total` && row === data.total ? true : undefined,
      cells: Object.entries(data.columns).flatMap(([column, { heading }]) => (cells[column] === undefined ? [] : [`${heading}: ${writtenCell(cells[column])}`])),
      textColumns: texts.length === 0 ? undefined : texts.map(([column]) => column),
      texts: texts.length === 0 ? undefined : texts.map(([, text]) => String(text)),
      note: row.note,
    }),
    edges: [edge('ROW_OF', compilation.global(data.id)), ...of],
  })
}

function compileSum(compilation: Compilation, { at: { data }, reading, rows }: TableSite, total: ClaimSite): void {
  const column = total.from.column ?? ''
  const parts = rows.flatMap((row) => row.claims.filter((claim) => claim.from.column === column))
  compilation.add({
    id: compilation.global(sumId(data.id, column)),
    labels: ['Constraint'],
    shared: false,
    props: { caption: `sum: ${data.caption}, ${data.columns[column]?.heading ?? column}`, kind: 'SUM', coverage: 'COMPLETE', group: data.id, because: 'the table states a total' },
    edges: [
      edge('RELATES', compilation.global(total.slug), { term: 'total', position: 1 }),
      ...parts.map((part, index) => edge('RELATES', compilation.global(part.slug), { term: 'parts', position: index + 1 })),
      edge('READ_IN', compilation.global(reading.id)),
    ],
  })
}

/** The constraint that a table states by having a total in a column. */
export function sumId(table: string, column: string): string {
  return `${table}.sum.${column}`
}

function writtenCell(cell: unknown): string {
  return typeof cell === 'object' && cell !== null && 'written' in cell ? String(cell.written) : String(cell)
}
