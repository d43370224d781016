import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.js'

/** Six accounts of one coronation: in a chapel, its town, its march, in a town of another march, on a moor, and not in the march. */
let world: World
beforeAll(async () => {
  world = await openWorld('tests/dossiers/itinerary')
})
afterAll(() => world.connection.close())

const at = (place: string, status = 'held'): string => `occurrence/bolko/place:${place}/coronation/status:${status}`

interface Compared {
  readonly left: { readonly id: string }
  readonly right: { readonly id: string }
  readonly relation: string
  readonly differsIn: readonly string[]
  readonly reason: string
}
const COMPARISONS = 'comparisons { left { id } right { id } relation differsIn reason }'
const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id).sort()

test('a place within a place refines it, what lies apart excludes it, and of the rest nothing is known: alike by question and by disagreement', async () => {
  const { node, disagreements } = await world.data<{ node: { comparisons: Compared[] }; disagreements: { nodes: { comparisons: Compared[]; sentence: string }[] } }>(
    `{ node(id: "question/occurrence/bolko/coronation") { ... on Question { ${COMPARISONS} } } disagreements(about: "bolko") { nodes { ${COMPARISONS} sentence } } }`,
  )
  const place = ({ id }: { id: string }): string => `${/place:([^/]+)/.exec(id)?.[1] ?? ''}${id.endsWith('not-held') ? ' (not)' : ''}`
  const pairs = (comparisons: readonly Compared[]): string[] => comparisons.map(({ left, right, relation }) => `${place(left)} ${relation} ${place(right)}`).sort()
  const expected = [
    'brod COMPATIBLE moor',
    'brod COMPATIBLE north-march (not)',
    'brod CONFLICTS chapel',
    'brod CONFLICTS hradek',
    'brod CONFLICTS north-march',
    'chapel COMPATIBLE moor',
    'chapel CONFLICTS north-march (not)',
    'chapel REFINES hradek',
    'chapel REFINES north-march',
    'hradek COMPATIBLE moor',
    'hradek CONFLICTS north-march (not)',
    'hradek REFINES north-march',
    'moor COMPATIBLE north-march',
    'moor COMPATIBLE north-march (not)',
    'north-march CONFLICTS north-march (not)',
  ]
  expect(pairs(node.comparisons)).toEqual(expected)
  expect(pairs(disagreements.nodes[0]?.comparisons ?? [])).toEqual(expected)
  expect(node.comparisons.find(({ left, right }) => left.id === at('chapel') && right.id === at('hradek'))).toMatchObject({ differsIn: ['PLACE'], reason: 'Chapel of St Vitus is within Hradek' })
})

test('what is said of a place supports what is said of the place around it, and sentences name the places', async () => {
  const { town } = await world.data<{ town: { entails: { id: string }[]; entailedBy: { id: string }[]; provenance: { verdict: { name: string }; affirmedBy: { nodes: { claim: { id: string } }[] }; incompatible: { nodes: { claim: { id: string }; comparison: Compared }[] }; sentence: string } } }>(
    `query($id: ID!) { town: node(id: $id) { ... on Proposition { entails { id } entailedBy { id } provenance { verdict { name } affirmedBy { nodes { claim { id } } } incompatible { nodes { claim { id } comparison { left { id } right { id } relation differsIn reason } } } sentence } } } }`,
    { id: at('hradek') },
  )
  expect(ids(town.entails)).toEqual([at('north-march')])
  expect(ids(town.entailedBy)).toEqual([at('chapel')])
  expect(ids(town.provenance.affirmedBy.nodes.map(({ claim }) => claim))).toEqual(['itinerary/i-chapel', 'itinerary/i-town'])
  expect(ids(town.provenance.incompatible.nodes.map(({ claim }) => claim))).toEqual(['itinerary/i-not', 'itinerary/i-south'])
  expect(town.provenance.incompatible.nodes.find(({ claim }) => claim.id === 'itinerary/i-south')?.comparison.reason).toBe('Hradek excludes Brod')
  expect(town.provenance.sentence).toContain('Hradek excludes Brod')
  expect(town.provenance.sentence).not.toMatch(/hradek|brod/)
})

test('the value of a claim that says where is the place, as the claim writes it', async () => {
  const { claims } = await world.data<{ claims: { nodes: { id: string; value: unknown }[] } }>('{ claims { nodes { id value { __typename ... on EntityValue { written entity { id caption } } } } } }')
  const value = (id: string): unknown => claims.nodes.find((claim) => claim.id === id)?.value
  expect(value('itinerary/i-town')).toEqual({ __typename: 'EntityValue', written: 'in Hradec', entity: { id: 'hradek', caption: 'Hradek' } })
  expect(value('itinerary/i-south')).toEqual({ __typename: 'EntityValue', written: 'Brod', entity: { id: 'brod', caption: 'Brod' } })
})

test('places cost one round trip, however many answers are compared', async () => {
  const { statements, errors } = await world.ask(`{ disagreements { nodes { ${COMPARISONS} answers { ... on Proposition { entails { id } entailedBy { id } } } } } }`)
  expect(errors).toEqual([])
  // One for all verdicts, one for all comparisons.
  expect(statements.filter((name) => name === 'read/chains-of-places').length).toBeLessThanOrEqual(3)
})
