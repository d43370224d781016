import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { checkDossier } from '../../src/dossier/compile/index.js'
import { formatProblem } from '../../src/dossier/problems.js'
import { check, inFolder, withHead } from './folder.js'

const table = (file: string): string => `passages:
  - in: a
    at: p. 1
    tables:
      - { id: t, caption: T, columns: { n: { heading: N, figure: { measure: m, unit: u } }, who: { heading: Who } }, rowsFile: ${file} }
`
const claims = (file: string): string => `passages:\n  - { in: a, at: p. 1, claimsFile: ${file} }\n`

test('bad YAML is named with its place', () => {
  expect(check({ 'dossier.yaml': 'dossier:\n  id: [t\n  title: T\n', 'tab.yaml': 'people:\n\todo: 1\n' })).toMatchInlineSnapshot(`
    "dossier.yaml:3:3: not YAML: a line stands too far left, or a [ or { before it is not closed; expected what belongs together indented alike, and each [ and { closed
    tab.yaml:2:1: not YAML: a tab indents the line; expected spaces"
  `)
})

test('what is wrong with YAML is said in words of our own, once a line', () => {
  const texts = ['a: b: c', 'a: "x', 'a: @x', 'a: x\nb', 'a:\n  - 1\n - 2', 'a: "b"c', 'a: "\\d"', 'a: - b', 'a: *', '%x\na: 1', '  a: 1\n b: 2', 'a: |x\n  t', 'a: {b, , c}', 'a: &x &y 1', 'a: [b: c: d]', 'a: 1\n---\nb: 2', "a: 'it's'", 'a: "x"#y']
  expect(check(Object.fromEntries(texts.map((text, index) => [`${String(index).padStart(2, '0')}.yaml`, `${text}\n`])))).toMatchInlineSnapshot(`
    "00.yaml:1:4: not YAML: a second ": " stands on one line, or lines of one list are not indented alike; expected a text with a colon, or with " or ' at its beginning, in quotes
    01.yaml:2:1: not YAML: a quotation mark is not closed; expected a second one at the end of the text; within the text it is written twice ('') or as \\"
    02.yaml:1:4: not YAML: a text cannot begin with @, \` or %; expected the text in quotes
    03.yaml:2:1: not YAML: a line without a key stands among keys; expected a key with a colon, or the line indented further than the key whose text it continues
    04.yaml:3:1: not YAML: a second ": " stands on one line, or lines of one list are not indented alike; expected a text with a colon, or with " or ' at its beginning, in quotes
    05.yaml:1:7: not YAML: this does not belong here; expected one value behind each key, all keys of a map indented alike, and a text with a colon, or with " or ' at its beginning, in quotes
    06.yaml:1:5: not YAML: a backslash in double quotes begins an escape that there is not; expected the backslash twice, or single quotes
    07.yaml:1:4: not YAML: a list begins on the line of its key; expected its first dash on a line of its own, or the text in quotes
    08.yaml:1:4: not YAML: an alias (*) or anchor (&) has no name; expected a name behind it, or the text in quotes
    09.yaml:2:1: not YAML: a key, a comma, a colon or a closing bracket is missing here; expected a colon behind each key, and commas within brackets
    10.yaml:2:2: not YAML: this does not belong here; expected one value behind each key, all keys of a map indented alike, and a text with a colon, or with " or ' at its beginning, in quotes
    11.yaml:1:5: not YAML: a text stands on the line of | or >; expected it on the lines below
    12.yaml:1:8: not YAML: there is a comma too many, or one too few; expected one comma between two items
    13.yaml:1:7: not YAML: two anchors (&) stand before one value; expected one
    14.yaml:1:8: not YAML: a colon or a dash of a list stands within [ ] or { }; expected a text with a colon, or with " or ' at its beginning, in quotes
    15.yaml:2:1: not YAML: a second document begins here (---); expected one document in a file; put this into a file of its own
    16.yaml:1:8: not YAML: this does not belong here; expected one value behind each key, all keys of a map indented alike, and a text with a colon, or with " or ' at its beginning, in quotes
    17.yaml:1:7: not YAML: a comment (#) begins without a space before it; expected a space before #, or the text in quotes"
  `)
})

