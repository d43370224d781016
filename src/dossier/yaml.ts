import { type Document, isAlias, isNode, isScalar, LineCounter, type Node, type Pair, parseDocument, type Scalar, visit } from 'yaml'
import { DEPTH_LIMIT, SHALLOW } from './depth.js'
import { type Path, type Place, readText } from './files.js'
import type { Problem } from './problems.js'
import { yamlWords } from './yaml-words.js'

/** YAML is held in memory with its positions, so it is bounded; long tables go to CSV and NDJSON. */
const YAML_LIMIT_BYTES = 20 * 1024 * 1024

export interface YamlFile extends Place {
  readonly data: unknown
}

export interface YamlRead {
  readonly yaml: YamlFile
  /** Of keys that are no texts; they are not in the data. */
  readonly problems: Problem[]
}

/** Reads one YAML file. Its positions are worked out again when a problem has to be placed, so that a large file without any is not held twice. */
export function readYaml(folder: string, file: string): YamlRead | { problems: Problem[] } {
  const read = readText(folder, file, YAML_LIMIT_BYTES)
  if ('problem' in read) return { problems: [read.problem] }
  const { text } = read
  const fail = (words: Pick<Problem, 'what' | 'expected'>, at: { line: number; col: number }): Problem => ({ severity: 'error', file, line: at.line, column: at.col, ...words })
  const deep = tooDeep(text)
  if (deep) return { problems: [fail({ what: `nested more than ${DEPTH_LIMIT} deep`, expected: SHALLOW }, deep)] }
  let first: Parsed
  try {
    first = parseYaml(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { problems: [fail({ what: 'nested too deeply to be read', expected: SHALLOW }, { line: 1, col: 1 })] }
  }
  const { document, lines } = first
  const place = (offset: number): { line: number; col: number } => lines.linePos(offset)
  if (document.errors.length > 0) return { problems: oncePerLine(document.errors.map(({ code, message, pos }) => fail(code === 'DUPLICATE_KEY' ? twice(text.slice(pos[0])) : yamlWords(code, message), place(pos[0])))) }
  const astray = aliasesAstray(document)
  if (astray.length > 0) return { problems: astray.map(({ words, offset }) => fail(words, place(offset))) }
  const problems = takeOutKeys(document, text).map(({ words, offset }) => fail(words, place(offset)))
  try {
    // Aliases multiply: a few lines can stand for gigabytes.
    const data: unknown = document.toJS({ maxAliasCount: 1000 })
    let parsed: Parsed | undefined
    return {
      yaml: {
        file,
        data,
        locate: (path = []) => {
          parsed ??= parseYaml(text)
          return locate(parsed, path)
        },
      },
      problems,
    }
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    // Each alias was seen to stand for something, unless that was taken out.
    if (problems.length > 0) return { problems }
    return { problems: [fail({ what: 'not readable: its aliases stand for far more than is written', expected: 'YAML with few aliases' }, place(/\*[\w-]+/.exec(text)?.index ?? 0))] }
  }
}

interface Parsed {
  readonly document: Document
  readonly lines: LineCounter
}

function parseYaml(text: string): Parsed {
  const lines = new LineCounter()
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, keepSourceTokens: false, logLevel: 'error' }), lines }
}

interface Found {
  readonly words: Pick<Problem, 'what' | 'expected'>
  readonly offset: number
}

function twice(rest: string): Found['words'] {
  return { what: `the key "${/^[^:\n]+/.exec(rest)?.[0].trim() ?? ''}" stands twice in one map`, expected: 'each key once' }
}

/** What follows a mistake on its line mostly follows from it. */
function oncePerLine(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ line }, index) => problems.findIndex((other) => other.line === line) === index)
}

/** Aliases that stand for nothing that was written before them, or for what holds them. */
function aliasesAstray(document: Document): Found[] {
  const found: Found[] = []
  const anchors = new Set<string>()
  visit(document, {
    Node: (_key, node, ancestors) => {
      const offset = node.range?.[0] ?? 0
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor)
      } else if (!anchors.has(node.source)) found.push({ words: { what: `no anchor "&${node.source}" stands before the alias "*${node.source}"`, expected: 'an anchor before its aliases, or the text in quotes' }, offset })
      else if (ancestors.some((ancestor) => isNode(ancestor) && !isAlias(ancestor) && ancestor.anchor === node.source)) found.push({ words: { what: `the alias "*${node.source}" stands within what it stands for`, expected: 'an alias of something else' }, offset })
    },
  })
  return found
}

/** Takes out what stands under keys that are no texts, or that would be read otherwise than they are written, such as 007. */
function takeOutKeys(document: Document, text: string): Found[] {
  const found: Found[] = []
  visit(document, {
    Pair: (_key, pair) => {
      const { key } = pair as Pair<Node | null>
      if (isScalar(key) && isAsWritten(key)) return undefined
      const [from, to] = key?.range ?? [0, 0]
      const written = text.slice(from, to).trim()
      found.push({ words: written === '' ? { what: 'a colon without a key', expected: 'a key before it' } : { what: `"${written.length > 60 ? `${written.slice(0, 57)}…` : written}" is no text, and so no key`, expected: 'a text as a key; in quotes if it is meant as one' }, offset: from })
      return visit.REMOVE
    },
  })
  return found
}

function isAsWritten({ value, source }: Scalar): boolean {
  return typeof value === 'string' || ((typeof value === 'number' || typeof value === 'boolean') && String(value) === source)
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
function locate({ document, lines }: Parsed, path: Path): { line: number; column: number } {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0])
      return { line, column: col }
    }
  }
  return { line: 1, column: 1 }
}
