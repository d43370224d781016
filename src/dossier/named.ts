import type { At } from './data.js'
import { type Decoded, type Place, readLines, readText, ROWS_LIMIT_BYTES, staysInside } from './files.js'
import type { Problem } from './problems.js'

/** A file that the dossier names; its faults are reported where it is named. */
export function readNamed(folder: string, file: string, at: At<unknown>, problems: Problem[]): string | null {
  return readInside(folder, file, at, problems, () => readText(folder, file, ROWS_LIMIT_BYTES))?.text ?? null
}

/** The same of a file whose lines stand for themselves: what is wrong with some of them does not hide the others. */
export function readNamedLines(folder: string, file: string, at: At<unknown>, problems: Problem[]): Decoded | null {
  const read = readInside(folder, file, at, problems, () => readLines(folder, file, ROWS_LIMIT_BYTES))
  problems.push(...(read?.faults ?? []))
  return read
}

function readInside<T extends object>(folder: string, file: string, at: At<unknown>, problems: Problem[], read: () => T | { problem: Problem & { absent?: boolean } }): T | null {
  const here = { severity: 'error', file: at.place.file, ...at.place.locate(at.path) } as const
  if (!staysInside(folder, file)) {
    problems.push({ ...here, what: `"${file}" lies outside the dossier`, expected: "a file in the dossier's folder" })
    return null
  }
  const found = read()
  if (!('problem' in found)) return found
  // A file that is not there is missed where it is named; what is wrong in it is said of its own line.
  problems.push(found.problem.absent ? { ...here, what: `${file}: ${found.problem.what}`, expected: "a file in the dossier's folder" } : found.problem)
  return null
}

/** The place of a line in a file that is no YAML. */
export function lineOf(file: string, line: number): Place {
  return { file, locate: () => ({ line, column: 1 }) }
}
