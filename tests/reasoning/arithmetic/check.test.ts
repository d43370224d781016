import { expect, test } from 'vitest'
import { isReckoned, reckon } from '../../../src/reasoning/arithmetic/check.js'
import type { Constraint } from '../../../src/reasoning/arithmetic/constraint.js'
import { column, constraint, figure } from './tables.js'

const size = (of: Constraint, parallels: readonly Constraint[] = []): number | string => {
  const result = reckon(of, undefined, parallels)
  return isReckoned(result) ? result.size : result.kind
}

test('a sum holds when its parts make the total, and misses it by the gap', () => {
  expect(size(column('a', [5, 6, 7], 18))).toBe(0)
  expect(reckon(column('a', [2, 5, 6, 9, 6, 6, 10, 1, 2, 13], 47))).toMatchObject({ size: 13, gap: { low: -13, high: -13 } })
  expect(size(column('a', ['2-3', '1,5'], 4))).toBe(0)
  expect(size(column('a', [347, 81], 'about 450'))).toBe(0)
})

test('of parts that are not all, or not known to be all, only an excess is a fault', () => {
  for (const coverage of ['PARTIAL', 'UNKNOWN'] as const) {
    expect(size(column('a', [5, 6], 18, coverage))).toBe(0)
    expect(size(column('a', [15, 6], 18, coverage))).toBe(3)
  }
})

test('a total in millions holds as far as it is rounded', () => {
  const stated = (parts: readonly number[]): Constraint => constraint('c', 'SUM', { total: figure('t', '5.4', { scale: 1_000_000 }), parts: parts.map((part, index) => figure(`p${index}`, part)) })
  expect(size(stated([5_000_000, 360_000]))).toBe(0)
  expect(size(stated([5_000_000, 249_000]))).toBe(101_000)
})

test('a difference, a bound', () => {
  const of = (result: number): Constraint => constraint('c', 'DIFFERENCE', { minuend: figure('m', 30), subtrahend: [figure('s', 13)], result: figure('r', result) })
  expect([size(of(17)), size(of(19))]).toEqual([0, 2])
  const bound = (lesser: string | number): Constraint => constraint('c', 'BOUND', { lesser: [figure('l', lesser)], greater: figure('g', 6) })
  expect([size(bound(6)), size(bound(7)), size(bound('5-8'))]).toEqual([0, 1, 0])
})

test('ratios hold as rounded: where a column has halves, to halves', () => {
  const of = (id: string, dividend: number, quotient: string): Constraint => constraint(id, 'RATIO', { dividend: figure(`${id}-p`, dividend, { scale: 1000 }), divisor: figure('d', 200_000), quotient: figure(`${id}-q`, quotient) }, { group: 'ratios' })
  const half = of('a', 82, '0,5')
  expect(size(half)).toBeCloseTo(0, 5)
  expect(size(of('b', 1021, '5'), [half])).toBe(0)
  expect(size(of('c', 486, '2,5-2'), [half])).toBe(0)
  expect(size(of('d', 1300, '5'), [half])).toBeGreaterThan(1)
})

test('a share is of the whole, as exactly as it is stated', () => {
  const of = (percent: string): Constraint => constraint('c', 'SHARE', { part: [figure('p', 180)], whole: figure('w', '703-766'), percent: figure('r', percent, { unit: 'percent' }) })
  expect(reckon(of('34'))).toMatchObject({ derived: { low: expect.closeTo(23.5, 1) as number, high: expect.closeTo(25.6, 1) as number } })
  expect([size(of('24')), size(of('26')), size(of('more than 20%'))]).toEqual([0, 0, 0])
  expect(size(of('more than 34%'))).toBeGreaterThan(7)
})

test('a rank is one more than those above it; where not all are given, at least that', () => {
  const of = (rank: number, coverage: 'COMPLETE' | 'PARTIAL'): Constraint => constraint('c', 'RANK', { ranked: figure('a', 12), rank: figure('r', rank, { unit: 'place' }), others: [374, 180, 24, 22, 81, 4].map((value, index) => figure(`o${index}`, value)) }, { coverage })
  expect([size(of(6, 'COMPLETE')), size(of(8, 'COMPLETE')), size(of(8, 'PARTIAL')), size(of(4, 'PARTIAL'))]).toEqual([0, 2, 0, 2])
})

test('names are counted against the number stated', () => {
  const roll = { roll: 'roll', source: 's', stated: null, entries: Array.from({ length: 19 }, (_, index) => ({ claim: `e${index}`, name: `man ${index}` })), knownInFull: false }
  const of = (coverage: 'COMPLETE' | 'PARTIAL' | null, full = false): Constraint => ({ ...constraint('c', 'COUNT', { total: figure('t', 20) }, { coverage }), terms: [{ term: 'total', position: 1, id: 't', caption: 't', figure: figure('t', 20) }, { term: 'roll', position: 1, id: 'roll', caption: 'roll', roll: { ...roll, knownInFull: full } }] })
  expect([size(of('COMPLETE')), size(of('PARTIAL')), size(of(null)), size(of(null, true))]).toEqual([1, 0, 0, 1])
})

test('the rows of a table are counted, and claims that name one each; several numbers are added', () => {
  const table = { term: 'roll', position: 1, id: 'table', caption: 'table', roll: { roll: 'table', source: 's', stated: null, entries: Array.from({ length: 10 }, (_, index) => ({ claim: `r${index}`, name: `row ${index}` })), knownInFull: true } }
  const of = (regions: number): Constraint => ({ ...constraint('c', 'COUNT', { total: [figure('regions', regions), figure('provinces', 1)] }), terms: [...constraint('c', 'COUNT', { total: [figure('regions', regions), figure('provinces', 1)] }).terms, table] })
  expect([size(of(9)), size(of(10))]).toEqual([0, 1])
  const named = (total: number): Constraint => constraint('c', 'COUNT', { total: figure('t', total), roll: [figure('a', 1), figure('b', 1), figure('c', 1)] }, { coverage: 'COMPLETE' })
  expect([size(named(3)), size(named(4))]).toEqual([0, 1])
})

test('what lacks a term or a number is not checked, and says why', () => {
  expect(reckon(constraint('c', 'SUM', { total: figure('t', 3) }))).toEqual({ kind: 'MISSING', term: 'parts' })
  const wordless: Constraint = { ...constraint('c', 'BOUND', { greater: figure('g', 6) }), terms: [{ term: 'lesser', position: 1, id: 'x', caption: 'nobody knows' }] }
  expect(reckon(wordless)).toMatchObject({ kind: 'MISSING', term: 'greater' })
  expect(reckon({ ...wordless, terms: [...wordless.terms, { term: 'greater', position: 1, id: 'g', caption: 'six', figure: figure('g', 6) }] })).toEqual({ kind: 'NO_NUMBER', term: 'lesser', of: 'nobody knows' })
  expect(reckon(constraint('c', 'RATIO', { dividend: figure('a', 3), divisor: figure('b', 0), quotient: figure('q', 1) }))).toEqual({ kind: 'DIVISOR' })
})
