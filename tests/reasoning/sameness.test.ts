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

test('one roll that enters the one twice and the other once enters both, whichever comes first', () => {
  const entries = [{ roll: 'r', claim: 'r.1' }, { roll: 'r', claim: 'r.2' }]
  for (const [twice, once] of [['a', 'b'], ['b', 'a']] as const) {
    const { against } = samenessGrounds([party(twice, [], { entries }), party(once, [], { entries: entries.slice(0, 1) })], [])
    expect(kinds(against)).toEqual(['BOTH_ENTERED'])
  }
  expect(samenessGrounds([party('a', [], { entries: entries.slice(0, 1) }), party('b', [], { entries: entries.slice(0, 1) })], []).against).toEqual([])
})

const seat = (holder: string, assembly: string, rest: Readonly<Record<string, string>> = {}): Party['known'][number] => {
  const roles = Object.fromEntries(Object.entries({ holder, assembly, ...rest }).map(([role, filler]) => [role, [filler]]))
  return { id: [holder, assembly, ...Object.values(rest)].join('/'), read: { kind: 'mandate', roles, attributes: {}, dates: {}, quantity: null }, claims: [`${holder}-${assembly}`] }
}

test('an assembly alone is no ground, a party of both is one', () => {
  const of = (rest: Readonly<Record<string, string>>): ReturnType<typeof samenessGrounds> => samenessGrounds(['a', 'b'].map((id) => party(id, [], { known: [seat(id, 'diet', rest)] })), [])
  expect(of({})).toEqual({ for: [], against: [] })
  expect(of({ party: 'whites' }).for.map(({ kind, detail }) => [kind, detail])).toEqual([['SHARED', { kind: 'ENTITIES', left: ['whites'], right: ['whites'] }]])
})

test('districts are set against each other assembly by assembly', () => {
  const several = party('a', [], { known: [seat('a', 'diet', { district: 'north' }), seat('a', 'synod', { district: 'south' })] })
  const { for: pro, against } = samenessGrounds([several, party('b', [], { known: [seat('b', 'diet', { district: 'south' })] })], [])
  expect(pro).toEqual([])
  expect(against).toMatchObject([{ kind: 'DISTRICTS', claims: ['a-diet', 'b-diet'], detail: { left: ['north'], right: ['south'] } }])
  const same = samenessGrounds([several, party('b', [], { known: [seat('b', 'synod', { district: 'south' })] })], [])
  expect([kinds(same.for), same.against]).toEqual([['SHARED'], []])
})
