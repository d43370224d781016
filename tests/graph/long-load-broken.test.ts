import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { beforeEach, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { loadFolders } from '../../src/graph/load/long.js'
import { compileFolder } from './dossiers.js'
import { openFresh, query, WIPE } from './fresh.js'
import { head, viewAt } from './view.js'

/** What a load that was broken off must not be gone on with, or not in this way. There is nothing in the dossier to give verdicts on. */
const PATIENCE = 240_000
const KILLED = 'Going on with this load where it was broken off.'

/** The graph as a dump of it would bring it back later: all nodes and edges, with the lease. */
async function dumped(): Promise<() => Promise<void>> {
  const nodes = await query('MATCH (n) RETURN elementId(n) AS at, labels(n) AS labels, properties(n) AS props')
  const edges = await query('MATCH (a)-[e]->(b) RETURN elementId(a) AS from, elementId(b) AS to, type(e) AS type, properties(e) AS props')
  return async () => {
    await query(WIPE)
    await query('UNWIND $nodes AS row CREATE (n:$(row.labels)) SET n = row.props, n.restored = row.at', { nodes: integers(nodes) })
    await query('CREATE INDEX restored IF NOT EXISTS FOR (n:Record) ON (n.restored)')
    await query('UNWIND $edges AS row MATCH (a:Record {restored: row.from}), (b:Record {restored: row.to}) CREATE (a)-[e:$(row.type)]->(b) SET e = row.props', { edges: integers(edges) })
    await query('MATCH (n) REMOVE n.restored')
    await query('DROP INDEX restored')
  }
}


/** The driver would send every number as a float. */
function integers(value: unknown): unknown {
  if (typeof value === 'number') return neo4j.int(value)
  if (Array.isArray(value)) return value.map(integers)
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, integers(one)])) : value
}

let connection: Connection
let home: string
let whole: string[] | undefined
const folder = (): string => join(home, 'stock')

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'attest-broken-'))
  writeStock()
  connection = await openFresh()
  return async () => {
    await connection.close()
    rmSync(home, { recursive: true, force: true })
  }
})

/** People, and sources that copy each other: what leads to what lies in other partitions. */
function writeStock(): void {
  mkdirSync(folder())
  writeFileSync(join(folder(), 'dossier.yaml'), 'dossier: { id: stock, title: Stock, by: T, recordsFiles: [stock.ndjson] }\n')
  const lines: object[] = []
  for (let one = 0; one < 200; one++) {
    lines.push({ people: { [`odo-${one}`]: { name: `Odo of the Mill ${one}` } }, sources: { [`book-${one}`]: { title: `Chronicle ${one}`, kind: 'CHRONICLE', archive: 'State Archive', fond: '1', opis: '1', delo: String(one) } } })
    if (one > 0) lines.push({ derivations: [{ source: `book-${one}`, from: `book-${one - 1}`, how: 'COPIES', because: 'word for word' }] })
  }
  writeFileSync(join(folder(), 'stock.ndjson'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

async function emptied(): Promise<void> {
  await connection.close()
  connection = await openFresh()
}

function workbenches(): string[] {
  const benches = join(home, 'loading')
  return existsSync(benches) ? readdirSync(benches) : []
}

/** A load is broken off at the count-th step of that name: as by a kill, what it had done stays. */
const breakOff = async (step: string, count = 1): Promise<void> => {
  let met = 0
  const onStep = (name: string): void => {
    if (name.startsWith(step) && ++met === count) throw new Error(`broken off at ${step} ${count}`)
  }
  await expect(loadFolders(connection, [folder()], { home, partitionBytes: 8192, onStep, progress: onStep })).rejects.toThrow('broken off')
}
/** What the dossier makes of an empty graph when nothing comes between. */
const expected = async (): Promise<string[]> => {
  if (whole) return whole
  await loadDossiers(connection, [compileFolder(folder())])
  whole = await viewAt(1)
  await emptied()
  return whole
}
const load = async (said: string[] = []): Promise<string[]> => {
  await loadFolders(connection, [folder()], { home, partitionBytes: 8192, say: (line) => said.push(line) })
  return said
}

test('a load that was broken off leaves another graph, and a graph that was brought back from a dump, what is theirs', { timeout: PATIENCE }, async () => {
  const view = await expected()
  await breakOff('nodes', 2)
  const early = await dumped()
  await breakOff('edges', 2)
  const late = await dumped()
  // The same files into another graph, which gets further than either.
  await emptied()
  await breakOff('links', 1)
  const other = await dumped()
  for (const bringBack of [late, early, other]) {
    await bringBack()
    await load()
    expect(await viewAt(1)).toEqual(view)
  }
  await early()
  // A workbench made anew knows nothing of what is staged.
  expect(await load()).not.toContain(KILLED)
  expect(await viewAt(1)).toEqual(view)
})

test('a load whose staged records are not all there is begun anew', { timeout: PATIENCE }, async () => {
  const view = await expected()
  await breakOff('edges', 2)
  await query('MATCH (n:Record) WHERE n.from = 1 WITH n ORDER BY n.id LIMIT 3 DETACH DELETE n')
  expect(await load()).toContain('What was staged of this load before it was broken off is not whole; it is begun anew.')
  expect(await viewAt(1)).toEqual(view)
})

test('a load that was broken off just after its revision was shown finds nothing left to do', { timeout: PATIENCE }, async () => {
  await breakOff('committed')
  expect(await loadFolders(connection, [folder()], { home, partitionBytes: 8192 })).toMatchObject({ revision: null, head: 1 })
  expect(await head()).toBe(1)
})

test('a load that was broken off by a power failure that took a part of what was written loads what the files say', { timeout: PATIENCE }, async () => {
  const view = await expected()
  const bench = (): string => join(home, 'loading', workbenches()[0] ?? '')
  const journal = (): string => join(bench(), readdirSync(bench()).find((name) => existsSync(join(bench(), name, 'journal'))) ?? '', 'journal')
  const plan = (): string => join(journal(), '..', 'plan-1')
  const damages: [string, () => void][] = [
    ['records cut short', () => { truncateSync(join(bench(), 'records-1'), 700) }],
    ['records gone', () => { rmSync(join(bench(), 'records-2')) }],
    ['no content', () => { writeFileSync(join(bench(), 'compiled.json'), '') }],
    ['a plan cut short', () => { truncateSync(plan(), 700) }],
    ['a plan gone', () => { rmSync(plan()) }],
    ['a torn note', () => { appendFileSync(journal(), '{"counted":') }],
    ['an unreadable note', () => { appendFileSync(journal(), '\0\0\0\n') }],
  ]
  for (const [what, damage] of damages) {
    const isOfRecords = /^(records|no content)/.test(what)
    await emptied()
    rmSync(join(home, 'loading'), { recursive: true, force: true })
    // Records are read until they are planned, plans after that.
    await breakOff(isOfRecords ? 'comparing' : 'planned')
    damage()
    const said = await load()
    expect([what, await viewAt(1)]).toEqual([what, view])
    if (isOfRecords) expect([what, ...said]).toContain('What was compiled of these files is damaged; they are compiled anew.')
  }
})

