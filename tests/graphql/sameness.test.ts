import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atHead } from '../../src/graph/read/snapshot.js'
import { samenessCase, samenessOf } from '../../src/graphql/sameness.js'
import { View } from '../../src/graphql/view.js'
import { PROJECT } from '../../src/paths.js'
import { openWorld, type World } from './world.js'

const FOLDER = 'seeds/election-1917'
let world: World
beforeAll(async () => {
  world = await openWorld(FOLDER, 'tests/dossiers/chronicles')
})
afterAll(() => world.connection.close())

interface Id {
  readonly id: string
}
interface Ground {
  readonly kind: string
  readonly words: string
  readonly claims: readonly Id[]
}
interface Sameness extends Id {
  readonly sentence: string
  readonly provenance: { readonly verdict: { readonly name: string } }
  readonly for: readonly Ground[]
  readonly against: readonly Ground[]
  readonly restOnIt: readonly Id[]
  readonly wouldMerge: readonly { left: Id; right: Id }[]
  readonly readings: readonly { reading: string }[]
  readonly remarks: readonly { text: string }[]
  readonly spellings: readonly { of: Id; source: Id; mentions: { text: string }[] }[]
}
type List<T> = { readonly nodes: readonly T[] }

const kinds = (grounds: readonly Ground[]): string[] => grounds.map(({ kind }) => kind)

test('7. who Kyr balasy is, whether two are one man, and how each source spells a name', async () => {
  const answer = await world.data<{
    kyrBalasy: List<{ matched: string; node: Id }>
    byKyrBalasy: { authors: Id[] }
    penName: List<Id & { proposition: { author: Id; work: Id } }>
    bukeikhan: { mentions: List<{ text: string; identification: { because: string; certainty: string } }> }
    oneMan: Sameness
    spelt: { text: string; sentence: string; candidates: { node: Id }[]; rejected: { node: Id; against: { kind: string }[] }[] }[]
    zhakhanshaAndKhalel: Sameness
  }>(readFileSync(join(PROJECT, FOLDER, 'questions/07-names-and-sameness.graphql'), 'utf8'))
  expect(answer.kyrBalasy.nodes.map(({ node }) => node.id)).toEqual(expect.arrayContaining(['bukeikhan', 'kyr-balasy-1917']))
  expect(answer.byKyrBalasy.authors.map(({ id }) => id)).toEqual(['bukeikhan'])
  expect(answer.bukeikhan.mentions.nodes.find(({ text }) => text === 'Kyr balasy')?.identification).toMatchObject({ certainty: 'PROBABLE', because: expect.stringContaining('pen name') as string })

  // In other letters: each finds its man, and not his namesake.
  expect(answer.spelt.map(({ text, candidates }) => [text, candidates.map(({ node }) => node.id)])).toEqual([
    ['Кыр баласы', ['bukeikhan']],
    ['Досмұхамедұлы Жаһанша', ['dosmukhametuly-zh']],
    ['Досмухамедова Х.', ['dosmukhametuly-kh']],
    ['G. Alibekov', ['alibekuly-gubaidolla']],
    ['Imam Alimbekov', ['alimbekuly-imam']],
  ])
  expect(answer.spelt[1]?.rejected.find(({ node }) => node.id === 'dosmukhametuly-kh')?.against.length).toBeGreaterThan(0)

  const { oneMan, zhakhanshaAndKhalel } = answer
  expect(oneMan.provenance.verdict.name).toBe('DENIED')
  expect(kinds(oneMan.against)).toEqual(expect.arrayContaining(['SAID', 'GIVEN_NAME']))
  expect(oneMan.against.find(({ kind }) => kind === 'SAID')?.claims.map(({ id }) => id)).toEqual(['election-1917/d-two-men'])
  // One letter parts the surnames.
  expect(oneMan.for.find(({ kind }) => kind === 'SURNAME')?.words).toContain('nearly the same')
  // All that both share is the assembly.
  expect(kinds(oneMan.for)).not.toContain('SHARED')
  expect(oneMan.restOnIt.map(({ id }) => id)).toContain('election-1917/art-23')
  expect(oneMan.wouldMerge.map(({ left, right }) => [left.id, right.id].sort())).toContainEqual(['mandate/alibekuly-gubaidolla/constituent-assembly/list:list-ural-committee-1', 'mandate/alimbekuly-imam/constituent-assembly'])
  expect(oneMan.readings.some(({ reading }) => reading.includes('kept apart'))).toBe(true)
  expect(oneMan.remarks.some(({ text }) => text.includes('counted twice'))).toBe(true)
  expect(oneMan.sentence).toContain('Alibekuly')

  // Both stand on one roll, under one surname and two given names.
  expect(zhakhanshaAndKhalel.provenance.verdict.name).toBe('UNATTESTED')
  const entered = zhakhanshaAndKhalel.against.filter(({ kind }) => kind === 'BOTH_ENTERED')
  expect(entered.flatMap(({ claims }) => claims.map(({ id }) => id))).toEqual(expect.arrayContaining(['election-1917/chronos-roll.dosmukhametuly-kh', 'election-1917/chronos-roll.dosmukhametuly-zh']))
  expect(kinds(zhakhanshaAndKhalel.against)).toContain('GIVEN_NAME')
  expect(zhakhanshaAndKhalel.for.find(({ kind }) => kind === 'SURNAME')?.words).toContain('the same')
  const spelt = (source: string): string[] => [...new Set(zhakhanshaAndKhalel.spellings.filter((spelling) => spelling.of.id === 'dosmukhametuly-zh' && spelling.source.id === source).flatMap(({ mentions }) => mentions.map(({ text }) => text)))]
  expect(spelt('chronos-list')).toEqual(['Dosmukhamedov'])
  expect(spelt('article')).toEqual(expect.arrayContaining(['Zhakhansha Dosmukhametuly', 'J. Dosmukhameduly']))
})

