import { parse as parseCsv } from 'csv-parse/sync'
import { type At, type ClaimData, type Dossier, ENTITY_SECTIONS, type EntityData, type EntitySection, type HeadingData, type PassageData, type QuestionText, type RowData, type SourceData } from './data.js'
import { type Path, type Place, readText, ROWS_LIMIT_BYTES, staysInside, yamlFiles } from './files.js'
import type { Problem } from './problems.js'
import { idsIn, prune } from './prune.js'
import { requestProblems } from './questions.js'
import { claimFaults, type Fault, fileFaults, partFaults, suggestion } from './validate.js'
import { readYaml, type YamlFile } from './yaml.js'

interface FileData {
  dossier?: HeadingData
  sources?: Record<string, SourceData>
  derivations?: unknown[]
  passages?: PassageData[]
  judgements?: unknown[]
  [section: string]: unknown
}

/**
 * Reads a dossier from its folder.
 * @returns the dossier, absent where its files do not follow the schema, and every problem found.
 */
export function readDossier(folder: string): { dossier: Dossier | null; problems: Problem[] } {
  const problems: Problem[] = []
  const refuse = (what: string, expected: string, file = '.'): { dossier: null; problems: Problem[] } => {
    problems.push({ severity: 'error', file, line: 1, column: 1, what, expected })
    return { dossier: null, problems }
  }
  let names: string[]
  try {
    names = yamlFiles(folder)
  } catch (error) {
    return refuse(`the folder ${folder} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`, 'a folder with the YAML files of a dossier')
  }
  const files: (YamlFile & { data: FileData })[] = []
  const lost = new Set<string>()
  let readable = true
  for (const name of names) {
    const read = readYaml(folder, name)
    problems.push(...read.problems)
    if (!('yaml' in read)) readable = false
    else if (read.yaml.data !== null) {
      let file = read.yaml as YamlFile & { data: FileData }
      for (const faultsOf of [fileFaults, partsFaults]) {
        const before = file
        const faults = faultsOf(before, before.data)
        problems.push(...faults.map(({ problem }) => problem))
        const pruned = prune(before.data, faults.map(({ path }) => path))
        for (const id of pruned.lost) lost.add(id)
        if (faults.length > 0) file = { ...before, locate: (path = []) => before.locate(pruned.asWritten(path)) }
      }
      files.push(file)
    }
  }
  // What an unreadable file declares is unknown, so that nothing can be said of references.
  if (!readable) return { dossier: null, problems }
  const headings = files.flatMap((place) => (place.data.dossier ? [{ data: place.data.dossier, place, path: ['dossier'] }] : []))
  const [heading, second] = headings
  if (!heading) return problems.length > 0 ? { dossier: null, problems } : refuse(`no file in ${folder} has the section "dossier"`, 'exactly one "dossier:" with id, title and by')
  if (second) return refuse('a second "dossier" section', `one only; the first is in ${heading.place.file}`, second.place.file)

  const passages = files.flatMap((place) =>
    items<PassageData>(place, 'passages').map((passage) => ({ ...passage, claimLines: readClaims(folder, passage, problems, lost), tableRows: readRows(folder, passage, problems) })),
  )
  const dossier: Dossier = {
    folder,
    heading,
    questions: readQuestions(folder, heading, problems),
    lost,
    entities: files.flatMap((place) =>
      (Object.keys(ENTITY_SECTIONS) as EntitySection[]).flatMap((section) => entries<EntityData>(place, section).map(({ slug, at }) => ({ section, slug, at }))),
    ),
    sources: files.flatMap((place) => entries<SourceData>(place, 'sources')),
    derivations: files.flatMap((place) => items(place, 'derivations')),
    judgements: files.flatMap((place) => items(place, 'judgements')),
    passages,
  }
  return { dossier, problems }
}

/** Faults of what the entries of a roll have in common: its kind says what that may be, the schema of the file cannot. */
function partsFaults(place: Place, { passages = [] }: FileData): Fault[] {
  return passages.flatMap(({ rolls = [] }, index) =>
    rolls.flatMap((roll, position) => {
      const path: Path = ['passages', index, 'rolls', position]
      const shared = roll.with === undefined ? [] : partFaults(roll.of, place, [...path, 'with'], roll.with)
      return [...shared, ...roll.entries.flatMap((entry, at) => (entry.with === undefined ? [] : partFaults(roll.of, place, [...path, 'entries', at, 'with'], entry.with)))]
    }),
  )
}

/** The requests that answer the dossier's questions, as text: they belong to it like its data. */
function readQuestions(folder: string, heading: At<HeadingData>, problems: Problem[]): QuestionText[] {
  const asked = new Set<string>()
  return (heading.data.questions ?? []).flatMap((question, index) => {
    const text = readNamed(folder, question.request, { ...heading, path: [...heading.path, 'questions', index, 'request'] }, problems)
    if (text === null) return []
    if (!asked.has(question.request)) problems.push(...requestProblems(question.request, text))
    asked.add(question.request)
    return [{ ...question, text }]
  })
}

