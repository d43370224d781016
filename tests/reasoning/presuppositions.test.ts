import fc from 'fast-check'
import { expect, test } from 'vitest'
import { presuppositions } from '../../src/reasoning/presuppositions.js'
import { provenance } from '../../src/reasoning/provenance.js'
import { about, build, claim } from './cases.js'

const restsOf = (of: Parameters<typeof provenance>[0]): ReturnType<typeof presuppositions> => presuppositions(of, provenance(of))

test('a sum rests on its parts and on the distinctness of two who are counted, and falls with each', () => {
  const of = build({
    claims: [
      claim('author-sum', { mode: 'INFERRED', premises: ['list-count', 'author-three', 'author-two'] }),
      claim('list-count', { proposition: 'twenty' }),
      claim('author-three', { proposition: 'three', mode: 'INFERRED', premises: ['paper-there'] }),
      claim('author-two', { proposition: 'one-man', stance: 'DENIES', mode: 'INFERRED' }),
      claim('paper-there', { proposition: 'presence' }),
    ],
    propositions: [about('twenty', 'PREMISE'), about('three', 'PREMISE'), about('one-man', 'PREMISE'), about('presence', 'PREMISE')],
  })
  expect(restsOf(of).map(({ premise, proposition, stance, immediate, decisive }) => [premise, proposition, stance, immediate, decisive])).toEqual([
    ['author-three', 'three', 'AFFIRMS', true, true],
    ['author-two', 'one-man', 'DENIES', true, true],
    ['list-count', 'twenty', 'AFFIRMS', true, true],
    ['paper-there', 'presence', 'AFFIRMS', false, true],
  ])
})

test('what somebody also says directly falls with no premise', () => {
  const of = build({ claims: [claim('author-sum', { mode: 'INFERRED', premises: ['list-count'] }), claim('paper-says'), claim('list-count', { proposition: 'twenty' })], propositions: [about('twenty', 'PREMISE')] })
  expect(restsOf(of)).toEqual([{ claim: 'author-sum', premise: 'list-count', proposition: 'twenty', stance: 'AFFIRMS', immediate: true, decisive: false }])
})

test('two who reason alike, each from a denial of his own, fall with what both deny', () => {
  const of = build({
    claims: ['first', 'second'].flatMap((name) => [
      claim(`${name}-sum`, { mode: 'INFERRED', premises: [`${name}-two`, `${name}-count`] }),
      claim(`${name}-two`, { proposition: 'one-man', stance: 'DENIES', mode: 'INFERRED' }),
      claim(`${name}-count`, { proposition: 'twenty', stance: name === 'first' ? 'AFFIRMS' : 'DOUBTS' }),
    ]),
    propositions: [about('one-man', 'PREMISE'), about('twenty', 'PREMISE')],
  })
  expect(restsOf(of).map(({ premise, decisive }) => [premise, decisive])).toEqual([
    ['first-count', false],
    ['first-two', true],
    ['second-count', false],
    ['second-two', true],
  ])
})

test('claims about claims are decisive only as themselves', () => {
  const onClaims = (name: string): ReturnType<typeof claim> => claim(`${name}-doubts`, { proposition: null, stance: null })
  const of = build({ claims: [claim('first-infers', { mode: 'INFERRED', premises: ['a-doubts'] }), claim('second-infers', { mode: 'INFERRED', premises: ['b-doubts'] }), onClaims('a'), onClaims('b')] })
  expect(restsOf(of).map(({ decisive }) => decisive)).toEqual([false, false])
})

test('an answer loses its support with all who say what a decisive premise says', () => {
  const premises = ['a', 'b', 'c'].map((name) => claim(`${name}-says`, { proposition: name === 'c' ? 'p-c' : 'p-ab' }))
  const inferences = fc.array(fc.subarray(['a-says', 'b-says', 'c-says'], { minLength: 1 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(inferences, fc.boolean(), (sets, direct) => {
      const of = build({
        claims: [...sets.map((names, index) => claim(`author${index}-infers`, { mode: 'INFERRED', premises: names })), ...premises, ...(direct ? [claim('paper-says')] : [])],
        propositions: [about('p-ab', 'PREMISE'), about('p-c', 'PREMISE')],
      })
      for (const { proposition, decisive } of restsOf(of)) {
        const saying = premises.filter((premise) => premise.proposition === proposition).map(({ source }) => source)
        const without = provenance(of, { withoutSources: saying })
        expect(without.verdict.support === 'NONE').toBe(decisive)
      }
    }),
  )
})
