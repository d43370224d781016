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
export interface Part extends Place {
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

/** What reading gathers beside the parts. */
export class Findings {
  readonly problems: Problem[] = []
  readonly takenOut: At<TakenOut>[] = []
  /** False once something could not be read: what it declares is unknown, so that nothing can be said of references. */
  readable = true

  /** @param lost - ids of what was left out */
  constructor(readonly lost = new Set<string>()) {}

  refuse(what: string, expected: string, file = '.'): void {
    this.problems.push({ severity: 'error', file, line: 1, column: 1, what, expected })
  }
}

/**
 * Reads a dossier from its folder.
 * @returns the dossier, absent where its files do not follow the schema, and every problem found.
 */
export function readDossier(folder: string): { dossier: Dossier | null; problems: Problem[] } {
  const findings = new Findings()
  const parts = readYamlParts(folder, findings)
  if (!parts) return { dossier: null, problems: findings.problems }
  for (const { data, ...at } of headingsOf(parts))
    for (const [index, file] of (data.recordsFiles ?? []).entries())
      for (const line of recordsLines(folder, file, { data, ...at, path: [...at.path, 'recordsFiles', index] }, findings)) {
        const part = checkPart(line, findings)
        if (part) parts.push(part)
      }
  const heading = findings.readable ? onlyHeading(folder, parts, findings) : null
  if (!heading) return { dossier: null, problems: findings.problems }
  return { dossier: assemble(folder, heading, parts, findings), problems: findings.problems }
}

/** The YAML files of a folder; null if it cannot be read. */
export function readYamlParts(folder: string, findings: Findings): Part[] | null {
  let names: string[]
  try {
    names = yamlFiles(folder)
    const stray = strayLinks(folder)
    findings.problems.push(...stray)
    findings.readable = stray.every(({ severity }) => severity === 'warning')
  } catch (error) {
    findings.refuse(`the folder ${folder} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`, 'a folder with the YAML files of a dossier')
    return null
  }
  return names.flatMap((name) => {
    const read = readYaml(folder, name)
    findings.problems.push(...read.problems)
    if (!('yaml' in read)) findings.readable = false
    return 'yaml' in read && read.yaml.data !== null ? (checkPart(read.yaml, findings) ?? []) : []
  })
}

/** The one heading among the parts of a dossier; null, with a problem, if there is none or more. */
export function onlyHeading(folder: string, parts: readonly Part[], findings: Findings): At<HeadingData> | null {
  const [heading, second] = headingsOf(parts)
  if (!heading && findings.problems.length === 0) findings.refuse(`no file in ${folder} has the section "dossier"`, 'exactly one "dossier:" with id, title and by')
  if (!heading || !second) return heading ?? null
  findings.refuse('a second "dossier" section', `one only; the first is in ${heading.place.file}`, second.place.file)
  return null
}

/** The dossier that these parts make, or a part of it. Files that they name are read. */
export function assemble(folder: string, heading: At<HeadingData>, parts: readonly Part[], findings: Findings, before = { derivations: 0, judgements: 0 }): Dossier {
  const { problems, lost } = findings
  const passages = parts.flatMap((place) =>
    items<PassageData>(place, 'passages').map((passage) => ({ ...passage, claimLines: readClaims(folder, passage, problems, lost), tableRows: tableRows(folder, passage, problems) })),
  )
  return {
    folder,
    heading,
    questions: parts.includes(heading.place as Part) ? readQuestions(folder, heading, problems) : [],
    lost,
    entities: parts.flatMap((place) =>
      (Object.keys(ENTITY_SECTIONS) as EntitySection[]).flatMap((section) => entries<EntityData>(place, section).map(({ slug, at }) => ({ section, slug, at }))),
    ),
    sources: parts.flatMap((place) => entries<SourceData>(place, 'sources')),
    derivations: parts.flatMap((place) => items(place, 'derivations')),
    judgements: parts.flatMap((place) => items(place, 'judgements')),
    passages,
    before,
    looseRows: looseRows(folder, findings.takenOut.splice(0), problems, lost),
  }
}

export function headingsOf(files: readonly Part[]): At<HeadingData>[] {
  return files.flatMap((place) => (place.data.dossier ? [{ data: place.data.dossier, place, path: ['dossier'] }] : []))
}

/** Takes out of a part of the dossier what does not follow the schema. What is no map at all is null. */
export function checkPart(part: Place & { data: unknown }, { problems, lost, takenOut }: Findings): Part | null {
  let checked = part as Part
  for (const faultsOf of [fileFaults, partsFaults]) {
    const before = checked
    const faults = faultsOf(before, before.data)
    if (faults.length === 0) continue
    problems.push(...faults.map(({ problem }) => problem))
    if (faults.some(({ path }) => path.length === 0)) return null
    const pruned = prune(before.data, faults.map(({ path }) => path))
    for (const id of pruned.lost) lost.add(id)
    takenOut.push(...pruned.takenOut.map((out) => ({ data: out, place: before, path: out.path })))
    checked = { ...before, locate: (path = []) => before.locate(pruned.asWritten(path)) }
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
