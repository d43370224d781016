import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j, { type Config } from 'neo4j-driver'
import { isLong } from '../src/dossier/bulk/long.js'
import { checkDossier } from '../src/dossier/compile/index.js'
import { formatProblem } from '../src/dossier/problems.js'
import { Connection } from '../src/graph/connection.js'
import { loadDossiers } from '../src/graph/load/index.js'
import { loadFolders } from '../src/graph/load/long.js'
import { renewNameKeys } from '../src/graph/names/keys.js'
import { layout, freePort } from '../src/graph/managed/state.js'
import { startManaged, stopManaged } from '../src/graph/managed/server.js'
import { PROJECT } from '../src/paths.js'
import { generateArchive } from '../src/synthetic/folder.js'
import type { Measured, Tally } from './contest.js'

const SIZES = { quick: [500], full: [2_000, 10_000] } as const
const SEED = 1

/** What an archive takes in the graph and on disk. */
export default async function scale(quick: boolean, sizes: readonly number[]): Promise<Measured> {
  const measured = []
  for (const claims of sizes.length > 0 ? sizes : quick ? SIZES.quick : SIZES.full) measured.push(await measure(claims))
  return { contests: [], tallies: [perClaim(measured), onDisk(measured), byLabel(measured)] }
}

interface Size {
  readonly claims: number
  readonly nodes: Map<string, number>
  readonly edges: Map<string, number>
  readonly bytes: Map<string, number>
  readonly dossierBytes: number
  readonly seconds: number
}

async function measure(claims: number): Promise<Size> {
  const home = mkdtempSync(join(tmpdir(), 'attest-scale-'))
  process.env['ATTEST_JARS'] ??= join(PROJECT, '.attest')
  try {
    const archive = join(home, 'archive')
    const made = generateArchive(archive, { claims, seed: SEED }, false)
    const server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0) })
    const connection = await Connection.open({ uri: server.boltUri, user: server.user, password: server.password })
    await connection.migrate()
    await renewNameKeys(connection)
    const began = performance.now()
    await load(connection, join(archive, 'dossier'), home)
    const seconds = (performance.now() - began) / 1000
    const nodes = await counts(server, 'MATCH (n) UNWIND labels(n) AS name RETURN name, count(*) AS count UNION ALL MATCH (n) RETURN "all" AS name, count(*) AS count')
    const edges = await counts(server, 'MATCH ()-[e]->() RETURN type(e) AS name, count(*) AS count UNION ALL MATCH ()-[e]->() RETURN "all" AS name, count(*) AS count')
    await connection.close()
    // Stopped, so that all is written where it belongs.
    await stopManaged(home)
    const { data } = layout(home)
    return { claims: made.claims, nodes, edges, bytes: filesOf(join(data, 'databases', 'neo4j')).set('transaction logs', sizeOf(join(data, 'transactions', 'neo4j'))), dossierBytes: made.bytes, seconds }
  } finally {
    await stopManaged(home)
    rmSync(home, { recursive: true, force: true })
  }
}

/** As "attest load" does. */
async function load(connection: Connection, folder: string, home: string): Promise<void> {
  if (isLong(folder)) {
    await loadFolders(connection, [folder], { home })
    return
  }
  const { compiled, problems } = checkDossier(folder)
  if (!compiled) throw new Error(problems.map(formatProblem).join('\n'))
  await loadDossiers(connection, [compiled])
}

async function counts({ boltUri, user, password }: { boltUri: string; user: string; password: string }, text: string): Promise<Map<string, number>> {
  const settings: Partial<Config> = { disableLosslessIntegers: true }
  const driver = neo4j.driver(boltUri, neo4j.auth.basic(user, password), settings)
  try {
    const { records } = await driver.executeQuery(text)
    return new Map(records.map((record) => [String(record.get('name')), Number(record.get('count'))]))
  } finally {
    await driver.close()
  }
}

/** The files of a store by what they hold. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['indexes', /^schema[/\\]/],
  ['nodes and their labels', /nodestore|labelscan|labeltokenstore/],
  ['edges', /relationship/],
  ['properties', /propertystore/],
  ['counts and ids', /./],
]

function filesOf(folder: string): Map<string, number> {
  const sizes = new Map(KINDS.map(([kind]) => [kind, 0]))
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const stat = statSync(join(folder, name))
    const kind = KINDS.find(([, pattern]) => pattern.test(name))?.[0]
    if (stat.isFile() && kind !== undefined) sizes.set(kind, (sizes.get(kind) ?? 0) + stat.size)
  }
  return sizes
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

const rounded = (value: number): number => Number(value.toPrecision(4))

function perClaim(measured: readonly Size[]): Tally {
  return {
    title: 'what a claim takes',
    columns: ['claims', 'nodes a claim', 'edges a claim', 'bytes a claim in the store', 'bytes a claim in the dossier', 'claims a second, loaded'],
    rows: measured.map(({ claims, nodes, edges, bytes, dossierBytes, seconds }) => [claims, rounded((nodes.get('all') ?? 0) / claims), rounded((edges.get('all') ?? 0) / claims), rounded(storeOf(bytes) / claims), rounded(dossierBytes / claims), rounded(claims / seconds)]),
  }
}

/** All but the transaction logs, which are cut back by themselves. */
function storeOf(bytes: ReadonlyMap<string, number>): number {
  return [...bytes].reduce((sum, [kind, size]) => (kind === 'transaction logs' ? sum : sum + size), 0)
}

function onDisk(measured: readonly Size[]): Tally {
  const kinds = [...(measured[0]?.bytes.keys() ?? [])]
  return { title: 'the store on disk, in MB', columns: ['claims', ...kinds, 'store'], rows: measured.map(({ claims, bytes }) => [claims, ...kinds.map((kind) => rounded((bytes.get(kind) ?? 0) / 1e6)), rounded(storeOf(bytes) / 1e6)]) }
}

function byLabel(measured: readonly Size[]): Tally {
  const names = (of: (size: Size) => Map<string, number>): string[] => [...new Set(measured.flatMap((size) => [...of(size).keys()]))].filter((name) => name !== 'all').sort()
  const row = (what: string, name: string, of: (size: Size) => Map<string, number>): (string | number)[] => [what, name, ...measured.map((size) => rounded((of(size).get(name) ?? 0) / size.claims))]
  return {
    title: 'nodes and edges a claim, by label and type',
    columns: ['what', 'name', ...measured.map(({ claims }) => `of ${claims} claims`)],
    rows: [...names(({ nodes }) => nodes).map((name) => row('node', name, ({ nodes }) => nodes)), ...names(({ edges }) => edges).map((name) => row('edge', name, ({ edges }) => edges))],
  }
}