test('an alias stands for what was written before it', () => {
  expect(check({ 'dossier.yaml': 'people:\n  odo: *o\n  ida: &i { name: *o }\n  ada: &a [*a]\n' })).toMatchInlineSnapshot(`
    "dossier.yaml:2:8: no anchor "&o" stands before the alias "*o"; expected an anchor before its aliases, or the text in quotes
    dossier.yaml:3:19: no anchor "&o" stands before the alias "*o"; expected an anchor before its aliases, or the text in quotes
    dossier.yaml:4:12: the alias "*a" stands within what it stands for; expected an alias of something else"
  `)
})

test('a key that is no text is shown as it is written, without a word on the error stream, and the rest is checked', () => {
  const warned = vi.spyOn(process, 'emitWarning')
  const places = 'places:\n  null: { name: Nowhere, kind: TOWN }\n  007: { name: C, kind: TOWN }\n  1850: { name: D, kind: TOWN }\n  mill: { name: Mill, kind: TWN }\n'
  expect(check(withHead(places, { 'b.yaml': 'places:\n  [a]: { name: B, kind: TOWN }\n  : { name: E, kind: TOWN }\n', 'c.yaml': 'places:\n  a: { name: B, kind: TOWN }\n  {b: c}: { name: E, kind: TOWN }\n' }))).toMatchInlineSnapshot(`
    "b.yaml:2:3: "[a]" is no text, and so no key; expected a text as a key; in quotes if it is meant as one
    b.yaml:3:1: a colon without a key; expected a key before it
    c.yaml:3:3: not YAML: a [ or { stands where a key should; expected a text as a key, in quotes if it begins so
    dossier.yaml:6:3: "null" is no text, and so no key; expected a text as a key; in quotes if it is meant as one
    dossier.yaml:7:3: "007" is no text, and so no key; expected a text as a key; in quotes if it is meant as one
    dossier.yaml:9:29: "TWN" is none of the choices; expected one of STATE, TERRITORY, OBLAST, GOVERNORATE, UEZD, TOWN, SETTLEMENT, REGION, COUNTRY, OTHER; did you mean TOWN?"
  `)
  expect(warned).not.toHaveBeenCalled()
})

test('a key twice in one map', () => {
  expect(check(withHead('places:\n  mill: { name: Mill, kind: TOWN }\n  mill: { name: Other, kind: TOWN }\n'))).toMatchInlineSnapshot(`"dossier.yaml:7:3: the key "mill" stands twice in one map; expected each key once"`)
})

test('text that is not UTF-8 is named with its line and column', () => {
  expect(check({ 'dossier.yaml': Buffer.concat([Buffer.from('dossier:\n  title: «é'), Buffer.from([0xe9]), Buffer.from('»\n')]) })).toMatchInlineSnapshot(`"dossier.yaml:2:12: the text is not UTF-8 here; expected a file saved as UTF-8"`)
  expect(check({ 'dossier.yaml': Buffer.from([0x41, 0xc3]) })).toMatchInlineSnapshot(`"dossier.yaml:1:2: the text is not UTF-8 here; expected a file saved as UTF-8"`)
})

test('a file too large is refused before it is read', () => {
  expect(check({ ...withHead(''), 'large.yaml': Buffer.alloc(20 * 1024 * 1024 + 1, '#') })).toMatchInlineSnapshot(`"large.yaml:1:1: the file has 21 MB; expected at most 20 MB; put long tables into CSV or NDJSON files, or split it"`)
})

