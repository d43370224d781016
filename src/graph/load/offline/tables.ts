import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PropertyValue } from '../../../dossier/records.js'
import { writing } from '../spool.js'
import { cellOf, type ColumnType, columnType, FIELD_DELIMITER, spansLines } from './columns.js'

/** What every line begins with, and the option that names a table of such lines. */
const KINDS = {
  nodes: { leading: ['id:ID'], option: '--nodes' },
  marks: { leading: [':ID(marks)'], option: '--nodes' },
  edges: { leading: [':START_ID', ':END_ID'], option: '--relationships' },
} as const
type Kind = keyof typeof KINDS

/** What the importer reads at once, unless a line is longer. */
const BUFFER_BYTES = 4 * 1024 * 1024
/** A character takes no more in UTF-8, half of a pair included. */
const CHARACTER_BYTES = 3

interface Field {
  readonly name: string
  readonly type: ColumnType
  readonly cell: string
}

/** What has the same labels, or is of the same type, and whose properties do not contradict each other in their types. */
class Table {
  readonly files: string[] = []
  private readonly columns = new Map<string, { readonly at: number; readonly type: ColumnType }>()
  private rows: string[][] = []
  /** How many columns the file has that is being written. */
  private written = 0

  constructor(
    readonly kind: Kind,
    /** Labels with colons between them, or the type. */
    readonly of: string,
    readonly multiline: boolean,
  ) {}

  fits(fields: readonly Field[]): boolean {
    return fields.every(({ name, type }) => (this.columns.get(name)?.type ?? type) === type)
  }

  add(leading: readonly string[], fields: readonly Field[]): void {
    const row: string[] = [...leading]
    for (const { name, type, cell } of fields) {
      const column = this.columns.get(name) ?? { at: leading.length + this.columns.size, type }
      this.columns.set(name, column)
      row[column.at] = cell
    }
    this.rows.push(row)
  }

  /** The lines that were added, for the newest file; where there are more columns than before, one is begun. */
  take(newFile: () => string): { readonly file: string; readonly text: string } | null {
    if (this.rows.length === 0) return null
    const { leading } = KINDS[this.kind]
    const width = leading.length + this.columns.size
    let text = ''
    if (width > this.written) {
      this.files.push(newFile())
      this.written = width
      text = `${[...leading, ...[...this.columns].map(([name, { type }]) => `${name}:${type}`)].join(FIELD_DELIMITER)}\n`
    }
    for (const row of this.rows) {
      row.length = width
      text += `${row.join(FIELD_DELIMITER)}\n`
    }
    this.rows = []
    return { file: this.files.at(-1) ?? '', text }
  }
}

/** The tables of a graph, in a folder, written some records at a time. Columns may come to a table as it grows. */
export class Tables {
  readonly written = { nodes: 0, marks: 0, edges: 0 }
  private readonly tables = new Map<string, Table[]>()
  private files = 0
  private longest = 0

  constructor(readonly folder: string) {}

  /** @returns whether all its properties are in the tables; what is not has to be written in another way */
  addNode(labels: readonly string[], id: string, props: Readonly<Record<string, PropertyValue>>): boolean {
    return this.add('nodes', labels.join(':'), [id], props)
  }

  /** What is no record, and has no id. */
  addMark(label: string, name: string, props: Readonly<Record<string, PropertyValue>>): void {
    this.add('marks', label, [name], { name, ...props })
  }

  /** @returns whether all its properties are in the tables */
  addEdge(type: string, from: string, to: string, props: Readonly<Record<string, PropertyValue>>): boolean {
    return this.add('edges', type, [from, to], props)
  }

  private add(kind: Kind, of: string, ids: readonly string[], props: Readonly<Record<string, PropertyValue>>): boolean {
    const leading = ids.map(cellOf)
    const fields: Field[] = []
    let isWhole = true
    for (const [name, value] of Object.entries(props)) {
      // The first field of a record.
      if (name === 'id' && kind === 'nodes') continue
      const type = columnType(name, value)
      if (type === null) isWhole = false
      else fields.push({ name, type, cell: cellOf(value) })
    }
    this.tableFor(kind, of, fields).add(leading, fields)
    this.written[kind]++
    this.longest = Math.max(this.longest, fields.reduce((sum, { cell }) => sum + cell.length, 0))
    return isWhole
  }

  private tableFor(kind: Kind, of: string, fields: readonly Field[]): Table {
    const multiline = fields.some(({ cell }) => spansLines(cell))
    const key = `${kind} ${of}${multiline ? ' over lines' : ''}`
    const known = this.tables.get(key) ?? []
    const found = known.find((table) => table.fits(fields))
    if (found) return found
    const made = new Table(kind, of, multiline)
    this.tables.set(key, [...known, made])
    return made
  }

  /**
   * Writes what was added since.
   * @throws AttestError DISK_FULL
   */
  flush(): void {
    for (const table of this.all()) {
      const taken = table.take(() => `${table.kind}-${String(++this.files)}.table`)
      if (taken) writing(this.folder, () => { appendFileSync(join(this.folder, taken.file), taken.text) })
    }
  }

  /**
   * Ends a file with what the importer, run in the folder, is to be told of the tables.
   * @throws AttestError DISK_FULL
   */
  writeArguments(file: string, before: readonly string[]): void {
    const multiline = this.all().flatMap((table) => (table.multiline ? table.files : []))
    const lines = [
      ...before,
      ...this.all().flatMap(({ kind, of, files }) => files.map((name) => `${KINDS[kind].option}=${of}=${name}`)),
      ...(multiline.length > 0 ? [`--multiline-fields=${multiline.join()}`, '--multiline-fields-format=v2'] : []),
      `--read-buffer-size=${Math.max(BUFFER_BYTES, this.longest * CHARACTER_BYTES * 2)}`,
    ]
    writing(this.folder, () => { writeFileSync(join(this.folder, file), lines.map((line) => `${line}\n`).join('')) })
  }

  private all(): Table[] {
    return [...this.tables.values()].flat()
  }
}