function items<T>(place: Place & { data: FileData }, section: string): At<T>[] {
  return ((place.data[section] as T[] | undefined) ?? []).map((data, index) => ({ data, place, path: [section, index] }))
}

function entries<T>(place: Place & { data: FileData }, section: string): { slug: string; at: At<T> }[] {
  return Object.entries((place.data[section] as Record<string, T> | undefined) ?? {}).map(([slug, data]) => ({ slug, at: { data, place, path: [section, slug] } }))
}

/** The place of a line in a file that is no YAML. */
function lineOf(file: string, line: number): Place {
  return { file, locate: () => ({ line, column: 1 }) }
}

function readClaims(folder: string, passage: At<PassageData>, problems: Problem[], lost: Set<string>): At<ClaimData>[] {
  const file = passage.data.claimsFile
  if (!file) return []
  const read = readNamed(folder, file, { ...passage, path: [...passage.path, 'claimsFile'] }, problems)
  return read === null
    ? []
    : read.split('\n').flatMap((text, index) => {
        if (text.trim() === '') return []
        const place = lineOf(file, index + 1)
        let data: unknown
        try {
          data = JSON.parse(text)
        } catch (error) {
          const id = /"id"\s*:\s*"([^"]+)"/.exec(text)?.[1]
          if (id !== undefined) lost.add(id)
          problems.push({ severity: 'error', file, line: index + 1, column: 1, what: `not JSON: ${(error as Error).message}`, expected: 'one claim a line, as JSON' })
          return []
        }
        const faults = claimFaults(place, data)
        problems.push(...faults.map(({ problem }) => problem))
        if (faults.length > 0) for (const id of idsIn(data)) lost.add(id)
        return faults.length === 0 ? [{ data: data as ClaimData, place, path: [] }] : []
      })
}

function readRows(folder: string, passage: At<PassageData>, problems: Problem[]): Map<number, At<RowData>[]> {
  const found = new Map<number, At<RowData>[]>()
  for (const [index, table] of (passage.data.tables ?? []).entries()) {
    const file = table.rowsFile
    if (!file) continue
    const text = readNamed(folder, file, { ...passage, path: [...passage.path, 'tables', index, 'rowsFile'] }, problems)
    if (text === null) continue
    let rows: { record: Record<string, string>; info: { lines: number } }[]
    try {
      rows = parseCsv(text, { columns: uniqueColumns, info: true, bom: true, skip_empty_lines: true, trim: true })
    } catch (error) {
      const line = (error as { lines?: number }).lines ?? 1
      problems.push({ severity: 'error', file, line, column: 1, what: `not CSV: ${(error as Error).message}`, expected: 'a header line and as many cells in each row' })
      continue
    }
    found.set(index, rows.map(({ record, info }) => rowOf(record, table.columns, lineOf(file, info.lines), problems)))
  }
  return found
}

/** @throws Error if two columns of a CSV file have one name, since one would hide the other */
function uniqueColumns(header: string[]): string[] {
  const twice = header.find((column, index) => header.indexOf(column) !== index)
  if (twice !== undefined) throw new Error(`the column "${twice}" stands twice in the header`)
  return header
}

function rowOf(record: Record<string, string>, columns: Record<string, { figure?: unknown }>, place: Place, problems: Problem[]): At<RowData> {
  const data: RowData & { cells: Record<string, string>; text: Record<string, string> } = { as: record['as'] ?? '', cells: {}, text: {} }
  if (!data.as) problems.push({ severity: 'error', file: place.file, ...place.locate(), what: 'a row without a heading', expected: 'a column "as" with the heading as written' })
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '' || column === 'as') continue
    if (column === 'is') data.is = cell
    else if (column === 'note') data.note = cell
    else if (column === 'lines') data.lines = cell
    else if (!columns[column]) problems.push({ severity: 'error', file: place.file, ...place.locate(), what: `unknown column "${column}"`, expected: `as, is, lines, note or one of ${Object.keys(columns).join(', ')}`, ...suggestion(column, ['as', 'is', 'lines', 'note', ...Object.keys(columns)]) })
    else if (columns[column].figure) data.cells[column] = cell
    else data.text[column] = cell
  }
  return { data, place, path: [] }
}

/** A file that the dossier names; its faults are reported where it is named. */
function readNamed(folder: string, file: string, at: At<unknown>, problems: Problem[]): string | null {
  const here = { severity: 'error', file: at.place.file, ...at.place.locate(at.path) } as const
  if (!staysInside(folder, file)) {
    problems.push({ ...here, what: `"${file}" lies outside the dossier`, expected: "a file in the dossier's folder" })
    return null
  }
  const read = readText(folder, file, ROWS_LIMIT_BYTES)
  if ('text' in read) return read.text
  // A file that is not there is missed where it is named; what is wrong in it is said of its own line.
  problems.push(read.problem.absent ? { ...here, what: `${file}: ${read.problem.what}`, expected: "a file in the dossier's folder" } : read.problem)
  return null
}