test('aliases that stand for gigabytes are refused', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`)]
  expect(check({ 'dossier.yaml': lines.join('\n') })).toMatchInlineSnapshot(`"dossier.yaml:2:10: not readable: its aliases stand for far more than is written; expected YAML with few aliases"`)
})

test('a few aliases are welcome', () => {
  expect(check(withHead('passages:\n  - { in: a, at: p. 1, claims: [{ office: &o { holder: odo, title: bishop } }] }\n  - { in: b, at: p. 1, claims: [{ office: *o }] }\n'))).toBe('')
})

test('deep nesting is refused, on one line and over many', () => {
  expect(check({ 'dossier.yaml': `people: ${'['.repeat(5000)}` })).toMatchInlineSnapshot(`"dossier.yaml:1:109: nested more than 100 deep; expected a dossier, whose sections are a few levels deep"`)
  expect(check({ 'dossier.yaml': `people:\n${Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n + 1)}a:`).join('\n')} 1\n` })).toMatchInlineSnapshot(`"dossier.yaml:2002:1: nested more than 100 deep; expected a dossier, whose sections are a few levels deep"`)
  expect(check({ 'dossier.yaml': `people:\n ${'[\n '.repeat(20000)}` })).toMatch(/^dossier\.yaml:\d+:\d+: (nested too deeply|not YAML)/)
})

test('deep nesting is refused in lines of JSON too, which are parsed however deep they are', () => {
  const deep = `${'{"id":'.repeat(20_000)}1${'}'.repeat(20_000)}`
  expect(check(withHead('passages: [{ in: a, at: p. 1, claimsFile: claims.ndjson }]\n', { 'claims.ndjson': `\n${deep}\n` }))).toBe('claims.ndjson:2:1: nested more than 100 deep; expected a dossier, whose sections are a few levels deep')
  expect(check({ 'dossier.yaml': 'dossier: { id: test, title: Test, by: T, recordsFiles: [records.ndjson] }\n', 'records.ndjson': deep })).toBe('records.ndjson:1:1: nested more than 100 deep; expected a dossier, whose sections are a few levels deep')
})

test('a pipe is no file, and nobody waits for what comes out of it', () => {
  const heading = 'dossier: { id: test, title: Test, by: T, recordsFiles: [pipe] }\nsources: { a: { title: A, kind: CHRONICLE } }\npassages: [{ in: a, at: p. 1, claimsFile: pipe }]\n'
  inFolder({ 'dossier.yaml': heading }, (folder) => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(checkDossier(folder).problems.map(formatProblem)).toEqual(["dossier.yaml:1:57: pipe: this is no file; expected a readable file in the dossier's folder"])
  })
  inFolder({ 'dossier.yaml': heading.replace(', recordsFiles: [pipe]', '') }, (folder) => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(checkDossier(folder).problems.map(formatProblem)).toEqual(["dossier.yaml:3:43: pipe: this is no file; expected a file in the dossier's folder"])
  })
})

test('a file named in the dossier lies in its folder', () => {
  expect(check(withHead(table('../../etc/passwd')))).toMatchInlineSnapshot(`"dossier.yaml:9:128: "../../etc/passwd" lies outside the dossier; expected a file in the dossier's folder"`)
  expect(check(withHead(claims('/etc/passwd')))).toMatchInlineSnapshot(`"dossier.yaml:6:36: "/etc/passwd" lies outside the dossier; expected a file in the dossier's folder"`)
  expect(check(withHead(claims('..\\secret.ndjson')))).toMatchInlineSnapshot(`"dossier.yaml:6:36: "..\\secret.ndjson" lies outside the dossier; expected a file in the dossier's folder"`)
  expect(check(withHead(table('rows.csv')))).toMatchInlineSnapshot(`"dossier.yaml:9:128: rows.csv: there is no such file; expected a file in the dossier's folder"`)
})

