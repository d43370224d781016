import type { Measured, Tally } from '../contest.js'
import { type Archive, makeArchive, openArchive } from './archive.js'

/** Claims of the archives, the smallest first: its cost is what the others are compared with. */
const SIZES = { quick: [300, 900], full: [10_000, 100_000] } as const
const SEED = 1917
/** Things of one kind that are asked for, each by itself, so that one odd one does not decide. */
const SAMPLE = { quick: 5, full: 15 } as const
const ROUNDS = { quick: 1, full: 9 } as const

/** Verdicts that many mandates have, and one that few have. */
const COMMON = 'verdict: [ATTESTED_ONCE, CORROBORATED, CONTESTED]'
const RARE = 'verdict: [MISSING]'

interface Question {
  readonly what: string
  readonly requests: readonly string[]
}

/**
 * What questions cost in a large archive, as multiples of what they cost in a small one.
 * @param homes folders of Attests (ATTEST_HOME) whose archives are asked, the smallest first, instead of some that are loaded for this
 */
export default async function cost(quick: boolean, sizes: readonly number[], homes: readonly string[]): Promise<Measured> {
  const rows: Tally['rows'][number][] = []
  const least = new Map<string, { median: number; hits: number }>()
  const opening = homes.length > 0 ? homes.map((home) => () => openArchive(home)) : (sizes.length > 0 ? sizes : quick ? SIZES.quick : SIZES.full).map((claims) => () => makeArchive(claims, SEED))
  for (const open of opening) {
    const archive = await open()
    try {
      for (const { what, requests } of await questionsOf(archive, quick ? SAMPLE.quick : SAMPLE.full)) {
        const measured = await measure(archive, requests, quick ? ROUNDS.quick : ROUNDS.full)
        const first = least.get(what) ?? measured
        least.set(what, first)
        rows.push([what, archive.claims, measured.statements, Math.round(measured.hits), ratio(measured.hits, first.hits), measured.median.toFixed(1), ratio(measured.median, first.median)])
      }
    } finally {
      await archive.close()
    }
  }
  return { contests: [], tallies: [{ title: `what a question costs, by the size of the archive${homes.length > 0 ? '' : ` (attest generate --seed ${SEED})`}`, columns: ['question', 'claims', 'statements', 'database hits', 'times the smallest', 'median ms', 'times the smallest'], rows: rows.sort(byQuestion) }] }
}

const byQuestion = (a: readonly (string | number)[], b: readonly (string | number)[]): number => String(a[0]).localeCompare(String(b[0])) || Number(a[1]) - Number(b[1])

function ratio(value: number, to: number): string {
  return (value / to).toFixed(2)
}

interface Mandates {
  readonly mandates: { readonly nodes: readonly { readonly id: string; readonly holder: { readonly name: string; readonly mentions: { readonly nodes: readonly { readonly text: string }[] } } }[] }
}
interface Pages {
  readonly mandates: { readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } }
}

async function questionsOf({ ask }: Archive, most: number): Promise<Question[]> {
  const { data } = await ask('{ mandates(first: 500) { nodes { id holder { name mentions(first: 1) { nodes { text } } } } } }')
  const { nodes } = (data as Mandates).mandates
  const step = Math.max(1, Math.floor(nodes.length / most))
  const sample = nodes.filter((_, index) => index % step === 0).slice(0, most)
  const page = (after: string | null): string => `{ mandates(${COMMON}, first: 50${after === null ? '' : `, after: "${after}"`}) { nodes { id } pageInfo { endCursor hasNextPage } } }`
  const cursors: (string | null)[] = [null]
  for (let more = true; more; ) {
    const { data: walked } = await ask(page(cursors.at(-1) ?? null).replace('first: 50', 'first: 500'))
    const { pageInfo } = (walked as Pages).mandates
    more = pageInfo.hasNextPage
    if (more) cursors.push(pageInfo.endCursor)
  }
  const at = (share: number): string => page(cursors[Math.floor((cursors.length - 1) * share)] ?? null)
  return [
    { what: 'provenance', requests: sample.map(({ id }) => `{ provenance(proposition: "${id}") { verdict { name } independence { direct { atLeast atMost } } affirmedBy { nodes { claim { id source { id title } citation { text } } } } sentence } }`) },
    { what: 'find by name', requests: sample.map(({ holder }) => `{ find(text: ${JSON.stringify(holder.name)}, kinds: [PERSON], first: 10) { nodes { matched score node { id } } } }`) },
    { what: 'find by a spelling', requests: sample.flatMap(({ holder }) => holder.mentions.nodes.map(({ text }) => `{ find(text: ${JSON.stringify(text)}, kinds: [PERSON], first: 10) { nodes { matched score node { id } } } }`)) },
    { what: 'mandates by verdict, first page', requests: [at(0)] },
    { what: 'mandates by verdict, middle page', requests: [at(0.5)] },
    { what: 'mandates by verdict, last full page', requests: [at(1)] },
    { what: 'mandates by a rare verdict', requests: [`{ mandates(${RARE}, first: 50) { nodes { id } } }`] },
    { what: 'keystones', requests: ['{ keystones(first: 20) { nodes { asSpeaker asRelay source { id title } } } }'] },
    { what: 'audit', requests: ['{ audit(first: 20) { nodes { id sentence } } }'] },
    { what: 'disagreements', requests: ['{ disagreements(first: 20) { nodes { id question { caption } answers { id caption } } } }'] },
    { what: 'disagreements in words', requests: ['{ disagreements(first: 5) { nodes { id sentence } } }'] },
  ]
}

/** Medians over requests of one kind: of their database hits, and of their times. */
async function measure({ ask }: Archive, requests: readonly string[], rounds: number): Promise<{ statements: number; hits: number; median: number }> {
  const [hits, times, statements]: [number[], number[], number[]] = [[], [], []]
  for (const request of requests) {
    const answer = await ask(request)
    hits.push(await answer.hits())
    statements.push(answer.statements)
  }
  for (let round = 0; round < rounds; round++)
    for (const request of requests) {
      const began = performance.now()
      await ask(request)
      times.push(performance.now() - began)
    }
  return { statements: middle(statements), hits: middle(hits), median: middle(times) }
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
