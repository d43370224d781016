import { parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PlainLane } from '../../../src/graphql/plain/lane.js'
import { buildSchema } from '../../../src/graphql/schema.js'
import { query } from '../../graph/fresh.js'
import { openWorld, type World } from '../world.js'

const BOUNDS = '{ atLeast atMost exact }'
const STANDING = `standing { name support opposition transmission independence ${BOUNDS} withInferences ${BOUNDS} withSuspected ${BOUNDS} oppositionIndependence ${BOUNDS} }`
const PROVED = `provenance { verdict { name support opposition transmission } independence { direct ${BOUNDS} withInferences ${BOUNDS} withSuspected ${BOUNDS} } oppositionIndependence { direct ${BOUNDS} } }`

interface Proved {
  readonly standing: unknown
  readonly provenance: { readonly verdict: object; readonly independence: { readonly direct: unknown; readonly withInferences: unknown; readonly withSuspected: unknown }; readonly oppositionIndependence: { readonly direct: unknown } }
}

let world: World
beforeAll(async () => {
  world = await openWorld('tests/dossiers/chronicles', 'tests/dossiers/diet')
})
afterAll(() => world.connection.close())

function agree(found: readonly Proved[]): void {
  expect(found.length).toBeGreaterThan(0)
  for (const { standing, provenance } of found) {
    const { direct, ...more } = provenance.independence
    expect(standing).toEqual({ ...provenance.verdict, independence: direct, ...more, oppositionIndependence: provenance.oppositionIndependence.direct })
  }
}

test('what is kept of a verdict is what its proof says, in two statements more than the list itself', async () => {
  agree((await world.data<{ propositions: { nodes: Proved[] } }>(`{ propositions(first: 500) { nodes { ${STANDING} ${PROVED} } } }`)).propositions.nodes)
  const { statements } = await world.ask(`{ propositions(first: 500) { nodes { ${STANDING} } } }`)
  expect(statements).toEqual(['read/head', 'read/list-propositions', 'read/records', 'read/verdicts-of', 'read/records'])
})

test('under a policy it is computed by its rules', async () => {
  const found = (await world.data<{ mandates: { nodes: Proved[] }; usual: { nodes: Proved[] } }>(`{ mandates(policy: {withoutSources: ["courier"]}) { nodes { ${STANDING} ${PROVED} } } usual: mandates { nodes { ${STANDING} ${PROVED} } } }`))
  agree(found.mandates.nodes)
  agree(found.usual.nodes)
})

test('the fast lane reads it in its one statement, and never one that other rules gave', async () => {
  const text = `{ claims(first: 20) { nodes { proposition { id ${STANDING} } } } }`
  const lane = new PlainLane(buildSchema())
  lane.admit(text, null, parse(text))
  const slow = await world.data(text)
  expect(JSON.parse(String((await lane.answer(world.connection, text, null, {}))?.data))).toEqual(slow)
  await query("MATCH (v:Verdict) SET v.rulesVersion = '0.0.0', v.name = 'DENIED'")
  expect(await lane.answer(world.connection, text, null, {})).toBeNull()
  expect(await world.data(text)).toEqual(slow)
})