test('a link that leads out of the folder is not followed', () => {
  inFolder({ 'secret.csv': 'as,n\nMill,1\n' }, (outside) => {
    inFolder(withHead(table('rows.csv')), (folder) => {
      symlinkSync(join(outside, 'secret.csv'), join(folder, 'rows.csv'))
      expect(checkDossier(folder).problems.map(formatProblem)).toEqual(['dossier.yaml:9:128: "rows.csv" lies outside the dossier; expected a file in the dossier\'s folder'])
    })
  })
})

test('faults of a CSV file come with their line', () => {
  expect(check(withHead(table('rows.csv'), { 'rows.csv': 'as,is,n,wo\nMill,see,1,Odo\n,see,2,\nFord,sea,three,\n' }))).toMatchInlineSnapshot(`
    "rows.csv:1:1: unknown column "wo"; expected as, is, lines, note or one of n, who; did you mean who?
    rows.csv:3:1: a row without a heading; expected a column "as" with the heading as written
    rows.csv:4:1: nothing has the id "sea"; expected the id of a place or a district or a meeting or a body; did you mean see?
    rows.csv:4:1: "three" is no number that can be read; expected a number, "at least 17", "about 450", "about 450 ± 20", "700-800", "12 or 13", or {written, min, max}"
  `)
  expect(check(withHead(table('rows.csv'), { 'rows.csv': 'as,is,n\nMill,see,1\nFord,see\n' }))).toMatchInlineSnapshot(`"rows.csv:3:1: not CSV: 2 cells, where the header has 3; expected a header line and as many cells in each row"`)
  expect(check(withHead(table('rows.csv'), { 'rows.csv': 'as,is,n,n\nMill,see,1,2\n' }))).toMatchInlineSnapshot(`"rows.csv:1:1: not CSV: the column "n" stands twice in the header; expected a header line and as many cells in each row"`)
  expect(check(withHead(table('rows.csv'), { 'rows.csv': Buffer.concat([Buffer.from('as,is,n\nMill,see,1\nF'), Buffer.from([0xff]), Buffer.from('rd,see,2\n')]) }))).toMatchInlineSnapshot(`"rows.csv:3:2: the text is not UTF-8 here; expected a file saved as UTF-8"`)
})

test('every record of a CSV file is read, whatever is wrong with its header or with others', () => {
  const rows = (text: string | Uint8Array): string => check(withHead(table('rows.csv'), { 'rows.csv': text }))
  expect(rows('as,is,n,n,wo\nMill,see\nFord,sea,1,2,3\n\nHill,see,1,2,3,4\n,see,three,,\n')).toMatchInlineSnapshot(`
    "rows.csv:1:1: not CSV: the column "n" stands twice in the header; expected a header line and as many cells in each row
    rows.csv:1:1: unknown column "wo"; expected as, is, lines, note or one of n, who; did you mean who?
    rows.csv:2:1: not CSV: 2 cells, where the header has 5; expected a header line and as many cells in each row
    rows.csv:3:1: nothing has the id "sea"; expected the id of a place or a district or a meeting or a body; did you mean see?
    rows.csv:5:1: not CSV: 6 cells, where the header has 5; expected a header line and as many cells in each row
    rows.csv:6:1: a row without a heading; expected a column "as" with the heading as written
    rows.csv:6:1: "three" is no number that can be read; expected a number, "at least 17", "about 450", "about 450 ± 20", "700-800", "12 or 13", or {written, min, max}"
  `)
  expect(rows('as,is,n\nMill,"se"e,1\nF"o"rd,see,2\n"Hill\nupper",see,three\nFell,sea,"4"\nLast,"see,5\nVale,sea,6\n')).toMatchInlineSnapshot(`
    "rows.csv:2:1: not CSV: a quotation mark stands within a cell, or is not closed; it is written twice in a cell in quotes; expected a header line and as many cells in each row
    rows.csv:3:1: not CSV: a quotation mark stands within a cell, or is not closed; it is written twice in a cell in quotes; expected a header line and as many cells in each row
    rows.csv:5:1: "three" is no number that can be read; expected a number, "at least 17", "about 450", "about 450 ± 20", "700-800", "12 or 13", or {written, min, max}
    rows.csv:6:1: nothing has the id "sea"; expected the id of a place or a district or a meeting or a body; did you mean see?
    rows.csv:7:1: not CSV: a quotation mark is not closed; expected a header line and as many cells in each row
    rows.csv:8:1: nothing has the id "sea"; expected the id of a place or a district or a meeting or a body; did you mean see?"
  `)
  expect(rows(Buffer.from('as,is,n\nM\xfchle,sie,1\nFord,sea,2\nG\xfctte,see,three\n', 'latin1'))).toMatchInlineSnapshot(`
    "rows.csv:2:2: the text is not UTF-8 here; expected a file saved as UTF-8
    rows.csv:3:1: nothing has the id "sea"; expected the id of a place or a district or a meeting or a body; did you mean see?
    rows.csv:4:2: the text is not UTF-8 here; expected a file saved as UTF-8"
  `)
})

