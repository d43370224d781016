import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
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

/** Deeper than any dossier; a file made to exhaust the parser is refused by its depth. */
const DEPTH_LIMIT = 100

/** Reads one YAML file. Its positions are worked out again when a problem has to be placed, so that a large file without any is not held twice. */
export function readYaml(folder: string, file: string): { yaml: YamlFile } | { problems: Problem[] } {
  const read = readText(folder, file, YAML_LIMIT_BYTES)
  if ('problem' in read) return { problems: [read.problem] }
  const fail = (what: string, expected: string, at: { line: number; col: number }): Problem => ({ severity: 'error', file, line: at.line, column: at.col, what, expected })
  const deep = tooDeep(read.text)
  if (deep) return { problems: [fail(`nested more than ${DEPTH_LIMIT} deep`, 'a dossier, whose sections are a few levels deep', deep)] }
  let first: ReturnType<typeof parseYaml>
  try {
    first = parseYaml(read.text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { problems: [fail('nested too deeply to be read', 'a dossier, whose sections are a few levels deep', { line: 1, col: 1 })] }
  }
  const { document, lines } = first
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) =>
        error.code === 'DUPLICATE_KEY'
          ? fail(`the key "${/^[^:\n]+/.exec(read.text.slice(error.pos[0]))?.[0].trim() ?? ''}" stands twice in one map`, 'each key once', lines.linePos(error.pos[0]))
          : fail(`not YAML: ${error.message.split('\n')[0] ?? ''}`, 'YAML 1.2', lines.linePos(error.pos[0])),
      ),
    }
  }
  try {
    // Aliases multiply: a few lines can stand for gigabytes.
    const data: unknown = document.toJS({ maxAliasCount: 1000 })
    let parsed: ReturnType<typeof parseYaml> | undefined
    return {
      yaml: {
        file,
        data,
        locate: (path = []) => {
          parsed ??= parseYaml(read.text)
          return locate(parsed.document, parsed.lines, path)
        },
      },
    }
  } catch (error) {
    const alias = /\*[\w-]+/.exec(read.text)
    return { problems: [fail(`not readable: ${(error as Error).message.startsWith('Excessive alias count') ? 'its aliases stand for far more than is written' : (error as Error).message}`, 'YAML with few aliases', lines.linePos(alias?.index ?? 0))] }
  }
}

function parseYaml(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter()
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, keepSourceTokens: false }), lines }
}

/** Where brackets, or dashes of lists within lists, go deeper than allowed. Brackets in texts count too, which no dossier has so many of on one line. */
function tooDeep(text: string): { line: number; col: number } | null {
  for (const [index, line] of text.split('\n').entries()) {
    const indent = /^[ -]*/.exec(line)?.[0] ?? ''
    if (indent.replaceAll(' ', '').length > DEPTH_LIMIT || indent.length > 20 * DEPTH_LIMIT) return { line: index + 1, col: 1 }
    let depth = 0
    for (let at = 0; at < line.length; at++) {
      const char = line.charAt(at)
      if (char === '[' || char === '{') depth++
      else if ((char === ']' || char === '}') && depth > 0) depth--
      if (depth > DEPTH_LIMIT) return { line: index + 1, col: at + 1 }
    }
  }
  return null
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
