import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison, Places } from '../../../src/reasoning/compare.js'
import { comparisonWords } from '../../../src/reasoning/naming.js'
import type { Proposition } from '../../../src/reasoning/propositions/identity.js'
import { OCCURRENCE_STATUSES } from '../../../src/reasoning/propositions/kinds.js'
import { compareRivals, entails } from '../../../src/reasoning/propositions/relations.js'
import { EN } from '../../../src/reasoning/words.en.js'
import { date } from '../values.js'

const account = (status: string, edtf?: string | null, place?: string | null): Proposition => ({ kind: 'occurrence', roles: { of: ['diet'], ...(place ? { place: [place] } : {}) }, attributes: { what: 'sitting', status }, dates: edtf ? { date: date(edtf) } : {}, quantity: null })

const CHAIN: Readonly<Record<string, readonly string[]>> = { hall: ['hall', 'town', 'north'], town: ['town', 'north'], port: ['port', 'south'], north: ['north'], south: ['south'], moor: ['moor'] }
const within = (inner: string, outer: string): boolean => CHAIN[inner]?.includes(outer) ?? false
const sides: readonly (readonly [string, string])[] = [['north', 'south']]
const places: Places = { within, apart: (a, b) => sides.some(([x, y]) => (within(a, x) && within(b, y)) || (within(a, y) && within(b, x))) }

const accounts = fc.record({
  status: fc.constantFrom(...OCCURRENCE_STATUSES),
  edtf: fc.option(fc.constantFrom('1203', '1203-03', '1203-03-02', '1203-03-02~', '1203-04-05', '1203-03/1203-04', '1203-04/..', '../1203-03', '1204'), { nil: null }),
  place: fc.option(fc.constantFrom(...Object.keys(CHAIN)), { nil: null }),
}).map(({ status, edtf, place }) => account(status, edtf, place))
const relate = (a: Proposition, b: Proposition): Comparison => compareRivals(a, b, places)

it.each([
  ['SCHEDULED', '1203-03', '1203-05', '1203-03 does not exclude 1203-05'],
  ['SCHEDULED', '1203-03/1203-05', '1203-04/1203-06', '1203-03/1203-05 overlaps 1203-04/1203-06'],
  ['HELD', '1203-03/1203-05', '1203-04/1203-06', '1203-03/1203-05 overlaps 1203-04/1203-06'],
])('%s on %s and on %s is worded as it is: %s', (status, left, right, words) => {
  expect(comparisonWords(relate(account(status, left), account(status, right)), { title: (id) => id }, EN)).toBe(words)
})

