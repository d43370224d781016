import { expect, test } from 'vitest'
import { check, withClaims, withHead } from './folder.js'

const OFFICE = 'office: { holder: odo, title: bishop, of: see }'

test('an id that leads nowhere is named with the nearest of its kind', () => {
  expect(check(withClaims('{ office: { holder: oddo, title: bishop } }', `{ by: aa, cited: not given, ${OFFICE} }`, '{ id: first, office: { holder: odo, title: abbot } }', '{ disputes: [frist, first] }'))).toMatchInlineSnapshot(`
    "dossier.yaml:9:29: nothing has the id "oddo"; expected the id of a person; did you mean odo?
    dossier.yaml:10:15: nothing has the id "aa"; expected the id of a source; did you mean a?
    dossier.yaml:12:22: nothing has the id "frist"; expected the id of a claim; did you mean first?"
  `)
})

test('an id of another kind is refused', () => {
  expect(check(withClaims('{ office: { holder: see, title: bishop } }', `{ by: odo, cited: p. 3, ${OFFICE} }`, '{ disputes: [see] }'))).toMatchInlineSnapshot(`
    "dossier.yaml:9:29: "see" is a body; expected a person
    dossier.yaml:10:15: "odo" is a person; expected a source
    dossier.yaml:10:27: warning: the citation "p. 3" could not be parsed; expected a shelfmark, or an author with a year; its text is kept as written
    dossier.yaml:11:22: "see" is a body; expected a claim"
  `)
})

test('an id used twice, in one file and across files', () => {
  expect(check({ ...withClaims(`{ id: one, ${OFFICE} }`, '{ id: one, office: { holder: anselm, title: abbot } }'), 'more.yaml': 'places: { odo: { name: Odo, kind: TOWN } }\n' })).toMatchInlineSnapshot(`
    "dossier.yaml:10:15: the id "one" is used twice; expected an id of its own; the first is dossier.yaml:9:15 (claim)
    more.yaml:1:16: the id "odo" is used twice; expected an id of its own; the first is dossier.yaml:2:16 (person)"
  `)
})

test('a claim passed on needs a citation', () => {
  expect(check(withClaims(`{ by: b, ${OFFICE} }`, `{ by: b, cited: not given, ${OFFICE} }`))).toMatchInlineSnapshot(`"dossier.yaml:9:9: a claim of "b" without a citation; expected "cited" with the place as written, or "not given""`)
})

test('a citation that does not parse is a warning; its text is kept', () => {
  expect(check(withClaims(`{ by: b, cited: behind the altar, ${OFFICE} }`, `{ by: b, cited: "GARF. F. R-7. Op. 1. D. 3. L. 5", ${OFFICE} }`))).toMatchInlineSnapshot(`"dossier.yaml:9:25: warning: the citation "behind the altar" could not be parsed; expected a shelfmark, or an author with a year; its text is kept as written"`)
})

test('an inference needs premises, and what it rests on must be a claim', () => {
  expect(check(withClaims(`{ inferred: { reasoning: it follows }, ${OFFICE} }`, `{ inferred: { premises: [a], reasoning: it follows }, ${OFFICE} }`))).toMatchInlineSnapshot(`
    "dossier.yaml:9:21: "premises" is missing; expected a list of texts (the claims it rests on)
    dossier.yaml:10:34: "a" is a source; expected a claim"
  `)
})

test('premises that rest on what they prove are a circle', () => {
  expect(check(withClaims(`{ id: x, inferred: { premises: [y], reasoning: r }, ${OFFICE} }`, `{ id: y, inferred: { premises: [z], reasoning: r }, ${OFFICE} }`, `{ id: z, inferred: { premises: [x], reasoning: r }, ${OFFICE} }`))).toMatchInlineSnapshot(`"dossier.yaml:9:40: premises run in a circle: x ← y ← z ← x; expected premises that do not rest on this claim"`)
})

test('a claim says one thing', () => {
  expect(check(withClaims('{ wording: nothing }', `{ ${OFFICE}, authorship: { author: odo, work: b } }`, `{ roll: no-roll, ${OFFICE} }`, `{ via: [{ through: b }], ${OFFICE} }`))).toMatchInlineSnapshot(`
    "dossier.yaml:9:9: a claim that says nothing; expected a proposition (mandate, figure, occurrence …), or claims that it disputes or endorses
    dossier.yaml:10:72: a second proposition in one claim; expected one; write a claim for each
    dossier.yaml:11:17: nothing has the id "no-roll"; expected the id of a roll
    dossier.yaml:11:17: a roll named by a claim that is no omission; expected "stance: OMITS", or no "roll"
    dossier.yaml:12:16: a relay for a claim that was read in its own source; expected "by" with the source that speaks, or no "via""
  `)
})

