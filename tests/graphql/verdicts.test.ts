import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../../src/paths.js'
import { loadCases } from '../../src/graph/provenance/index.js'
import { atHead } from '../../src/graph/read/snapshot.js'
import type { Policy, ProvenanceCase } from '../../src/reasoning/case.js'
import { moved } from '../../src/reasoning/changes.js'
import { outcome, type Outcome } from '../../src/reasoning/provenance.js'
import { connectionResolvers, type PageParent } from '../../src/graphql/connections.js'
import { createContext } from '../../src/graphql/context.js'
import { keystones, mandatesUnder, policyEffect } from '../../src/graphql/policies.js'
import { provenanceOf } from '../../src/graphql/provenance.js'
import { LARGEST_ANSWER, View } from '../../src/graphql/view.js'
import { query } from '../graph/fresh.js'
import { compiled, openWorld, type World } from './world.js'

/** What would change verdicts, over the whole graph of the first dossier: each answer against all verdicts computed one by one. */

const FOLDER = 'seeds/election-1917'
let world: World
let cases: Map<string, ProvenanceCase>

beforeAll(async () => {
  world = await openWorld(FOLDER)
  const { at } = await atHead(world.connection)
  const ids = (await query('MATCH (p:Proposition) WHERE p.until > $at RETURN p.id AS id ORDER BY id', { at })).map(({ id }) => String(id))
  cases = await loadCases(world.connection, at, ids)
})
afterAll(() => world.connection.close())