const PAIR = 'query ($people: [ID!]!) { sameness(people: $people) { id caption inForce claims { totalCount } sentence provenance { verdict { name } sentence } for { kind words claims { id } mentions { id } between { id } } against { kind words claims { id } } restOnIt { id } wouldMerge { left { id } right { id } } readings { reading } remarks { text } spellings { of { id } source { id } mentions { text } } } }'

test('the second dossier: two men whom a history keeps apart, and two of whom nobody speaks', async () => {
  const { sameness: twoMen } = await world.data<{ sameness: Sameness }>(PAIR, { people: ['otto', 'odo'] })
  expect(twoMen.id).toBe('sameness/odo+otto')
  expect(twoMen.provenance.verdict.name).toBe('DENIED')
  expect(twoMen.against.find(({ kind }) => kind === 'SAID')?.claims).toEqual([{ id: 'chronicles/h-two-men' }])
  expect(kinds(twoMen.for)).toContain('SHARED')
  // The one died before the other sat in the chapter; nothing recorded excludes it, so nothing is said.
  expect(kinds(twoMen.against)).not.toContain('ACCOUNTS')

  const { sameness: unspoken } = await world.data<{ sameness: Sameness & { inForce: boolean; claims: { totalCount: number } } }>(PAIR, { people: ['anselm', 'odo'] })
  expect([unspoken.id, unspoken.inForce, unspoken.claims.totalCount, unspoken.provenance.verdict.name]).toEqual(['sameness/anselm+odo', true, 0, 'UNATTESTED'])
  expect(unspoken.restOnIt).toEqual([])
  expect(unspoken.sentence).toMatch(/Anselm and Odo: whether they are one is unattested/)
})

test('fewer than two, unknown ids and what is no entity are refused', async () => {
  const message = async (people: string[]): Promise<string | undefined> => (await world.ask('query ($people: [ID!]!) { sameness(people: $people) { id } }', { people })).errors[0]?.message
  expect(await message(['odo', 'odo'])).toMatch(/only "odo" is named/)
  expect(await message([])).toMatch(/nobody is named/)
  expect(await message(['odo', 'nobody'])).toMatch(/nothing has the id "nobody"/)
  expect(await message(['odo', 'chronicles/a-death'])).toMatch(/"chronicles\/a-death" is no person/)
})

test('more than twenty are refused, and what is compared is charged to the request', async () => {
  const { persons } = await world.data<{ persons: List<Id> }>('{ persons: people(first: 21) { nodes { id } } }')
  const people = persons.nodes.map(({ id }) => id)
  expect(people.length).toBe(21)
  const { errors } = await world.ask('query ($people: [ID!]!) { sameness(people: $people) { id } }', { people })
  expect(errors[0]?.message).toContain('people: 21 are too many')
  const snapshot = await atHead(world.connection)
  const spent = { left: 100_000 }
  const view = new View(snapshot, spent)
  const { mergers } = await samenessCase(await samenessOf(view, ['alibekuly-gubaidolla', 'alimbekuly-imam']))
  expect(mergers.length).toBeGreaterThan(0)
  await expect(samenessCase(await samenessOf(new View(snapshot, { left: 100_000 - spent.left - 1 }), ['alibekuly-gubaidolla', 'alimbekuly-imam']))).rejects.toThrow('asks for more than')
})
