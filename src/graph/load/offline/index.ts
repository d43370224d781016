import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { AttestError } from '../../../errors.js'
import { KEYS_VERSION } from '../../../reasoning/names/keys.js'
import type { Connection } from '../../connection.js'
import { endImporter, importerOptions, importTables, putInPlace } from '../../managed/importer.js'
import { statusManaged } from '../../managed/server.js'
import { nameKeys } from '../../names/keys.js'
import { FOREVER } from '../../revision.js'
import type { LoadOptions } from '../index.js'
import type { LoadJournal } from '../journal.js'
import { type Lease, SLOTS } from '../lease.js'
import type { StagedNode } from '../plan.js'
import { writing } from '../spool.js'
import { dangling, keyOf, leaseLost, noteStep, stageEdges, stageNodes } from '../stage.js'
import { FIELD_DELIMITER, ITEM_DELIMITER } from './columns.js'
import { Tables } from './tables.js'

const ARGUMENTS = 'arguments'
/** Steps of a partition that are done by the import: its nodes and its edges. */
const STEPS = 2

/** A load whose partitions are planned, on the disk. */
export type PlannedLoad = Pick<LoadJournal, 'folder' | 'load' | 'planOf'> & { readonly planned: readonly unknown[] }

/**
 * Refuses what cannot be filled by an import, which replaces whatever is there.
 * @throws AttestError BAD_INPUT
 */
export async function refuseUnlessEmpty(connection: Connection): Promise<void> {
  const [head] = await connection.read('read/head', {})
  const [found] = await connection.read('read/contents', {})
  const [revision, others] = [Number(head?.['head']), Number(found?.['others'])]
  if (revision > 0) throw new AttestError('BAD_INPUT', `The graph is at revision ${revision}, and --offline fills an empty one only. Load without --offline: what is there stays, and what is new is added.`)
  if (others > 0) throw new AttestError('BAD_INPUT', `The database holds ${others} nodes that Attest did not write, and --offline would remove them. Load without --offline.`)
}

/** Whether nothing is in the graph, not even what is staged. */
export async function isEmpty(connection: Connection): Promise<boolean> {
  const [found] = await connection.read('read/contents', {})
  return Number(found?.['records']) === 0
}

/**
 * Does the first two steps of a planned load, the nodes and edges of all its partitions, by Neo4j's importer: it makes another database
 * beside that of the server, which takes its place as a whole, and which knows of itself how far this load is. Killed at any moment,
 * it leaves the empty graph or one in the midst of the load, which is gone on with.
 * @returns how many steps are done
 * @throws AttestError DISK_FULL, DANGLING, LEASE_LOST, SERVER_FAILED
 */
export async function importPlanned(connection: Connection, lease: Lease, journal: PlannedLoad, home: string, options: LoadOptions): Promise<number> {
  const { say = () => undefined, onStep = () => undefined } = options
  const folder = join(journal.folder, 'offline')
  const done = STEPS * journal.planned.length
  const server = statusManaged(home)?.boltUri
  await endImporter(folder)
  rmSync(folder, { recursive: true, force: true })
  writing(journal.folder, () => { mkdirSync(folder) })
  try {
    const { tables, partial } = await writeTables(folder, journal, lease, options)
    addMarks(tables, lease, journal.load, partial.length === 0 ? done : 0)
    tables.flush()
    tables.writeArguments(ARGUMENTS, importerOptions(FIELD_DELIMITER, ITEM_DELIMITER))
    await onStep('tables')
    let stages = 0
    const imported = await importTables(home, folder, ARGUMENTS, say, (name) => options.progress?.(`importing: ${name.toLowerCase()}`, ++stages, stages))
    const [missing] = imported.missing
    if (missing) throw dangling(`${missing.from}@${lease.head + 1}`, missing.type, missing.to)
    const { nodes, marks, edges } = tables.written
    if (imported.nodes !== nodes + marks || imported.edges !== edges) throw new AttestError('SERVER_FAILED', `Neo4j imported ${imported.nodes} nodes and ${imported.edges} edges, of ${nodes + marks} and ${edges}. The graph is as it was; load again without --offline.`)
    await onStep('imported')
    await putInPlace(home, folder, say, () => refuseIfNoLongerOurs(connection, lease), (step) => void onStep(`replacing: ${step}`))
    await onStep('in place')
    if (statusManaged(home)?.boltUri !== server) throw new AttestError('SERVER_FAILED', 'Neo4j came back on another port. Load again: what was imported is there, and is gone on with.')
    say('Building the indexes …')
    await connection.migrate(say)
    await refuseIfLost(connection, lease)
    for (const number of partial) await stagePartial(connection, lease, journal, number)
    await noteStep(connection, lease, journal.load, done)
    await onStep('filled')
    return done
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Looked at again: the import takes its time, in which others may write what would be lost. */
async function refuseIfNoLongerOurs(connection: Connection, lease: Lease): Promise<void> {
  await refuseIfLost(connection, lease)
  await refuseUnlessEmpty(connection)
  if (!(await isEmpty(connection))) throw leaseLost()
}

/** Also renews it. */
async function refuseIfLost(connection: Connection, { holder, ttl }: Lease): Promise<void> {
  const [row] = await connection.write('write/renew-lease', { holder, ttl, slots: SLOTS })
  if (row?.['done'] !== SLOTS.length) throw leaseLost()
}

/** @returns the tables, and the numbers of the partitions with values that no table can hold */
async function writeTables(folder: string, journal: PlannedLoad, lease: Lease, { progress }: LoadOptions): Promise<{ tables: Tables; partial: number[] }> {
  const tables = new Tables(folder)
  const partial: number[] = []
  for (const number of journal.planned.keys()) {
    const whole = journal.planOf(number).introduce.map((node) => addRecord(tables, node, lease.head + 1))
    if (whole.includes(false)) partial.push(number)
    tables.flush()
    progress?.('writing tables', number + 1, journal.planned.length)
    // The lease is renewed between partitions.
    await turn()
  }
  return { tables, partial }
}

/** As the statements that stage nodes and edges write them. */
function addRecord(tables: Tables, node: StagedNode, next: number): boolean {
  const during = { from: next, until: FOREVER }
  const whole = [tables.addNode(node.labels.includes('Record') ? node.labels : ['Record', ...node.labels], node.id, { ...node.props, ...nameKeys(node), key: keyOf(node, next), ...during })]
  for (const { type, to, props } of node.edges) whole.push(tables.addEdge(type, node.id, to, { ...props, ...during }))
  return !whole.includes(false)
}

/** What an empty graph holds besides records: its head, the lease, which is ours, and how far this load is. */
function addMarks(tables: Tables, { holder, ttl, graph, head }: Lease, load: string, step: number): void {
  tables.addMark('Head', 'head', { revision: head, caption: 'Head' })
  tables.addMark('GraphSchema', 'schema', { nameKeysVersion: KEYS_VERSION })
  const held = { holder, expires: Date.now() + ttl }
  for (const name of SLOTS) tables.addMark('Lease', name, name === SLOTS[0] ? { ...held, graph, load, step } : held)
}

/** Writes again, past the tables, the records whose values these could not hold. */
async function stagePartial(connection: Connection, lease: Lease, journal: PlannedLoad, number: number): Promise<void> {
  const tables = new Tables('')
  const introduce = journal.planOf(number).introduce.filter((node) => !addRecord(tables, node, lease.head + 1))
  await stageNodes(connection, lease, { introduce, retire: [] }, () => undefined)
  await stageEdges(connection, lease, introduce, () => undefined)
}
