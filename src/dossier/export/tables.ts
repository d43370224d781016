import type { PropositionData, QuantityData, RowData, TableData } from '../data.js'
import type { GraphRecord } from '../records.js'
import { statedBy } from './propositions.js'
import { edges, given, some, type Stock, targets, text, texts } from './stock.js'
import { type PassageRead, placeRead, utteranceOf } from './utterance.js'

export function tablesOf(stock: Stock, passage: PassageRead): TableData[] {
  return stock.from('Table', 'READ_IN', passage.record.id).map((table) => tableOf(stock, passage, table))
}

function tableOf(stock: Stock, passage: PassageRead, table: GraphRecord): TableData {
  const headings = texts(table, 'columns')
  const figures = texts(table, 'figures')
  const columnIds = texts(table, 'columnIds')
  const rows = stock.from('TableRow', 'ROW_OF', table.id)
  const total = rows.find((row) => row.props['total'] === true)
  const totalWith = text(table, 'totalStates')
  return given<TableData>({
    id: stock.slug(table.id),
    ...utteranceOf(stock, passage, table),
    caption: text(table, 'caption') ?? '',
    subject: text(table, 'subject') === 'of' ? 'of' : undefined,
    columns: Object.fromEntries(columnIds.map((column, index) => [column, given({ heading: headings[index] ?? '', figure: figures[index] ? (JSON.parse(figures[index]) as PropositionData) : undefined })])),
    rows: some(rows.filter((row) => row !== total).map((row) => rowOf(stock, row, columnIds))),
    total: total && given<NonNullable<TableData['total']>>({ as: text(total, 'caption') ?? '', cells: cellsOf(stock, total, columnIds) ?? {}, with: totalWith === undefined ? undefined : (JSON.parse(totalWith) as PropositionData), lines: text(total, 'lines') }),
    note: text(table, 'note'),
  })
}

function rowOf(stock: Stock, row: GraphRecord, columns: readonly string[]): RowData {
  const values = texts(row, 'texts')
  const textColumns = texts(row, 'textColumns')
  return given<RowData>({
    as: text(row, 'caption') ?? '',
    is: targets(row, 'STANDS_FOR')[0],
    lines: text(row, 'lines'),
    cells: cellsOf(stock, row, columns),
    text: textColumns.length === 0 ? undefined : Object.fromEntries(textColumns.map((column, index) => [column, values[index] ?? ''])),
    note: text(row, 'note'),
  })
}

/** The figures of a row, in the order of the columns. */
function cellsOf(stock: Stock, row: GraphRecord, columns: readonly string[]): Record<string, QuantityData> | undefined {
  const claims = new Map(stock.from('Claim', 'STANDS_IN', row.id).map((claim) => [edges(claim, 'STANDS_IN')[0]?.props['column'], claim]))
  const cells = columns.flatMap((column) => {
    const claim = claims.get(column)
    return claim ? [[column, statedBy(stock, claim, placeRead(claim))?.data['value'] as QuantityData] as const] : []
  })
  return cells.length === 0 ? undefined : Object.fromEntries(cells)
}
