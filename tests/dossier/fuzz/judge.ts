import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkDossier } from '../../../src/dossier/compile/index.js'
import { formatProblem, type Problem } from '../../../src/dossier/problems.js'
import type { Case } from './cases.js'

/** Checks the dossier of a case, and says what is wrong with the check itself; null if nothing is. */
export function judge(folder: string, { files }: Case): string | null {
  rmSync(folder, { recursive: true, force: true })
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  mkdirSync(folder, { recursive: true })
  try {
    const { compiled, problems } = checkDossier(folder)
    const errors = problems.filter(({ severity }) => severity === 'error').length
    if (compiled !== null && errors > 0) return 'it was compiled, though there are errors'
    if (compiled === null && errors === 0) return 'it was refused without an error'
    for (const problem of problems) {
      const fault = faultOf(folder, problem)
      if (fault !== null) return `${fault}: ${formatProblem(problem).slice(0, 300)}`
    }
    return null
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

/** Whether a problem names a place that is there, in words. */
function faultOf(folder: string, { file, line, column, what }: Problem): string | null {
  if (what.trim() === '') return 'a problem without words'
  if (![line, column].every((number) => Number.isInteger(number) && number > 0)) return 'a place that is none'
  if (file === '.') return line === 1 ? null : 'a line of a folder'
  if (!existsSync(join(folder, file)) || !statSync(join(folder, file)).isFile()) return 'a file that is not there'
  return line <= readFileSync(join(folder, file), 'utf8').split(/\r\n|\r|\n/).length ? null : 'a line that is not there'
}
