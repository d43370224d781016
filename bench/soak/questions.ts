import type { Draw } from '../../src/synthetic/draw.js'
import { cursorOf, OURS, WITH_STANDING } from '../answering/question.js'

/** Requests of one kind. */
export interface Kind {
  readonly name: string
  /** How many of a hundred requests are of this kind. */
  readonly share: number
  /** Another one each time, out of the whole archive: an answer that is kept from before is no load. */
  readonly body: (draw: Draw) => string
}

/** Mandates of which the names and sources are asked for, spread over the archive. */
const SAMPLE = 200

interface Mandate {
  readonly id: string
  readonly holder: { readonly name: string; readonly mentions: { readonly nodes: readonly { readonly text: string }[] } }
  readonly claims: { readonly nodes: readonly { readonly citation: { readonly source: { readonly id: string } } | null }[] }
}

interface Page<T> {
  readonly nodes: readonly T[]
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
}

const spread = <T>(all: readonly T[]): T[] => all.filter((_, index) => index % Math.ceil(all.length / SAMPLE) === 0)
const body = (query: string, variables: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ query, variables })

/** A page of mandates with their claims that is as long as there are, for readers that take it slowly. */
export const LONG = JSON.stringify({ query: OURS, variables: { n: 500 } })

/** What is asked of an archive, with shares of the sort that readers of one would have: lists and names most, reasoning often, rules of one's own now and then. */
export async function kindsOf(port: number): Promise<Kind[]> {
  const ids = await everyMandate(port)
  if (ids.length === 0) throw new Error('the archive has no mandates')
  const sample: Mandate[] = []
  // One after the other: a server that has just been started is slow at first, and would have the last of all at once wait too long.
  for (const id of spread(ids)) sample.push((await ask<{ node: Mandate }>(port, 'query ($id: ID!) { node(id: $id) { id ... on Mandate { holder { name mentions(first: 1) { nodes { text } } } claims { nodes { citation { source { id } } } } } } }', { id })).node)
  const verdicts = await everyPage(port)
  const sources = [...new Set(sample.flatMap(({ claims }) => claims.nodes.flatMap(({ citation }) => (citation ? [citation.source.id] : []))))]
  const spellings = sample.flatMap(({ holder }) => holder.mentions.nodes.map(({ text }) => text))
  const after = (draw: Draw): string => cursorOf(draw.pick(ids))
  const find = (text: string): string => body('query ($text: String!) { find(text: $text, kinds: [PERSON], first: 10) { nodes { matched score node { id caption } } } }', { text })
  return [
    { name: 'one mandate with its claims', share: 25, body: (draw) => body(OURS, { n: 1, after: after(draw) }) },
    { name: '20 mandates with their claims', share: 10, body: (draw) => body(OURS, { n: 20, after: after(draw) }) },
    { name: '20 mandates, with verdicts', share: 10, body: (draw) => body(WITH_STANDING, { n: 20, after: after(draw) }) },
    { name: 'provenance', share: 20, body: (draw) => body('query ($id: ID!) { provenance(proposition: $id) { verdict { name } independence { direct { atLeast atMost } } affirmedBy { nodes { claim { id source { id title } citation { text } } } } sentence } }', { id: draw.pick(ids) }) },
    { name: 'find by name', share: 8, body: (draw) => find(draw.pick(sample).holder.name) },
    { name: 'find by a spelling', share: 7, body: (draw) => find(draw.pick(spellings)) },
    { name: 'mandates by verdict', share: 10, body: (draw) => body(BY_VERDICT, { after: draw.pick(verdicts), first: draw.between(20, 60) }) },
    { name: 'keystones', share: 5, body: (draw) => body('query ($first: Int) { keystones(first: $first) { nodes { asSpeaker asRelay source { id title } } } }', { first: draw.between(10, 50) }) },
    { name: 'mandates under a policy', share: 5, body: (draw) => body('query ($after: String, $source: ID!) { mandates(first: 10, after: $after, policy: { withoutSources: [$source] }) { nodes { id provenance { verdict { name } sentence } } } }', { after: after(draw), source: draw.pick(sources) }) },
  ]
}

const BY_VERDICT = 'query ($first: Int, $after: String) { mandates(first: $first, after: $after, verdict: [ATTESTED_ONCE, CORROBORATED, CONTESTED]) { nodes { id caption standing { name support } } pageInfo { endCursor hasNextPage } } }'

async function everyMandate(port: number): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const { mandates }: { mandates: Page<{ id: string }> } = await ask(port, 'query ($after: String) { mandates(first: 500, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }', { after })
    ids.push(...mandates.nodes.map(({ id }) => id))
    ;[after, more] = [mandates.pageInfo.endCursor, mandates.pageInfo.hasNextPage]
  }
  return ids
}

/** Where pages of a list filtered by verdict begin, all through it. */
async function everyPage(port: number): Promise<(string | null)[]> {
  const cursors: (string | null)[] = [null]
  for (let more = true; more; ) {
    const { mandates }: { mandates: Page<unknown> } = await ask(port, BY_VERDICT, { first: 500, after: cursors.at(-1) })
    more = mandates.pageInfo.hasNextPage
    if (more) cursors.push(mandates.pageInfo.endCursor)
  }
  return cursors
}

/** @throws Error unless the answer is whole */
async function ask<T>(port: number, query: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body(query, variables) })
  const { data, errors } = (await response.json()) as { data?: T; errors?: unknown }
  if (!data || errors) throw new Error(`${query}: ${JSON.stringify(errors)}`)
  return data
}
