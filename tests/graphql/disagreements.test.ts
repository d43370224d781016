import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atHead } from '../../src/graph/read/snapshot.js'
import { DisagreementParent } from '../../src/graphql/disagreements.js'
import { known } from '../../src/graphql/model.js'
import { across } from '../../src/graphql/resolvers/disagreements.js'
import { comparisons } from '../../src/graphql/resolvers/propositions.js'
import { View } from '../../src/graphql/view.js'
import { PROJECT } from '../../src/paths.js'
import { inStep, openWorld, type World } from './world.js'

const FOLDER = 'seeds/election-1917'
let world: World
beforeAll(async () => {
  world = await openWorld(FOLDER, 'tests/dossiers/chronicles')
})
afterAll(() => world.connection.close())

const request = (file: string): string => readFileSync(join(PROJECT, FOLDER, 'questions', file), 'utf8')

interface Id {
  readonly id: string
}
interface Comparison {
  readonly left: Id
  readonly right: Id
  readonly relation: string
  readonly differsIn: readonly string[]
  readonly reason: string
}
interface Position {
  readonly answer: Id
  readonly words: string
  readonly stands: boolean
  readonly enumeratedBy: readonly (Id & { stated: number | null; named: number })[]
  readonly provenance: { readonly verdict: { readonly name: string }; readonly affirmedBy: { readonly nodes: readonly { readonly relay: readonly { readonly source: Id }[]; readonly claim: Id & { readonly source: Id } }[] } }
  readonly presuppositions: readonly { readonly immediate: boolean; readonly decisive: boolean; readonly stance: string; readonly premise: Id; readonly proposition: (Id & { __typename: string }) | null; readonly comparison: Comparison | null }[]
}
interface Disagreement extends Id {
  readonly sentence: string
  readonly conflicts: boolean
  readonly positions: readonly Position[]
  readonly comparisons: readonly Comparison[]
  readonly beside: readonly { readonly question: Id; readonly differsIn: readonly string[]; readonly setBesideBy: readonly Id[]; readonly positions: readonly Position[]; readonly comparisons: readonly Comparison[] }[]
}
interface Page<T = Disagreement> {
  readonly nodes: readonly T[]
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
}

const only = ({ nodes }: Page): Disagreement => {
  const [first, second] = nodes
  if (!first || second) throw new Error(`${nodes.length} disagreements instead of one`)
  return first
}
const position = ({ positions }: Disagreement, words: string): Position => {
  const found = positions.find((candidate) => candidate.words === words)
  if (!found) throw new Error(`no answer "${words}" among ${positions.map(({ words: said }) => said).join(', ')}`)
  return found
}

