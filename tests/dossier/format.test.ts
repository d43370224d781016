import { expect, test } from 'vitest'
import { check, withClaims, withHead } from './folder.js'

const OFFICE = 'office: { holder: odo, title: bishop, of: see }'

test('a sound dossier has no problem', () => {
  expect(check(withClaims(`{ ${OFFICE} }`))).toBe('')
})

test('an unknown key is named with those that are known, and what was probably meant', () => {
  expect(check(withHead('sourcs: {}\nplaces: { mill: { name: Mill, knd: TOWN } }\n'))).toMatchInlineSnapshot(`
    "dossier.yaml:5:9: unknown key "sourcs"; expected one of dossier, people, parties, lists, districts, places, assemblies, meetings, bodies, sources, derivations, passages, judgements; did you mean sources?
    dossier.yaml:6:36: unknown key "knd"; expected one of name, note, kind, within; did you mean kind?"
  `)
})

test('a key that is misspelt within a union is one problem, not one for each branch', () => {
  expect(check(withClaims('{ office: { holder: { iss: odo }, title: bishop } }', '{ membership: { member: odo, of: see, date: { edf: 1203 } } }', '{ figure: { measure: m, unit: u, of: [{ is: odo, az: O }], value: { writen: x, min: 1 } } }'))).toMatchInlineSnapshot(`
    "dossier.yaml:9:36: unknown key "iss"; expected one of is, as, spelt, by, because, certainty; did you mean is?
    dossier.yaml:10:60: unknown key "edf"; expected one of written, edtf, calendar, because; did you mean edtf?
    dossier.yaml:11:62: unknown key "az"; expected one of is, as, spelt, by, because, certainty; did you mean as?
    dossier.yaml:11:85: unknown key "writen"; expected one of written, min, max, approximate, tolerance, alternatives; did you mean written?"
  `)
})

test('a value of the wrong type is one problem', () => {
  expect(check(withClaims('{ office: { holder: [odo], title: bishop } }', '{ office: { holder: odo, title: 5 } }', '{ figure: { measure: m, unit: u, value: [3] } }', '{ figure: { measure: m, unit: u, value: 1, of: 7 } }', '12', `{ by: , ${OFFICE} }`, `{ inferred: { premises: [], reasoning: r }, ${OFFICE} }`))).toMatchInlineSnapshot(`
    "dossier.yaml:9:29: ["odo"] does not fit here; expected a text or a map (one of PERSON)
    dossier.yaml:10:41: 5 is not of the right type; expected a text (the title, in a few words); did you mean "5" in quotes?
    dossier.yaml:11:49: [3] does not fit here; expected a number or a text or a map (a quantity as written; min and max are stated only where the program cannot read it)
    dossier.yaml:12:56: 7 does not fit here; expected a text or a map or a list (one or several of PERSON, PARTY, LIST, DISTRICT, PLACE, ASSEMBLY, MEETING, BODY, SOURCE)
    dossier.yaml:13:9: 12 is not of the right type; expected a map (a claim: who says it, where, and one of mandate, candidacy, nomination, membership, office, attendance, authorship, occurrence, figure, sameness, statement (or what it disputes or endorses))
    dossier.yaml:14:15: null is not of the right type; expected a text (the source that makes the claim; the text that was read unless stated)
    dossier.yaml:15:33: nothing is written here; expected a list of texts (the claims it rests on)"
  `)
})

test('a choice is named with the others', () => {
  expect(check(withClaims(`{ stance: afirms, ${OFFICE} }`, '{ occurrence: { what: w, of: odo, status: not held } }', '{ figure: { measure: m, unit: u, value: 1, phase: counted } }'))).toMatchInlineSnapshot(`
    "dossier.yaml:9:19: "afirms" is none of the choices; expected one of AFFIRMS, DENIES, DOUBTS, OMITS; did you mean AFFIRMS?
    dossier.yaml:10:51: "not held" is none of the choices; expected one of SCHEDULED, POSTPONED, HELD, INCOMPLETE, DISRUPTED, ANNULLED, NOT_HELD; did you mean NOT_HELD?
    dossier.yaml:11:59: "counted" is none of the choices; expected one of DUE, PLANNED, NOMINATED, ELECTED, ADMITTED, SERVED"
  `)
})

