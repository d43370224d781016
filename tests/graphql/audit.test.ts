import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRelations } from '../../src/graph/audit/load.js'
import { atHead } from '../../src/graph/read/snapshot.js'
import { findings, type FindingParent } from '../../src/graphql/audit.js'
import { connectionResolvers } from '../../src/graphql/connections.js'
import { createContext } from '../../src/graphql/context.js'
import { PROJECT } from '../../src/paths.js'
import { openWorld, type World } from './world.js'

interface Reason {
  readonly steps: readonly { readonly kind: string; readonly row: { readonly id: string } | null; readonly from: { readonly written: string } | null; readonly to: { readonly written: string } | null }[]
  readonly supportedBy: readonly { readonly id: string }[]
}
interface Finding {
  readonly id: string
  readonly kind: string
  readonly sentence: string
  readonly source: { readonly id: string }
  readonly claims: readonly { readonly id: string; readonly citation: { readonly text: string } }[]
  readonly rolls: readonly { readonly id: string }[]
  readonly stated: { readonly written: string }
  readonly derived: { readonly written: string; readonly min?: number; readonly max?: number }
  readonly gap: { readonly written: string }
  readonly explanations: readonly Reason[]
  readonly setAside: readonly (Reason & { readonly unbalances: readonly { readonly id: string }[] })[]
  readonly depth: number
  readonly byChance: number | null
  readonly exhaustive: boolean
}
interface Audit {
  readonly totalCount: number
  readonly held: number
  readonly unchecked: readonly unknown[]
  readonly nodes: readonly Finding[]
}

const short = (id: string): string => id.replaceAll('election-1917/', '')
const reasons = (of: readonly Reason[]): string[] => of.map(({ steps }) => steps.map(({ kind, row, to }) => `${kind} ${short(row?.id ?? '')}${to ? `>${to.written}` : ''}`).join(' + '))