describe('3. how many mandates', () => {
  let ofAlash: Disagreement
  let ofKazakhs: Disagreement
  beforeAll(async () => {
    const answer = await world.data<Record<'ofAlash' | 'ofKazakhs', Page>>(request('03-how-many-mandates.graphql'))
    ofAlash = only(answer.ofAlash)
    ofKazakhs = only(answer.ofKazakhs)
  })

  test('12 by whom, through which carriers, against at least 17', () => {
    const twelve = position(ofAlash, '12 seats')
    expect(twelve.provenance.affirmedBy.nodes.map(({ claim, relay }) => [claim.source.id, relay.map(({ source }) => source.id)])).toEqual([
      ['cec-information', ['garf-r749-1-5', 'article']],
      ['rcoit-analysis', ['protasov-1997', 'article']],
    ])
    expect(twelve.enumeratedBy).toMatchObject([{ id: 'election-1917/c-cec-roll', stated: 12, named: 1 }])
    expect(ofAlash.comparisons).toMatchObject([{ relation: 'CONFLICTS', differsIn: ['VALUE'], reason: '12 excludes at least 17' }])
    expect(position(ofAlash, 'at least 17 seats').presuppositions.filter(({ immediate }) => immediate).map(({ premise, decisive }) => [premise.id, decisive])).toEqual([
      ['election-1917/c-art-13-kazakh', true],
      ['election-1917/c-art-22', true],
      ['election-1917/c-regions-7', true],
    ])
  })

  test('20 stated and 19 named, against at least 23; nobody says 12 of the Kazakhs', () => {
    expect(position(ofKazakhs, '20 seats').enumeratedBy).toMatchObject([{ id: 'election-1917/chronos-roll', stated: 20, named: 19 }])
    expect(ofKazakhs.positions.map(({ words, stands }) => [words, stands])).toEqual([['20 seats', true], ['at least 23 seats', true], ['12 seats', false]])
    expect(ofKazakhs.comparisons).toMatchObject([{ relation: 'CONFLICTS', reason: '20 excludes at least 23' }])
  })

  test('23 rests on the 20 that it excludes, on three seats, and on two men being two', () => {
    const { presuppositions } = position(ofKazakhs, 'at least 23 seats')
    const immediate = presuppositions.filter((part) => part.immediate)
    expect(immediate.map(({ premise, stance, decisive, comparison }) => [premise.id, stance, decisive, comparison?.relation ?? null])).toEqual([
      ['election-1917/art-infers-ufa', 'AFFIRMS', true, null],
      ['election-1917/chronos-20', 'AFFIRMS', true, 'CONFLICTS'],
      ['election-1917/d-art-infers-ufa-alimbekuly', 'AFFIRMS', true, null],
      ['election-1917/d-art-infers-ufa-zhakhandamuly', 'AFFIRMS', true, null],
      ['election-1917/d-art-three', 'AFFIRMS', true, 'NOT_COMPARABLE'],
      ['election-1917/d-two-men', 'DENIES', true, null],
    ])
    expect(immediate.find(({ stance }) => stance === 'DENIES')?.proposition).toMatchObject({ __typename: 'Sameness', id: 'sameness/alibekuly-gubaidolla+alimbekuly-imam' })
    expect(presuppositions.map(({ premise }) => premise.id)).toContain('election-1917/ufa-only-members')
    expect(ofKazakhs.sentence).toContain('“at least 23 seats” excludes “20 seats”, and yet rests on it.')
  })

  test('the famous numbers stand beside each other as not comparable, with the dimensions and who sets them so', () => {
    const kazakhs = ofAlash.beside.find(({ question }) => question.id === ofKazakhs.id)
    expect(kazakhs?.differsIn).toEqual(['OF', 'UNIVERSE'])
    expect(kazakhs?.setBesideBy.map(({ id }) => id)).toEqual(['election-1917/c-remark-12-20', 'election-1917/c-remark-17-20'])
    expect(kazakhs?.comparisons.length).toBe(4)
    expect(new Set(kazakhs?.comparisons.map(({ relation }) => relation))).toEqual(new Set(['NOT_COMPARABLE']))
    expect(ofKazakhs.beside.map(({ question }) => question.id)).toContain(ofAlash.id)
    const beside = (words: string): readonly string[] | undefined => ofKazakhs.beside.find(({ positions }) => positions.some((other) => other.words.endsWith(words)))?.differsIn
    expect(beside('27 seats')).toEqual(['PHASE'])
    expect(beside('33 seats')).toEqual(['SCOPE', 'UNIVERSE'])
    expect(beside('766 seats')).toEqual(['UNIVERSE'])
  })
})

const ANSWERS = '{ id conflicts sentence positions { words stands answer { id } } comparisons { relation differsIn left { id } right { id } } }'
const about = async (id: string, policy = ''): Promise<Page> => (await world.data<{ found: Page }>(`query ($id: ID) { found: disagreements(about: $id, first: 500${policy === '' ? '' : `, policy: ${policy}`}) { totalCount nodes ${ANSWERS} } }`, { id })).found

test('8. the first sitting: two days conflict, and a day that was set conflicts with neither', async () => {
  const { conflict } = await world.data<{ conflict: Page }>(request('08-first-sitting.graphql'))
  const { conflicts, comparisons } = only(conflict)
  expect(conflicts).toBe(true)
  const excluding = comparisons.filter(({ relation }) => relation === 'CONFLICTS')
  expect(excluding.some(({ left, right }) => left.id.includes('status:held/date:1917-11-28') && right.id.includes('status:held/date:1918-01-01'))).toBe(true)
  expect(excluding.filter(({ left, right }) => [left.id, right.id].some((id) => id.includes('scheduled')))).toEqual([])
})

