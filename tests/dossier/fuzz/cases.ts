import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse, stringify } from 'yaml'
import { PROJECT } from '../../../src/paths.js'
import { bomb } from './bombs.js'
import { mutateBytes } from './bytes.js'
import { Random } from './random.js'
import { mutateTree } from './tree.js'

type Files = ReadonlyMap<string, Buffer>

export interface Case {
  /** What was done, for the message. */
  readonly what: string
  readonly files: Files
}

/** Every real dossier of the project, and every file of a large one with what it needs beside it. */
function realDossiers(): { small: Files[]; large: Files[] } {
  const [small, large]: [Files[], Files[]] = [[], []]
  for (const parent of ['seeds', join('tests', 'dossiers')])
    for (const name of readdirSync(join(PROJECT, parent)).sort()) {
      const files = filesOf(join(PROJECT, parent, name))
      const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0)
      if (bytes < 50_000) small.push(files)
      else {
        large.push(files)
        const heading = [...files].filter(([file]) => !file.startsWith('passages'))
        for (const [file, content] of files) if (content.length < 40_000 && file.endsWith('.yaml')) small.push(new Map([...heading.filter(([other]) => other === 'dossier.yaml' || !other.endsWith('.yaml')), [file, content]]))
      }
    }
  return { small, large }
}

function filesOf(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile() && !name.endsWith('.md'))
  return new Map(names.sort().map((name) => [relative('.', name), readFileSync(join(folder, name))]))
}

const real = realDossiers()

/** The dossier of a seed: a real one with something wrong in one or more of its files. */
export function caseOf(seed: number): Case {
  const random = new Random(seed)
  const base = random.oneIn(200) ? random.pick(real.large) : random.pick(real.small)
  const files = new Map(random.oneIn(4) ? asRecords(base ?? new Map<string, Buffer>(), random) : base)
  const done: string[] = []
  for (let count = random.oneIn(4) ? 2 : 1; count > 0; count--) {
    const [file, content] = random.pick([...files]) ?? []
    if (file === undefined || content === undefined) break
    const [what, changed] = mutate(file, content, done.some((before) => before.endsWith(` in ${file}`)), random)
    done.push(`${what} in ${file}`)
    files.set(file, changed)
  }
  if (random.oneIn(30)) {
    const gone = random.pick([...files.keys()])
    if (gone !== undefined) files.delete(gone)
    done.push(`without ${gone ?? 'nothing'}`)
  }
  return { what: done.join(', '), files }
}

function mutate(file: string, content: Buffer, again: boolean, random: Random): [string, Buffer] {
  const way = again ? 1 : random.below(10)
  if (way === 0) return ['a bomb', bomb(file, content, random)]
  if (way <= 4) return ['other bytes', mutateBytes(content, random)]
  if (/\.ya?ml$/.test(file)) return ['another tree', treeOf(content.toString('utf8'), random)]
  if (file.endsWith('.ndjson')) return ['another line', lineOf(content.toString('utf8'), random)]
  return ['other bytes', mutateBytes(content, random)]
}

function treeOf(text: string, random: Random): Buffer {
  const tree = mutateTree(parse(text), random)
  return Buffer.from(random.oneIn(2) ? JSON.stringify(tree, null, 1) : stringify(tree, { lineWidth: 0 }))
}

function lineOf(text: string, random: Random): Buffer {
  const lines = text.split('\n')
  const at = random.below(lines.length)
  try {
    lines[at] = JSON.stringify(mutateTree(JSON.parse(lines[at] ?? ''), random))
  } catch {
    lines[at] = (lines[at] ?? '').slice(1)
  }
  return Buffer.from(lines.join('\n'))
}

/** The same dossier with all but its heading as records, one a line, in files that the heading names. */
function asRecords(files: Files, random: Random): Files {
  const [yaml, others] = [[...files].filter(([file]) => /\.ya?ml$/.test(file)), [...files].filter(([file]) => !/\.ya?ml$/.test(file))]
  const sections = yaml.map(([, content]) => parse(content.toString('utf8')) as Record<string, unknown>)
  const heading = sections.flatMap((file) => (file['dossier'] === undefined ? [] : [file['dossier']]))[0]
  const lines = sections.flatMap((file) => Object.entries(file).filter(([section]) => section !== 'dossier').flatMap(([section, held]) => linesOf(section, held, random)))
  const cut = random.below(lines.length)
  const parts = [lines.slice(0, cut), lines.slice(cut)]
  const names = parts.map((_, index) => `records-${index}.ndjson`)
  return new Map([
    ['dossier.yaml', Buffer.from(stringify({ dossier: { ...(heading as object), recordsFiles: names } }))],
    ...parts.map((part, index): [string, Buffer] => [names[index] ?? '', Buffer.from(part.map((line) => `${JSON.stringify(line)}\n`).join(''))]),
    ...others,
  ])
}

function linesOf(section: string, held: unknown, random: Random): object[] {
  if (random.oneIn(8)) return [{ [section]: held }]
  if (Array.isArray(held)) return held.map((item: unknown) => ({ [section]: [item] }))
  return Object.entries((held ?? {}) as Record<string, unknown>).map(([id, item]) => ({ [section]: { [id]: item } }))
}