describe('what can follow what, by the table', () => {
  it.each([
    ['SCHEDULED', '1203-03', 'HELD', '1204', 'COMPATIBLE'],
    ['SCHEDULED', '1203-03', 'SCHEDULED', '1203-05', 'COMPATIBLE'],
    ['SCHEDULED', '1203-03', 'NOT_HELD', null, 'COMPATIBLE'],
    ['POSTPONED', '1203-05', 'HELD', '1203-03', 'CONFLICTS'],
    ['POSTPONED', '1203-05', 'HELD', '1203-05-09', 'COMPATIBLE'],
    ['POSTPONED', '1203-05', 'HELD', null, 'COMPATIBLE'],
    ['POSTPONED', '1203-05', 'INCOMPLETE', '1203-03', 'COMPATIBLE'],
    ['POSTPONED', '1203-05', 'DISRUPTED', '1203-03', 'COMPATIBLE'],
    ['POSTPONED', '1203-05', 'ANNULLED', '1203-03', 'COMPATIBLE'],
    ['POSTPONED', '1203-05', 'NOT_HELD', null, 'COMPATIBLE'],
    ['HELD', '1203-03-02', 'HELD', '1203-03-05', 'CONFLICTS'],
    ['HELD', '1203-03-02', 'INCOMPLETE', '1203-03-05', 'COMPATIBLE'],
    ['HELD', '1204-01-05', 'DISRUPTED', '1203-11-28', 'COMPATIBLE'],
    ['HELD', '1203-11-28', 'DISRUPTED', '1203-11-28', 'CONFLICTS'],
    ['HELD', '1203-11-12', 'DISRUPTED', '1203-11-28', 'CONFLICTS'],
    ['HELD', null, 'DISRUPTED', null, 'COMPATIBLE'],
    ['HELD', '1203-03', 'ANNULLED', '1203-05', 'COMPATIBLE'],
    ['HELD', '1203-05', 'ANNULLED', '1203-03', 'COMPATIBLE'],
    ['HELD', '1203-03', 'NOT_HELD', null, 'CONFLICTS'],
    ['HELD', '1203-03-02', 'NOT_HELD', '1203-03', 'CONFLICTS'],
    ['HELD', '1203-03', 'NOT_HELD', '1203-03-02', 'COMPATIBLE'],
    ['HELD', null, 'NOT_HELD', '1203-03', 'COMPATIBLE'],
    ['INCOMPLETE', null, 'DISRUPTED', null, 'COMPATIBLE'],
    ['INCOMPLETE', null, 'NOT_HELD', null, 'CONFLICTS'],
    ['DISRUPTED', null, 'ANNULLED', null, 'COMPATIBLE'],
    ['DISRUPTED', '1203-03', 'DISRUPTED', '1203-05', 'COMPATIBLE'],
    ['DISRUPTED', null, 'NOT_HELD', null, 'COMPATIBLE'],
    ['ANNULLED', '1203-05', 'NOT_HELD', null, 'CONFLICTS'],
    ['ANNULLED', '1203-05', 'NOT_HELD', '1203-03', 'COMPATIBLE'],
    ['NOT_HELD', null, 'NOT_HELD', '1203-03', 'REFINES'],
  ] as const)('%s %s, %s %s: %s', (was, before, is, after, relation) => {
    expect(relate(account(was, before), account(is, after)).relation).toBe(relation)
  })

  it('compares places along what lies in what, and leaves open what is not recorded', () => {
    const held = (place?: string): Proposition => account('HELD', '1203-03', place)
    expect(relate(held('town'), held('north')).relation).toBe('REFINES')
    expect(relate(held('north'), held()).relation).toBe('REFINES')
    expect(relate(held('town'), held('port'))).toMatchObject({ relation: 'CONFLICTS', differsIn: ['PLACE'] })
    expect(relate(held('town'), held('moor')).relation).toBe('COMPATIBLE')
    expect(entails(held('hall'), held('north'), places)).toBe(true)
    expect(relate(held('hall'), account('NOT_HELD', null, 'north')).relation).toBe('CONFLICTS')
    expect(relate(held('north'), account('NOT_HELD', null, 'hall')).relation).toBe('COMPATIBLE')
  })
})

describe('the laws of accounts', () => {
  const finer = (a: Proposition, b: Proposition): boolean => ['SAME', 'REFINES'].includes(relate(a, b).relation)

  it('the converse, the symmetric and the equal', () => {
    const back = { SAME: 'SAME', REFINES: 'REFINED_BY', REFINED_BY: 'REFINES', COMPATIBLE: 'COMPATIBLE', CONFLICTS: 'CONFLICTS', NOT_COMPARABLE: 'NOT_COMPARABLE' } as const
    fc.assert(fc.property(accounts, accounts, (a, b) => {
      expect(relate(a, a).relation).toBe('SAME')
      const there = relate(a, b)
      expect(relate(b, a).relation).toBe(back[there.relation])
      expect(there.differsIn.length > 0).toBe(there.relation !== 'SAME')
      expect(comparisonWords(there, { title: (id) => id }, EN).length).toBeGreaterThan(5)
    }), { numRuns: 3000 })
  })

  it('refinement is transitive, and never conflicts', () => {
    fc.assert(fc.property(accounts, accounts, accounts, (a, b, c) => {
      if (finer(a, b) && finer(b, c)) expect(finer(a, c)).toBe(true)
    }), { numRuns: 6000 })
  })

  it('what says less conflicts with nothing new', () => {
    fc.assert(fc.property(accounts, accounts, accounts, (a, b, c) => {
      if (finer(a, b) && relate(a, c).relation !== 'CONFLICTS') expect(relate(b, c).relation).not.toBe('CONFLICTS')
    }), { numRuns: 6000 })
  })
})