test('an answer whose premises are set aside is marked, and compared with nothing', async () => {
  const { comparisons, conflicts, positions } = only(await about('election-1917/art-23', '{ withoutSources: ["chronos-list"] }'))
  expect(positions.map(({ words, stands }) => [words, stands])).toEqual([['20 seats', true], ['12 seats', false], ['at least 23 seats', false]])
  expect([comparisons, conflicts]).toEqual([[], false])
})

test('everything under a disagreement is judged by its policy, at a past time as well', async () => {
  interface Judged { readonly id: string; readonly provenance: { readonly verdict: { readonly name: string } } }
  const JUDGED = '{ id provenance { verdict { name } } }'
  const query = `query ($policy: Policy) { disagreements(about: "election-1917/art-23", policy: $policy) { nodes { answers ${JUDGED} positions { stands provenance { verdict { name } } } comparisons { left ${JUDGED} right ${JUDGED} } } } }`
  interface Found { readonly answers: Judged[]; readonly positions: (Pick<Judged, 'provenance'> & { stands: boolean })[]; readonly comparisons: { left: Judged; right: Judged }[] }
  const ask = async (policy: unknown): Promise<Found> => {
    const [found] = (await world.data<{ disagreements: { nodes: Found[] } }>(query, { policy })).disagreements.nodes
    if (!found) throw new Error('no disagreement')
    return found
  }
  const usual = await ask(null)
  const other = await ask({ ignoreInferences: true, withoutSources: ['article'] })
  const names = (of: Found): string[] => of.answers.map(({ provenance }) => provenance.verdict.name)
  for (const found of [usual, other]) {
    expect(names(found)).toEqual(found.positions.map(({ provenance }) => provenance.verdict.name))
    const byAnswer = new Map(found.answers.map(({ id, provenance }) => [id, provenance.verdict.name]))
    for (const side of found.comparisons.flatMap(({ left, right }) => [left, right])) expect(side.provenance.verdict.name).toBe(byAnswer.get(side.id))
  }
  expect(new Set(usual.answers.map(({ id, provenance }) => `${id} ${provenance.verdict.name}`))).not.toEqual(new Set(other.answers.map(({ id, provenance }) => `${id} ${provenance.verdict.name}`)))
  // The second dossier came later: its sources can be set aside in what was recorded before.
  const { revisions } = await world.data<{ revisions: { nodes: { number: number; at: string }[] } }>('{ revisions { nodes { number at } } }')
  const first = revisions.nodes.find(({ number }) => number === 1)
  const past = await ask({ recordedBy: first?.at, withoutSources: ['necrology'] })
  expect(names(past)).toEqual(names(usual))
})

test('pairs and questions beside are charged to the request before they are compared', async () => {
  const spent = { left: 100_000 }
  const view = new View(await atHead(world.connection), spent)
  const cost = async (ask: () => Promise<unknown>): Promise<number> => {
    const before = spent.left
    await ask()
    return before - spent.left
  }
  const id = only(await about('election-1917/art-23')).id
  const disagreement = new DisagreementParent(await known(view, id))
  const standing = (await disagreement.positions()).filter(({ stands }) => stands).length
  expect(await cost(() => disagreement.comparisons())).toBe((standing * (standing - 1)) / 2)
  expect(await cost(() => disagreement.comparisons())).toBe(0)
  const near = await disagreement.beside()
  expect(near.length).toBeGreaterThan(3)
  expect(await cost(() => new DisagreementParent(disagreement.question).beside())).toBe(3 + near.length)
  const [beside] = near
  if (!beside) throw new Error('nothing beside it')
  const others = (await disagreement.positionsOf(beside.question)).filter(({ stands }) => stands).length
  expect(await cost(() => across(beside))).toBe(standing * others)
  const answers = (await disagreement.positions()).length
  expect(await cost(() => comparisons(disagreement.question))).toBe(answers + (answers * (answers - 1)) / 2)
  spent.left = 2
  await expect(new DisagreementParent(disagreement.question).comparisons()).rejects.toThrow('asks for more than')
})