interface Moved {
  readonly proposition: { readonly id: string }
  readonly before: Outcome
  readonly after: Outcome
}
interface Page<T> {
  readonly nodes: readonly T[]
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const OUTCOMES = 'before { name support opposition } after { name support opposition }'
const EFFECT = `query ($policy: Policy!, $kind: PropositionKind, $first: Int, $after: String) {
  policyEffect(policy: $policy, kind: $kind, first: $first, after: $after) { nodes { proposition { id } ${OUTCOMES} sentence } totalCount pageInfo { hasNextPage endCursor } } }`

/** Every verdict that is another one under a policy, tried one by one. */
function effectOf(policy: Policy, kind = ''): Moved[] {
  return [...cases].filter(([id]) => id.startsWith(kind)).flatMap(([id, of]) => {
    const [before, after] = [outcome(of, {}), outcome(of, policy)]
    return moved(before, after) ? [{ proposition: { id }, before, after }] : []
  })
}

async function effect(policy: Policy, kind: string | null = null): Promise<Page<Moved>> {
  return (await world.data<{ policyEffect: Page<Moved> }>(EFFECT, { policy, kind, first: 500 })).policyEffect
}

const plain = (nodes: readonly Moved[]): Moved[] => nodes.map(({ proposition, before, after }) => ({ proposition: { id: proposition.id }, before: { ...before }, after: { ...after } })).sort((a, b) => (a.proposition.id < b.proposition.id ? -1 : 1))

describe('the effect of a policy', { timeout: 120_000 }, () => {
  test.each<[string, Policy]>([
    ['a list set aside', { withoutSources: ['chronos-list'] }],
    ['the same man in all his works', { withoutSources: ['chronos-list', 'protasov-2008', 'protasov-unspecified'] }],
    ['one newspaper', { withoutSources: ['yuzhny-ural-1917'] }],
    ['the article as a speaker', { withoutSources: ['article'] }],
    ['the article as a relay', { withoutRelays: ['article'] }],
    ['one who reports a doubt', { withoutRelays: ['amanzholova-2009'] }],
    ['suspicions held', { acceptSuspected: true }],
    ['inferences left out', { ignoreInferences: true }],
    ['silence left out', { ignoreSilence: true }],
    ['several at once', { withoutSources: ['yuzhny-ural-1917'], withoutRelays: ['amanzholova-2009'], ignoreSilence: true, ignoreInferences: true }],
    ['a reading withdrawn', { withoutReadings: ['election-1917/c-reading-yu3-regions', 'election-1917/yu3-steppe'] }],
  ])('%s is what all verdicts tried one by one give', async (_, policy) => {
    const found = await effect(policy)
    const expected = effectOf(policy)
    expect(found.totalCount).toBe(expected.length)
    expect(plain(found.nodes)).toEqual(plain(expected).slice(0, 500))
  })

  test('an identification withdrawn is as well', async () => {
    const mention = [...cases.values()].flatMap(({ claims }) => claims.flatMap(({ names }) => names)).find(({ certainty, entity }) => certainty === 'PROBABLE' && entity === 'dosmukhametuly-zh')?.mention ?? ''
    const policy = { withoutIdentifications: [mention] }
    expect(effectOf(policy).length).toBeGreaterThan(0)
    expect(plain((await effect(policy)).nodes)).toEqual(plain(effectOf(policy)))
  })

  test('is asked for by kind and page by page, and pages together are the whole', async () => {
    const policy = { withoutSources: ['chronos-list'] }
    const nodes: Moved[] = []
    let after: string | null = null
    do {
      const { policyEffect: page }: { policyEffect: Page<Moved> } = await world.data(EFFECT, { policy, kind: 'MANDATE', first: 3, after })
      nodes.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(nodes.length).toBeGreaterThan(3)
    expect(plain(nodes)).toEqual(plain(effectOf(policy, 'mandate/')))
  })

  test('takes as many statements for one verdict as for all', async () => {
    const one = await world.ask(EFFECT.replace(' totalCount', ''), { policy: { withoutSources: ['chronos-list'] }, kind: 'MANDATE', first: 1 })
    const all = await world.ask(EFFECT.replace(' totalCount', ''), { policy: { withoutSources: ['chronos-list'] }, kind: 'MANDATE', first: 500 })
    expect(all.statements).toEqual(one.statements)
  })

  test('of what moves no verdict is nothing, and a policy on what is not there is refused', async () => {
    const readings = new Set([...cases.values()].flatMap(({ claims }) => claims.flatMap((claim) => claim.readings.map(({ id }) => id))))
    const idle = [...readings].find((id) => effectOf({ withoutReadings: [id] }).length === 0) ?? 'none'
    expect((await effect({ withoutReadings: [idle] })).totalCount).toBe(0)
    const { errors } = await world.ask(EFFECT, { policy: { withoutReadings: ['no-reading'] } })
    expect(errors[0]?.message).toBe('withoutReadings: nothing that is a reading or claim has the id "no-reading". The field "find" finds ids by name.')
  })

  test('of a policy that changes no rule is refused: an empty list would read as a finding', async () => {
    const messages = await Promise.all([{}, { ignoreSilence: false }, { recordedBy: '2100-01-01T00:00:00Z' }].map(async (policy) => (await world.ask(EFFECT, { policy })).errors[0]?.message))
    expect(messages[0]).toMatch(/^policy: it changes no rule, /)
    expect(messages[1]).toBe(messages[0])
    expect(messages[2]).toMatch(/^policy: recordedBy alone changes no rule\. "attest log" tells what has changed since then; /)
  })

  test('is told of the graph as it was recorded at a time', async () => {
    const policy = { withoutSources: ['chronos-list'] }
    expect(plain((await effect({ ...policy, recordedBy: '2100-01-01T00:00:00Z' } as Policy)).nodes)).toEqual(plain(effectOf(policy)).slice(0, 500))
    expect(await effect({ ...policy, recordedBy: '2001-01-01T00:00:00Z' } as Policy)).toMatchObject({ nodes: [], totalCount: 0 })
  })

  test.each(['2026', '""', '"2026"', '"2026-01-31T12:00:00"', 'true'])('a time is one with its zone: %s is refused, in the request and as a variable', async (time) => {
    const literal = await world.ask(`{ policyEffect(policy: { ignoreSilence: true, recordedBy: ${time} }) { totalCount } }`)
    const variable = await world.ask(EFFECT, { policy: { ignoreSilence: true, recordedBy: JSON.parse(time) as unknown } })
    for (const { data, errors } of [literal, variable]) {
      expect(data ?? null).toBeNull()
      expect(errors.map(({ message }) => message)).toEqual([`${time} is no time. Expected ISO 8601 with its zone, such as "2026-01-31T12:00:00Z".`])
    }
  })
})

describe('the bound of what one page computes', { timeout: 120_000 }, () => {
  const policy = { withoutSources: ['chronos-list'] }
  /** The cursors are as a client gets them; only the bound is a smaller one. */
  async function through(page: (view: View, after: string | null) => Promise<PageParent>): Promise<{ found: string[]; pages: number[] }> {
    const found: string[] = []
    const pages: number[] = []
    for (let after: string | null = null; ; ) {
      const parent = await page((await createContext(world.connection)).view, after)
      if (after === null) await expect((async () => parent.total())()).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(/^totalCount: Under this policy more than 7 verdicts/) as string })
      found.push(...parent.items.map((item) => String((item as Record<string, unknown>)['proposition'] ?? (item as Record<string, unknown>)['id'])))
      pages.push(parent.items.length)
      const { hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null } = connectionResolvers.pageInfo(parent)
      if (!hasNextPage) return { found, pages }
      expect(endCursor).not.toBe(after)
      after = endCursor
    }
  }

  test('ends the page and not the list: the pages go on to the end, empty ones among them', async () => {
    const { found, pages } = await through((view, after) => policyEffect(view, policy, null, { first: 500, after }, 7))
    expect(found).toEqual(effectOf(policy).map(({ proposition }) => proposition.id).sort())
    expect(pages).toContain(0)
    expect(Math.max(...pages)).toBeLessThanOrEqual(7)
  })

  test('holds for mandates as well', async () => {
    const filters = { holder: null, assembly: null, district: null, list: null, party: null, source: null, seats: true }
    const { found, pages } = await through((view, after) => mandatesUnder(view, policy, filters, { verdict: null, support: ['NONE'], opposition: null }, { first: 500, after }, 7))
    const expected = [...cases].filter(([id, of]) => /^mandate\/[^/]+\/[^/]+$/.test(id) && outcome(of, policy).support === 'NONE').map(([id]) => id)
    expect(found).toEqual(expected)
    expect(pages).toContain(0)
  })
})

