import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renewNameKeys } from '../../src/graph/names/keys.js'
import { storedKeys } from '../../src/reasoning/names/keys.js'
import { query } from '../graph/fresh.js'
import { openWorld, type World } from './world.js'

let world: World

beforeAll(async () => {
  world = await openWorld('seeds/election-1917')
})
afterAll(() => world.connection.close())

interface Found {
  readonly matched: string
  readonly how: string
  readonly score: number
  readonly node: { readonly id: string }
}

const FIND = 'query ($text: String!, $first: Int, $after: String) { find(text: $text, kinds: [PERSON], first: $first, after: $after) { totalCount nodes { matched how score node { id } } pageInfo { endCursor hasNextPage } } }'

async function find(text: string): Promise<readonly Found[]> {
  return (await world.data<{ find: { nodes: readonly Found[] } }>(FIND, { text })).find.nodes
}

describe('find', () => {
  test.each([
    ['Букейханов', 'bukeikhan'],
    ['Бөкейхан', 'bukeikhan'],
    ['Әлихан Бөкейхан', 'bukeikhan'],
    ['Bokeikhanov', 'bukeikhan'],
    ['Bukeykhanuly', 'bukeikhan'],
    ['А. Н. Букейханову', 'bukeikhan'],
    ['Bukeikhan A.N.', 'bukeikhan'],
    ['Букейханов, Алихан Нурмухамедович', 'bukeikhan'],
    ['Алиханом Букейхановым', 'bukeikhan'],
    ['Kyr balasy', 'bukeikhan'],
    ['Досмухамедов Джиханша', 'dosmukhametuly-zh'],
    ['Халел Досмұхамедұлы', 'dosmukhametuly-kh'],
    ['Khalel Dosmukhamedov', 'dosmukhametuly-kh'],
    ['Мустафа Чокаев', 'shokay'],
    ['Ахмет Байтұрсынұлы', 'baitursynuly'],
    ['Мұхамеджан Тынышпаев', 'tynyshbayuly'],
    ['Урицкий', 'uritsky'],
    ['Протасова', 'protasov'],
    ['Бонч-Бруевичем', 'bonch-bruevich'],
  ])('%s finds %s, and nobody before', async (text, person) => {
    const [first] = await find(text)
    expect(first?.node.id).toBe(person)
  })

  test('a surname that two share finds both, with a given name the one', async () => {
    expect((await find('Досмухамедов')).map(({ node }) => node.id).sort()).toEqual(['dosmukhametuly-kh', 'dosmukhametuly-zh'])
    expect((await find('Халел Досмухамедов')).map(({ node }) => node.id)).toEqual(['dosmukhametuly-kh'])
  })

  test('says what matched, and whether it was recorded or derived; recorded spellings come first', async () => {
    expect((await find('Alikhan Bukeikhan'))[0]).toMatchObject({ how: 'RECORDED', matched: 'Alikhan Bukeikhan', score: 1 })
    const [derived] = await find('Әлихан Бөкейхан')
    expect(derived).toMatchObject({ how: 'DERIVED' })
    const ranks = (await find('Dosmukhametuly')).map(({ how }) => how)
    expect(ranks).toEqual([...ranks].sort().reverse())
  })

  test.each(['~*"(AND) OR [Бөкейхан', 'w_bukeihan', '+-&&||!(){}[]^"~*?:\\/', 'NOT', '*', '😀'])('takes %s for a name', async (text) => {
    expect((await world.ask(FIND, { text })).errors).toEqual([])
  })

  test('pages go on behind the last match, in one order, and refuse what is no place in it', async () => {
    const all = await find('A')
    const seen: string[] = []
    let after: string | null = null
    do {
      const { find: page }: { find: { nodes: readonly Found[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } = await world.data(FIND, { text: 'A', first: 3, after })
      seen.push(...page.nodes.map(({ node }) => node.id))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toEqual((await world.data<{ find: { nodes: readonly Found[] } }>(FIND, { text: 'A', first: 500 })).find.nodes.map(({ node }) => node.id))
    expect(all.length).toBeGreaterThan(3)
    const { errors } = await world.ask(FIND, { text: 'A', after: Buffer.from('find\n3').toString('base64url') })
    expect(errors[0]?.message).toContain('no cursor of this list')
  })

  test('lists narrowed by a name know the derived forms too', async () => {
    const { people, sources } = await world.data<Record<'people' | 'sources', { nodes: readonly { id: string }[] }>>('{ people(name: "Бөкейхан") { nodes { id } } sources(text: "Южный Урал") { nodes { id } } }')
    expect(people.nodes.map(({ id }) => id)).toEqual(['bukeikhan'])
    expect(sources.nodes.map(({ id }) => id)).toContain('yuzhny-ural-1917')
  })

  test('a graph loaded without keys gets them when it is opened, and only then', async () => {
    expect(await renewNameKeys(world.connection)).toBe(0)
    await query("MATCH (n:Named) REMOVE n.nameKeys WITH count(n) AS n MATCH (s:GraphSchema) REMOVE s.nameKeysVersion")
    await query('CALL db.awaitIndexes(60)')
    expect(await find('Бөкейхан')).toEqual([])
    expect(await renewNameKeys(world.connection)).toBeGreaterThan(100)
    expect((await find('Бөкейхан'))[0]?.node.id).toBe('bukeikhan')
    expect(await renewNameKeys(world.connection)).toBe(0)
  })
})

interface Candidate {
  readonly node: { readonly id: string }
  readonly score: number
  readonly nameScore: number
  readonly for: readonly { readonly kind: string; readonly part: string | null; readonly sentence: string }[]
  readonly against: readonly { readonly kind: string; readonly part: string | null; readonly sentence: string }[]
}
interface Candidates {
  readonly text: string
  readonly sentence: string
  readonly ambiguous: boolean
  readonly candidates: readonly Candidate[]
  readonly rejected: readonly Candidate[]
}

const RECONCILE = `query ($names: [NameQuery!]!) { reconcileNames(names: $names) { text sentence ambiguous threshold candidates { ...C } rejected { ...C } } }
fragment C on NameCandidate { node { id } matched score nameScore for { kind part sentence } against { kind part sentence } }`

async function reconciled(...names: { text: string; district?: string; list?: string; date?: string; kinds?: string[] }[]): Promise<readonly Candidates[]> {
  return (await world.data<{ reconcileNames: readonly Candidates[] }>(RECONCILE, { names })).reconcileNames
}

describe('reconcileNames', () => {
  test('takes every form of a name for its bearer, with the reasons', async () => {
    const answers = await reconciled({ text: 'Әлихан Бөкейхан' }, { text: 'Букейханов А. Н.' }, { text: 'Халел Досмухамедов' }, { text: 'Kyr balasy' })
    expect(answers.map(({ candidates }) => candidates[0]?.node.id)).toEqual(['bukeikhan', 'bukeikhan', 'dosmukhametuly-kh', 'bukeikhan'])
    expect(answers[0]?.candidates[0]?.for.map(({ part }) => part)).toEqual(['SURNAME', 'GIVEN'])
    expect(answers[0]?.sentence).toContain('Alikhan Bukeikhan')
  })

  test('keeps apart who shares a surname only, and says why', async () => {
    const [answer] = await reconciled({ text: 'Khalel Dosmukhamedov' })
    expect(answer?.candidates.map(({ node }) => node.id)).toEqual(['dosmukhametuly-kh'])
    const zhakhansha = answer?.rejected.find(({ node }) => node.id === 'dosmukhametuly-zh')
    expect(zhakhansha?.for).toMatchObject([{ part: 'SURNAME' }])
    expect(zhakhansha?.against[0]).toMatchObject({ kind: 'DIFFERENT', part: 'GIVEN' })
    expect(zhakhansha?.against[0]?.sentence).toMatch(/^another given name: Khalel is not /)
  })

  test('says that a surname alone tells nobody apart, and weighs a district', async () => {
    const [alone, there, elsewhere] = await reconciled({ text: 'Досмухамедов' }, { text: 'Досмухамедов', district: 'district-60-ural' }, { text: 'Досмухамедов', district: 'district-54-transcaspian' })
    expect(alone?.ambiguous).toBe(true)
    expect(alone?.sentence).toContain('does not tell')
    expect(there?.candidates[0]?.for.map(({ kind }) => kind)).toContain('DISTRICT')
    const last = elsewhere?.candidates.at(-1)
    expect(last?.against.map(({ kind }) => kind)).toContain('DISTRICT')
    expect(last?.score).toBeLessThan(last?.nameScore ?? 0)
  })

  test('says none, with the nearest and what speaks against them', async () => {
    const [answer] = await reconciled({ text: 'Өмірзақ Бекбергенұлы' }, { text: '!!!' })
    expect(answer?.candidates).toEqual([])
    expect(answer?.sentence).toMatch(/^(No recorded name|Nobody)/)
    for (const { against } of answer?.rejected ?? []) expect(against.length).toBeGreaterThan(0)
  })

  test('lets no context make a bearer of whom the name is not', async () => {
    const [answer] = await reconciled({ text: 'Sarsen Dosmukhamedov', district: 'district-60-ural', date: '1917' })
    expect(answer?.candidates).toEqual([])
    const [far] = await reconciled({ text: 'Alikhan Bukeikhan', date: '1203' })
    expect(far?.candidates).toEqual([])
    expect(far?.rejected[0]?.against.map(({ kind }) => kind)).toContain('TIME')
  })

  test('answers many names in as many round trips as one', async () => {
    const trips = async (count: number): Promise<number> => (await world.ask(RECONCILE, { names: Array.from({ length: count }, (_, index) => ({ text: ['Букейханов', 'Шокай', 'Протасов'][index % 3] })) })).statements.length
    expect(await trips(60)).toBe(await trips(3))
    const { errors } = await world.ask(RECONCILE, { names: Array.from({ length: 101 }, () => ({ text: 'x' })) })
    expect(errors[0]?.message).toContain('at most 100')
  })

  test('refuses an unknown district and a date that is none', async () => {
    expect((await world.ask(RECONCILE, { names: [{ text: 'Шокай', district: 'nowhere' }] })).errors[0]?.message).toContain('"nowhere"')
    expect((await world.ask(RECONCILE, { names: [{ text: 'Шокай', date: 'yesterday' }] })).errors[0]?.message).toContain('date:')
  })

  test('takes nobody for a namesake of whom another given name is recorded, though a source leaves it out', async () => {
    const [answer] = await reconciled({ text: 'Досмұхамедұлы Жаһанша' })
    expect(answer?.candidates.map(({ node }) => node.id)).toEqual(['dosmukhametuly-zh'])
    expect(answer?.rejected.find(({ node }) => node.id === 'dosmukhametuly-kh')?.against).toContainEqual(expect.objectContaining({ kind: 'DIFFERENT', part: 'GIVEN' }))
  })

  test('refuses what bears no name', async () => {
    expect((await world.ask(RECONCILE, { names: [{ text: 'Шокай', kinds: ['CITATION'] }] })).errors[0]?.message).toBe('kinds: a CITATION bears no name. Use find, which looks for the words of its caption.')
  })

  test('250 spellings of one do not push out a namesake', async () => {
    await query(`MATCH (one:Person {id: 'shokay'}), (other:Person {id: 'protasov'})
      UNWIND range(1, 251) AS n
      CREATE (m:Record:Named:Mention {id: 'mention/crowd-' + n, key: 'mention/crowd-' + n + '@1', from: one.from, until: one.until, text: 'Varlamov', searchText: 'varlamov', nameKeys: $keys, caption: 'Varlamov'})
      WITH m, CASE n WHEN 251 THEN other ELSE one END AS bearer
      CREATE (m)-[:IDENTIFIED_AS {from: bearer.from, until: bearer.until}]->(bearer)`, { keys: storedKeys(['Varlamov']) })
    await query('CALL db.awaitIndexes(60)')
    await query('CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()')
    const [answer] = await reconciled({ text: 'Varlamov' })
    expect(answer?.candidates.map(({ node }) => node.id).sort()).toEqual(['protasov', 'shokay'])
    expect(answer?.ambiguous).toBe(true)
  })

  test('compares what is no person by its words', async () => {
    const [answer] = await reconciled({ text: 'Южный Урал', kinds: ['SOURCE'] })
    expect(answer?.candidates[0]?.for[0]).toMatchObject({ kind: 'WORDING' })
  })
})
