import fc from 'fast-check'
import { expect, test } from 'vitest'
import { audit } from '../../../src/reasoning/arithmetic/audit.js'
import { isReckoned, reckon } from '../../../src/reasoning/arithmetic/check.js'
import type { Constraint } from '../../../src/reasoning/arithmetic/constraint.js'
import { outsideOf } from '../../../src/reasoning/arithmetic/rows.js'
import { smallest } from '../../../src/reasoning/arithmetic/search.js'
import { editsOf, STEP_KINDS } from '../../../src/reasoning/arithmetic/steps.js'
import { column, explained, texts } from './tables.js'
import { type Misprint, plant, plantCount, plantDifference, type Planted } from './planted.js'

/** Every fifth a zero: cells printed so, or with a nought for the digit, are common. */
const number = (max: number): fc.Arbitrary<number> => fc.oneof({ arbitrary: fc.integer({ min: 1, max }), weight: 4 }, { arbitrary: fc.constant(0), weight: 1 })
const rows = fc.array(fc.tuple(number(99_999), number(9_999)), { minLength: 3, maxLength: 10 })
const outside = fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 9_999 }))
const planted = fc.tuple(rows, outside, fc.constantFrom(...STEP_KINDS), fc.nat(), fc.nat()).map(([table, extra, kind, at, how]) => plant(table, extra, kind, at, how)).filter((one): one is Planted => one !== null)

test('one planted error of any listed kind, in a table of two columns: its cause is listed whenever the list is exhaustive', () => {
  fc.assert(
    fc.property(planted, ({ columns, figures, cause, at }) => {
      const found = explained(columns[at] as Constraint, { constraints: columns, figures })
      expect(found).not.toBeNull()
      expect(found?.explanations.every(({ steps }) => steps.length === 1)).toBe(true)
      if (found?.exhaustive) expect(texts(found)).toContain(cause)
    }),
    { numRuns: 300 },
  )
})

const MISPRINTS: readonly Misprint[] = ['DIGITS_TRANSPOSED', 'DIGIT_MISPRINTED', 'DECIMAL_SHIFTED']
const ofDifferences = fc.tuple(fc.array(number(9_999), { minLength: 1, maxLength: 4 }), number(99_999), fc.constantFrom(...MISPRINTS), fc.nat(), fc.nat()).map((drawn) => plantDifference(...drawn))
const ofCounts = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(...MISPRINTS, 'ROW_LEFT_OUT' as const, 'ROW_COUNTED_TWICE' as const), fc.nat(), fc.nat()).map((drawn) => plantCount(...drawn))

test.each([['difference', ofDifferences], ['count', ofCounts]] as const)('one planted error in a %s: its cause is listed whenever the list is exhaustive', (_, planted) => {
  fc.assert(
    fc.property(planted.filter((one) => one !== null), ({ columns, cause }) => {
      const found = explained(columns[0] as Constraint, { constraints: columns })
      expect(found?.explanations.every(({ steps }) => steps.length === 1)).toBe(true)
      if (found?.exhaustive) expect(texts(found)).toContain(cause)
    }),
    { numRuns: 300 },
  )
})

test('a cell printed 0 may be a misprint of any digit', () => {
  expect(texts(explained(column('a', [0, 222, 333], 562)))).toContain('DIGIT_MISPRINTED a-r0>7')
})

test('a table that adds up gives no finding', () => {
  fc.assert(fc.property(rows, outside, (table, extra) => {
    const { columns } = plant(table, extra, null, 0, 0) ?? { columns: [] }
    expect(columns).toHaveLength(2)
    expect(audit(columns, new Map())).toMatchObject({ violations: [], unchecked: [] })
  }))
})

test('the order of rows, columns and figures changes nothing', () => {
  fc.assert(
    fc.property(planted, fc.nat(), ({ columns, figures, at }, turn) => {
      const turned = columns.map((column) => ({ ...column, terms: rotate(column.terms, turn) }))
      const target = columns[at] as Constraint
      const same = turned[at] as Constraint
      expect(explained(same, { constraints: [...turned].reverse(), figures: rotate(figures, turn) })).toEqual(explained(target, { constraints: columns, figures }))
    }),
    { numRuns: 50 },
  )
})

test('an explanation applied closes the gap, and takes no parallel column farther from holding', () => {
  fc.assert(
    fc.property(planted, ({ columns, figures, at }) => {
      const target = columns[at] as Constraint
      const neighbours = new Map(columns.map((column) => [column.id, outsideOf(column, figures)]))
      for (const { steps } of explained(target, { constraints: columns, figures })?.explanations ?? []) {
        for (const column of columns) {
          const [before, after] = [reckon(column), reckon(column, editsOf(steps, neighbours, column, true))]
          if (!isReckoned(before) || !isReckoned(after)) throw new Error('not reckoned')
          expect(after.size).toBeLessThanOrEqual(column === target ? 0 : before.size)
        }
      }
    }),
    { numRuns: 100 },
  )
})

const move = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.nat(4)).map(([value, touch]) => ({ value, touch }))

test('the search finds just what trying every set finds, smallest first', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 14 }), fc.integer({ min: -100, max: 100 }).filter((gap) => gap !== 0), fc.nat(3), (values, gap, width) => {
      const moves = values.map(({ value, touch }, index) => ({ effect: { low: value, high: value + (index % 3 === 0 ? width : 0) }, touches: String(touch), key: String(index).padStart(2, '0') }))
      const open = { low: gap, high: gap + width }
      const sets = (size: number, from = 0): (typeof moves)[] => (size === 0 ? [[]] : moves.flatMap((one, index) => (index < from ? [] : sets(size - 1, index + 1).map((rest) => [one, ...rest]))))
      const closes = (set: typeof moves): boolean => new Set(set.map(({ touches }) => touches)).size === set.length && open.low + set.reduce((total, { effect }) => total + effect.low, 0) <= 0 && open.high + set.reduce((total, { effect }) => total + effect.high, 0) >= 0
      const expected = [1, 2, 3].map((size) => sets(size).filter(closes)).find((found) => found.length > 0) ?? []
      const names = (found: readonly (readonly { key: string }[])[]): string[] => found.map((set) => set.map(({ key }) => key).sort().join()).sort()
      const found = smallest(open, moves, () => true)
      expect(found.exhaustive).toBe(true)
      expect(names(found.found)).toEqual(names(expected))
    }),
    { numRuns: 200 },
  )
})

function rotate<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}
