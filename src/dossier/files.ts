import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { Problem } from './problems.js'

export const ROWS_LIMIT_BYTES = 256 * 1024 * 1024

export type Path = readonly (string | number)[]

/** A place in a file of the dossier: found out only when a problem has to name it. */
export interface Place {
  readonly file: string
  locate(path?: Path): { line: number; column: number }
}

export interface Line {
  readonly place: Place
  readonly text: string
}

/** All YAML files of a folder, at any depth, in the order of their names. Throws if the folder cannot be read. */
export function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** The text of a file, or the problem that keeps it from being read. */
export function readText(folder: string, file: string, limit: number): { text: string } | { problem: Problem & { absent?: boolean } } {
  const fail = (what: string, expected: string, line = 1, column = 1): { problem: Problem } => ({ problem: { severity: 'error', file, line, column, what, expected } })
  let bytes: Buffer
  try {
    const { size } = statSync(join(folder, file))
    if (size > limit) return fail(`the file has ${Math.ceil(size / 1024 / 1024)} MB`, `at most ${limit / 1024 / 1024} MB; put long tables into CSV or NDJSON files, or split it`)
    bytes = readFileSync(join(folder, file))
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    return { problem: { ...fail(code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`, 'a readable file').problem, absent: true } }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    // Only whole characters come out of a stream, so that what follows them is the fault.
    const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, firstInvalid(bytes)), { stream: true })
    const line = before.split('\n')
    return fail('the text is not UTF-8 here', 'a file saved as UTF-8', line.length, (line.at(-1)?.length ?? 0) + 1)
  }
}

/** Offset of the first byte that is not UTF-8, found by halving: a prefix is valid up to the fault. */
function firstInvalid(bytes: Buffer): number {
  let [valid, invalid] = [0, bytes.length]
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      valid = middle
    } catch {
      invalid = middle
    }
  }
  return valid
}

/** Whether a path named in a dossier stays in its folder, links included. */
export function staysInside(folder: string, file: string): boolean {
  if (isAbsolute(file) || file.split(/[/\\]/).includes('..')) return false
  try {
    return !relative(realpathSync(folder), realpathSync(join(folder, file))).startsWith('..')
  } catch {
    // It is not there; whoever reads it says so.
    return true
  }
}

export function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex')
}
