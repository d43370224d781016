import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Comparison, UNRELATED } from '../../../src/reasoning/compare.js'
import { captionOf } from '../../../src/reasoning/propositions/caption.js'
import { coreOf, familyId, type Proposition, propositionId, slugify } from '../../../src/reasoning/propositions/identity.js'
import * as relations from '../../../src/reasoning/propositions/relations.js'
import { date, quantity } from '../values.js'

const entails = (narrow: Proposition, wide: Proposition): boolean => relations.entails(narrow, wide, UNRELATED)
const compareRivals = (left: Proposition, right: Proposition): Comparison => relations.compareRivals(left, right, UNRELATED)
const of = (kind: Proposition['kind'], roles: Proposition['roles'], rest: Partial<Proposition> = {}): Proposition => ({ kind, roles, attributes: {}, dates: {}, quantity: null, ...rest })
const seat = of('mandate', { holder: ['odo'], assembly: ['diet'] })
const forNorth = of('mandate', { holder: ['odo'], assembly: ['diet'], district: ['north'] })
const forNorthOnList = of('mandate', { holder: ['odo'], assembly: ['diet'], district: ['north'], list: ['list-2'] })
const canons = (value: string, rest: Partial<Proposition> = {}): Proposition => of('figure', { of: ['diocese'] }, { attributes: { measure: 'canons', unit: 'persons' }, quantity: quantity(value, 'persons'), ...rest })
const died = (edtf: string | null, status = 'HELD'): Proposition => of('occurrence', { of: ['odo'] }, { attributes: { what: 'death', status }, dates: edtf === null ? {} : { date: date(edtf) } })

const option = (ids: string[]): fc.Arbitrary<readonly string[] | null> => fc.option(fc.constantFrom(...ids).map((id) => [id]), { nil: null })
const filled = (roles: Record<string, readonly string[] | null>): Record<string, readonly string[]> => Object.fromEntries(Object.entries(roles).flatMap(([role, ids]) => (ids ? [[role, ids]] : [])))
const mandates = fc.record({ district: option(['north', 'south']), list: option(['list-1', 'list-2']), party: option(['guelfs']) }).map((roles) => of('mandate', { holder: ['odo'], assembly: ['diet'], ...filled(roles) }))
const figures = fc.constantFrom('12', '17', 'at least 12', 'at least 17', '10-20', 'about 17', '12-17').map((value) => canons(value))
const offices = fc.constantFrom(null, '1203', '1203-03', '1203-03-02', '1204').map((edtf) => of('office', { holder: ['odo'], of: ['diocese'] }, { attributes: { title: 'bishop' }, dates: edtf === null ? {} : { date: date(edtf) } }))
const oneFamily = fc.oneof(fc.tuple(mandates, mandates, mandates), fc.tuple(figures, figures, figures), fc.tuple(offices, offices, offices))

describe('identity', () => {
  it('is the kind with its participants and value, readable', () => {
    expect(propositionId(seat)).toBe('mandate/odo/diet')
    expect(propositionId(forNorth)).toBe('mandate/odo/diet/district:north')
    expect(propositionId(canons('at least 17'))).toBe('figure/of:diocese/canons/persons/17..')
  })

  it('is the same whatever the order of roles, of fillers in one role and of attributes', () => {
    const fillers = fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 })
    fc.assert(fc.property(fillers, fillers, (one, other) => {
      const left = of('figure', { of: one, where: ['x'] }, { attributes: { measure: 'canons', unit: 'persons' }, quantity: quantity('12', 'persons') })
      const right = of('figure', { where: ['x'], of: other }, { attributes: { unit: 'persons', measure: 'canons' }, quantity: quantity('12', 'persons') })
      expect(propositionId(left)).toBe(propositionId(right))
      expect(familyId(left)).toBe(familyId(right))
    }))
  })

  it('tells the calendars of a day apart, and long texts that begin alike', () => {
    expect(propositionId(died('1203-03-02'))).toBe('occurrence/odo/death/status:held/date:1203-03-02-os')
    const [left, right] = ['x', 'y'].map((end) => slugify(`${'a very long text '.repeat(6)}${end}`))
    expect(left).not.toBe(right)
    expect((left ?? '').length).toBeLessThan(70)
  })

  it('makes a question of all but the answer', () => {
    expect(familyId(canons('12'))).toBe(familyId(canons('at least 17')))
    expect(familyId(canons('12'))).not.toBe(familyId(canons('12', { attributes: { measure: 'canons', unit: 'persons', phase: 'PLANNED' } })))
    expect(familyId(died('1203'))).toBe(familyId(died('1204', 'POSTPONED')))
    expect(familyId(forNorth)).toBe(propositionId(seat))
  })
})

