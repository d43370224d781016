import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildSchema } from '../../src/graphql/schema.js'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLNamedType } from 'graphql'
import { inStep, openWorld, type World } from './world.js'

let world: World
beforeAll(async () => {
  world = await openWorld('tests/dossiers/chronicles')
})
afterAll(() => world.connection.close())

test('every type, field and choice of the schema is described', () => {
  const parts = (type: GraphQLNamedType): readonly { name: string; description?: string | null | undefined }[] =>
    isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : isEnumType(type) ? type.getValues() : []
  const types = Object.values(buildSchema().getTypeMap()).filter(({ name }) => !name.startsWith('__') && !['ID', 'Int', 'Float', 'String', 'Boolean'].includes(name))
  const silent = types.flatMap((type) => [...(type.description ? [] : [type.name]), ...parts(type).flatMap(({ name, description }) => (description ? [] : [`${type.name}.${name}`]))])
  expect(silent).toEqual([])
  expect(types.length).toBeGreaterThan(60)
})

test('an id finds its node, with the type that it has; an unknown id is null', async () => {
  const { a, b, c } = await world.data<Record<string, unknown>>('{ a: node(id: "odo") { __typename id caption } b: node(id: "annals-b") { __typename ... on Source { title kind derivesFrom { how suspected because from { id } } } } c: node(id: "nobody") { id } }')
  expect(a).toEqual({ __typename: 'Person', id: 'odo', caption: 'Odo' })
  expect(b).toMatchObject({ __typename: 'Source', kind: 'CHRONICLE', derivesFrom: [{ how: 'COPIES', suspected: false, from: { id: 'annals-a' } }] })
  expect(c).toBeNull()
})

test('a claim carries its footnote: who speaks, where, in which words, read where', async () => {
  const { node } = await world.data<{ node: Record<string, unknown> }>(
    '{ node(id: "chronicles/b-office") { ... on Claim { stance mode source { id } citation { text form given } readAt { text } mentions { text identification { entity { id } by because certainty } } relay { how source { id } } proposition { __typename ... on Office { title holder { id } of { id } } } introducedIn { number } retiredIn { number } } } }',
  )
  expect(node).toMatchObject({
    stance: 'AFFIRMS',
    mode: 'DIRECT',
    source: { id: 'annals-b' },
    citation: { given: true },
    mentions: [{ text: 'Oddo eps.', identification: { entity: { id: 'odo' }, by: 'encoder', certainty: 'CERTAIN' } }],
    relay: [],
    proposition: { __typename: 'Office', title: 'bishop', holder: { id: 'odo' }, of: { id: 'diocese' } },
    introducedIn: { number: 1 },
    retiredIn: null,
  })
})

test('what bears no name is found by the words of its caption', async () => {
  const found = await world.data<Record<'citations' | 'offices' | 'rolls' | 'anything' | 'people', { nodes: readonly { readonly node: { readonly id: string; readonly caption: string } }[] }>>(
    '{ citations: find(text: "F. 3r", kinds: [CITATION]) { ...F } offices: find(text: "bishop odo", kinds: [PROPOSITION]) { ...F } rolls: find(text: "bishops", kinds: [ROLL]) { ...F } anything: find(text: "odo") { ...F } people: find(text: "odo bishop", kinds: [PERSON]) { ...F } } fragment F on FindConnection { nodes { node { id caption } } }',
  )
  expect(found.citations.nodes.map(({ node }) => node.caption)).toContain('f. 3r')
  expect(found.offices.nodes.map(({ node }) => node.id)).toEqual(expect.arrayContaining(['office/odo/bishop', 'office/odo/of:diocese/bishop']))
  expect(found.rolls.nodes.map(({ node }) => node.id)).toEqual(['chronicles/cathedral-bishops'])
  // Whoever bears the name comes before what is said of him; who is asked for people gets people only.
  expect(found.anything.nodes.map(({ node }) => node.id).slice(0, 2)).toEqual(['odo', 'office/odo/bishop'])
  expect(found.people.nodes).toEqual([])
})

const DEEP = `query ($n: Int!) { sources(first: $n) { totalCount nodes { id title derivesFrom { from { title } } claims(first: $n) { nodes { id stance citation { text source { id } } relay { source { id } }
  mentions { text identification { entity { id caption } } } proposition { id caption entails { id } claims(first: $n) { totalCount nodes { id source { title } } } provenance { verdict { name } sentence affirmedBy { nodes { path { id } claim { id disputedBy { id } readings { id } } } } } } } } } } }`

