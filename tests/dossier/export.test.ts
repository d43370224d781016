import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkDossier, type CompiledDossier } from '../../src/dossier/compile/index.js'
import { exportDossier } from '../../src/dossier/export/index.js'
import { isEmptyFolder, writeFolder } from '../../src/dossier/export/write.js'
import { formatProblem } from '../../src/dossier/problems.js'
import type { GraphRecord } from '../../src/dossier/records.js'
import { PROJECT } from '../../src/paths.js'
import { compile, contents, inFolder, withHead } from './folder.js'

/** Every dossier of the project, those of its seeds too. */
const FOLDERS = ['seeds', 'tests/dossiers'].flatMap((within) => readdirSync(join(PROJECT, within)).map((name) => `${within}/${name}`)).filter((folder) => existsSync(join(PROJECT, folder, 'dossier.yaml')))

function read(folder: string): CompiledDossier {
  const { compiled, problems } = checkDossier(join(PROJECT, folder))
  if (!compiled) throw new Error(problems.map(formatProblem).join('\n'))
  return compiled
}

/** Records as a database might give them: in any order, with their edges in any order. */
function shuffled(records: readonly GraphRecord[]): GraphRecord[] {
  return [...records].reverse().map((record) => ({ ...record, edges: [...record.edges].reverse() }))
}

describe.each(FOLDERS)('%s', (folder) => {
  test('written back and read again, has the same records', () => {
    const dossier = read(folder)
    const files = exportDossier(dossier.id, shuffled(dossier.records))
    const again = compile(Object.fromEntries(files))
    expect(contents(again)).toEqual(contents(dossier))
    expect(Object.fromEntries(exportDossier(again.id, again.records))).toEqual(Object.fromEntries(files))
  })
})

test('a dossier is written as a historian would write it', () => {
  const files = exportDossier('chronicles', read('tests/dossiers/chronicles').records)
  expect([...files.keys()]).toEqual(['dossier.yaml', 'questions/death.graphql', 'questions/bishops.graphql', 'questions/synod.graphql', 'entities.yaml', 'sources.yaml', 'judgements.yaml', 'passages/1-annals-a.yaml', 'passages/2-annals-b.yaml', 'passages/3-annals-c.yaml', 'passages/4-necrology.yaml', 'passages/5-early-roll.yaml', 'passages/6-cathedral-list.yaml', 'passages/7-synod-book.yaml', 'passages/8-tithe-book.yaml', 'passages/9-history.yaml'])
  expect(files.get('questions/synod.graphql')).toBe(readFileSync(join(PROJECT, 'tests/dossiers/chronicles/questions/synod.graphql'), 'utf8'))
  expect(files.get('passages/6-cathedral-list.yaml')).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../dossier.schema.json
    passages:
      - in: cathedral-list
        at: left column
        rolls:
          - id: cathedral-bishops
            caption: Bishops of Ostrava Nova
            of: office
            with: { of: diocese, title: bishop }
            scope: { universe: bishops }
            stated: 2
            complete: { by: cathedral-list, wording: all bishops }
            known: IN_FULL
            entries:
              - { is: anselm, as: Anselmus }
              - { is: otto, as: Otto iunior }
    "
  `)
  expect(files.get('passages/9-history.yaml')).toContain(`    by: lost-letter
    cited: not given
    how: QUOTED
    claims:
      - id: letter-denies
        via:
          - { through: tithe-book, how: PARAPHRASED, cited: f. 4r }
        stance: DENIES
`)
})

test('what a place gives its id keeps it: passages of one place, and a document that need not be named', () => {
  const heading = String(withHead('')['dossier.yaml']).replace('by: T }', `by: T, document: { source: a, file: a.txt, sha256: ${'0a'.repeat(32)} }, defaults: { of: see } }`)
  const dossier = compile({ 'dossier.yaml': heading + PLACES })
  const files = exportDossier(dossier.id, dossier.records)
  expect(contents(compile(Object.fromEntries(files)))).toEqual(contents(dossier))
  expect(files.get('passages/1-a.yaml')).not.toContain('see')
})

const PLACES = `passages:
  - { at: л. 5, claims: [{ membership: { member: odo } }] }
  - { at: л. 5, readings: [{ of: a, kind: SLIP, written: x, reading: y, because: z, certainty: CERTAIN }, { id: own, of: [a, b], kind: SLIP, written: x, reading: y, because: z, certainty: CERTAIN }] }
  - { in: a, at: л. 5, remarks: [{ kind: GAP, between: [b, a], text: t }] }
  - { id: named, in: a, at: л. 5, claims: [{ cited: л. 5, office: { holder: odo, title: abbot } }] }
`

test('a folder is replaced whole, but for what is no YAML', () => {
  inFolder({ 'old.yaml': 'x: 1', 'notes/README.md': 'kept' }, (folder) => {
    expect(isEmptyFolder(folder)).toBe(false)
    writeFolder(folder, new Map([['passages/new.yaml', 'y: 2']]))
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['notes', 'notes/README.md', 'passages', 'passages/new.yaml'])
    mkdirSync(join(folder, 'empty'))
    expect(isEmptyFolder(join(folder, 'empty'))).toBe(true)
    expect(isEmptyFolder(join(folder, 'absent'))).toBe(true)
  })
})

test('what cannot be written leaves the folder as it was', () => {
  inFolder({ 'old.yaml': 'x: 1' }, (folder) => {
    writeFileSync(join(folder, 'passages'), 'a file where a folder is needed')
    expect(() => {
      writeFolder(folder, new Map([['passages/new.yaml', 'y: 2']]))
    }).toThrow()
    expect(readdirSync(folder)).toEqual(['old.yaml', 'passages'])
    expect(readFileSync(join(folder, 'old.yaml'), 'utf8')).toBe('x: 1')
  })
})