test('an id that is no id is written as one', () => {
  expect(check(withHead('places: { Éire Land: { name: E, kind: COUNTRY } }\npassages:\n  - { in: a, at: p. 1, claims: [{ id: Claim One, office: { holder: Odo Rex, title: king } }] }\n'))).toMatchInlineSnapshot(`
    "dossier.yaml:5:22: "Éire Land" is not a readable id; expected lower-case Latin letters, digits, hyphens and dots; did you mean eire-land?
    dossier.yaml:7:39: "Claim One" is not a readable id; expected lower-case Latin letters, digits, hyphens and dots; did you mean claim-one?
    dossier.yaml:7:68: "Odo Rex" is not a readable id; expected lower-case Latin letters, digits, hyphens and dots; did you mean odo-rex?"
  `)
})

test('what is missing is missing once, with what belongs there', () => {
  expect(check({ 'dossier.yaml': 'dossier: { id: test, by: T }\nplaces: { mill: { name: Mill } }\npassages:\n  - { in: a, claims: [{ figure: { measure: m, value: 1 } }] }\n' })).toMatchInlineSnapshot(`
    "dossier.yaml:1:10: "title" is missing; expected a text (what the dossier is about)
    dossier.yaml:2:17: "kind" is missing; expected one of STATE, TERRITORY, OBLAST, GOVERNORATE, UEZD, TOWN, SETTLEMENT, REGION, COUNTRY, OTHER
    dossier.yaml:4:5: "at" is missing; expected a text (where in it: lines, page, folio)
    dossier.yaml:4:33: "unit" is missing; expected a text (the unit, in a few words)"
  `)
})

test('a comma in a text without quotes is recognised', () => {
  expect(check(withClaims(`{ ${OFFICE}, note: he was old, and wise }`))).toMatchInlineSnapshot(`"dossier.yaml:9:9: "and wise" is taken for a key, since a comma stands before it; expected a text that holds a comma in quotes"`)
})

test('what rolls and tables have in common is checked like a claim', () => {
  expect(
    check(
      withHead(`passages:
  - in: c
    at: p. 1
    rolls:
      - { id: r, caption: R, of: office, with: { titel: bishop }, scope: {}, known: IN_FULL, entries: [{ is: odo, with: { date: { edf: 1203 } } }] }
    tables:
      - { id: t, caption: T, columns: { n: { heading: N, figure: { measure: m } } }, rows: [{ as: Mill, is: see, cells: { n: 1 } }], total: { as: S, cells: { n: 1 }, with: { fase: DUE } } }
`),
    ),
  ).toMatchInlineSnapshot(`
    "dossier.yaml:9:57: unknown key "titel"; expected one of holder, of, title, date; did you mean title?
    dossier.yaml:9:136: unknown key "edf"; expected one of written, edtf, calendar, because; did you mean edtf?
    dossier.yaml:11:66: "unit" is missing; expected a text (the unit, in a few words)
    dossier.yaml:11:181: unknown key "fase"; expected one of of, where, assembly, measure, unit, phase, universe, date, value; did you mean phase?"
  `)
})

test('references are checked even where something else breaks the format, and what was left out is not missed', () => {
  expect(check(withClaims(`{ id: broken, oficce: {} }`, `{ disputes: [broken, brokn] }`, `{ office: { holder: odoo, title: bishop } }`))).toMatchInlineSnapshot(`
    "dossier.yaml:9:31: unknown key "oficce"; expected one of id, by, cited, how, via, lines, stance, mandate, candidacy, nomination, membership, office, attendance, authorship, occurrence, figure, sameness, statement, inferred, disputes, endorses, because, roll, ownObservation, deviatesFrom, asOf, wording, note; did you mean office?
    dossier.yaml:10:30: nothing has the id "brokn"; expected the id of a claim
    dossier.yaml:11:29: nothing has the id "odoo"; expected the id of a person; did you mean odo?"
  `)
})

test('problems come in the order of the files and of their lines', () => {
  const text = check({ ...withClaims('{ office: { holder: nobody, title: t } }', '{ stance: X }'), 'a.yaml': 'people: { x: {} }\n', 'z.yml': 'parties: 5\n' })
  expect(text.split('\n').map((line) => line.split(': ')[0])).toEqual(['a.yaml:1:14', 'dossier.yaml:9:29', 'dossier.yaml:10:19', 'z.yml:1:10'])
})

test('a folder without a dossier, with two, or that is not there', () => {
  expect(check({})).toMatch(/^\.:1:1: no file in .* has the section "dossier"; expected exactly one "dossier:" with id, title and by$/)
  expect(check({ ...withHead(''), 'two.yaml': 'dossier: { id: two, title: T, by: B }\n' })).toMatchInlineSnapshot(`"two.yaml:1:1: a second "dossier" section; expected one only; the first is in dossier.yaml"`)
})