describe('what a request may have computed', () => {
  const policy = { withoutSources: ['chronos-list'] }
  const filters = { holder: null, assembly: null, district: null, list: null, party: null, source: null, seats: true }
  const spentBy = async (ask: (view: View) => Promise<unknown>, left = LARGEST_ANSWER): Promise<number> => {
    const budget = { left }
    await ask(new View(await atHead(world.connection), budget))
    return left - budget.left
  }

  test.each<[string, (view: View) => Promise<unknown>]>([
    ['the effect of a policy', (view) => policyEffect(view, policy, null, {})],
    ['mandates filtered under one', (view) => mandatesUnder(view, policy, filters, { verdict: null, support: ['NONE'], opposition: null }, {})],
    ['a proof', (view) => provenanceOf(view, 'mandate/bukeikhan/constituent-assembly', null)],
  ])('%s takes its share, and is refused where nothing is left', async (_, ask) => {
    const spent = await spentBy(ask)
    expect(spent).toBeGreaterThanOrEqual(10)
    expect(await spentBy(ask, spent)).toBe(spent)
    await expect(spentBy(ask, spent - 1)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('a verdict that is computed for it counts as 10') as string })
  })

  test('is shared by all its fields: many small ones are refused as one large one would be', async () => {
    const one = await spentBy((view) => mandatesUnder(view, policy, filters, { verdict: null, support: ['NONE'], opposition: null }, {}))
    const [budget, snapshot] = [{ left: 3 * one + 1 }, await atHead(world.connection)]
    const view = new View(snapshot, budget)
    const ask = (source: string): Promise<unknown> => mandatesUnder(view, { withoutSources: [source] }, filters, { verdict: null, support: ['NONE'], opposition: null }, {})
    const asked = await Promise.allSettled(['chronos-list', 'protasov-2008', 'yuzhny-ural-1917', 'article'].map(ask))
    expect(asked.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
  })
})

interface Keystone {
  readonly source: { readonly id: string }
  readonly asSpeaker: number
  readonly asRelay: number
  readonly changes: Page<Moved>
}

describe('keystones', { timeout: 120_000 }, () => {
  const KEYSTONES = `query ($first: Int, $after: String) { keystones(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { source { id } asSpeaker asRelay changes(as: SPEAKER, first: 500) { totalCount nodes { proposition { id } ${OUTCOMES} } } } } }`

  test('are counted as all verdicts without each source, tried one by one', async () => {
    const { keystones } = await world.data<{ keystones: Page<Keystone> }>(KEYSTONES, { first: 500 })
    expect(keystones.totalCount).toBe(keystones.nodes.length)
    const counts = keystones.nodes.map(({ asSpeaker, asRelay }) => asSpeaker + asRelay)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(keystones.nodes[0]?.source.id).toBe('article')
    for (const id of ['article', 'chronos-list', 'yuzhny-ural-1917', 'amanzholova-2009']) {
      const found = keystones.nodes.find(({ source }) => source.id === id)
      const speaking = effectOf({ withoutSources: [id] })
      expect([id, found?.asSpeaker, found?.asRelay]).toEqual([id, speaking.length, effectOf({ withoutRelays: [id] }).length])
      expect(plain(found?.changes.nodes ?? [])).toEqual(plain(speaking).slice(0, 500))
    }
  })

  test('come in pages that together are the whole', async () => {
    const whole = (await world.data<{ keystones: Page<Keystone> }>(KEYSTONES, { first: 500 })).keystones.nodes.map(({ source }) => source.id)
    const ids: string[] = []
    let after: string | null = null
    do {
      const { keystones }: { keystones: Page<Keystone> } = await world.data(KEYSTONES, { first: 9, after })
      ids.push(...keystones.nodes.map(({ source }) => source.id))
      after = keystones.pageInfo.hasNextPage ? keystones.pageInfo.endCursor : null
    } while (after !== null)
    expect(ids).toEqual(whole)
  })
})

