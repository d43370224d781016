import { describe, expect, it } from 'vitest'
import type { Proposition } from '../../src/reasoning/propositions/identity.js'
import { type RollScope, scopeOf } from '../../src/reasoning/scope.js'
import { date } from './values.js'

const seat = (roles: Record<string, string[]> = {}): Proposition => ({ kind: 'mandate', roles: { holder: ['odo'], assembly: ['diet'], ...roles }, attributes: {}, dates: {}, quantity: null })
const office = (edtf: string | null, title = 'bishop'): Proposition => ({ kind: 'office', roles: { holder: ['odo'], of: ['diocese'] }, attributes: { title }, dates: edtf === null ? {} : { date: date(edtf) }, quantity: null })
const limited = (rest: Partial<RollScope>): RollScope => ({ of: 'mandate', covers: [], example: null, universe: null, date: null, ...rest })
const north = limited({ covers: [{ role: 'district', entity: 'north' }, { role: 'district', entity: 'east' }] })

describe('the scope of a roll', () => {
  it.each([
    ['a roll of all', seat(), limited({}), 'YES'],
    ['a roll of something else', seat(), limited({ of: 'candidacy' }), 'NO'],
    ['its district', seat({ district: ['north'] }), north, 'YES'],
    ['another district', seat({ district: ['south'] }), north, 'NO'],
    ['a seat without a district', seat(), north, 'UNKNOWN'],
    ['the same assembly', seat(), limited({ covers: [{ role: 'assembly', entity: 'diet' }] }), 'YES'],
    ['another assembly', seat(), limited({ covers: [{ role: 'assembly', entity: 'moot' }] }), 'NO'],
    ['bishops, of whom he is one', office(null), limited({ of: 'office', example: office(null) }), 'YES'],
    ['canons, of whom a bishop is none', office(null), limited({ of: 'office', example: office(null, 'canon') }), 'NO'],
    ['its time', office('1203-03'), limited({ of: 'office', date: date('1203') }), 'YES'],
    ['another time', office('1204'), limited({ of: 'office', date: date('1203') }), 'NO'],
    ['a time not said', office(null), limited({ of: 'office', date: date('1203') }), 'UNKNOWN'],
  ])('%s: %#', (_name, proposition, scope, found) => {
    expect(scopeOf(proposition, scope, false)).toBe(found)
  })

  it('is unknown where it is limited in words that nobody else applies', () => {
    expect(scopeOf(seat(), limited({ universe: 'nobles' }), false)).toBe('UNKNOWN')
    expect(scopeOf(seat(), limited({ universe: 'nobles' }), true)).toBe('YES')
  })
})
