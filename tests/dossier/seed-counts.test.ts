/** The README of the first dossier says what is in it, and every line of its document has been read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDossier } from '../../src/dossier/compile/index.js'
import { countTables, dossierCounts, placesWithoutClaim } from '../../src/dossier/counts.js'
import { formatProblem } from '../../src/dossier/problems.js'
import type { GraphRecord } from '../../src/dossier/records.js'
import { compile, withClaims, withHead } from './folder.js'

const FOLDER = join(import.meta.dirname, '../../seeds/election-1917')
const LAST_LINE = 1030
/** Lines that are blank in the document, which is not in the repository, and lie between two passages. */
const BLANK = [
  28, 57, 79, 85, 112, 134, 157, 181, 223, 229, 252, 264, 274, 284, 300, 308, 314, 326, 334, 353, 361, 365, 371, 383, 399, 409, 415, 446, 460, 461, 495, 496, 497, 507, 508, 575, 587, 601, 609, 619, 637, 680, 706, 714, 720, 740,
  750, 769, 777, 813, 831, 849, 870, 882, 890, 896, 922, 932, 936, 954, 965, 975, 995, 1009,
]

function seedRecords(): readonly GraphRecord[] {
  const { compiled, problems } = checkDossier(FOLDER)
  if (!compiled) throw new Error(problems.map(formatProblem).join('\n'))
  return compiled.records
}

/** First and last line of a place such as "lines 5-11" or "line 12". */
function linesOf(at: string): readonly [number, number] {
  const found = /^lines? (\d+)(?:-(\d+))?$/.exec(at)
  if (!found) throw new Error(`"${at}" gives no lines`)
  const [, first, last = first] = found
  return [Number(first), Number(last)]
}

const RECORDS = seedRecords()
const PASSAGES = RECORDS.filter(({ labels }) => labels.includes('Passage')).map(({ props }) => String(props['at']))

test('the tables in the README are those of the dossier', () => {
  const [, written] = /<!-- counts -->\n([^]*?)\n<!-- \/counts -->/.exec(readFileSync(join(FOLDER, 'README.md'), 'utf8')) ?? []
  expect(written, 'run: node scripts/count-dossier.mjs seeds/election-1917 --write').toBe(countTables(RECORDS))
})

test('every line of the document that is not blank lies in a passage', () => {
  const read = new Set(PASSAGES.flatMap((at) => { const [first, last] = linesOf(at); return Array.from({ length: last - first + 1 }, (_, index) => first + index) }))
  expect(Array.from({ length: LAST_LINE }, (_, index) => index + 1).filter((line) => !read.has(line))).toEqual(BLANK)
  expect(Math.max(...read)).toBe(LAST_LINE)
})

test('a passage holds claims, rolls or tables, or says why it holds none', () => {
  const holding = new Set(RECORDS.filter(({ labels }) => ['Claim', 'Roll', 'Table'].some((label) => labels.includes(label))).flatMap(({ edges }) => edges.filter(({ type }) => type === 'READ_IN').map(({ to }) => to)))
  const bare = RECORDS.filter(({ id, labels, props }) => labels.includes('Passage') && props['noClaim'] === undefined && !holding.has(id))
  const idle = RECORDS.filter(({ id, labels, props }) => labels.includes('Passage') && props['noClaim'] !== undefined && holding.has(id))
  expect([...bare, ...idle].map(({ id }) => id)).toEqual([])
})

test('counts divide claims by stance and by mode, and add up', () => {
  const { records } = compile(withClaims('{ id: x, office: { holder: odo, title: bishop } }', '{ by: b, cited: not given, stance: DENIES, office: { holder: odo, title: bishop } }', '{ disputes: [x] }'))
  const counts = new Map(dossierCounts(records).map(({ kind, number }) => [kind, number]))
  expect(counts.get('claims')).toBe(3)
  expect(['affirms', 'denies', 'about other claims', 'direct'].map((kind) => counts.get(`claims: ${kind}`))).toEqual([1, 1, 1, 3])
  expect(counts.get('people')).toBe(2)
  expect(counts.has('tables')).toBe(false)
})

test('places without a claim come with their reason', () => {
  const { records } = compile(withHead('passages:\n  - { in: a, at: p. 1, noClaim: "Key words | heads" }\n'))
  expect(placesWithoutClaim(records)).toEqual([{ at: 'p. 1', why: 'Key words | heads' }])
  expect(countTables(records)).toContain('| p. 1 | Key words \\| heads |')
})