describe('mandates under a policy', { timeout: 120_000 }, () => {
  const MANDATES = `query ($support: [Support!], $opposition: [Opposition!], $verdict: [VerdictName!], $policy: Policy, $first: Int, $after: String) {
    mandates(support: $support, opposition: $opposition, verdict: $verdict, policy: $policy, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id provenance { verdict { name support opposition } } } } }`
  interface Judged {
    readonly id: string
    readonly provenance: { readonly verdict: Outcome }
  }
  const seats = (): [string, ProvenanceCase][] => [...cases].filter(([id]) => /^mandate\/[^/]+\/[^/]+$/.test(id))

  test.each<[string, Policy, Record<string, string[]>]>([
    ['support', { withoutSources: ['chronos-list'] }, { support: ['NONE', 'INFERRED'] }],
    ['opposition', { ignoreSilence: true }, { opposition: ['NONE'] }],
    ['verdict', { withoutRelays: ['amanzholova-2009'] }, { verdict: ['ATTESTED_ONCE_BUT_MISSING', 'CORROBORATED'] }],
    ['support, usual rules', {}, { support: ['SINGLE'] }],
  ])('are filtered by their %s, and what is asked of each is judged, under it', async (_, policy, filter) => {
    const { mandates } = await world.data<{ mandates: Page<Judged> }>(MANDATES, { policy, ...filter, first: 500 })
    const fits = (one: Outcome): boolean => [filter['support']?.includes(one.support), filter['opposition']?.includes(one.opposition), filter['verdict']?.includes(one.name)].every((found) => found ?? true)
    const expected = seats().map(([id, of]) => ({ id, ...outcome(of, policy) })).filter(fits)
    expect(expected.length).toBeGreaterThan(0)
    expect(mandates.nodes.map(({ id, provenance: { verdict } }) => ({ id, ...verdict }))).toEqual(expected)
    expect(mandates.totalCount).toBe(expected.length)
  })

  test('come in pages whose cursors stay', async () => {
    const ask = async (first: number, after: string | null): Promise<Page<Judged>> => (await world.data<{ mandates: Page<Judged> }>(MANDATES, { policy: { ignoreSilence: true }, opposition: ['NONE'], first, after })).mandates
    const whole = await ask(500, null)
    const first = await ask(3, null)
    const rest = await ask(500, first.pageInfo.endCursor)
    expect([...first.nodes, ...rest.nodes]).toEqual(whole.nodes)
    expect(first.pageInfo.hasNextPage).toBe(true)
  })

  test('of a person are judged under it, unless a field is given other ground rules', async () => {
    const { node } = await world.data<{ node: { mandates: { nodes: { aside: { verdict: Outcome }; usual: { verdict: Outcome } }[] } } }>(
      `{ node(id: "bukeikhan") { ... on Person { mandates(policy: { withoutRelays: ["article"] }) { nodes { aside: provenance { verdict { name } } usual: provenance(policy: {}) { verdict { name } } } } } } }`,
    )
    expect(node.mandates.nodes.map(({ aside, usual }) => [aside.verdict.name, usual.verdict.name])).toEqual([['UNATTESTED', 'ATTESTED_ONCE_BUT_DOUBTED']])
  })
})