test('what is wrong with a table, or its passage, does not hide what is wrong with its rows', () => {
  const csv = 'as,is,n\nMill,sea,1\nFord,see,three\n,see\n'
  expect(check(withHead(table('rows.csv').replace('caption', 'captoin'), { 'rows.csv': csv }))).toMatchInlineSnapshot(`
    "dossier.yaml:9:27: unknown key "captoin"; expected one of id, by, cited, how, via, caption, subject, columns, rows, rowsFile, total, note; did you mean caption?
    rows.csv:2:1: nothing has the id "sea"; expected the id of a person or a party or a list or a district or a place or an assembly or a meeting or a body or a source; did you mean see?
    rows.csv:3:1: "three" is no number that can be read; expected a number, "at least 17", "about 450", "about 450 ± 20", "700-800", "12 or 13", or {written, min, max}
    rows.csv:4:1: not CSV: 2 cells, where the header has 3; expected a header line and as many cells in each row"
  `)
  expect(check(withHead(table('rows.csv').replace('    at: p. 1\n', '    claimsFile: c.ndjson\n'), { 'rows.csv': csv, 'c.ndjson': '{"offce": {}}\n{\n' }))).toMatchInlineSnapshot(`
    "c.ndjson:1:1: unknown key "offce"; expected one of id, by, cited, how, via, lines, stance, mandate, candidacy, nomination, membership, office, attendance, authorship, occurrence, figure, sameness, statement, inferred, disputes, endorses, because, roll, ownObservation, deviatesFrom, asOf, wording, note; did you mean office?
    c.ndjson:2:1: this line is not JSON; expected one claim a line, as JSON: double quotes around every key and text, commas between them, every bracket closed
    dossier.yaml:6:5: "at" is missing; expected a text (where in it: lines, page, folio)
    rows.csv:2:1: nothing has the id "sea"; expected the id of a person or a party or a list or a district or a place or an assembly or a meeting or a body or a source; did you mean see?
    rows.csv:3:1: "three" is no number that can be read; expected a number, "at least 17", "about 450", "about 450 ± 20", "700-800", "12 or 13", or {written, min, max}
    rows.csv:4:1: not CSV: 2 cells, where the header has 3; expected a header line and as many cells in each row"
  `)
})