describe('entailment', () => {
  it('goes from the narrow to the wide and never back', () => {
    expect(entails(forNorth, seat)).toBe(true)
    expect(entails(forNorthOnList, forNorth)).toBe(true)
    expect(entails(seat, forNorth)).toBe(false)
    expect(entails(forNorth, of('mandate', { holder: ['odo'], assembly: ['diet'], district: ['south'] }))).toBe(false)
    expect(entails(canons('20'), canons('at least 17'))).toBe(true)
    expect(entails(canons('at least 17'), canons('20'))).toBe(false)
    expect(entails(died('1203-03-02'), died('1203-03'))).toBe(true)
    expect(entails(forNorth, of('candidacy', { candidate: ['odo'], assembly: ['diet'] }))).toBe(false)
  })

  it('is reflexive and transitive within a family, and both ways only between equal values', () => {
    fc.assert(fc.property(oneFamily, ([a, b, c]) => {
      expect(entails(a, a)).toBe(true)
      if (entails(a, b) && entails(b, c)) expect(entails(a, c)).toBe(true)
      if (entails(a, b) && entails(b, a)) expect(propositionId(a)).toBe(propositionId(b))
    }), { numRuns: 2000 })
  })

  it('leads every proposition to its core, which is its own', () => {
    fc.assert(fc.property(fc.oneof(mandates, offices), (proposition) => {
      expect(entails(proposition, coreOf(proposition))).toBe(true)
      expect(coreOf(coreOf(proposition))).toEqual(coreOf(proposition))
      expect(familyId(proposition)).toBe(propositionId(coreOf(proposition)))
    }))
  })

  it('never entails what conflicts', () => {
    fc.assert(fc.property(figures, figures, (a, b) => {
      if (entails(a, b)) expect(compareRivals(a, b).relation).not.toBe('CONFLICTS')
    }))
  })
})

describe('rivals', () => {
  it.each([
    ['1203-03', '1203-03-02', 'HELD', 'HELD', 'REFINED_BY'],
    ['1203-03', '1204', 'HELD', 'HELD', 'CONFLICTS'],
    ['1203-03', '1204', 'SCHEDULED', 'SCHEDULED', 'COMPATIBLE'],
    ['1203-03', '1203-04', 'SCHEDULED', 'POSTPONED', 'COMPATIBLE'],
    ['1203-03', null, 'HELD', 'NOT_HELD', 'CONFLICTS'],
    ['1203-03', null, 'HELD', 'ANNULLED', 'COMPATIBLE'],
    ['1203-03', '1203-05', 'HELD', 'POSTPONED', 'CONFLICTS'],
    ['1203-05', '1203-05', 'HELD', 'POSTPONED', 'COMPATIBLE'],
    ['1203-03', null, 'HELD', 'HELD', 'REFINES'],
  ] as const)('%s against %s, %s against %s: %s', (left, right, was, is, relation) => {
    expect(compareRivals(died(left, was), died(right, is)).relation).toBe(relation)
  })

  it('are never of different questions: a later term, another house or another unit contradict nothing', () => {
    expect(() => compareRivals(canons('12'), canons('17', { attributes: { measure: 'canons', unit: 'persons', phase: 'PLANNED' } }))).toThrow(RangeError)
    expect(() => compareRivals(canons('12'), canons('17', { roles: { of: ['chapter'] } }))).toThrow(RangeError)
    const term = (edtf: string): Proposition => of('office', { holder: ['odo'], of: ['diocese'] }, { attributes: { title: 'bishop' }, dates: { date: date(edtf) } })
    expect(entails(term('1203'), term('1210')) || entails(term('1210'), term('1203'))).toBe(false)
  })
})

describe('captions', () => {
  it('say a proposition in one line', () => {
    const name = (id: string): string => ({ odo: 'Odo', diet: 'the Diet', north: 'North', diocese: 'Ostrava Nova' })[id] ?? id
    expect(captionOf(forNorth, name)).toBe('Odo · seat in the Diet · North')
    expect(captionOf(canons('at least 17'), name)).toBe('canons · Ostrava Nova · at least 17 persons')
    expect(captionOf(died('1203-03'), name)).toBe('death · Odo · held · 1203-03')
  })
})
