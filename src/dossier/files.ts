import { createHash } from 'node:crypto'
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
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
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && isYaml(entry.name)).map((entry) => nameOf(folder, entry))
  return [...files, ...linksIn(folder).filter((file) => isYaml(file) && isLinkedFile(folder, file))].sort()
}

/** Links that are not read and that nobody would miss: those that lead nowhere or out of the folder. A linked file within it is read where it lies, or through the link. */
export function strayLinks(folder: string): Problem[] {
  return linksIn(folder).flatMap((file): Problem[] => {
    const target = statSync(join(folder, file), { throwIfNoEntry: false })
    const problem = (severity: Problem['severity'], what: string, expected: string): Problem[] => [{ severity, file, line: 1, column: 1, what, expected }]
    if (isYaml(file) && !target) return problem('error', 'a link that leads nowhere', 'a file')
    if (!target || staysInside(folder, file)) return []
    if (target.isDirectory()) return problem('warning', 'a link to a folder outside the dossier, whose files are not read', "a folder in the dossier's folder")
    return isYaml(file) ? problem('error', 'a link to a file outside the dossier, which is not read', "a file in the dossier's folder") : []
  })
}

function linksIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isSymbolicLink()).map((entry) => nameOf(folder, entry)).sort()
}

/** Whether a link leads to a file within the folder that is not read under its own name. */
function isLinkedFile(folder: string, file: string): boolean {
  if (!statSync(join(folder, file), { throwIfNoEntry: false })?.isFile() || !staysInside(folder, file)) return false
  return !isYaml(realpathSync(join(folder, file)))
}

function nameOf(folder: string, { parentPath, name }: Dirent): string {
  return relative(folder, join(parentPath, name)).split(sep).join('/')
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name)
}

/** A folder, or a pipe. */
export const NO_FILE = 'this is no file'

/** The bytes of a file, or the problem that keeps it from being read. */
function readBytes(folder: string, file: string, limit: number): { bytes: Buffer } | { problem: Problem & { absent?: boolean } } {
  const fail = (what: string, expected: string): Problem => ({ severity: 'error', file, line: 1, column: 1, what, expected })
  try {
    const found = statSync(join(folder, file))
    // To read a pipe would be to wait for whoever writes into it.
    if (!found.isFile()) return { problem: { ...fail(NO_FILE, 'a readable file'), absent: true } }
    const { size } = found
    if (size > limit) return { problem: fail(`the file has ${Math.ceil(size / 1024 / 1024)} MB`, `at most ${limit / 1024 / 1024} MB; put long tables into CSV or NDJSON files, or split it`) }
    return { bytes: readFileSync(join(folder, file)) }
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    return { problem: { ...fail(code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`, 'a readable file'), absent: true } }
  }
}

/** The text of a file, or the problem that keeps it from being read. */
export function readText(folder: string, file: string, limit: number): { text: string } | { problem: Problem & { absent?: boolean } } {
  const read = readBytes(folder, file, limit)
  if ('problem' in read) return read
  const { text, faults } = decode(file, read.bytes)
  return faults[0] ? { problem: faults[0] } : { text }
}

/** Of a file whose lines stand for themselves: its text, with the lines that are not UTF-8 and what is wrong with them. */
export function readLines(folder: string, file: string, limit: number): Decoded | { problem: Problem & { absent?: boolean } } {
  const read = readBytes(folder, file, limit)
  return 'problem' in read ? read : decode(file, read.bytes)
}

export interface Decoded {
  readonly text: string
  readonly faults: Problem[]
  /** Numbers of lines that cannot be trusted. */
  readonly unreadable: ReadonlySet<number>
}

/** More of them would mean that the whole file is saved otherwise. */
const MOST_FAULTS = 10

function decode(file: string, bytes: Buffer): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), faults: [], unreadable: new Set() }
  } catch {
    const faults: Problem[] = []
    const unreadable = new Set<number>()
    const expected = 'a file saved as UTF-8'
    for (let from = 0, line = 1; from < bytes.length; line++) {
      const end = bytes.indexOf(0x0a, from)
      const part = bytes.subarray(from, end < 0 ? bytes.length : end)
      from += part.length + 1
      const at = firstInvalid(part)
      if (at === null) continue
      unreadable.add(line)
      // Only whole characters come out of a stream, so that what follows them is the fault.
      const column = new TextDecoder('utf-8', { ignoreBOM: true }).decode(part.subarray(0, at), { stream: true }).length + 1
      if (faults.length < MOST_FAULTS) faults.push({ severity: 'error', file, line, column, what: 'the text is not UTF-8 here', expected })
      else if (faults.length === MOST_FAULTS) faults.push({ severity: 'error', file, line, column, what: 'nor is it UTF-8 here, or on further lines', expected })
    }
    return { text: new TextDecoder('utf-8').decode(bytes), faults, unreadable }
  }
}

/** Offset of the first byte that is not UTF-8, found by halving, since a prefix is valid up to the fault; null if all are. */
function firstInvalid(bytes: Buffer): number | null {
  if (isUtf8(bytes, false)) return null
  let [valid, invalid] = [0, bytes.length]
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (isUtf8(bytes.subarray(0, middle), true)) valid = middle
    else invalid = middle
  }
  return valid
}

/** @param open - whether the last character may go on */
function isUtf8(bytes: Buffer, open: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open })
    return true
  } catch {
    return false
  }
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
