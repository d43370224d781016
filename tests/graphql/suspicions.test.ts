import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from './world.js'

interface Suspicion {
  source: { id: string }
  from: { id: string }
  direction: string
  log10Odds: number
  probability: number | null
  agree: number
  differ: number
  standing: string
  recorded: { id: string } | null
  judgements: { by: string; holds: boolean | null }[]
  sentence: string
  sharedErrors: { kind: string; written: string; claims: { id: string; citation: { text: string } }[]; mentions: { text: string }[]; rolls: { id: string }[] }[]
}

const ASK = `query ($source: ID, $first: Int, $after: String) { suspectedDerivations(source: $source, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
  source { id } from { id } direction log10Odds probability agree differ standing recorded { id } judgements { by holds } sentence
  sharedErrors { kind written of claims { id citation { text } } mentions { text } rolls { id } readings { id } } } } }`

let world: World
let all: Suspicion[]
const suspicions = async (variables: Record<string, unknown> = {}): Promise<{ nodes: Suspicion[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } }> =>
  (await world.data<{ suspectedDerivations: { nodes: Suspicion[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }>(ASK, variables)).suspectedDerivations
const between = (a: string, b: string): Suspicion | undefined => all.find(({ source, from }) => [source.id, from.id].sort().join() === [a, b].sort().join())

beforeAll(async () => {
  world = await openWorld('tests/dossiers/registers')
  all = (await suspicions()).nodes
})
afterAll(() => world.connection.close())

describe('sources that share what few have', () => {
  test('a wrong total, a minority value and a misspelling make a copy, of which the dates say which it is', () => {
    const found = between('handbook', 'gazette')
    expect(found).toMatchObject({ source: { id: 'handbook' }, from: { id: 'gazette' }, direction: 'BY_DATE', standing: 'OPEN' })
    expect(found?.sharedErrors.map(({ kind }) => kind)).toEqual(['TOTAL', 'SPELLING', 'VALUE'])
    expect(found?.sharedErrors[0]?.claims.map(({ id }) => id).sort()).toEqual(['registers/hb-hearths', 'registers/hearths.total.hearths'])
    expect(found?.sharedErrors[1]?.mentions.map(({ text }) => text).sort()).toEqual(['C. Zachradnik', 'Cyril Zachradnik'])
    expect(found?.agree).toBeGreaterThan(0)
    expect(found?.probability).toBeGreaterThan(0.99)
    expect(all[0]).toEqual(found)
    expect(found?.sentence).toContain('which proves little')
    expect(found?.sentence).toContain('This is a suggestion')
  })

  test('a recorded derivation explains what its sources share, and they are left out', () => {
    expect(between('reissue', 'handbook')).toBeUndefined()
  })

  test('the same omission is no more than a suspicion of definition; who judges against it puts it last', () => {
    const found = between('almanac-two', 'almanac-one')
    expect(found).toMatchObject({ standing: 'REJECTED', judgements: [{ by: 'A. Reader', holds: false }] })
    expect(found?.sharedErrors.map(({ kind, rolls }) => [kind, rolls.map(({ id }) => id).sort()])).toEqual([['OMISSION', ['registers/one-councillors', 'registers/two-councillors']]])
    expect(found?.sentence).toContain('same definition')
    expect(found?.sentence).toContain('A. Reader (1999-03) judges that it does not hold: both left out those who were abroad.')
    expect(all.at(-1)).toEqual(found)
  })

  test('of several judgements the newest says how it stands', () => {
    expect(between('pamphlet', 'traveller')).toMatchObject({ source: { id: 'pamphlet' }, standing: 'ACCEPTED', sharedErrors: [{ kind: 'WORDING' }], probability: null })
    expect(between('pamphlet', 'traveller')?.sentence).toContain('no probability of copying')
  })

  test('a derivation that is recorded as suspected is listed with its reason, though nothing rare is shared', () => {
    const found = between('pamphlet', 'letter')
    expect(found).toMatchObject({ source: { id: 'pamphlet' }, direction: 'RECORDED', recorded: { id: 'registers/pamphlet-from-letter' }, sharedErrors: [] })
    expect(found?.sentence).toContain('recorded as suspected')
  })

  test('what is known through one relay alone may be its slip, and is laid to nobody else', () => {
    expect(between('diary-a', 'diary-b')).toBeUndefined()
    expect(all.every(({ source, from }) => ![source.id, from.id].includes('diary-a'))).toBe(true)
  })

  test('what they share, agree on and differ in is laid to the last through whom it is known, alike', () => {
    const found = between('digest', 'modern')
    expect(found).toMatchObject({ source: { id: 'digest' }, from: { id: 'modern' }, direction: 'BY_DATE', agree: 2, differ: 1 })
    expect(found?.sharedErrors.map(({ kind, written }) => [kind, written])).toEqual([['SPELLING', 'berta kovel'], ['VALUE', expect.stringContaining('15') as string]])
    expect(all.every(({ source, from }) => ![source.id, from.id].includes('diary-b'))).toBe(true)
  })

  test('a round total that its parts may well give is no error', () => {
    expect(all.flatMap(({ sharedErrors }) => sharedErrors).filter(({ kind, written }) => kind === 'TOTAL' && written.includes('ovens'))).toEqual([])
  })

  test('pages go on behind the last one, and a cursor that is none is refused', async () => {
    const pages: Suspicion[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof suspicions>> = await suspicions({ first: 2, after })
      pages.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(pages).toEqual(all)
    // The one that the page before ended with has gone from the list, which has shrunk to the pairs of one source.
    const first = await suspicions({ first: 1 })
    const rest = all.slice(1).filter(({ source, from }) => [source.id, from.id].includes('pamphlet'))
    expect((await suspicions({ source: 'pamphlet', after: first.pageInfo.endCursor })).nodes).toEqual(rest)
    for (const text of ['suspicions\n1', 'suspicions\n[]', 'suspicions\n[true,1,2]', 'suspicions\nx']) {
      const { errors } = await world.ask(ASK, { after: Buffer.from(text).toString('base64url') })
      expect(errors[0]?.message).toContain('is no cursor of this list')
    }
  })

  test('two fields of a request share one list', async () => {
    const { statements } = await world.ask('{ a: suspectedDerivations { nodes { log10Odds } } b: suspectedDerivations(first: 1) { totalCount } }')
    expect(statements.filter((name) => name === 'read/copying-facts')).toHaveLength(1)
  })

  test('one page after another, of one source only, and in a fixed number of statements', async () => {
    const first = await suspicions({ first: 1 })
    expect(first).toMatchObject({ nodes: [all[0]], totalCount: all.length, pageInfo: { hasNextPage: true } })
    expect((await suspicions({ first: 1, after: first.pageInfo.endCursor })).nodes).toEqual([all[1]])
    expect((await suspicions({ source: 'handbook' })).nodes.map(({ source, from }) => [source.id, from.id])).toEqual(all.filter(({ source, from }) => source.id === 'handbook' || from.id === 'handbook').map(({ source, from }) => [source.id, from.id]))
    const { statements } = await world.ask('{ suspectedDerivations { nodes { log10Odds } } }')
    expect(statements.length).toBeLessThanOrEqual(17)
    const { errors } = await world.ask('{ suspectedDerivations(source: "nobody") { totalCount } }')
    expect(errors[0]?.message).toContain('nothing that is a source has the id "nobody"')
  })
})
