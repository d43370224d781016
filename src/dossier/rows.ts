import { CsvError, parse } from 'csv-parse/sync'
import type { At, RowData } from './data.js'
import type { Place } from './files.js'
import { lineOf, readNamedLines } from './named.js'
import type { Problem } from './problems.js'
import { suggestion } from './validate.js'

/** What of a table is needed to read its rows; of a faulty one, what there is of it. */
export interface RowsOf {
  readonly rowsFile?: string
  readonly columns: Readonly<Record<string, { readonly figure?: unknown }>>
}

interface Line {
  readonly cells: readonly string[]
  readonly line: number
}

/**
 * The rows of a table that stand in a CSV file. Each is read whatever is wrong with the others.
 * @param table - with its path; a fault of the file itself is reported where the table names it
 */
export function readRows(folder: string, table: At<RowsOf>, problems: Problem[]): At<RowData>[] {
  const { rowsFile: file, columns } = table.data
  if (file === undefined) return []
  const read = readNamedLines(folder, file, { ...table, path: [...table.path, 'rowsFile'] }, problems)
  if (read === null) return []
  const fail = (line: number, what: string): void => {
    problems.push({ severity: 'error', file, line, column: 1, what: `not CSV: ${what}`, expected: 'a header line and as many cells in each row' })
  }
  const [header, ...lines] = parseLines(read.text, fail)
  if (!header) return []
  const names = usableNames(header, columns, file, fail, problems)
  return lines.flatMap(({ cells, line }) => {
    if (read.unreadable.has(line)) return []
    if (cells.length === header.cells.length) return [rowOf(names, cells, columns, lineOf(file, line), problems)]
    fail(line, `${cells.length} cells, where the header has ${header.cells.length}`)
    return []
  })
}

/** After so many lines the rest of a file is not tried. */
const MOST_FAULTS = 50

/** The records of a CSV file with their lines. Where quotation marks are wrong, reading begins again with the next line. */
function parseLines(text: string, fail: (line: number, what: string) => void): Line[] {
  const records: Line[] = []
  const lines = text.split('\n')
  let first = 0
  for (let faults = 0; faults < MOST_FAULTS; faults++) {
    let read = first
    try {
      parse(lines.slice(first).join('\n'), {
        bom: true,
        skip_empty_lines: true,
        trim: true,
        relax_column_count: true,
        on_record: (cells: string[], context) => {
          read = first + context.lines
          records.push({ cells, line: read })
          return null
        },
      })
      return records
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      while (lines[read]?.trim() === '') read++
      fail(read + 1, error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is not closed' : 'a quotation mark stands within a cell, or is not closed; it is written twice in a cell in quotes')
      first = read + 1
    }
  }
  return records
}

const OWN_COLUMNS = ['as', 'is', 'lines', 'note']

/** The names of the columns, null for those that say nothing: that are unknown, or stand twice, so that one would hide the other. */
function usableNames(header: Line, columns: RowsOf['columns'], file: string, fail: (line: number, what: string) => void, problems: Problem[]): (string | null)[] {
  const known = [...OWN_COLUMNS, ...Object.keys(columns)]
  return header.cells.map((name, index) => {
    if (header.cells.indexOf(name) !== index) {
      fail(header.line, `the column "${name}" stands twice in the header`)
      return null
    }
    if (known.includes(name)) return name
    problems.push({ severity: 'error', file, line: header.line, column: 1, what: `unknown column "${name}"`, expected: `as, is, lines, note or one of ${Object.keys(columns).join(', ')}`, ...suggestion(name, known) })
    return null
  })
}

function rowOf(names: readonly (string | null)[], values: readonly string[], columns: RowsOf['columns'], place: Place, problems: Problem[]): At<RowData> {
  const record = new Map(names.flatMap((name, index) => (name === null || !values[index] ? [] : [[name, values[index]] as const])))
  const data: RowData & { cells: Record<string, string>; text: Record<string, string> } = { as: record.get('as') ?? '', cells: {}, text: {} }
  if (!data.as) problems.push({ severity: 'error', file: place.file, ...place.locate(), what: 'a row without a heading', expected: 'a column "as" with the heading as written' })
  for (const [column, cell] of record) {
    if (column === 'as') continue
    if (column === 'is' || column === 'note' || column === 'lines') data[column] = cell
    else if (columns[column]?.figure) data.cells[column] = cell
    else data.text[column] = cell
  }
  return { data, place, path: [] }
}
