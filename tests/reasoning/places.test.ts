import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareEntities, type Places } from '../../src/reasoning/compare.js'
import { type Ground, placesFrom, placesIn } from '../../src/reasoning/places.js'

/** Places by what each lies within, and the chains that a graph would give of them. */
function chains(grounds: readonly Ground[]): Map<string, Ground[]> {
  const byId = new Map(grounds.map((ground) => [ground.id, ground]))
  const around = (ground: Ground): Ground[] => [ground, ...ground.of.flatMap((id) => byId.get(id) ?? []).flatMap(around)]
  return new Map(grounds.map((ground) => [ground.id, around(ground)]))
}
const ground = (id: string, kind: string, of?: string): Ground => ({ id, kind, of: of === undefined ? [] : [of] })

describe('what lies where', () => {
  const places = placesFrom(
    chains([
      ground('duchy', 'COUNTRY'),
      ground('north', 'OBLAST', 'duchy'),
      ground('south', 'OBLAST', 'duchy'),
      ground('east', 'OBLAST'),
      ground('hradek', 'TOWN', 'north'),
      ground('chapel', 'OTHER', 'hradek'),
      ground('hall', 'OTHER', 'hradek'),
      ground('shire', 'UEZD', 'north'),
      ground('brod', 'TOWN', 'south'),
      ground('moor', 'REGION'),
      ground('d-1', 'DISTRICT', 'diet-1850'),
      ground('d-2', 'DISTRICT', 'diet-1850'),
      ground('d-3', 'DISTRICT', 'diet-1853'),
    ]),
  )

  it.each([
    ['chapel', 'duchy', true],
    ['chapel', 'hradek', true],
    ['hradek', 'chapel', false],
    ['hradek', 'south', false],
    ['unrecorded', 'unrecorded', true],
    ['unrecorded', 'duchy', false],
  ])('%s within %s: %s', (inner, outer, expected) => {
    expect(places.within(inner, outer)).toBe(expected)
  })

  it.each([
    ['chapel', 'brod', true, 'the chapel lies in another town, and another oblast'],
    ['hradek', 'south', true, 'the town lies in another oblast of the duchy'],
    ['north', 'east', false, 'of the one nobody says where it lies'],
    ['hradek', 'shire', false, 'the town may lie in that uezd'],
    ['chapel', 'hall', false, 'nobody says that the chapel is outside the hall'],
    ['hradek', 'moor', false, 'of the moor nobody says where it lies'],
    ['hradek', 'north', false, 'the one lies within the other'],
    ['d-1', 'd-2', true, 'districts of one assembly'],
    ['d-1', 'd-3', false, 'districts of two assemblies'],
    ['hradek', 'hradek', false, 'one place'],
    ['unrecorded', 'hradek', false, 'nothing is known of the one'],
  ])('%s apart from %s: %s, for %s', (a, b, expected) => {
    expect(places.apart(a, b)).toBe(expected)
    expect(places.apart(b, a)).toBe(expected)
  })

  it('are asked of the places that answer a question, and of no other participant', () => {
    const proposition = { attributes: {}, dates: {}, quantity: null }
    expect(placesIn({ ...proposition, kind: 'occurrence', roles: { of: ['odo'], place: ['hradek'] } })).toEqual(['hradek'])
    expect(placesIn({ ...proposition, kind: 'office', roles: { holder: ['odo'], of: ['hradek'] } })).toEqual([])
    expect(placesIn({ ...proposition, kind: 'figure', roles: { of: ['odo'], where: ['hradek'] } })).toEqual([])
  })
})

describe('the laws of places, in any gazetteer', () => {
  // Each place lies within one that comes before it, or within none.
  const gazetteers = fc
    .array(fc.record({ kind: fc.constantFrom('COUNTRY', 'OBLAST', 'UEZD', 'TOWN', 'REGION', 'OTHER'), within: fc.option(fc.nat(11), { nil: null }) }), { minLength: 3, maxLength: 12 })
    .map((drawn) => drawn.map(({ kind, within }, index) => ground(String(index), kind, within !== null && within < index ? String(within) : undefined)))
  const three = gazetteers.chain((grounds) => {
    const one = fc.constantFrom(...grounds.map(({ id }) => id))
    return fc.tuple(fc.constant(placesFrom(chains(grounds))), one, one, one)
  })
  const relation = (a: string, b: string, places: Places): string => compareEntities([a], [b], 'PLACE', places).relation

  it('within is a partial order', () => {
    fc.assert(fc.property(three, ([{ within }, a, b, c]) => {
      expect(within(a, a)).toBe(true)
      if (within(a, b) && within(b, a)) expect(a).toBe(b)
      if (within(a, b) && within(b, c)) expect(within(a, c)).toBe(true)
    }), { numRuns: 3000 })
  })

  it('apart is symmetric, never of what lies within, and holds of all that lies within', () => {
    fc.assert(fc.property(three, ([{ within, apart }, a, b, c]) => {
      expect(apart(a, b)).toBe(apart(b, a))
      if (within(a, b)) expect(apart(a, b)).toBe(false)
      if (within(a, b) && apart(b, c)) expect(apart(a, c)).toBe(true)
    }), { numRuns: 5000 })
  })

  it('a wider place conflicts with nothing new', () => {
    fc.assert(fc.property(three, ([places, a, b, c]) => {
      if (relation(a, b, places) === 'REFINES' && relation(a, c, places) !== 'CONFLICTS') expect(relation(b, c, places)).not.toBe('CONFLICTS')
    }), { numRuns: 5000 })
  })
})
