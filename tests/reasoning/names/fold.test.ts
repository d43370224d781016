import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeLucene, foldName, searchKeys } from '../../../src/reasoning/names/fold.js'

describe('folded names', () => {
  it.each([
    ['Odo, “the Elder”', 'odo the elder'],
    ['  ODO   d’Ostrava ', 'odo d ostrava'],
    ['Étienne Müller', 'etienne muller'],
    ['Андрей', 'андрей'],
    ['Семён Йоргов', 'семён йоргов'],
    ['Ғали', 'ғали'],
  ])('%s becomes %s', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  it('keeps й and ғ apart from и and г', () => {
    expect(foldName('Й')).not.toBe(foldName('И'))
    expect(foldName('Ғ')).not.toBe(foldName('Г'))
  })

  it('is done when done once', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(foldName(foldName(name))).toBe(foldName(name))
    }))
  })
})

describe('search keys', () => {
  it('finds a Latin name typed with a stray Cyrillic letter', () => {
    expect(searchKeys('Оttо')).toEqual(['оttо', 'otto'])
    expect(searchKeys('Otto')).toEqual(['otto'])
    expect(searchKeys('Отто')).toEqual(['отто'])
  })
})

describe('text for a full-text query', () => {
  it.each([
    ['Odo (the Elder)', 'Odo \\(the Elder\\)'],
    ['a+b-c!', 'a\\+b\\-c\\!'],
    ['A. OR B', 'A. or B'],
    ['NOT given', 'not given'],
    ['f/12', 'f\\/12'],
  ])('%s stands for itself', (text, escaped) => {
    expect(escapeLucene(text)).toBe(escaped)
  })
})
