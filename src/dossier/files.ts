import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type { Problem } from './problems.js'

/** YAML is held in memory with its positions, so it is bounded; long tables go to CSV and NDJSON. */
export const YAML_LIMIT_BYTES = 20 * 1024 * 1024
export const ROWS_LIMIT_BYTES = 256 * 1024 * 1024

export type Path = readonly (string | number)[]

/** A place in a file of the dossier: found out only when a problem has to name it. */
export interface Place {
  readonly file: string
  locate(path?: Path): { line: number; column: number }
}

export interface YamlFile extends Place {
  readonly data: unknown
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
export function readText(folder: string, file: string, limit: number): { text: string } | { problem: Problem } {
  const fail = (what: string, expected: string, line = 1, column = 1): { problem: Problem } => ({ problem: { severity: 'error', file, line, column, what, expected } })
  let bytes: Buffer
  try {
    const { size } = statSync(join(folder, file))
    if (size > limit) return fail(`the file has ${Math.ceil(size / 1024 / 1024)} MB`, `at most ${limit / 1024 / 1024} MB; put long tables into CSV or NDJSON files, or split it`)
    bytes = readFileSync(join(folder, file))
  } catch (error) {
    return fail(`the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`, 'a readable file')
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const at = firstInvalid(bytes)
    const before = bytes.subarray(0, at).toString('utf8')
    const line = before.split('\n').length
    return fail('the text is not UTF-8 here', 'a file saved as UTF-8', line, at - Buffer.byteLength(before.slice(0, before.lastIndexOf('\n') + 1)) + 1)
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

/** Reads one YAML file with the positions of all that it holds. */
export function readYaml(folder: string, file: string): { yaml: YamlFile } | { problems: Problem[] } {
  const read = readText(folder, file, YAML_LIMIT_BYTES)
  if ('problem' in read) return { problems: [read.problem] }
  const lines = new LineCounter()
  const document = parseDocument(read.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0])
        return { severity: 'error', file, line, column: col, what: `not YAML: ${error.message}`, expected: 'YAML 1.2' }
      }),
    }
  }
  try {
    // Aliases multiply: a few lines can stand for gigabytes.
    const data: unknown = document.toJS({ maxAliasCount: 1000 })
    return { yaml: { file, data, locate: (path = []) => locate(document, lines, path) } }
  } catch (error) {
    return { problems: [{ severity: 'error', file, line: 1, column: 1, what: `not readable: ${(error as Error).message}`, expected: 'YAML with few aliases' }] }
  }
}

/** Position of the key (or item) at a path; of its nearest parent where the path leads nowhere. */
function locate(document: Document, lines: LineCounter, path: Path): { line: number; column: number } {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0])
      return { line, column: col }
    }
  }
  return { line: 1, column: 1 }
}

export function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex')
}
