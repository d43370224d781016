import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.js'

/** What claims give for an answer, of every kind of value, on a dossier that has them. */
let world: World
beforeAll(async () => {
  world = await openWorld('tests/dossiers/chronicles')
})
afterAll(() => world.connection.close())

interface Valued {
  readonly id: string
  readonly proposition: { readonly __typename: string } | null
  readonly value: Readonly<Record<string, unknown>> | null
}

test('numbers, days, titles and texts, each as the claim gives it', async () => {
  const { claims } = await world.data<{ claims: { nodes: Valued[] } }>(`{ claims(first: 200) { nodes { id proposition { __typename } value { __typename
    ... on Quantity { written min max tolerance alternatives { min max } }
    ... on DateValue { written edtf calendar gregorian because }
    ... on EntityValue { written entity { id } }
    ... on TextValue { written normalised } } } } }`)
  const of = (kind: string): Valued[] => claims.nodes.filter(({ proposition }) => proposition?.__typename === kind)
  expect(claims.nodes.find(({ id }) => id === 'chronicles/n-canons')?.value).toEqual({ __typename: 'Quantity', written: '12', min: 12, max: 12, tolerance: null, alternatives: [] })
  const day = of('Occurrence').find(({ value }) => value?.['edtf'] === '1203-03-02')?.value
  expect(day).toMatchObject({ __typename: 'DateValue', calendar: 'JULIAN', gregorian: '1203-03-09' })
  expect(of('Office').length).toBeGreaterThan(0)
  for (const { value } of of('Office')) expect(value).toMatchObject({ __typename: 'TextValue', written: expect.any(String) as string, normalised: expect.stringMatching(/^[^A-Z]+$/) as string })
  for (const { value } of of('Mandate')) expect(value).toBeNull()
})
