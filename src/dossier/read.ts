import { type At, type Dossier, ENTITY_SECTIONS, type EntityData, type EntitySection, type HeadingData, type PassageData, type QuestionText, type RowData, type SourceData } from './data.js'
import { recordsLines } from './bulk/records-file.js'
import { type Path, type Place, strayLinks, yamlFiles } from './files.js'
import { readClaims } from './lines.js'
import { looseRows } from './loose.js'
import { readNamed } from './named.js'
import type { Problem } from './problems.js'
import { prune, type TakenOut } from './prune.js'
import { requestProblems } from './questions.js'
import { readRows } from './rows.js'
import { type Fault, fileFaults, partFaults } from './validate.js'
import { readYaml } from './yaml.js'

/** A file of the dossier, or a line of a file of records. */
interface Part extends Place {
  readonly data: FileData
}

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
  let readable: boolean
  try {
    names = yamlFiles(folder)
    problems.push(...strayLinks(folder))
    readable = problems.every(({ severity }) => severity === 'warning')
  } catch (error) {
    return refuse(`the folder ${folder} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`, 'a folder with the YAML files of a dossier')
  }
  const files: Part[] = []
  const lost = new Set<string>()
  const takenOut: At<TakenOut>[] = []
  const take = (part: Place & { data: unknown }): void => {
    const checked = checkPart(part, problems, lost, takenOut)
    if (checked) files.push(checked)
  }
  for (const name of names) {
    const read = readYaml(folder, name)
    problems.push(...read.problems)
    if (!('yaml' in read)) readable = false
    else if (read.yaml.data !== null) take(read.yaml)
  }
  for (const { data, ...at } of headingsOf(files))
    for (const [index, file] of (data.recordsFiles ?? []).entries()) {
      const lines = recordsLines(folder, file, { data, ...at, path: [...at.path, 'recordsFiles', index] }, problems)
      let next = lines.next()
      for (; next.done !== true; next = lines.next()) take(next.value)
      readable &&= next.value
    }
  // What an unreadable file declares is unknown, so that nothing can be said of references.
  if (!readable) return { dossier: null, problems }
  const headings = headingsOf(files)
  const [heading, second] = headings
  if (!heading) return problems.length > 0 ? { dossier: null, problems } : refuse(`no file in ${folder} has the section "dossier"`, 'exactly one "dossier:" with id, title and by')
  if (second) return refuse('a second "dossier" section', `one only; the first is in ${heading.place.file}`, second.place.file)

  const passages = files.flatMap((place) =>
    items<PassageData>(place, 'passages').map((passage) => ({ ...passage, claimLines: readClaims(folder, passage, problems, lost), tableRows: tableRows(folder, passage, problems) })),
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
    before: { derivations: 0, judgements: 0 },
    looseRows: looseRows(folder, takenOut, problems, lost),
  }
  return { dossier, problems }
}

function headingsOf(files: readonly Part[]): At<HeadingData>[] {
  return files.flatMap((place) => (place.data.dossier ? [{ data: place.data.dossier, place, path: ['dossier'] }] : []))
}

/** Takes out of a part of the dossier what does not follow the schema. What is no map at all is null. */
function checkPart(part: Place & { data: unknown }, problems: Problem[], lost: Set<string>, takenOut: At<TakenOut>[]): Part | null {
  let checked = part as Part
  for (const faultsOf of [fileFaults, partsFaults]) {
    const before = checked
    const faults = faultsOf(before, before.data)
    problems.push(...faults.map(({ problem }) => problem))
    if (faults.some(({ path }) => path.length === 0)) return null
    const pruned = prune(before.data, faults.map(({ path }) => path))
    for (const id of pruned.lost) lost.add(id)
    takenOut.push(...pruned.takenOut.map((out) => ({ data: out, place: before, path: out.path })))
    if (faults.length > 0) checked = { ...before, locate: (path = []) => before.locate(pruned.asWritten(path)) }
  }
  return checked
}

/** The rows in CSV files, by the position of their table in the passage. */
function tableRows(folder: string, { data, place, path }: At<PassageData>, problems: Problem[]): Map<number, At<RowData>[]> {
  return new Map((data.tables ?? []).map((table, index) => [index, readRows(folder, { data: table, place, path: [...path, 'tables', index] }, problems)]))
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
