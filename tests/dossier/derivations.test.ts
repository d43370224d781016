import { expect, test } from 'vitest'
import { check, withHead } from './folder.js'

function circle(first: string, second: string, third = ''): string {
  return check(
    withHead(`derivations:
  - { source: b, from: a, how: COPIES, because: r, ${first} }
  - { source: c, from: b, how: COPIES, because: r, ${second} }
  - { source: a, from: c, how: COPIES, because: r, ${third} }
passages:
  - { in: b, at: p. 1, claims: [{ id: one, office: { holder: odo, title: bishop } }, { id: two, office: { holder: anselm, title: bishop } }] }
`),
  )
}

test('sources that derive from each other in a circle are refused', () => {
  expect(circle('', '')).toMatchInlineSnapshot(`"dossier.yaml:6:5: derivations run in a circle: b ← a ← c ← b; expected one of them suspected, stated by another, or with a scope of its own"`)
})

test('the same circle of one asserter is refused, with the encoder or a source speaking', () => {
  expect(circle('by: c', 'by: c', 'by: c')).toMatchInlineSnapshot(`"dossier.yaml:6:5: derivations run in a circle: b ← a ← c ← b; expected one of them suspected, stated by another, or with a scope of its own"`)
})

test('rival derivations, by different asserters, are kept', () => {
  expect(circle('by: a', 'by: b', 'by: c')).toBe('')
  expect(circle('', '', 'by: c')).toBe('')
})

test('a suspected derivation closes no circle', () => {
  expect(circle('', '', 'suspected: true')).toBe('')
})

test('derivations of different claims close no circle, of the same claims they do', () => {
  expect(circle('scope: [one]', 'scope: [one]', 'scope: [two]')).toBe('')
  expect(circle('scope: [one]', 'scope: [one, two]', 'scope: [two]')).toBe('')
  expect(circle('scope: [one]', 'scope: [one, two]', 'scope: [one]')).toMatchInlineSnapshot(`"dossier.yaml:6:5: derivations run in a circle: b ← a ← c ← b; expected one of them suspected, stated by another, or with a scope of its own"`)
})

test('a source does not derive from itself', () => {
  expect(check(withHead('derivations: [{ source: a, from: a, how: COPIES, because: r }]\n'))).toMatchInlineSnapshot(`"dossier.yaml:5:15: "a" derives from itself; expected two sources"`)
})