test('the second dossier: a coarse date and a fine one agree, another year and another number do not', async () => {
  const death = only(await about('chronicles/a-death'))
  expect(death.id).toBe('question/occurrence/odo/death')
  const relations = death.comparisons.map(({ left, right, relation }) => [left.id.split('date:')[1], right.id.split('date:')[1], relation])
  expect(relations).toEqual([['1203-03-02-os', '1203-03-os', 'REFINES']])
  // The copy of 1204 departs from what it copies, so that nothing supports it.
  expect(death.positions.filter(({ stands }) => !stands).map(({ words }) => words)).toEqual(['held · 1204'])
  const canons = only(await about('figure/of:diocese/canons/persons/date:1203-os/12'))
  expect(canons.comparisons).toMatchObject([{ relation: 'CONFLICTS', differsIn: ['VALUE'] }])
  expect(canons.sentence).toMatch(/two answers are supported: “12 persons” and “at least 17 persons”\. “12 persons” excludes “at least 17 persons”\./)
})

test('an id leads to its question: of a claim, a proposition, an event that is presupposed, an entity or a source', async () => {
  const ids = async (id: string): Promise<string[]> => (await about(id)).nodes.map((node) => node.id)
  expect(await ids('question/occurrence/odo/death')).toEqual(['question/occurrence/odo/death'])
  expect(await ids('odo')).toEqual(['question/occurrence/odo/death'])
  expect(await ids('diocese')).toContain('question/figure/of:diocese/canons/persons/date:1203-os')
  expect(await ids('necrology')).toEqual(['question/figure/of:diocese/canons/persons/date:1203-os', 'question/occurrence/odo/death'])
  expect(await ids('chronicles/b-office')).toEqual([])
  expect(await ids('mandate/bukeikhan/constituent-assembly/district:district-59-turgay')).toEqual(['question/occurrence/constituent-assembly+district-59-turgay/voting'])
  const { errors } = await world.ask('{ disagreements(about: "nobody") { nodes { id } } }')
  expect(errors[0]?.message).toContain('about: nothing has the id "nobody"')
})

test('conflicts come first, pages follow each other without gap or repetition, and a cursor stays good', async () => {
  const all = await world.data<{ disagreements: Page }>('{ disagreements(first: 500) { totalCount nodes { id conflicts positions { words } } } }')
  const flags = all.disagreements.nodes.map(({ conflicts }) => conflicts)
  expect(flags.length).toBe(all.disagreements.totalCount)
  expect(flags.filter((flag) => flag).length).toBeGreaterThan(5)
  expect(flags).toEqual([...flags].sort((a, b) => Number(b) - Number(a)))
  for (const { positions } of all.disagreements.nodes) expect(positions.length).toBeGreaterThan(1)
  const ids: string[] = []
  for (let after: string | null = null; ; ) {
    const page: Page = (await world.data<{ disagreements: Page }>('query ($after: String) { disagreements(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }', { after })).disagreements
    ids.push(...page.nodes.map(({ id }) => id))
    if (!page.pageInfo.hasNextPage) break
    after = page.pageInfo.endCursor
  }
  expect(ids).toEqual(all.disagreements.nodes.map(({ id }) => id))
})

test('round trips do not grow with the answer', async () => {
  const query = `query ($n: Int!) { disagreements(first: $n) { nodes { id sentence conflicts positions { presuppositions { proposition { id } comparison { reason } } enumeratedBy { id } provenance { verdict { name } } } comparisons { reason } beside { setBesideBy { id } differsIn positions { words } comparisons { reason } } } } }`
  const end = inStep(world.connection)
  const one = await world.ask(query, { n: 1 })
  const many = await world.ask(query, { n: 30 })
  end()
  expect([one.errors, many.errors]).toEqual([[], []])
  expect(JSON.stringify(many.data).length).toBeGreaterThan(5 * JSON.stringify(one.data).length)
  expect(many.statements.length).toBeLessThanOrEqual(one.statements.length + 1)
})
