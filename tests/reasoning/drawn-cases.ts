import fc from 'fast-check'
import type { CaseClaim, CaseName, CaseReading, ProvenanceCase } from '../../src/reasoning/case.js'
import { about, build, claim, copy, event, on, relayedBy, roll, source } from './cases.js'

/** Sources of the cases drawn; x and y only relay. */
export const SOURCES = ['a', 'b', 'c', 'd', 'e']
const one = fc.constantFrom(...SOURCES)
const READINGS: CaseReading[] = (['SLIP', 'CITATION', 'CALENDAR'] as const).map((kind, index) => ({ id: `reading-${index}`, kind, written: `w${index}`, reading: `r${index}`, certainty: index === 0 ? 'PROBABLE' : 'POSSIBLE' }))
const NAMES: CaseName[] = (['CERTAIN', 'PROBABLE', 'POSSIBLE'] as const).map((certainty, index) => ({ mention: `mention-${index}`, written: `N${index}`, entity: 'odo', called: 'Odo', certainty }))
const claims: fc.Arbitrary<CaseClaim[]> = fc.array(
  fc.record({
    source: one,
    proposition: fc.constantFrom('seat', 'seat', 'north', 'wide', 'rival', 'premise'),
    stance: fc.constantFrom<CaseClaim['stance']>('AFFIRMS', 'AFFIRMS', 'AFFIRMS', 'DENIES', 'DOUBTS', 'OMITS'),
    inferred: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    departs: fc.option(one, { nil: null }),
    relay: fc.constantFrom<string[]>([], ['x'], ['x', 'y'], ['y']),
    own: fc.boolean(),
    cited: fc.boolean(),
    asOf: fc.option(fc.constantFrom('1203-04', '1204'), { nil: null, freq: 5 }),
    readings: fc.subarray(READINGS, { maxLength: 1 }),
    names: fc.subarray(NAMES, { maxLength: 2 }),
  }),
  { maxLength: 8 },
).map((drawn) => drawn.map(({ departs, inferred, own, relay, asOf, ...rest }, index) => claim(`${rest.source}-${index}`, { ...rest, citation: `p. ${index}`, asOf: asOf === null || inferred ? null : { ...on(asOf), because: 'its heading', by: 'encoder', certainty: 'POSSIBLE' as const }, mode: inferred ? 'INFERRED' : 'DIRECT', premises: inferred && index > 0 ? [`${drawn[index - 1]?.source ?? ''}-${index - 1}`] : [], deviatesFrom: departs === null ? [] : [departs], ownObservation: own && !inferred, relay: relayedBy(...relay), omittedFrom: rest.stance === 'OMITS' ? ['e-roll'] : [] })))

/** Cases of everything that a case can hold. */
export const cases: fc.Arbitrary<ProvenanceCase> = fc
  .record({
    claims,
    edges: fc.uniqueArray(fc.tuple(one, one, fc.boolean()), { maxLength: 7, selector: ([child, parent]) => child + parent }),
    origins: fc.uniqueArray(fc.tuple(one, fc.constantFrom('P', 'Q')), { maxLength: 3, selector: ([made, by]) => made + by }),
    made: fc.array(fc.constantFrom(null, '1203-03', '1203', '1210'), { minLength: 5, maxLength: 5 }),
    rolls: fc.subarray(['d-roll', 'e-roll']),
    full: fc.boolean(),
    listed: fc.boolean(),
  })
  .map(({ edges, origins, made, rolls, full, listed, ...rest }) =>
    build({
      target: about('seat', 'SELF', { datings: [event('1203-05', 'HELD', ['a'])] }),
      propositions: [about('north', 'NARROWER', { caption: 'seat · North', datings: [event('1203-05')] }), about('wide', 'WIDER'), about('rival', 'RIVAL', { comparison: { relation: 'CONFLICTS', differsIn: ['VALUE'], because: { kind: 'ANSWER', parts: [{ dimension: 'VALUE', relation: 'CONFLICTS', left: { text: '12' }, right: { text: '17' } }] } } }), about('premise', 'PREMISE')],
      sources: SOURCES.map((id, index) => source(id, made[index] ?? null, `Source ${id.toUpperCase()}`)),
      derivations: edges.map(([child, parent, suspected]) => copy(child, parent, { suspected })),
      origins: origins.map(([made_, origin]) => ({ source: made_, origin, how: 'AUTHOR' as const })),
      rolls: rolls.map((id) => roll(id, { lists: listed, listedBy: listed ? rest.claims.filter(({ source: by, proposition, stance }) => id.startsWith(by) && proposition === 'seat' && stance === 'AFFIRMS').map((entry) => entry.id) : [], known: full ? 'IN_FULL' : 'REPRODUCED' })),
      ...rest,
    }),
  )
