import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import neo4j from 'neo4j-driver'
import { startManaged, stopManaged } from '../../src/graph/managed/server.js'
import { freePort } from '../../src/graph/managed/state.js'
import { PROJECT } from '../../src/paths.js'
import type { Measured, Tally } from '../contest.js'
import { loadedHome } from '../home.js'
import { cursorOf, OURS, PEERS, settled, statementOf, WITH_STANDING } from './question.js'
import { type Contestant, drive, PEERS_FOLDER, type Round, start } from './race.js'

/** Claims of the archive. */
const SIZES = { quick: 900, full: 100_000 } as const
const SEED = 1917
const MANDATES = { quick: [20], full: [1, 20, 200] } as const
/** Pages that are asked in turn, spread over the archive. */
const PAGES = 200
/** Pages that are asked again and again of the server that keeps its answers. */
const KEPT_PAGES = 20
const ROUNDS = { quick: 3, full: 5 } as const
const SECONDS = { quick: 0.5, full: 2 } as const
/** Neo4j and Node compile what runs often: until then no round counts. */
const WARMING = { quick: 1, full: 3 } as const

interface Asked {
  readonly contestant: Contestant
  readonly what: string
  /** Whether verdicts are asked for. */
  readonly judged?: boolean
  /** How many pages are asked in turn. */
  readonly pages?: number
  readonly body: (n: number, after: string) => string
}

/**
 * Answers a second: our server, @neo4j/graphql over the same graph, and a handler that sends our statement and writes its rows.
 * @param home a folder of an Attest (ATTEST_HOME) whose archive is asked, instead of one that is loaded for this
 */
export default async function answering(quick: boolean, home: string | undefined, sizes: readonly number[]): Promise<Measured> {
  if (!existsSync(join(PEERS_FOLDER, 'node_modules'))) execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: PEERS_FOLDER, stdio: 'ignore' })
  const { server, ids, claims, close } = home === undefined ? await loaded(sizes[0] ?? (quick ? SIZES.quick : SIZES.full)) : await running(home)
  const target = { uri: server.boltUri, user: server.user, password: server.password }
  const [ours, standing] = [statementOf(OURS), statementOf(WITH_STANDING)]
  const contestants = [
    await start('@neo4j/graphql', 'peers/neo4j-graphql.mjs', target),
    await start('bare handler', 'peers/bare.mjs', { ...target, statement: ours.text }),
    await start('bare handler with verdicts', 'peers/bare.mjs', { ...target, statement: standing.text }),
    await start('Attest', 'answering/attest.mjs', target),
    await start('Attest, answers kept', 'answering/attest.mjs', target, { BENCH_KEPT: 'on' }),
  ]
  try {
    const [peer, bare, bareStanding, attest, keeping] = contestants as [Contestant, Contestant, Contestant, Contestant, Contestant]
    const asked: Asked[] = [
      { contestant: peer, what: peer.name, body: (n, after) => JSON.stringify({ query: PEERS, variables: { n, after } }) },
      { contestant: bare, what: bare.name, body: (n, after) => JSON.stringify(ours.parameters({ n, after: cursorOf(after) })) },
      { contestant: attest, what: attest.name, body: (n, after) => JSON.stringify({ query: OURS, variables: { n, after: cursorOf(after) } }) },
      { contestant: bareStanding, what: bareStanding.name, judged: true, body: (n, after) => JSON.stringify(standing.parameters({ n, after: cursorOf(after) })) },
      { contestant: attest, what: 'Attest with verdicts', judged: true, body: (n, after) => JSON.stringify({ query: WITH_STANDING, variables: { n, after: cursorOf(after) } }) },
      { contestant: keeping, what: `Attest, the same ${KEPT_PAGES} pages again`, pages: KEPT_PAGES, body: (n, after) => JSON.stringify({ query: OURS, variables: { n, after: cursorOf(after) } }) },
      { contestant: keeping, what: `Attest with verdicts, the same ${KEPT_PAGES} again`, judged: true, pages: KEPT_PAGES, body: (n, after) => JSON.stringify({ query: WITH_STANDING, variables: { n, after: cursorOf(after) } }) },
    ]
    const rows: Tally['rows'][number][] = []
    for (const n of quick ? MANDATES.quick : MANDATES.full) {
      const pages = ids.filter((_, index) => index % Math.ceil(ids.length / PAGES) === 0 && index + n < ids.length)
      await sameAnswers(asked, n, pages)
      rows.push(...(await race(asked, n, pages, quick, server.pid)))
    }
    return { contests: [], tallies: [{ title: `requests a second of ${claims}, 8 connections; ratios are to @neo4j/graphql: median, least and most of the rounds`, columns: ['mandates', 'who', 'requests/s', 'times @neo4j/graphql', 'least–most', 'p99 ms', 'its p99 to @neo4j/graphql', 'least–most', 'to the bare handler', 'Node ms', 'Neo4j ms'], rows }] }
  } finally {
    for (const { stop } of contestants) stop()
    await close()
  }
}

