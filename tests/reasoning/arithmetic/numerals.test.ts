import fc from 'fast-check'
import { expect, test } from 'vitest'
import { misprints, numeralOf, roundingOf, shifts, transpositions, valueOf } from '../../../src/reasoning/arithmetic/numerals.js'
import { parseQuantity, type Quantity } from '../../../src/reasoning/quantities.js'

const quantity = (written: string, value?: number): Quantity => ({ ...(parseQuantity(written, 'votes') ?? { approximate: false, unit: 'votes' }), written, ...(value === undefined ? {} : { min: value, max: value }) }) as Quantity
const numeral = (written: string, value?: number): NonNullable<ReturnType<typeof numeralOf>> => {
  const found = numeralOf(quantity(written, value))
  if (!found) throw new Error(`${written} has no numeral`)
  return found
}

test('digits are read with their grouping, decimals and the thousands or millions that words and headings mean', () => {
  expect(numeral('145,574')).toEqual({ digits: '145574', decimals: 0, scale: 1 })
  expect(numeral('1 021', 1_021_000)).toEqual({ digits: '1021', decimals: 0, scale: 1000 })
  expect(numeral('5.4 million', 5_400_000)).toEqual({ digits: '54', decimals: 1, scale: 1_000_000 })
  expect(numeral('0,5')).toEqual({ digits: '05', decimals: 1, scale: 1 })
  for (const none of ['about 450', '3-4', 'at least 17']) expect(numeralOf(quantity(none))).toBeNull()
  expect(numeralOf(quantity('[three]', 3))).toBeNull()
})

test('a number in millions is rounded to its last place, a plain one is exact', () => {
  expect(roundingOf(quantity('5.4 million', 5_400_000))).toBe(50_000)
  expect(roundingOf(quantity('146,199'))).toBe(0)
})

test('one digit wrong, two exchanged, a decimal shifted', () => {
  expect(transpositions(numeral('347'))).toEqual([437, 743, 374])
  expect(misprints(numeral('47'))).toHaveLength(8 + 9)
  expect(misprints(numeral('47'))).toContain(41)
  expect(misprints(numeral('47'))).not.toContain(7)
  expect(shifts(numeral('470'))).toEqual([4700, 47])
  expect(shifts(numeral('47'))).toEqual([470])
  expect(misprints(numeral('754', 754_000))).toContain(954_000)
})

test('each slip can be undone by a slip of its kind, unless zeros in front are lost', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 999_999 }), (value) => {
      const own = numeral(String(value))
      expect(valueOf(own)).toBe(value)
      for (const [slips] of [[misprints], [transpositions]] as const) for (const wrong of slips(own)) expect(slips(numeral(String(wrong)))).toContain(value)
    }),
    { numRuns: 50 },
  )
})
