import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Party, samenessGrounds } from '../../src/reasoning/sameness.js'
import type { Proposition } from '../../src/reasoning/propositions/identity.js'
import { date } from './values.js'

const party = (id: string, names: readonly string[], rest: Partial<Party> = {}): Party => ({ id, forms: names.map((text, index) => ({ mention: `${id}/${index}`, text })), known: [], entries: [], ...rest })
const death = (of: string, day: string): Party['known'][number] => {
  const read: Proposition = { kind: 'occurrence', roles: { of: [of] }, attributes: { what: 'death', status: 'HELD' }, dates: { date: date(day, 'JULIAN') }, quantity: null }
  return { id: `death/${of}/${day}`, read, claims: [`${of}-${day}`] }
}
const kinds = (grounds: readonly { kind: string }[]): string[] => grounds.map(({ kind }) => kind)

test('two deaths on days that exclude each other speak against one man; a coarse date beside a fine one speaks for him', () => {
  const apart = samenessGrounds([party('odo', ['Odo'], { known: [death('odo', '1203-03-02')] }), party('otto', ['Odo'], { known: [death('otto', '1210')] })], [])
  expect(kinds(apart.against)).toEqual(['ACCOUNTS'])
  const agreeing = samenessGrounds([party('odo', ['Odo'], { known: [death('odo', '1203-03-02')] }), party('otto', ['Odo'], { known: [death('otto', '1203-03')] })], [])
  expect([kinds(agreeing.for).includes('ACCOUNTS'), agreeing.against]).toEqual([true, []])
})

test('one roll that enters both speaks against it, and one surname with another given name for and against it', () => {
  const { for: pro, against } = samenessGrounds([party('a', ['Josef Dub'], { entries: [{ roll: 'r', claim: 'r.a' }] }), party('b', ['Karel Dub'], { entries: [{ roll: 'r', claim: 'r.b' }] })], [])
  expect(kinds(pro)).toEqual(['SURNAME'])
  expect(kinds(against)).toEqual(['BOTH_ENTERED', 'GIVEN_NAME'])
})

test('an initial fits a given name, and says so', () => {
  const { for: pro, against } = samenessGrounds([party('a', ['J. Dub']), party('b', ['Josef Dub'])], [])
  expect(pro.find(({ kind }) => kind === 'GIVEN_NAME')?.detail).toMatchObject({ how: 'INITIAL' })
  expect(against).toEqual([])
})

const someone = (id: string): fc.Arbitrary<Party> =>
  fc.record({ names: fc.uniqueArray(fc.constantFrom('Odo', 'Josef Dub', 'J. Dub', 'Karel Dub', 'Karel Mlynar')), days: fc.uniqueArray(fc.constantFrom('1203', '1203-03', '1203-03-02', '1210')), rolls: fc.uniqueArray(fc.constantFrom('r', 's')) }).map(({ names, days, rolls }) =>
    party(id, names, { known: days.map((day) => death(id, day)), entries: rolls.map((roll) => ({ roll, claim: `${roll}.${id}` })) }),
  )

test('the order of the two changes nothing, and no name is at once for and against', () => {
  fc.assert(
    fc.property(someone('a'), someone('b'), (a, b) => {
      const found = samenessGrounds([a, b], [])
      expect(samenessGrounds([b, a], [])).toEqual(found)
      const named = (grounds: typeof found.for): string[] => kinds(grounds).filter((kind) => kind === 'SURNAME' || kind === 'GIVEN_NAME')
      for (const kind of named(found.for)) expect(named(found.against)).not.toContain(kind)
      for (const { claims, mentions } of [...found.for, ...found.against]) expect(claims.length + mentions.length).toBeGreaterThan(0)
    }),
  )
})
