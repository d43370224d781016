import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { checkDossier, type CompiledDossier } from '../../dossier/compile/index.js'
import type { Dossier } from '../../dossier/data.js'
import { yamlFiles } from '../../dossier/files.js'
import { formatProblem } from '../../dossier/problems.js'
import { readDossier } from '../../dossier/read.js'
import { AttestError } from '../../errors.js'
import type { Question } from '../../server/questions.js'

/**
 * The folders in `parent` that "attest load" would take, links to folders included, in the order of their names:
 * those with YAML files, at any depth. Hidden folders belong to other programs.
 */
export function dossierFolders(parent: string): string[] {
  if (!statSync(parent, { throwIfNoEntry: false })?.isDirectory()) throw new AttestError('BAD_INPUT', `There is no folder ${parent}. Name the folder that the dossiers lie in with --dossiers, or leave them out with --no-load.`)
  return readdirSync(parent)
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(parent, name))
    .filter((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() && holdsYaml(folder))
    .sort()
}

function holdsYaml(folder: string): boolean {
  try {
    return yamlFiles(folder).length > 0
  } catch {
    // Whoever reads it as a dossier says what is wrong with it.
    return true
  }
}

/**
 * Reads every dossier; warnings are counted, not printed, since "attest check" prints them.
 * @throws AttestError DOSSIER_INVALID with every error of every dossier: an answer that leaves out a dossier would be a false one
 */
export function readAll(folders: readonly string[], say: (line: string) => void): CompiledDossier[] {
  const faults: string[] = []
  const dossiers = folders.flatMap((folder) => {
    const { compiled, problems } = checkDossier(folder)
    const errors = problems.filter(({ severity }) => severity === 'error')
    faults.push(...errors.map((problem) => join(named(folder), formatProblem(problem))))
    if (!compiled) return []
    const warnings = problems.length - errors.length
    say(`${compiled.id}: ${compiled.records.length} records${warnings > 0 ? `, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'} (attest check ${named(folder)})` : ''}`)
    return [compiled]
  })
  if (faults.length > 0) throw new AttestError('DOSSIER_INVALID', `${faults.join('\n')}\nNothing was loaded and Attest was not started. Mend the errors; or start with --no-load to serve the graph as it is.`)
  return dossiers
}

/**
 * The questions of the dossiers, with the requests that stand beside the data. A request that the dossier may not
 * name, or that cannot be read, is told and left out.
 */
export function questionsOf(folders: readonly string[], say: (line: string) => void): Question[] {
  return folders.flatMap((folder) => {
    const { dossier } = readDossier(folder)
    return dossier ? questionsIn(dossier, say) : []
  })
}

function questionsIn({ heading, questions }: Dossier, say: (line: string) => void): Question[] {
  const { id: dossier } = heading.data
  for (const { id, request } of heading.data.questions ?? []) {
    if (!questions.some((question) => question.id === id)) say(`${dossier}: the request of the question "${id}" lies outside the dossier or cannot be read (${request}); it is left out.`)
  }
  return questions.map(({ id, title, text, about }) => ({ dossier, id, title, request: text, about }))
}

/** A folder as it is typed from here. */
function named(folder: string): string {
  const short = relative(process.cwd(), folder)
  return short === '' || short.startsWith('..') ? folder : short
}