describe('questions of the dossier', { timeout: 120_000 }, () => {
  const request = (id: string): string => {
    const question = compiled(FOLDER).dossier.heading.data.questions?.find((candidate) => candidate.id === id)
    return readFileSync(join(PROJECT, FOLDER, question?.request ?? ''), 'utf8')
  }

  test('1. what would change the verdict on the seat of A. Bukeikhan', async () => {
    const { provenance } = await world.data<{ provenance: { wouldChange: { kind: string; sources: { id: string }[]; reading: { id: string } | null; certainty: string | null; after: Outcome; sentence: string }[]; wouldChangeSearched: number } }>(request('bukeikhan'))
    const sets = provenance.wouldChange.filter(({ sources }) => sources.length > 0).map(({ kind, sources, after }) => [kind, sources.map(({ id }) => id).join('+'), after.name])
    expect(sets).toEqual([
      ['SPEAKERS', 'protasov-unspecified', 'ATTESTED_ONCE_BUT_MISSING'],
      ['SPEAKERS', 'yuzhny-ural-1917', 'INFERRED_BUT_DOUBTED'],
      ['RELAYS', 'amanzholova-2009', 'ATTESTED_ONCE_BUT_MISSING'],
      ['RELAYS', 'article', 'UNATTESTED'],
    ])
    expect(provenance.wouldChangeSearched).toBeGreaterThanOrEqual(2)
    // What the districts are is a reading; whether the number is a page or an issue changes where he is named, not that he is.
    const readings = provenance.wouldChange.filter(({ kind }) => kind === 'READING')
    expect(readings.map(({ sentence }) => sentence).join('\n')).toContain('two electoral districts: Turgay, and the Steppe')
    expect(readings.map(({ sentence }) => sentence).join('\n')).not.toContain('page 3')
  })

  test('2. every seat that falls if Protasov is set aside', async () => {
    const { withoutProtasov } = await world.data<{ withoutProtasov: Page<Moved> }>(request('every-deputy'))
    const works = ['protasov-1997', 'protasov-2008', 'protasov-complete-list', 'protasov-unspecified']
    expect(plain(withoutProtasov.nodes)).toEqual(plain(effectOf({ withoutSources: works }, 'mandate/')))
    const fate = new Map(withoutProtasov.nodes.map(({ proposition, after }) => [proposition.id, after.name]))
    // The list on the portal is a copy of his book: without him it says nothing, and his doubts are gone.
    expect(fate.get('mandate/bukeikhan/constituent-assembly')).toBe('ATTESTED_ONCE')
    expect(fate.get('mandate/aljanov/constituent-assembly')).toBe('UNATTESTED')
    expect(fate.get('mandate/saurambayuly/constituent-assembly')).toBe('UNATTESTED')
  })

  test('12. what the graph rests on', async () => {
    const { keystones } = await world.data<{ keystones: Page<{ source: { id: string; madeWhen: { written: string } | null; authors: { id: string }[] }; asSpeaker: number; asRelay: number; untimely: { nodes: { id: string }[] } }> }>(request('keystones'))
    const found = new Map(keystones.nodes.map((keystone) => [keystone.source.id, keystone]))
    const [first] = keystones.nodes
    expect(first?.source.id).toBe('article')
    expect(first?.asRelay).toBeGreaterThan(first?.asSpeaker ?? 0)
    expect(found.get('protasov-2008')?.source).toMatchObject({ madeWhen: { written: '2008' }, authors: [{ id: 'protasov' }] })
    expect(found.get('yuzhny-ural-1917')?.untimely.nodes.map(({ id }) => id)).toEqual(['election-1917/yu3-steppe'])
  })
})

describe('stored verdicts of other rules', { timeout: 120_000 }, () => {
  const MISSING = 'query { mandates(support: [CORROBORATED], first: 500) { nodes { id } } }'

  test('are not filtered by: what they would say now is computed; a start gives them anew', async () => {
    const before = await world.data(MISSING)
    await query("MATCH (v:Verdict) SET v.rulesVersion = '0.9.0', v.support = 'NONE', v.hash = 'of other rules'")
    expect(await world.data(MISSING)).toEqual(before)
    expect((await world.ask('query { mandates(support: [CORROBORATED]) { totalCount } }')).errors).toEqual([])
    await expect(keystones((await createContext(world.connection)).view, {})).rejects.toMatchObject({ code: 'VERDICTS_OUTDATED' })
    const filters = { holder: null, assembly: null, district: null, list: null, party: null, source: null, seats: true }
    const { total } = await mandatesUnder((await createContext(world.connection)).view, null, filters, { verdict: null, support: ['CORROBORATED'], opposition: null }, {}, 7)
    await expect((async () => total())()).rejects.toMatchObject({ message: expect.stringMatching(/^totalCount: The stored verdicts were given by other rules, so that more than 7 verdicts/) as string })
    expect((await world.ask('{ keystones { totalCount } }')).errors[0]?.message).toMatch(/^The stored verdicts were given by other rules/)
    const { renewByRules } = await import('../../src/graph/load/index.js')
    const renewed = await renewByRules(world.connection)
    expect(renewed?.revision?.changes).toEqual([`Verdict +${cases.size} −${cases.size}`])
    expect(await world.data(MISSING)).toEqual(before)
    expect(await renewByRules(world.connection)).toBeNull()
    expect((await world.ask('{ keystones { totalCount } }')).errors).toEqual([])
  })
})
