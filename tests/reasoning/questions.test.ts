import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuantity } from '../../src/reasoning/quantities.js'
import { familyId, type Proposition } from '../../src/reasoning/propositions/identity.js'
import { areNear } from '../../src/reasoning/questions.js'

const figure = (attributes: Record<string, string>, roles: Record<string, string[]> = {}, value = '12'): Proposition => ({ kind: 'figure', roles, attributes: { measure: 'mandates', unit: 'seats', ...attributes }, dates: {}, quantity: parseQuantity(value, attributes['unit'] ?? 'seats') })

test('questions that differ in the stage, the universe, the unit or a wider scope alone are near', () => {
  const elected = figure({ phase: 'ELECTED' })
  expect(areNear(elected, figure({ phase: 'DUE' }))).toBe(true)
  expect(areNear(elected, figure({ phase: 'ELECTED', universe: 'clergy' }))).toBe(true)
  expect(areNear(elected, figure({ phase: 'ELECTED', unit: 'percent' }))).toBe(true)
  expect(areNear(elected, figure({ phase: 'ELECTED' }, { where: ['hills'] }))).toBe(true)
  expect(areNear(figure({}, { where: ['hills'] }), figure({}, { where: ['hills', 'plain'] }))).toBe(true)
})

test('what is counted elsewhere, of others, or in several respects otherwise is not', () => {
  expect(areNear(figure({}, { where: ['hills'] }), figure({}, { where: ['plain'] }))).toBe(false)
  expect(areNear(figure({}, { of: ['reform'] }), figure({}))).toBe(false)
  expect(areNear(figure({ measure: 'votes' }), figure({}))).toBe(false)
  expect(areNear(figure({ phase: 'DUE', universe: 'clergy' }), figure({ phase: 'ELECTED' }))).toBe(false)
})

const anyFigure = fc.record({ phase: fc.constantFrom('DUE', 'ELECTED', ''), universe: fc.constantFrom('', 'clergy', 'laity'), unit: fc.constantFrom('seats', 'percent'), where: fc.subarray(['hills', 'plain']), of: fc.subarray(['reform', 'order']), value: fc.constantFrom('12', '20') }).map(({ phase, universe, unit, where, of, value }) =>
  figure({ unit, ...(phase === '' ? {} : { phase }), ...(universe === '' ? {} : { universe }) }, { ...(where.length > 0 ? { where } : {}), ...(of.length > 0 ? { of } : {}) }, value),
)

test('nearness is symmetric, and never holds between answers to one question', () => {
  fc.assert(
    fc.property(anyFigure, anyFigure, (a, b) => {
      expect(areNear(a, b)).toBe(areNear(b, a))
      if (familyId(a) === familyId(b)) expect(areNear(a, b)).toBe(false)
    }),
  )
})
