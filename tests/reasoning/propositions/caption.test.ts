import { expect, test } from 'vitest'
import { captionOf } from '../../../src/reasoning/propositions/caption.js'
import { parseQuantity } from '../../../src/reasoning/quantities.js'

test.each([
  ['slightly more than 34%', 'percent', 'slightly more than 34%'],
  ['34%', 'percent of the votes', '34% of the votes'],
  ['34', 'percent', '34 percent'],
  ['1', 'seats', '1 seat'],
  ['about 1', 'seats', 'about 1 seats'],
  ['1', 'persons per seat', '1 person per seat'],
  ['1', 'cities', '1 city'],
  ['1', 'parishes', '1 parish'],
  ['1', 'place', '1 place'],
  ['1-2', 'seats', '1-2 seats'],
  ['12', 'seats', '12 seats'],
])('%s %s is captioned %s', (written, unit, expected) => {
  const caption = captionOf({ kind: 'figure', roles: { of: ['town'] }, attributes: { measure: 'canons', unit }, dates: {}, quantity: parseQuantity(written, unit) }, (id) => id)
  expect(caption).toBe(`canons · town · ${expected}`)
})