describe('the election', () => {
  let world: World
  let audit: Audit
  let statements: readonly string[]
  const finding = (id: string): Finding => {
    const found = audit.nodes.find((node) => short(node.id) === `finding/${id}`)
    if (!found) throw new Error(`${id} is not among ${audit.nodes.map((node) => node.id).join(', ')}`)
    return found
  }

  beforeAll(async () => {
    world = await openWorld('seeds/election-1917')
    const answer = await world.ask(readFileSync(join(PROJECT, 'seeds/election-1917/questions/04-totals.graphql'), 'utf8'))
    expect(answer.errors).toEqual([])
    audit = answer.data?.['audit'] as Audit
    statements = answer.statements.filter((name) => name.includes('audit'))
  })
  afterAll(() => world.connection.close())

  test('these do not add up, and nothing else', () => {
    expect(audit.nodes.map(({ id }) => short(id).replace('finding/', '')).sort()).toEqual(
      ['b-t1-sum-population', 'b-t2-bound-ural', 'c-count-chronos', 'c-count-protasov', 'c-sum-22', 'e-share-bolsheviks-34-p97', 'e-share-bolsheviks-34-rcoit', 'e-share-bolsheviks-38-p97', 'e-share-bolsheviks-38-rcoit', 'protasov-347~rcoit-374', 'sar-sum-alash', 'table2.sum.elected', 'table2.sum.planned'],
    )
    expect(audit.totalCount).toBe(audit.nodes.length)
    expect(audit.unchecked).toEqual([])
    expect(statements).toEqual(['read/count-audited', 'read/audit-constraints', 'read/audit-answers', 'read/audit-terms', 'read/audit-figures', 'read/audit-terms'])
  })

  test('Table 2: 60 planned by its rows, 47 stated, the 13 of the Steppe left out', () => {
    const planned = finding('table2.sum.planned')
    expect([planned.stated.written, planned.derived.written, planned.gap.written]).toEqual(['47', '60', '−13'])
    expect(reasons(planned.explanations)).toEqual(['ROW_LEFT_OUT table2.district-72-steppe.planned'])
    expect(planned).toMatchObject({ exhaustive: true, depth: 1, source: { id: 'article' } })
    expect(planned.sentence).toContain('states 47, while the parts make 60, 13 more. The one smallest explanation: “Steppe district(Akmola and Semipalatinsk regions)” (13) left out.')
  })

  test('Table 2: 35 elected by its rows, 33 stated; many explanations are equally small', () => {
    const elected = finding('table2.sum.elected')
    expect([elected.stated.written, elected.derived.written]).toEqual(['33', '35'])
    expect(elected.explanations.length).toBeGreaterThan(3)
    expect(reasons(elected.explanations)).toContain('DIGIT_MISPRINTED table2.district-60-ural.elected>5')
    expect(elected.byChance).toBeGreaterThan(3)
  })

  test('Ural: 7 elected where 6 were planned', () => {
    expect(finding('b-t2-bound-ural')).toMatchObject({ kind: 'BOUND', stated: { written: '7' }, derived: { written: '6' }, gap: { written: '1' } })
  })

  test('question 11 shows it: where more were elected than could be, and how many such bounds hold', async () => {
    const { moreThanCanBe } = await world.data<{ moreThanCanBe: Audit }>(readFileSync(join(PROJECT, 'seeds/election-1917/questions/11-votes-and-turnout.graphql'), 'utf8'))
    expect(moreThanCanBe.nodes.map(({ id }) => short(id))).toEqual(['finding/b-t2-bound-ural'])
    expect(moreThanCanBe.held).toBe(17)
  })

  test('Saryarka: what fits both columns is Ekibastuz with one misprinted digit, in two rows alike', () => {
    const count = finding('sar-sum-alash')
    expect([count.stated.written, count.derived.written, count.gap.written]).toEqual(['146,199', '145,574', '625'])
    expect(reasons(count.explanations)).toEqual([
      'OUTSIDE_INCLUDED sar-ekibastuz-alash + DIGIT_MISPRINTED sar-akmolinsk-town-alash>710',
      'OUTSIDE_INCLUDED sar-ekibastuz-alash + DIGIT_MISPRINTED sar-petropavlovsk-town-alash>406',
    ])
    expect(reasons(count.setAside)).toEqual(['ROW_LEFT_OUT sar-omsk-town-alash + OUTSIDE_INCLUDED sar-ekibastuz-alash'])
    expect(count.setAside[0]?.unbalances.map(({ id }) => short(id))).toEqual(['sar-sum-ush-zhuz'])
    expect(count).toMatchObject({ exhaustive: true, depth: 2 })
    expect(count.byChance).toBeGreaterThan(1)
  })

  test('347 and 374 carry the same citation; with 81, 374 is nearer to about 450', () => {
    const carriers = finding('protasov-347~rcoit-374')
    expect(carriers).toMatchObject({ kind: 'SAME_FIGURE', stated: { written: '347' }, derived: { written: '374' } })
    expect(carriers.explanations.map(({ supportedBy }) => supportedBy.map(({ id }) => short(id)))).toEqual([['c-srs-450'], []])
    expect(carriers.sentence).toContain('are known by the same citation')
  })

  test('Table 1 against the text, 22 against 24, 20 stated and 19 named, and the share of the Bolsheviks', () => {
    expect(finding('b-t1-sum-population')).toMatchObject({ stated: { written: '5.4 million' }, derived: { written: '5,249,000' }, gap: { written: '151,000' } })
    expect(finding('c-sum-22')).toMatchObject({ stated: { written: '22' }, derived: { written: '24' } })
    for (const id of ['c-count-chronos', 'c-count-protasov']) expect(finding(id)).toMatchObject({ kind: 'COUNT', stated: { written: '20' }, derived: { written: '19' }, rolls: [{ id: 'election-1917/chronos-roll' }] })
    expect(finding('e-share-bolsheviks-34-p97').derived).toMatchObject({ written: '23.5 to 25.6' })
  })

  test('by source, the greatest gap first; narrowed by source and kind, and paged without a gap', async () => {
    const sources = audit.nodes.map(({ source }) => source.id)
    expect(sources).toEqual([...sources].sort())
    const ids = async (args: string): Promise<string[]> => (await world.data<{ audit: Audit }>(`{ audit(${args}) { nodes { id } } }`)).audit.nodes.map(({ id }) => short(id))
    expect(await ids('kinds: [BOUND]')).toEqual(['finding/b-t2-bound-ural'])
    expect(await ids('source: "saryarka-1918-29"')).toEqual(['finding/sar-sum-alash'])
    expect(await ids('kinds: [SAME_FIGURE], source: "rcoit-analysis"')).toEqual(['finding/protasov-347~rcoit-374'])
    const paged: string[] = []
    let after: string | null = null
    do {
      const { audit: page }: { audit: Audit & { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } } } = await world.data('query ($after: String) { audit(first: 4, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }', { after })
      paged.push(...page.nodes.map(({ id }) => id))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(paged).toEqual(audit.nodes.map(({ id }) => id))
  })

  // With few terms a page looks at fewer sources together, and ends before one that would bring too many.
  test.each([{ terms: 10_000 }, { terms: 90 }])('an archive that is too large to be audited at once is gone through source by source, to the same findings: $terms terms a page', async ({ terms }) => {
    const { view } = await createContext(world.connection)
    const bounds = { constraints: 0, figures: 0, together: 3, sources: 9, terms }
    let [held, pages, after]: [number, number, string | null] = [0, 0, null]
    const [found, unchecked]: [string[], string[]] = [[], []]
    for (;;) {
      const page = await findings(view, null, null, { first: 4, after }, bounds)
      found.push(...(page.items as FindingParent[]).map(({ violation }) => violation.id))
      unchecked.push(...page.unchecked().map(({ constraint }) => constraint))
      held += page.held
      pages++
      if (!page.hasNextPage) break
      after = connectionResolvers.pageInfo(page).endCursor
    }
    expect(found).toEqual(audit.nodes.map(({ id }) => id))
    expect([held, unchecked]).toEqual([audit.held, []])
    expect(pages).toBeGreaterThan(4)
    const [first] = (await findings(view, null, null, { first: 500 }, { ...bounds, sources: 1000, terms: 10_000 })).items.filter((item) => (item as FindingParent).violation.id === 'finding/election-1917/sar-sum-alash') as FindingParent[]
    const explained = await first?.explained()
    expect(explained?.explanations.map(({ steps }) => steps.map(({ kind, claim }) => `${kind} ${short(claim)}`).join(' + '))).toEqual(reasons(finding('sar-sum-alash').explanations).map((reason) => reason.replace(/>\d+$/, '')))
    await expect((await findings(view, null, null, {}, bounds)).total()).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await (await findings(view, 'article', null, {}, bounds)).total()).toBe(audit.nodes.filter(({ claims, rolls, source }) => source.id === 'article' || [...claims, ...rolls].length === 0).length)
  })

  test('a page goes on behind its cursor though the finding there is gone, and refuses what is no place', async () => {
    const after = async (place: string): Promise<{ data: unknown; errors: readonly { message: string }[] }> => world.ask('query ($after: String) { audit(first: 500, after: $after) { nodes { id } } }', { after: Buffer.from(`audit\n${place}`).toString('base64url') })
    const { audit: first }: { audit: { pageInfo: { endCursor: string } } } = await world.data('{ audit(first: 2) { pageInfo { endCursor } } }')
    const [source, weight, id] = JSON.parse(Buffer.from(first.pageInfo.endCursor, 'base64url').toString().replace('audit\n', '')) as [string, number, string]
    expect(id).toBe(audit.nodes[1]?.id)
    expect((await after(JSON.stringify([source, weight, `${id}-gone`]))).data).toEqual({ audit: { nodes: audit.nodes.slice(2).map((node) => ({ id: node.id })) } })
    expect((await after('finding/gone')).errors[0]?.message).toContain('no cursor of this list')
  })

  test('what is to be read is charged before it is read', async () => {
    const charged: number[] = []
    const refuse = (items: number): void => {
      charged.push(items)
      throw new Error('too many')
    }
    await expect(loadRelations(await atHead(world.connection), refuse)).rejects.toThrow('too many')
    expect(charged[0]).toBeGreaterThan(100)
  })

  test('a source that is none is refused', async () => {
    const { errors } = await world.ask('{ audit(source: "nobody") { nodes { id } } }')
    expect(errors[0]?.message).toContain('source: nothing that is a source has the id "nobody"')
  })
})
