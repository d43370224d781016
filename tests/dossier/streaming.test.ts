import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { streamDossier } from '../../src/dossier/bulk/compile.js'
import { checkDossier } from '../../src/dossier/compile/index.js'
import { formatProblem } from '../../src/dossier/problems.js'
import { PROJECT } from '../../src/paths.js'
import { writeArchive } from './archive.js'
import { asLines, streamed } from './as-lines.js'
import { contents, type Files, inFolder, withHead } from './folder.js'

const folders = ['seeds', 'tests/dossiers'].flatMap((parent) => readdirSync(join(PROJECT, parent)).map((name) => join(parent, name)))

describe.each(folders)('%s', (name) => {
  const folder = join(PROJECT, name)
  const held = checkDossier(folder)
  const warnings = held.problems.map(({ what }) => what).sort()

  test('makes the same records, read part by part', () => {
    expect(contents(streamed(folder))).toEqual(contents(held.compiled ?? { records: [] }))
    expect(streamed(folder).warnings).toEqual(warnings)
  })

  test('makes the same records and the same warnings, written as lines', () => {
    const lines = mkdtempSync(join(tmpdir(), 'attest-lines-'))
    try {
      asLines(folder, lines)
      expect(contents(streamed(lines))).toEqual(contents(held.compiled ?? { records: [] }))
      expect(streamed(lines).warnings).toEqual(warnings)
      expect(contents(checkDossier(lines).compiled ?? { records: [] })).toEqual(contents(held.compiled ?? { records: [] }))
    } finally {
      rmSync(lines, { recursive: true, force: true })
    }
  })
})

/** What is said of a dossier held in memory, and of the same one read part by part. */
function bothWays(files: Files): { held: string[]; streamed: string[] } {
  return inFolder(files, (folder) => ({ held: checkDossier(folder).problems.map(formatProblem), streamed: streamDossier(folder, () => undefined).problems.map(formatProblem) }))
}

const lines = (...parts: object[]): Files => withHead('', { 'more.ndjson': parts.map((part) => JSON.stringify(part)).join('\n') })
const named = (files: Files): Files => ({ ...files, 'dossier.yaml': String(files['dossier.yaml']).replace('by: T }', 'by: T, recordsFiles: [more.ndjson] }') })
const passage = (at: string, ...claims: object[]): object => ({ passages: [{ in: 'a', at, claims }] })
const office = (holder: string): object => ({ office: { holder, of: 'see', title: 'bishop' } })

describe('what is wrong is said alike of a dossier that is read part by part', () => {
  test('an id used twice, words that were meant, wrong kinds', () => {
    const found = bothWays(named(lines({ people: { ida: { name: 'Ida' } } }, { people: { ida: { name: 'Ida' } } }, passage('p. 1', office('idda'), { id: 'x', ...office('see') }), passage('p. 2', { id: 'x', ...office('nobody-at-all') }))))
    expect(found.streamed).toEqual(found.held)
    expect(found.held.join('\n')).toMatch(/used twice[\s\S]*did you mean ida[\s\S]*"see" is a body/)
  })

  test('circles of premises, endorsements, places and derivations', () => {
    const found = bothWays(
      named(
        lines(
          passage('p. 1', { id: 'one', inferred: { premises: ['two'], reasoning: 'r' }, ...office('odo') }, { id: 'three', endorses: ['four'] }),
          passage('p. 2', { id: 'two', inferred: { premises: ['one'], reasoning: 'r' }, ...office('anselm') }, { id: 'four', endorses: ['three'] }, { id: 'five', disputes: ['five'] }),
          { places: { inner: { name: 'I', kind: 'TOWN', within: 'outer' } } },
          { places: { outer: { name: 'O', kind: 'TOWN', within: 'inner' } } },
          { derivations: [{ source: 'a', from: 'b', how: 'COPIES', because: 'x', scope: ['one'] }] },
          { derivations: [{ source: 'b', from: 'a', how: 'COPIES', because: 'x' }] },
          { derivations: [{ source: 'c', from: 'a', how: 'COPIES', because: 'x' }] },
        ),
      ),
    )
    expect(found.streamed).toEqual(found.held)
    expect(found.held).toHaveLength(5)
  })

  test('derivations that are limited to claims on different matters run in no circle', () => {
    const found = bothWays(named(lines(passage('p. 1', { id: 'one', ...office('odo') }), { passages: [{ in: 'b', at: 'p. 1', claims: [{ id: 'two', ...office('anselm') }] }] }, { derivations: [{ source: 'a', from: 'b', how: 'COPIES', because: 'x', scope: ['one'] }] }, { derivations: [{ source: 'b', from: 'a', how: 'COPIES', because: 'x', scope: ['two'] }] })))
    expect(found).toEqual({ held: [], streamed: [] })
  })

  test('lines that cannot be read or do not follow the format, and what refers to them', () => {
    const files = named(lines({ people: { ida: { nam: 'Ida' } } }, passage('p. 1', office('ida'), { id: 'x', office: { holder: 'odo' } }), passage('p. 2', { id: 'y', disputes: ['x', 'z'] })))
    const found = bothWays(files)
    expect(found.streamed).toEqual(found.held)
    const unread = bothWays({ ...files, 'more.ndjson': `${String(files['more.ndjson'])}\n{"people":` })
    expect(unread.streamed).toEqual(unread.held)
  })
})

test('citations that differ in punctuation alone have the ids that they have in memory, whatever part they stand in', () => {
  const parts = [...Array(900).keys()].map((number) => passage(`p. ${number}`, { by: 'b', cited: number % 2 === 0 ? 'Gazette 1850: 3' : 'Gazette, 1850: 3', ...office('odo') }))
  inFolder(named(lines(...parts)), (folder) => {
    expect(contents(streamed(folder))).toEqual(contents(checkDossier(folder).compiled ?? { records: [] }))
  })
})

test('a file that is changed while it is read is refused', () => {
  inFolder(named(lines(passage('p. 1', office('odo')))), (folder) => {
    let told = false
    const { streamed: found, problems } = streamDossier(folder, () => {
      if (!told) writeFileSync(join(folder, 'more.ndjson'), JSON.stringify(passage('p. 2', office('odo'))))
      told = true
    })
    expect(found).toBeNull()
    expect(problems.map(formatProblem).join()).toContain('changed while it was read')
  })
})

test('thirty thousand claims are read in memory that could not hold them', { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'attest-long-'))
  try {
    writeArchive(folder, 30_000)
    // The program itself and its schemas take most of this; read at once, the dossier takes more than 200 MB.
    const { stdout, status } = spawnSync(process.execPath, ['--max-old-space-size=96', join(PROJECT, 'node_modules', 'vite-node', 'vite-node.mjs'), join(PROJECT, 'tests', 'dossier', 'reader.ts'), folder], { encoding: 'utf8' })
    expect({ status, ...(JSON.parse(stdout) as object) }).toMatchObject({ status: 0, problems: 0 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
