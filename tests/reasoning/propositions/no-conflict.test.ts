import { describe, expect, it } from 'vitest'
import type { Proposition } from '../../../src/reasoning/propositions/identity.js'
import { compare } from '../../../src/reasoning/propositions/relations.js'
import { date, quantity } from '../values.js'

const of = (kind: Proposition['kind'], roles: Proposition['roles'], rest: Partial<Proposition> = {}): Proposition => ({ kind, roles, attributes: {}, dates: {}, quantity: null, ...rest })
const bishop = (edtf: string, diocese = 'diocese'): Proposition => of('office', { holder: ['odo'], of: [diocese] }, { attributes: { title: 'bishop' }, dates: { date: date(edtf) } })
const member = (edtf: string, body: string): Proposition => of('membership', { member: ['odo'], of: [body] }, { dates: { date: date(edtf) } })
const seat = (assembly: string, district?: string): Proposition => of('mandate', { holder: ['odo'], assembly: [assembly], ...(district === undefined ? {} : { district: [district] }) })
const died = (edtf: string): Proposition => of('occurrence', { of: ['odo'] }, { attributes: { what: 'death', status: 'HELD' }, dates: { date: date(edtf) } })
const canons = (value: string, attributes: Proposition['attributes'], roles: Proposition['roles'] = { of: ['diocese'] }): Proposition => of('figure', roles, { attributes: { measure: 'canons', unit: 'persons', ...attributes }, quantity: quantity(value, 'persons') })

describe('what is no conflict', () => {
  it('consecutive terms', () => {
    expect(compare(bishop('1203/1207'), bishop('1208/1215'))).toMatchObject({ relation: 'COMPATIBLE', differsIn: ['DATE'] })
  })

  it('a move from one house to another', () => {
    expect(compare(member('1203', 'chapter'), member('1204', 'abbey'))).toMatchObject({ relation: 'NOT_COMPARABLE', differsIn: ['OF'] })
    expect(compare(bishop('1203'), bishop('1204', 'see'))).toMatchObject({ relation: 'COMPATIBLE', differsIn: ['OF', 'DATE'] })
  })

  it('a re-election', () => {
    expect(compare(seat('diet-of-1850'), seat('diet-of-1853'))).toMatchObject({ relation: 'NOT_COMPARABLE', differsIn: ['SCOPE'] })
  })

  it('a man elected in three places', () => {
    const seats = ['north', 'south', 'west'].map((district) => seat('diet', district))
    for (const [index, left] of seats.entries()) for (const right of seats.slice(index + 1)) expect(compare(left, right)).toMatchObject({ relation: 'COMPATIBLE', differsIn: ['PLACE'] })
    for (const narrow of seats) expect(compare(narrow, seat('diet')).relation).toBe('REFINES')
  })

  it('a coarse date beside a fine one', () => {
    expect(compare(died('1203-03-02'), died('1203-03'))).toMatchObject({ relation: 'REFINES', differsIn: ['DATE'] })
    expect(compare(died('1203'), died('1203-03-02')).relation).toBe('REFINED_BY')
  })

  it('two famous numbers that count different things, with every dimension in which they differ', () => {
    expect(compare(canons('12', { phase: 'ELECTED' }), canons('23', { phase: 'PLANNED', universe: 'nobles' }, { of: ['chapter'], where: ['town'] }))).toMatchObject({ relation: 'NOT_COMPARABLE', differsIn: ['OF', 'SCOPE', 'PHASE', 'UNIVERSE'] })
    expect(compare(canons('12', { unit: 'persons' }), canons('12', { unit: 'votes' }))).toMatchObject({ relation: 'NOT_COMPARABLE', differsIn: ['UNIT'] })
    expect(compare(canons('12', {}), died('1203'))).toMatchObject({ relation: 'NOT_COMPARABLE', differsIn: ['MEASURE'] })
  })

  it('but two days of one death are', () => {
    expect(compare(died('1203-03-02'), died('1204'))).toMatchObject({ relation: 'CONFLICTS', differsIn: ['DATE'] })
  })
})
