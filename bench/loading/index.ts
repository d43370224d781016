import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from '../../src/graph/connection.js'
import { type ManagedServer, resetManaged, startManaged, stopManaged } from '../../src/graph/managed/server.js'
import { freePort } from '../../src/graph/managed/state.js'
import { renewNameKeys } from '../../src/graph/names/keys.js'
import { PROJECT } from '../../src/paths.js'
import { generateArchive } from '../../src/synthetic/folder.js'
import type { Measured, Tally } from '../contest.js'
import { loadBare } from './bare.js'

const SIZES = { quick: [500], full: [10_000] } as const
const ROUNDS = { quick: 1, full: 3 } as const
const SEED = 1

interface Load {
  /** When each step was done, in seconds from the beginning. */
  readonly steps: Readonly<Record<string, number>>
  readonly megabytes: number
}

/** What each way took in one round. */
interface Round {
  readonly bare: number
  readonly online: Load
  readonly offline: Load
}

/** How fast an archive is loaded into an empty graph: by bare statements, by "attest load", and by "attest load --offline". */
export default async function loading(quick: boolean, sizes: readonly number[]): Promise<Measured> {
  const tallies: Tally[] = []
  for (const claims of sizes.length > 0 ? sizes : quick ? SIZES.quick : SIZES.full) tallies.push(...(await measure(claims, quick ? ROUNDS.quick : ROUNDS.full)))
  return { contests: [], tallies }
}

async function measure(claims: number, rounds: number): Promise<Tally[]> {
  const home = mkdtempSync(join(tmpdir(), 'attest-loading-'))
  const archive = mkdtempSync(join(tmpdir(), 'attest-archive-'))
  process.env['ATTEST_JARS'] ??= join(PROJECT, '.attest')
  try {
    const made = generateArchive(archive, { claims, seed: SEED }, false).claims
    const folder = join(archive, 'dossier')
    const measured: Round[] = []
    // One after the other in each round, so that a disturbance of the machine touches all alike.
    for (let round = 0; round < rounds; round++) {
      const bare = await loadBare(await empty(home), home, folder)
      await empty(home)
      const online = await load(home, folder, 'online')
      await empty(home)
      const offline = await load(home, folder, 'offline')
      measured.push({ bare, online, offline })
      console.error(JSON.stringify({ claims: made, ...measured.at(-1) }))
    }
    return [rates(made, measured), parts(made, measured)]
  } finally {
    await stopManaged(home)
    for (const folder of [home, archive]) rmSync(folder, { recursive: true, force: true })
  }
}

/** A running server with nothing but the schema. */
async function empty(home: string): Promise<ManagedServer> {
  await resetManaged(home)
  const server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0) })
  const connection = await Connection.open({ uri: server.boltUri, user: server.user, password: server.password })
  await connection.migrate()
  await renewNameKeys(connection)
  await connection.close()
  return server
}

/** By the built program. */
async function load(home: string, folder: string, way: 'online' | 'offline'): Promise<Load> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'load.mjs'), home, folder, way], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`the load ended with code ${String(code)}`)
  return JSON.parse(text) as Load
}

const at = ({ steps }: Load, step: string): number => steps[step] ?? Number.NaN
/** From the plan to the last edge: what the bare statements do as well. */
const writing = (of: Load): number => at(of, 'staged') - at(of, 'planned')

/** The median, and the least and most. */
function spread(values: readonly number[], digits = 3): string {
  const sorted = [...values].sort((a, b) => a - b)
  const said = (value: number | undefined): string => Number((value ?? Number.NaN).toPrecision(digits)).toLocaleString('en', { maximumFractionDigits: 2 })
  const middle = ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2
  return sorted.length > 1 ? `${said(middle)} (${said(sorted[0])}–${said(sorted.at(-1))})` : said(middle)
}

function rates(claims: number, rounds: readonly Round[]): Tally {
  const row = (way: string, seconds: (round: Round) => number, megabytes?: (round: Round) => number): string[] => [
    way,
    spread(rounds.map((round) => claims / seconds(round))),
    spread(rounds.map((round) => round.bare / seconds(round))),
    spread(rounds.map((round) => at(round.online, 'all') / seconds(round))),
    megabytes ? spread(rounds.map(megabytes)) : '–',
  ]
  return {
    title: `${claims} claims into an empty graph, ${rounds.length === 1 ? 'one round' : `${rounds.length} rounds, medians (least–most)`}`,
    columns: ['way', 'claims a second', 'times bare statements', 'times attest load', 'peak memory of Node, MB'],
    rows: [
      row('bare statements: nodes and edges only', ({ bare }) => bare),
      row('attest load: its nodes, edges and links only', ({ online }) => writing(online)),
      row('attest load --offline: the same only', ({ offline }) => writing(offline)),
      row('attest load, whole', ({ online }) => at(online, 'all'), ({ online }) => online.megabytes),
      row('attest load --offline, whole', ({ offline }) => at(offline, 'all'), ({ offline }) => offline.megabytes),
    ],
  }
}

/** Steps in their order, by what ends them. */
const PARTS = [
  ['reading, checking and compiling', 'compiled'],
  ['planning', 'planned'],
  ['writing tables', 'tables'],
  ['importing', 'imported'],
  ['putting in place, starting Neo4j', 'in place'],
  ['building indexes', 'filled'],
  ['nodes, edges and links by statements', 'staged'],
  ['verdicts', 'verdicts'],
  ['committing, counting indexes', 'all'],
] as const

function parts(claims: number, rounds: readonly Round[]): Tally {
  const seconds = (of: Load, step: string): number => {
    const before = PARTS.slice(0, PARTS.findIndex(([, name]) => name === step)).filter(([, name]) => name in of.steps).at(-1)
    return at(of, step) - (before ? at(of, before[1]) : 0)
  }
  const cell = (loads: readonly Load[], step: string): string => (loads.every(({ steps }) => step in steps) ? spread(loads.map((of) => seconds(of, step))) : '–')
  return { title: `where the time goes, ${claims} claims, in seconds`, columns: ['part', 'attest load', 'attest load --offline'], rows: PARTS.map(([part, step]) => [part, cell(rounds.map(({ online }) => online), step), cell(rounds.map(({ offline }) => offline), step)]) }
}