test('a name read twice at one place for two reasons is a warning', () => {
  expect(check(withClaims('{ office: { holder: { is: odo, as: O., because: his seal }, title: bishop } }', '{ office: { holder: { is: odo, as: O., because: his hand }, title: abbot } }'))).toMatchInlineSnapshot(`"dossier.yaml:10:29: warning: “O.” is read as "odo" a second time at this place, for another reason; expected one reason for one name at one place; the first is kept"`)
})

test('constraints take the terms of their kind', () => {
  expect(check(withHead(`passages:
  - in: a
    at: p. 1
    claims: [{ id: n, figure: { measure: m, unit: u, value: 1 } }]
    constraints:
      - { id: k1, kind: SUM, terms: { total: n }, because: b }
      - { id: k2, kind: DIFFERENCE, terms: { minuend: [n, n], subtrahend: n, result: m }, because: b }
      - { id: k3, kind: RATIO, terms: { part: n, dividend: n, divisor: n, quotient: n }, because: b }
      - { id: k4, kind: BOUND, terms: { lesser: n, greater: n, constructor: n }, because: b }
`))).toMatchInlineSnapshot(`
  "dossier.yaml:10:37: a SUM without "parts"; expected total, parts
  dossier.yaml:11:55: several claims as "minuend"; expected one
  dossier.yaml:11:86: nothing has the id "m"; expected the id of a claim; did you mean n?
  dossier.yaml:12:47: a RATIO has no "part"; expected dividend, divisor, quotient
  dossier.yaml:13:77: a BOUND has no "constructor"; expected lesser, greater"
`)
})

test('a question names a proposition that some claim states', () => {
  expect(check({ 'dossier.yaml': 'dossier: { id: t, title: T, by: B, questions: [{ id: q, title: Q, request: q.graphql, about: office/odo/bishp }, { id: r, title: R, request: ../r.graphql }, { id: s, title: S, request: s.graphql }] }\npeople: { odo: { name: Odo } }\nsources: { a: { title: A, kind: LIST } }\npassages: [{ in: a, at: p. 1, claims: [{ office: { holder: odo, title: bishop } }] }]\n', 'q.graphql': '{ __typename }' })).toMatchInlineSnapshot(`
    "dossier.yaml:1:94: no claim states the proposition "office/odo/bishp"; expected the id of a proposition; did you mean office/odo/bishop?
    dossier.yaml:1:142: "../r.graphql" lies outside the dossier; expected a file in the dossier's folder
    dossier.yaml:1:186: s.graphql: there is no such file; expected a file in the dossier's folder"
  `)
})

test('the id of a dossier is its own', () => {
  expect(check({ 'dossier.yaml': 'dossier: { id: question, title: T, by: B }\n' })).toMatchInlineSnapshot(`"dossier.yaml:1:16: "question" cannot be the id of a dossier; expected another id than archive, dossier, question, mandate, candidacy, nomination, membership, office, attendance, authorship, occurrence, figure, sameness, statement"`)
  expect(check({ 'dossier.yaml': 'dossier: { id: a, title: T, by: B }\nsources: { a: { title: A, kind: LIST } }\n' })).toMatchInlineSnapshot(`"dossier.yaml:1:16: the dossier and a source are both called "a"; expected an id of its own for the dossier"`)
})

test('places that lie within themselves are a circle, named once', () => {
  const places = 'places:\n  hall: { name: Hall, kind: OTHER, within: town }\n  town: { name: Town, kind: TOWN, within: shire }\n  shire: { name: Shire, kind: UEZD, within: town }\n  moor: { name: Moor, kind: REGION, within: moor }\n'
  expect(check({ ...withClaims(`{ ${OFFICE} }`), 'places.yaml': places })).toMatchInlineSnapshot(`
    "places.yaml:3:43: "town" lies within itself: town within shire within town; expected a place or body that does not lie within this one
    places.yaml:5:45: "moor" lies within itself: moor within moor; expected a place or body that does not lie within this one"
  `)
})