test('round trips grow with the depth of a request, never with the size of its answer', async () => {
  const few = await world.ask(DEEP, { n: 4 })
  const many = await world.ask(DEEP, { n: 100 })
  expect(few.errors).toEqual([])
  expect(many.errors).toEqual([])
  expect(JSON.stringify(many.data).length).toBeGreaterThan(2 * JSON.stringify(few.data).length)
  expect(many.statements.length).toBeLessThanOrEqual(few.statements.length + 1)
  expect(many.statements.filter((name) => name === 'read/head')).toHaveLength(1)
})

test.each([
  ['a policy at another time', 'query ($n: Int!) { propositions(first: $n) { nodes { provenance(policy: { recordedBy: "2099-01-01T00:00:00Z" }) { sentence } } } }'],
  ['a policy without a source', 'query ($n: Int!) { propositions(first: $n) { nodes { provenance(policy: { withoutSources: ["annals-a"], withoutRelays: ["annals-b"] }) { verdict { name } fallen { totalCount } suspectedTies { source { id } } } } } }'],
  ['people with all that concerns them', 'query ($n: Int!) { people(first: $n) { nodes { mandates { totalCount } mentions { totalCount nodes { citation { source { title } } } } attendances { totalCount } propositions { nodes { caption inForce successors { id } entails { id } entailedBy { id } } } } } }'],
  ['rolls and tables', 'query ($n: Int!) { rolls(first: $n) { nodes { entries { totalCount nodes { mentions { text } } } scope { id } completeClaimedBy { id } } } tables(first: $n) { nodes { rows { about { id } claims { totalCount } } } } constraints(first: $n) { nodes { terms { of { id } } } } }'],
])('round trips do not grow with the answer: %s', async (_, source) => {
  const end = inStep(world.connection)
  const one = await world.ask(source, { n: 1 })
  const many = await world.ask(source, { n: 100 })
  end()
  expect(many.errors).toEqual([])
  // A single item may lack what others have, so that a level is not asked for at all.
  expect(many.statements.length).toBeLessThanOrEqual(one.statements.length + 3)
  expect(new Set(many.statements).size).toBeGreaterThan(2)
})

test('pages within pages cannot ask for more than one answer holds', async () => {
  const within = (depth: number): string => (depth === 0 ? 'id' : `claims(first: 500) { nodes { source { ${within(depth - 1)} } } }`)
  const { errors } = await world.ask(`{ ${within(6)} }`)
  expect(errors[0]?.message).toContain('more than 100000 items')
})

test('an empty page ends where it began, and a cursor is of one list only', async () => {
  const { sources } = await world.data<{ sources: { pageInfo: { endCursor: string } } }>('{ sources(first: 2) { pageInfo { endCursor } } }')
  const { again } = await world.data<{ again: { pageInfo: { hasNextPage: boolean; endCursor: string } } }>('query ($after: String) { again: sources(first: 0, after: $after) { pageInfo { hasNextPage endCursor } } }', { after: sources.pageInfo.endCursor })
  expect(again.pageInfo).toEqual({ hasNextPage: true, endCursor: sources.pageInfo.endCursor })
  const { errors } = await world.ask('query ($after: String) { people(after: $after) { nodes { id } } }', { after: sources.pageInfo.endCursor })
  expect(errors[0]?.message).toContain('no cursor of this list')
})

test('the total is counted only where it is asked for', async () => {
  const without = await world.ask('{ sources(first: 1) { nodes { id } } }')
  const counted = await world.ask('{ sources(first: 1) { nodes { id } totalCount } }')
  expect(without.statements).toEqual(['read/head', 'read/list-sources', 'read/records'])
  expect(counted.statements.filter((name) => name === 'read/list-sources')).toHaveLength(2)
})