interface Graph {
  readonly server: { readonly boltUri: string; readonly user: string; readonly password: string; readonly pid: number }
  /** Of the seats, in their order. */
  readonly ids: readonly string[]
  readonly claims: string
  readonly close: () => Promise<void>
}

async function loaded(claims: number): Promise<Graph> {
  const { home, close } = await loadedHome(claims, SEED)
  return { ...(await running(home)), close }
}

/** What is there already is left as it was found. */
async function running(home: string): Promise<Graph> {
  process.env['ATTEST_JARS'] ??= join(PROJECT, '.attest')
  const server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0), say: (line) => { console.error(line) } })
  const driver = neo4j.driver(server.boltUri, neo4j.auth.basic(server.user, server.password))
  const { records } = await driver.executeQuery('MATCH (n:Mandate) WHERE n.seat WITH n.id AS id ORDER BY id WITH collect(id) AS ids RETURN ids, COUNT { (:Claim) } AS claims')
  await driver.close()
  const [row] = records
  if (!row) throw new Error(`${home} holds no archive.`)
  return { server, ids: row.get('ids') as string[], claims: `${String(row.get('claims'))} claims`, close: async () => { if (!server.alreadyRunning) await stopManaged(home) } }
}

/** @throws Error unless all say the same of some pages: an answer that is quicker because it is another one wins nothing */
async function sameAnswers(asked: readonly Asked[], n: number, pages: readonly string[]): Promise<void> {
  const [peer, , attest, , standing] = asked
  for (const after of [0, 0.3, 0.6, 0.9].map((share) => pages[Math.floor(pages.length * share)] ?? '')) {
    // Asked twice, since our server remembers a request when it comes for the first time.
    const [theirs, first, ours, judged] = [await ask(peer, n, after), await ask(attest, n, after), await ask(attest, n, after), await ask(standing, n, after)]
    const { nodes } = ours.mandates as { nodes: unknown[] }
    if (nodes.length !== n) throw new Error(`${n} mandates were asked for after ${after}, and ${nodes.length} came`)
    if (!isDeepStrictEqual(ours, first) || !isDeepStrictEqual(settled(ours), settled(theirs))) throw new Error(`the answers for ${n} mandates after ${after} differ`)
    if (!isDeepStrictEqual(settled(ours.mandates), settled(withoutStanding(judged.mandates)))) throw new Error(`with verdicts, the answer for ${n} mandates after ${after} differs`)
  }
}

const withoutStanding = (mandates: unknown): unknown => (mandates as { nodes: Record<string, unknown>[] }).nodes.map(({ standing, ...rest }) => (standing === undefined ? {} : rest))

async function ask(asked: Asked | undefined, n: number, after: string): Promise<{ mandates: unknown }> {
  if (!asked) throw new Error('nobody is asked')
  const response = await fetch(asked.contestant.url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: asked.body(n, after) })
  const { data, errors } = (await response.json()) as { data?: { mandates: unknown }; errors?: unknown }
  if (!data || errors) throw new Error(`${asked.what}: ${JSON.stringify(errors)}`)
  return data
}

async function race(asked: readonly Asked[], n: number, pages: readonly string[], quick: boolean, database: number): Promise<Tally['rows']> {
  const bodies = asked.map(({ body, pages: few }) => pages.slice(0, few).map((after) => body(n, after)))
  const [rounds, seconds, warming] = quick ? [ROUNDS.quick, SECONDS.quick, WARMING.quick] : [ROUNDS.full, SECONDS.full, WARMING.full]
  const done: Round[][] = asked.map(() => [])
  for (let round = -1; round < rounds; round++)
    for (const [index, { contestant }] of asked.entries()) {
      const seen = await drive(contestant, bodies[index] ?? [], round < 0 ? warming : seconds, database)
      if (round >= 0) done[index]?.push(seen)
    }
  const [peer = [], bare = [], , bareStanding = []] = done
  return asked.map(({ what, judged = false }, index) => {
    const [rounds, handler] = [done[index] ?? [], judged ? bareStanding : bare]
    const [rate, tail] = [ratios(rounds, peer, 'perSecond'), ratios(rounds, peer, 'p99')]
    return [n, what, middle(rounds.map(({ perSecond }) => perSecond)).toFixed(0), rate.median, rate.span, middle(rounds.map(({ p99 }) => p99)).toFixed(0), tail.median, tail.span, ratios(rounds, handler, 'perSecond').median, middle(rounds.map(({ cpu }) => cpu)).toFixed(2), middle(rounds.map(({ databaseCpu }) => databaseCpu)).toFixed(2)]
  })
}

/** Round by round, so that what disturbed a round touches both alike. */
function ratios(rounds: readonly Round[], to: readonly Round[], what: 'perSecond' | 'p99'): { readonly median: string; readonly span: string } {
  const all = rounds.map((round, index) => round[what] / (to[index]?.[what] ?? Number.NaN)).sort((a, b) => a - b)
  return { median: middle(all).toFixed(2), span: `${all[0]?.toFixed(2)}–${all.at(-1)?.toFixed(2)}` }
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
