import { expect, test } from 'vitest'
import { check } from './folder.js'

const HEAD = `dossier: { id: d, title: D, by: Encoder }
sources: { a: { title: A, kind: CHRONICLE }, b: { title: B, kind: CHRONICLE } }
derivations: [{ id: a-from-b, source: a, from: b, how: COPIES, suspected: true, because: the same gaps }]
judgements:
`
const judged = (...judgements: string[]): string => check({ 'dossier.yaml': HEAD + judgements.map((judgement) => `  - { by: A. Reader, date: "1999", says: so, because: of this, ${judgement} }\n`).join('') })

test('a judgement is on a claim or a derivation, or on two sources', () => {
  expect(judged('on: a-from-b', 'between: [a, b], holds: false')).toBe('')
})

test('one on nothing, on two things, on one source twice, or without a yes or no is refused', () => {
  expect(judged('id: one', 'on: a-from-b, holds: true', 'between: [a, b]', 'between: [a, a], holds: true', 'between: [a, c], holds: true')).toMatchInlineSnapshot(`
    "dossier.yaml:5:5: a judgement on no one thing; expected "on" with a claim or a derivation, or "between" with two sources and "holds" with true or false
    dossier.yaml:6:5: a judgement on no one thing; expected "on" with a claim or a derivation, or "between" with two sources and "holds" with true or false
    dossier.yaml:7:5: a judgement on no one thing; expected "on" with a claim or a derivation, or "between" with two sources and "holds" with true or false
    dossier.yaml:8:73: "a" twice; expected two sources
    dossier.yaml:9:77: nothing has the id "c"; expected the id of a source; did you mean a?"
  `)
})