test('pages follow each other without gap or overlap, for every list of a record and of the root', async () => {
  const ids: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const page: { claims: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await world.data('query ($after: String) { claims(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }', { after })
    ids.push(...page.claims.nodes.map(({ id }) => id))
    after = page.claims.pageInfo.endCursor
    more = page.claims.pageInfo.hasNextPage
  }
  const { claims } = await world.data<{ claims: { totalCount: number; nodes: { id: string }[] } }>('{ claims(first: 500) { totalCount nodes { id } } }')
  expect(ids).toEqual(claims.nodes.map(({ id }) => id))
  expect(ids.length).toBe(claims.totalCount)
  const roll = await world.data<{ rolls: { nodes: { entries: { nodes: { id: string }[]; pageInfo: { endCursor: string } } }[] } }>('{ rolls(first: 1) { nodes { entries(first: 1) { nodes { id } pageInfo { endCursor } } } } }')
  const first = roll.rolls.nodes[0]?.entries
  const rest = await world.data<typeof roll>('query ($after: String) { rolls(first: 1) { nodes { entries(after: $after) { nodes { id } pageInfo { endCursor } } } } }', { after: first?.pageInfo.endCursor })
  expect(rest.rolls.nodes[0]?.entries.nodes.map(({ id }) => id)).not.toContain(first?.nodes[0]?.id)
})

test.each([
  ['{ claims(first: -1) { nodes { id } } }', 'first: -1 is no page size'],
  ['{ claims(first: 501) { nodes { id } } }', 'Expected 0 to 500'],
  ['{ claims(after: "nonsense") { nodes { id } } }', 'is no cursor'],
  ['{ compareRolls(rolls: ["odo"]) { rolls { id } } }', 'nothing that is a roll has the id "odo"'],
  ['{ compareRolls(rolls: []) { rolls { id } } }', 'Expected 1 to 20'],
  ['{ provenance(proposition: "x", policy: { withoutSources: ["annals-z"] }) { sentence } }', 'withoutSources: nothing that is a source has the id "annals-z"'],
  ['{ mandates(holder: "annals-a") { nodes { id } } }', 'holder: nothing that is a person has the id "annals-a"'],
  ['{ figures(question: "nope") { nodes { id } } }', 'question: nothing that is a question has the id "nope"'],
  ['{ propositions(first: 1) { nodes { provenance(policy: { recordedBy: "1900-01-01T00:00:00Z" }) { sentence } } } }', 'Nothing was recorded of'],
  [`{ people(name: "${'x '.repeat(400)}") { nodes { id } } }`, 'more than 500 letters'],
  [`{ sources(text: "${'x '.repeat(400)}") { nodes { id } } }`, 'more than 500 letters'],
])('%s is refused with what to do instead', async (source, expected) => {
  const { errors } = await world.ask(source)
  expect(errors[0]?.message).toContain(expected)
  expect(errors[0]?.path).toBeDefined()
})

test.each(['"long ago"', '"2026"', '2026', '""'])('%s is no time of a policy, and the request is refused whole', async (time) => {
  const { data, errors } = await world.ask(`{ provenance(proposition: "x", policy: { recordedBy: ${time} }) { sentence } }`)
  expect(errors[0]?.message).toContain(`${time} is no time. Expected ISO 8601 with its zone`)
  expect(data ?? null).toBeNull()
})

test('the provenance of what nobody knows is null', async () => {
  expect(await world.data('{ provenance(proposition: "mandate/nobody") { sentence } }')).toEqual({ provenance: null })
})

test('what was recorded before a time is what the graph held then', async () => {
  const id = 'office/odo/diocese/bishop'
  const { offices } = await world.data<{ offices: { nodes: { id: string }[] } }>('{ offices: propositions(kind: OFFICE, about: "odo") { nodes { id } } }')
  const [office] = offices.nodes
  expect(office, id).toBeDefined()
  const { now, before } = await world.data<Record<string, { verdict: { support: string } } | null>>('query ($id: ID!) { now: provenance(proposition: $id) { verdict { support } } before: provenance(proposition: $id, policy: { recordedBy: "1990-01-01T00:00:00Z" }) { verdict { support } } }', { id: office?.id })
  expect(now?.verdict.support).not.toBe('NONE')
  expect(before).toBeNull()
})

test('a roll compared with another says of each person how they stand on each', async () => {
  const { rolls } = await world.data<{ rolls: { nodes: { id: string }[] } }>('{ rolls { nodes { id } } }')
  const { compareRolls } = await world.data<{ compareRolls: { rows: { nodes: { person: { id: string }; cells: { presence: string; mentions: { text: string }[] }[] }[] } } }>('query ($ids: [ID!]!) { compareRolls(rolls: $ids) { rows { nodes { person { id } cells { presence mentions { text } } } } } }', { ids: rolls.nodes.map(({ id }) => id) })
  const anselm = compareRolls.rows.nodes.find(({ person }) => person.id === 'anselm')
  expect(anselm?.cells[0]).toMatchObject({ presence: 'LISTED', mentions: [{ text: 'Anselmus' }] })
})