test('each line of an NDJSON file is read, though others are not UTF-8', () => {
  const lines = ['{"id": "x", "note": "\xe9", "disputes": ["y"]}', '{"id": "y", ', '{"disputes": ["x", "z"]}', '{"note": "\xe8"}']
  expect(check(withHead(claims('c.ndjson'), { 'c.ndjson': Buffer.from(lines.join('\n'), 'latin1') }))).toMatchInlineSnapshot(`
    "c.ndjson:1:22: the text is not UTF-8 here; expected a file saved as UTF-8
    c.ndjson:2:1: this line is not JSON; expected one claim a line, as JSON: double quotes around every key and text, commas between them, every bracket closed
    c.ndjson:3:1: nothing has the id "z"; expected the id of a claim
    c.ndjson:4:11: the text is not UTF-8 here; expected a file saved as UTF-8"
  `)
  expect(check(withHead(claims('c.ndjson'), { 'c.ndjson': Buffer.from('\xe9\n'.repeat(1000), 'latin1') })).split('\n').slice(9)).toMatchInlineSnapshot(`
    [
      "c.ndjson:10:1: the text is not UTF-8 here; expected a file saved as UTF-8",
      "c.ndjson:11:1: nor is it UTF-8 here, or on further lines; expected a file saved as UTF-8",
    ]
  `)
})

test('links are read within the folder and reported where they are not', () => {
  inFolder({ 'secret.yaml': 'people: { ida: { name: Ida } }\n', 'more/a.yaml': 'people: { ada: { name: Ada } }\n' }, (outside) => {
    inFolder(withHead(claims('c.ndjson'), { 'c.ndjson': '{"office": {"holder": "eva", "title": "abbess"}}\n', 'people.txt': 'people: { eva: { name: Eva } }\n' }), (folder) => {
      const link = (to: string, name: string): void => {
        symlinkSync(to, join(folder, name))
      }
      link('people.txt', 'people.yaml')
      link('dossier.yaml', 'again.yaml')
      link(join(outside, 'secret.yaml'), 'secret.yaml')
      link(join(outside, 'more'), 'more')
      link('nowhere.yaml', 'lost.yml')
      link('nowhere.txt', 'lost.txt')
      expect(checkDossier(folder).problems.map(formatProblem)).toMatchInlineSnapshot(`
        [
          "lost.yml:1:1: a link that leads nowhere; expected a file",
          "more:1:1: warning: a link to a folder outside the dossier, whose files are not read; expected a folder in the dossier's folder",
          "secret.yaml:1:1: a link to a file outside the dossier, which is not read; expected a file in the dossier's folder",
        ]
      `)
    })
  })
})

test('faults of an NDJSON file come with their line', () => {
  expect(check(withHead(claims('c.ndjson'), { 'c.ndjson': '{"id": "x", "office": {"holder": "odo", "title": "bishop"}}\n\n{"office": {"holder": "oddo", "titel": "bishop"}}\n{"office": \n{"office": {"holder": "oddo", "title": "bishop"}}\n{"id": "x", "office": {"holder": "odo", "title": "abbot"}}\n' }))).toMatchInlineSnapshot(`
    "c.ndjson:3:1: unknown key "titel"; expected one of holder, of, title, date; did you mean title?
    c.ndjson:4:1: this line is not JSON; expected one claim a line, as JSON: double quotes around every key and text, commas between them, every bracket closed
    c.ndjson:5:1: nothing has the id "oddo"; expected the id of a person; did you mean odo?
    c.ndjson:6:1: the id "x" is used twice; expected an id of its own; the first is c.ndjson:1:1 (claim)"
  `)
})

test('twenty megabytes of claims are read', () => {
  const line = (n: number): string => `      - { id: c${n}, figure: { measure: canons, of: see, unit: persons, date: ${1000 + (n % 900)}, value: ${n} }, wording: ${'canons '.repeat(250)} }\n`
  const text = Array.from({ length: 11_000 }, (_, n) => line(n)).join('')
  inFolder({}, (folder) => {
    writeFileSync(join(folder, 'dossier.yaml'), Object.values(withHead(`passages:\n  - in: a\n    at: p. 1\n    claims:\n${text}`))[0] ?? '')
    const { compiled, problems } = checkDossier(folder)
    expect(problems).toEqual([])
    expect(compiled?.records.filter(({ labels }) => labels[0] === 'Claim')).toHaveLength(11_000)
  })
})
