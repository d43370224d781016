import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileLines } from '../../src/dossier/bulk/lines.js'
import { check, compile, contents } from './folder.js'

const HEAD = 'dossier: { id: test, title: Test, by: T, recordsFiles: [people.ndjson, text/passages.ndjson] }\n'
const PEOPLE = '{"people":{"odo":{"name":"Odo"}}}\n\n{"people":{"ida":{"name":"Ida"}},"bodies":{"see":{"name":"See"}},"sources":{"a":{"title":"A","kind":"CHRONICLE"}}}\n'
const CLAIM = '{"office":{"holder":{"is":"odo","as":"O."},"of":"see","title":"bishop"}}'
const PASSAGES = `{"passages":[{"in":"a","at":"p. 1","claims":[${CLAIM}]}]}\n{"passages":[{"in":"a","at":"p. 1","claims":[{"id":"second","stance":"DENIES","office":{"holder":"ida","of":"see","title":"bishop"}}]}]}`

test('lines of records make the dossier that YAML files would make', () => {
  const lines = compile({ 'dossier.yaml': HEAD, 'people.ndjson': PEOPLE, 'text/passages.ndjson': PASSAGES })
  const yaml = compile({ 'a.yaml': HEAD.replace(/, recordsFiles.*\]/, ''), ...Object.fromEntries([...PEOPLE.split('\n'), ...PASSAGES.split('\n')].map((line, index) => [`b${index}.yaml`, line])) })
  expect(contents(lines)).toEqual(contents(yaml))
  expect(Object.keys(contents(lines))).toContain('test/a-p-1-2')
})

test('what is wrong is said of its line', () => {
  const people = '{"people":{"odo":{"name":"Odo","nmae":"O"}}}\n{"people":{"ida":{"name":"Ida"}}}\n{"people":{"ida":{"name":"Ida"}},"sources":{"a":{"title":"A","kind":"CHRONICLE"}}}\n'
  expect(check({ 'dossier.yaml': HEAD, 'people.ndjson': people, 'text/passages.ndjson': PASSAGES })).toMatchInlineSnapshot(`
    "people.ndjson:1:1: unknown key "nmae"; expected one of name, note; did you mean name?
    people.ndjson:3:1: the id "ida" is used twice; expected an id of its own; the first is people.ndjson:2:1 (person)
    text/passages.ndjson:1:1: nothing has the id "see"; expected the id of a body or a place or a party or a meeting or an assembly or a district
    text/passages.ndjson:2:1: nothing has the id "see"; expected the id of a body or a place or a party or a meeting or an assembly or a district"
  `)
})

test('a line that cannot be read hides no other, but nothing is said of references', () => {
  const people = Buffer.concat([Buffer.from('{"people":{"odo":\n["people"]\n{"persons":{}}\n'), Buffer.from([0x7b, 0xff, 0x7d])])
  expect(check({ 'dossier.yaml': HEAD, 'people.ndjson': people, 'text/passages.ndjson': PASSAGES })).toMatchInlineSnapshot(`
    "people.ndjson:1:1: this line is not JSON; expected one part of the dossier a line, as JSON: {"people": {"odo": {"name": "Odo"}}}, {"passages": [{"in": …, "at": …, "claims": […]}]}
    people.ndjson:2:1: ["people"] is not of the right type; expected a map (a file of an Attest dossier)
    people.ndjson:3:1: unknown key "persons"; expected one of dossier, people, parties, lists, districts, places, assemblies, meetings, bodies, sources, derivations, passages, judgements
    people.ndjson:4:1: the text is not UTF-8 here; expected a file saved as UTF-8"
  `)
})

test('a file that is not there, or lies elsewhere, is missed where it is named', () => {
  expect(check({ 'dossier.yaml': HEAD.replace('text/passages.ndjson', '../passages.ndjson') })).toMatchInlineSnapshot(`
    "dossier.yaml:1:57: people.ndjson: there is no such file; expected a readable file in the dossier's folder
    dossier.yaml:1:72: "../passages.ndjson" lies outside the dossier; expected a file in the dossier's folder"
  `)
})

test('a second heading in a line is refused', () => {
  expect(check({ 'dossier.yaml': HEAD, 'people.ndjson': '{"dossier":{"id":"other","title":"O","by":"T"}}', 'text/passages.ndjson': '' })).toMatchInlineSnapshot(`"people.ndjson:1:1: a second "dossier" section; expected one only; the first is in dossier.yaml"`)
})

test('lines are found whatever their length, and those beyond the limit are left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attest-lines-'))
  const file = join(folder, 'lines')
  try {
    const lines = ['', 'ä'.repeat(700_000), 'b', 'c'.repeat(3_000_000), 'd', 'e'.repeat(2_000_000), '']
    writeFileSync(file, lines.join('\n'))
    const found = [...fileLines(file, 2_500_000)].map(({ number, offset, bytes }) => ({ number, offset, length: bytes?.length ?? null }))
    const offsets = lines.map((_, index) => lines.slice(0, index).reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0))
    expect(found.map(({ number, length }) => ({ number, length }))).toEqual(lines.slice(0, -1).map((line, index) => ({ number: index + 1, length: Buffer.byteLength(line) > 2_500_000 ? null : Buffer.byteLength(line) })))
    expect(found.flatMap(({ offset, length }) => (length === null ? [] : [offset]))).toEqual(offsets.filter((_, index) => index !== 3 && index < 6))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
