import { expect, test } from 'vitest'
import { check, withClaims, withHead } from './folder.js'

const OFFICE = 'office: { holder: odo, title: bishop }'
const figure = (value: string): string => `figure: { measure: m, unit: u, value: ${value} }`

test('a claim neither disputes nor endorses itself', () => {
  expect(check(withClaims(`{ id: x, disputes: [x], ${OFFICE} }`, '{ id: y, endorses: [x, y] }', '{ id: z, disputes: [w] }', '{ id: w, disputes: [z] }'))).toMatchInlineSnapshot(`
    "dossier.yaml:9:29: "x" disputes itself; expected another claim
    dossier.yaml:10:32: "y" endorses itself; expected another claim"
  `)
})

test('claims that endorse each other in a circle are noticed', () => {
  expect(check(withClaims(`{ id: x, endorses: [y], ${OFFICE} }`, `{ id: y, endorses: [z], ${OFFICE} }`, '{ id: z, endorses: [x] }', '{ id: w, endorses: [z] }'))).toMatchInlineSnapshot(`"dossier.yaml:9:28: warning: claims endorse each other in a circle: x ← y ← z ← x; expected a claim to endorse what was said before it"`)
})

test('a figure that runs backwards asks for a reading', () => {
  expect(check(withClaims(`{ id: x, ${figure('20-12')} }`, `{ id: y, ${figure('12-20')} }`, `{ id: z, ${figure('"about 2,5 – 2"')} }`, `{ id: w, ${figure('{ written: 20-12, min: 12, max: 20 }')} }`, `{ id: v, ${figure('{ written: 12-20, min: 20, max: 12 }')} }`))).toMatchInlineSnapshot(`
    "dossier.yaml:9:56: warning: the range "20-12" runs backwards; expected a reading of "x" that says what it is taken to mean
    dossier.yaml:11:56: warning: the range "about 2,5 – 2" runs backwards; expected a reading of "z" that says what it is taken to mean
    dossier.yaml:13:26: the least of "12-20" (20) is more than the most (12); expected "min" at most as great as "max""
  `)
})

test('so does a cell of a table, and the number of a roll', () => {
  expect(check(withHead(TABLE))).toMatchInlineSnapshot(`
    "dossier.yaml:9:102: warning: the range "20-12" runs backwards; expected a reading of "t.see.n" that says what it is taken to mean
    dossier.yaml:11:86: warning: the range "3-2" runs backwards; expected a reading of "r" that says what it is taken to mean"
  `)
  expect(check(withHead(`${TABLE}    readings:\n      - { of: [t.see.n, r], kind: SLIP, written: 20-12, reading: 12 to 20, because: it runs backwards, certainty: PROBABLE }\n`))).toBe('')
})

const TABLE = `passages:
  - in: a
    at: p. 1
    tables:
      - { id: t, caption: T, columns: { n: { heading: N, figure: { measure: m, unit: u } } }, rows: [{ as: See, is: see, cells: { n: 20-12 } }] }
    rolls:
      - { id: r, caption: R, of: office, with: { title: bishop }, scope: {}, stated: 3-2, known: IN_FULL, entries: [{ is: odo }, { is: anselm }] }
`

const CITING = `passages:
  - in: a
    at: p. 1
    by: b
    cited: "B, 1203: 20-12"
    claims:
      - { office: { holder: odo, title: bishop } }
      - { by: c, cited: "C, 1204: 9-7, 11", via: [{ through: a, cited: "A, 1205: 5-4" }], office: { holder: odo, title: bishop } }
    rolls:
      - { id: r, caption: R, of: office, cited: "B, 1203: 8-2", with: { title: abbot }, scope: {}, complete: { by: b, cited: "B, 1203: 7-6" }, known: IN_FULL, entries: [{ is: odo }, { is: anselm }] }
    citations: [{ source: a, cited: "SAN. F. 12. Op. 3. D. 4. L. 9-5" }, { source: a, cited: "A, 1990-1917: 3" }]
    mentions: [{ is: odo, as: O., in: c, cited: "C, 1204: 4-3" }]
`

test('a citation that runs backwards asks for a reading, once', () => {
  expect(check(withHead(CITING))).toMatchInlineSnapshot(`
    "dossier.yaml:9:12: warning: in the citation "B, 1203: 20-12" the range 20–12 runs backwards; expected a reading of it ("ofCitation") that says what it is taken to mean
    dossier.yaml:12:25: warning: in the citation "C, 1204: 9-7, 11" the range 9–7 runs backwards; expected a reading of it ("ofCitation") that says what it is taken to mean
    dossier.yaml:12:72: warning: in the citation "A, 1205: 5-4" the range 5–4 runs backwards; expected a reading of it ("ofCitation") that says what it is taken to mean
    dossier.yaml:14:49: warning: in the citation "B, 1203: 8-2" the range 8–2 runs backwards; expected a reading of it ("ofCitation") that says what it is taken to mean
    dossier.yaml:14:126: warning: in the citation "B, 1203: 7-6" the range 7–6 runs backwards; expected a reading of it ("ofCitation") that says what it is taken to mean
    dossier.yaml:15:37: warning: in the citation "SAN. F. 12. Op. 3. D. 4. L. 9-5" the range 9–5 runs backwards; expected a reading of it ("ofCitation") that says what it is taken to mean
    dossier.yaml:16:49: warning: in the citation "C, 1204: 4-3" the range 4–3 runs backwards; expected a reading of it ("ofCitation") that says what it is taken to mean"
  `)
  expect(check(withHead(`${CITING.split('    claims')[0] ?? ''}    claims: [{ ${OFFICE} }]\n    readings: [{ ofCitation: { source: b, cited: "B, 1203: 20-12" }, kind: CITATION, written: 20-12, reading: "unexplained", because: it runs backwards, certainty: POSSIBLE }]\n`))).toBe('')
})
