import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
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
  expect([...files.keys()]).toEqual(['dossier.yaml', 'questions/death.graphql', 'questions/bishops.graphql', 'questions/ground.graphql', 'questions/synod.graphql', 'entities.yaml', 'sources.yaml', 'judgements.yaml', 'passages/1-annals-a.yaml', 'passages/2-annals-b.yaml', 'passages/3-annals-c.yaml', 'passages/4-necrology.yaml', 'passages/5-early-roll.yaml', 'passages/6-cathedral-list.yaml', 'passages/7-synod-book.yaml', 'passages/8-tithe-book.yaml', 'passages/9-history.yaml'])
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

/** The files of a dossier, as they would be written. */
function filesOf(dossier: CompiledDossier): Map<string, string> {
  return exportDossier(dossier.id, dossier.records)
}

/** Every file below a folder with its text. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const FOREIGN = {
  'docker-compose.yml': 'services: { db: { image: neo4j } }\n',
  '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
  'deep/er/values.yaml': 'a: &a 1\nb: [*a\n',
  'empty.yaml': '{}\n',
  'README.md': 'Read me.\n',
  'passages/notes.txt': 'mine\n',
}

test('a dossier takes the place of its own files and of no others', () => {
  const files = filesOf(compile(withHead('')))
  inFolder({ ...FOREIGN, ...withHead(''), 'more/people.yaml': 'people: { ida: { name: Ida } }\n', 'entities.yaml': 'written over by hand' }, (folder) => {
    writeFolder(folder, files)
    expect(filesIn(folder)).toEqual({ ...FOREIGN, ...Object.fromEntries(files) })
    expect(existsSync(join(folder, 'more'))).toBe(false)
    writeFolder(folder, files)
    expect(filesIn(folder)).toEqual({ ...FOREIGN, ...Object.fromEntries(files) })
  })
})

test.each([
  ['with no dossier', FOREIGN, 'is not empty and holds no dossier that can be read'],
  ['with another dossier', { ...FOREIGN, 'a/dossier.yaml': 'dossier: { id: other, title: T, by: B }\n' }, 'holds the dossier "other"'],
  ['with this and another dossier', { ...withHead(''), 'a/dossier.yaml': 'dossier: { id: other, title: T, by: B }\n' }, 'holds the dossier "other"'],
  ['with a dossier that cannot be read', { 'dossier.yaml': 'dossier: [\n' }, 'is not empty and holds no dossier that can be read'],
])('a folder %s is refused and left as it is', (_, there, why) => {
  inFolder(there, (folder) => {
    const before = filesIn(folder)
    expect(() => {
      writeFolder(folder, filesOf(compile(withHead(''))))
    }).toThrow(`${folder} ${why}, so that nothing was written. Only a folder that holds the dossier "test" can be replaced by it; name another folder.`)
    expect(filesIn(folder)).toEqual(before)
  })
})

test('a folder is empty, or not there, or a file', () => {
  inFolder({ 'a.txt': 'a' }, (folder) => {
    expect(isEmptyFolder(folder)).toBe(false)
    mkdirSync(join(folder, 'empty'))
    expect(isEmptyFolder(join(folder, 'empty'))).toBe(true)
    expect(isEmptyFolder(join(folder, 'absent'))).toBe(true)
    expect(() => isEmptyFolder(join(folder, 'a.txt'))).toThrow('is a file. Name a folder.')
    writeFolder(join(folder, 'new/er'), filesOf(compile(withHead(''))))
    expect(readdirSync(join(folder, 'new/er')).sort()).toEqual(['dossier.yaml', 'entities.yaml', 'sources.yaml'])
  })
})

test('what cannot be written leaves the folder as it was', () => {
  inFolder({ ...withHead(''), 'old.yaml': 'people: { ida: { name: Ida } }\n', 'sources.yaml': 'before', passages: 'a file where a folder is needed' }, (folder) => {
    const before = filesIn(folder)
    expect(() => {
      writeFolder(folder, new Map([...filesOf(compile(withHead(''))), ['new/a.yaml', ''], ['passages/new.yaml', 'y: 2']]))
    }).toThrow()
    expect(filesIn(folder)).toEqual(before)
    expect(readdirSync(folder)).not.toContain('new')
  })
})

test('nothing is written through a link that leads out of the folder', () => {
  inFolder({}, (outside) => {
    inFolder(withHead(''), (folder) => {
      symlinkSync(outside, join(folder, 'passages'))
      expect(() => {
        writeFolder(folder, new Map([...filesOf(compile(withHead(''))), ['passages/deep/new.yaml', 'y: 2']]))
      }).toThrow('passages/deep/new.yaml would be written outside')
      expect(readdirSync(outside)).toEqual([])
    })
  })
})
