import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { checkDossier, type CompiledDossier } from '../../dossier/compile/index.js'
import type { Dossier } from '../../dossier/data.js'
import { formatProblem } from '../../dossier/problems.js'
import { readDossier } from '../../dossier/read.js'
import { AttestError } from '../../graph/errors.js'
import type { Question } from '../../server/questions.js'

/** The folders in `parent` that hold YAML files of their own, in the order of their names. Each is a dossier. */
export function dossierFolders(parent: string): string[] {
  if (!existsSync(parent)) throw new AttestError('BAD_INPUT', `There is no folder ${parent}. Name the folder that the dossiers lie in with --dossiers, or leave them out with --no-load.`)
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(parent, entry.name)).some((name) => /\.ya?ml$/i.test(name)))
    .map((entry) => join(parent, entry.name))
    .sort()
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

/** The questions of the dossiers, with the requests that stand beside the data. A request that cannot be read is told and left out. */
export function questionsOf(folders: readonly string[], say: (line: string) => void): Question[] {
  return folders.flatMap((folder) => {
    const { dossier } = readDossier(folder)
    return dossier ? questionsIn(dossier, say) : []
  })
}

function questionsIn({ folder, heading }: Dossier, say: (line: string) => void): Question[] {
  return (heading.data.questions ?? []).flatMap(({ id, title, request, about }) => {
    const file = resolve(folder, request)
    if (!file.startsWith(resolve(folder) + sep)) {
      say(`${heading.data.id}: the request of the question "${id}" lies outside the dossier (${request}); it is left out.`)
      return []
    }
    try {
      return [{ dossier: heading.data.id, id, title, request: readFileSync(file, 'utf8'), about }]
    } catch {
      say(`${heading.data.id}: the request of the question "${id}" cannot be read (${request}); it is left out.`)
      return []
    }
  })
}

/** A folder as it is typed from here. */
function named(folder: string): string {
  const short = relative(process.cwd(), folder)
  return short === '' || short.startsWith('..') ? folder : short
}
