import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDates, compareQuantities, type Comparison } from '../../src/reasoning/compare.js'
import type { DateValue } from '../../src/reasoning/dates.js'
import { comparisonWords } from '../../src/reasoning/naming.js'
import { EN } from '../../src/reasoning/words.en.js'
import { type Quantity, span } from '../../src/reasoning/quantities.js'
import { date, quantity } from './values.js'

const end = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null })
const sorted = (min: number | null, max: number | null): { min: number | null; max: number | null } => (min !== null && max !== null && min > max ? { min: max, max: min } : { min, max })
const range = fc.record({ min: end, max: end }).map(({ min, max }) => sorted(min, max))
const readings = fc.array(range, { minLength: 2, maxLength: 3 }).filter((ranges) => ranges.every(({ min, max }) => min !== null || max !== null))
const tolerance = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined })
const quantities: fc.Arbitrary<Quantity> = fc.record({ range, alternatives: fc.option(readings, { nil: undefined }), approximate: fc.boolean(), tolerance }).map(({ range: one, alternatives, approximate, tolerance: off }) => ({
  ...(alternatives ? { ...span(alternatives), alternatives } : one),
  written: JSON.stringify([alternatives ?? one, approximate]),
  approximate: approximate || off !== undefined,
  ...(off === undefined ? {} : { tolerance: off }),
  unit: 'things',
}))
const dates: fc.Arbitrary<DateValue> = fc.constantFrom('1203', '1203~', '1203-03', '1203-03~', '1203-03-02', '1203-03-02~', '1203-04', '1204', '120X', '1203/1204', '1203-02/..', '../1203-03', '1203-21', '1204-01-15~').map((edtf) => date(edtf))

const laws = <T>(name: string, values: fc.Arbitrary<T>, compare: (a: T, b: T) => Comparison): void => {
  describe(`the relation of two ${name}`, () => {
    it('is SAME as an equivalence', () => {
      fc.assert(fc.property(values, values, values, (a, b, c) => {
        expect(compare(a, a).relation).toBe('SAME')
        expect(compare(a, b).relation === 'SAME').toBe(compare(b, a).relation === 'SAME')
        if (compare(a, b).relation === 'SAME' && compare(b, c).relation === 'SAME') expect(compare(a, c).relation).toBe('SAME')
      }), { numRuns: 2000 })
    })

    it('is REFINES as a partial order, whose converse is REFINED_BY', () => {
      const within = (a: T, b: T): boolean => ['SAME', 'REFINES'].includes(compare(a, b).relation)
      fc.assert(fc.property(values, values, values, (a, b, c) => {
        expect(compare(a, b).relation === 'REFINES').toBe(compare(b, a).relation === 'REFINED_BY')
        if (within(a, b) && within(b, a)) expect(compare(a, b).relation).toBe('SAME')
        if (within(a, b) && within(b, c)) expect(within(a, c)).toBe(true)
      }), { numRuns: 2000 })
    })

    it('never has what refines one conflict with it, nor with what the wider one agrees with by including it', () => {
      fc.assert(fc.property(values, values, values, (a, b, c) => {
        if (compare(a, b).relation !== 'REFINES') return
        expect(compare(b, a).relation).toBe('REFINED_BY')
        // Widening a to b never creates a conflict with c.
        if (compare(a, c).relation !== 'CONFLICTS') expect(compare(b, c).relation).not.toBe('CONFLICTS')
      }), { numRuns: 3000 })
    })

    it('is symmetric in conflict, and names the dimension wherever they differ', () => {
      fc.assert(fc.property(values, values, (a, b) => {
        const [there, back] = [compare(a, b), compare(b, a)]
        for (const relation of ['CONFLICTS', 'COMPATIBLE', 'NOT_COMPARABLE']) expect(there.relation === relation).toBe(back.relation === relation)
        expect(there.differsIn.length > 0).toBe(there.relation !== 'SAME')
        expect(comparisonWords(there, { title: (id) => id }, EN)).not.toBe('')
      }))
    })
  })
}

laws('quantities', quantities, compareQuantities)
laws('dates', dates, compareDates)

describe('quantities compared', () => {
  it.each([
    ['12', 'at least 17', 'CONFLICTS'],
    ['20', 'at least 17', 'REFINES'],
    ['at least 17', 'at least 23', 'REFINED_BY'],
    ['17', 'more than 17', 'CONFLICTS'],
    ['18', 'more than 17', 'REFINES'],
    ['700-800', '750-900', 'COMPATIBLE'],
    ['455', 'about 450', 'REFINES'],
    ['480', 'about 450', 'CONFLICTS'],
    ['1 021', '1,021', 'SAME'],
    ['12', '12 or 13', 'REFINES'],
    ['12 or 13', '12-13', 'REFINES'],
    ['13 or 12', '12 or 13', 'SAME'],
    ['12 or 20', '13-19', 'CONFLICTS'],
    ['12 or 20', '13-20', 'COMPATIBLE'],
    ['480', 'about 450 ± 30', 'REFINES'],
    ['480', 'about 450 ± 20', 'CONFLICTS'],
    ['about 450 ± 20', 'about 450', 'REFINES'],
    ['12', '12', 'SAME'],
  ])('%s against %s is %s', (a, b, relation) => {
    expect(compareQuantities(quantity(a), quantity(b)).relation).toBe(relation)
  })

  it('does not compare what is counted in different units', () => {
    expect(compareQuantities(quantity('12', 'votes'), quantity('12', 'seats'))).toEqual({ relation: 'NOT_COMPARABLE', differsIn: ['UNIT'], because: { kind: 'QUESTION', differences: [{ dimension: 'UNIT', left: { text: 'votes' }, right: { text: 'seats' } }] } })
  })
})

describe('dates compared', () => {
  it.each([
    ['1203-03-02', '1203-03', 'REFINES'],
    ['1203', '1203-03', 'REFINED_BY'],
    ['1203-03', '1203-04', 'CONFLICTS'],
    ['1203-03', '1203-04~', 'REFINES'],
    ['1203-02/1203-03', '1203-04~', 'COMPATIBLE'],
    ['1203-03', '1203-06~', 'CONFLICTS'],
    ['1203', '1204~', 'REFINES'],
    ['1203', '1206~', 'CONFLICTS'],
    ['1203-03', '1203-02/..', 'REFINES'],
  ])('%s against %s is %s', (a, b, relation) => {
    expect(compareDates(date(a), date(b)).relation).toBe(relation)
  })

  it('is on day numbers: one day in two calendars is one day', () => {
    expect(compareDates(date('1903-03-02', 'JULIAN'), date('1903-03-15', 'GREGORIAN')).relation).toBe('SAME')
    expect(compareDates(date('1903-03-02', 'JULIAN'), date('1903-03-02', 'GREGORIAN')).relation).toBe('CONFLICTS')
  })
})
