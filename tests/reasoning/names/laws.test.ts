import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedQuery, recordedQuery } from '../../../src/reasoning/names/query.js'
import { keysOf, storedKeys } from '../../../src/reasoning/names/keys.js'
import { compareNames } from '../../../src/reasoning/names/score.js'
import { nameWords } from '../../../src/reasoning/names/words.js'
import { compareWording } from '../../../src/reasoning/names/wording.js'
import { alike } from '../../../src/reasoning/names/alike.js'
import { declined, GIVEN, STEMS, surnames, SYSTEMS, transliterated } from './paradigm.js'

const stem = fc.constantFrom(...STEMS)
const given = fc.constantFrom(...GIVEN)
const system = fc.constantFrom(...SYSTEMS)
const anyName = fc.oneof(fc.string({ unit: 'grapheme' }), fc.tuple(given, stem).chain(([first, base]) => fc.constantFrom(...surnames(base).map((surname) => `${first} ${surname}`))))

const skeletons = (word: string): Set<string> => new Set(nameWords(word).flatMap((each) => keysOf(each).skeletons))
const meet = (a: string, b: string): boolean => [...skeletons(a)].some((key) => skeletons(b).has(key))

describe('keys', () => {
  it('are shared by all surnames that one stem gives, in any two systems', () => {
    fc.assert(fc.property(stem.chain((base) => fc.tuple(fc.constantFrom(...surnames(base)), fc.constantFrom(...surnames(base)))), system, system, ([one, other], from, to) => {
      expect(meet(transliterated(one, from), transliterated(other, to)), `${transliterated(one, from)} / ${transliterated(other, to)}`).toBe(true)
    }))
  })

  it('are shared by a Russian name and all its cases', () => {
    fc.assert(fc.property(fc.constantFrom('Рыбаков', 'Левин', 'Озерский', 'Тархан', 'Беляев'), fc.constantFrom('Пётр', 'Марк', 'Степан'), (surname, first) => {
      for (const form of declined(first, surname)) {
        const [a, b] = form.split(' ')
        expect(meet(a ?? '', first), form).toBe(true)
        expect(meet(b ?? '', surname), form).toBe(true)
      }
    }))
  })

  it('are words of their own, whatever is stored', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' })), (spellings) => {
      for (const key of storedKeys(spellings).split(' ')) expect(key).toMatch(/^(?:[wkio]_\S+)?$/u)
    }))
  })
})

describe('queries', () => {
  it('hold nothing that Lucene would read as its own, whatever is asked', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const query of [derivedQuery(text), recordedQuery(text)]) {
        const words = (query ?? '').split(/[() ]+/).filter((word) => word !== '' && word !== 'AND' && word !== 'OR')
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}_\p{M}'’-]+(?:\^4|\*)?$/u)
      }
    }))
  })
})

describe('the comparison of names', () => {
  it('is symmetric, and lies between 0 and 1', () => {
    fc.assert(fc.property(anyName, anyName, (left, right) => {
      const { score } = compareNames(left, right)
      expect(compareNames(right, left).score).toBeCloseTo(score, 10)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }))
  })

  it('is 1 for a name and itself', () => {
    fc.assert(fc.property(anyName, (name) => {
      fc.pre(nameWords(name).length > 0)
      expect(compareNames(name, name).score).toBe(1)
    }))
  })

  it('holds for the order of the words, and for initials', () => {
    fc.assert(fc.property(given, stem.chain((base) => fc.constantFrom(...surnames(base))), (first, surname) => {
      expect(compareNames(`${first} ${surname}`, `${surname}, ${first}`).score).toBeGreaterThan(0.9)
      expect(compareNames(`${first} ${surname}`, `${first.slice(0, 1)}. ${surname}`).score).toBeGreaterThan(0.8)
      expect(compareNames(`${surname} ${first.slice(0, 1)}.`, `${first.slice(0, 1)}. ${surname}`).score).toBe(1)
    }))
  })

  it('takes every form of one name for it, and another given name for another man', () => {
    fc.assert(fc.property(given, given, stem, system, system, (first, second, base, from, to) => {
      for (const surname of surnames(base)) {
        const [left, right] = [transliterated(`${first} ${surnames(base)[0] ?? ''}`, from), transliterated(`${first} ${surname}`, to)]
        expect(compareNames(left, right).score, `${left} / ${right}`).toBeGreaterThan(0.65)
        if (alike(...pair(first, second)) < 0.6) expect(compareNames(left, transliterated(`${second} ${surname}`, to)).score, `${left} / ${second} ${surname}`).toBeLessThan(0.65)
      }
    }))
  })
})

function pair(first: string, second: string): [string, string] {
  const sounds = (name: string): string => nameWords(name).map((word) => keysOf(word).sounds[0] ?? '').join('')
  return [sounds(first), sounds(second)]
}

describe('the wording of two names', () => {
  it('is symmetric in likeness, between 0 and 1, and 1 for a name and itself', () => {
    fc.assert(fc.property(anyName, anyName, (left, right) => {
      const { likeness, covered } = compareWording(left, right)
      expect(compareWording(right, left).likeness).toBeCloseTo(likeness, 10)
      for (const value of [likeness, covered]) {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
      }
      if (nameWords(left).length > 0) expect(compareWording(left, left).likeness).toBe(1)
    }))
  })
})
