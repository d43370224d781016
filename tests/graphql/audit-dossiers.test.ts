import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './world.js'

interface Finding {
  readonly id: string
  readonly kind: string
  readonly sentence: string
  readonly explanations: readonly { readonly steps: readonly { readonly kind: string; readonly row: { readonly id: string }; readonly to: { readonly written: string } | null }[]; readonly supportedBy: readonly { readonly id: string }[] }[]
}
interface Audit {
  readonly held: number
  readonly unchecked: readonly unknown[]
  readonly nodes: readonly Finding[]
}

let world: World
const audit = async (args = ''): Promise<Audit> =>
  (await world.data<{ audit: Audit }>(`{ audit${args} { held unchecked { constraint { id } because } nodes { id kind sentence explanations { steps { kind row { id } to { ... on Quantity { written } } } supportedBy { id } } } } }`)).audit

beforeAll(async () => {
  world = await openWorld('tests/dossiers/chronicles', 'tests/dossiers/returns')
})
afterAll(() => world.connection.close())

test('in dossiers that know nothing of each other each planted slip is found, and nothing else', async () => {
  const { nodes, held, unchecked } = await audit()
  expect(nodes.map(({ id }) => id).sort()).toEqual(['finding/returns/giving-pair', 'finding/returns/loaves.sum.loaves', 'finding/returns/mail-hills~returns/vote.hills.reform', 'finding/returns/vote.sum.reform'])
  expect(unchecked).toEqual([])
  // The two sums of the tithes and the roll that is torn; the voters, the two bounds, and the rows of the table of loaves.
  expect(held).toBe(7)
})

test('two digits exchanged in one column, with the other as it is: another paper has the number right', async () => {
  const { nodes } = await audit('(kinds: [SUM], source: "gazette")')
  expect(nodes.map(({ explanations }) => explanations)).toEqual([[{ steps: [{ kind: 'DIGITS_TRANSPOSED', row: { id: 'returns/vote.hills.reform' }, to: { written: '835' } }], supportedBy: [{ id: 'returns/mail-hills' }] }]])
  expect(nodes[0]?.sentence).toContain('The Gazette states 2,039, while the parts make 2,057, 18 more. The one smallest explanation: 853 for 835 by an exchange of digits (“Hills”), for which one other claim speaks.')
})

test('a row left out of the loaves, and a pair of dates that is off by a day', async () => {
  const { nodes } = await audit('(source: "account-book")')
  expect(nodes.find(({ kind }) => kind === 'SUM')?.explanations.map(({ steps }) => steps.map(({ kind, row }) => `${kind} ${row.id}`))).toEqual([['ROW_LEFT_OUT returns/loaves.clara.loaves']])
  expect(nodes.find(({ kind }) => kind === 'CALENDAR_PAIR')).toMatchObject({ explanations: [], sentence: 'Account book has 18 March 1848 in brackets, while the date before them is 17 March 1848 in that calendar.' })
})
