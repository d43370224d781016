import type { GraphEdge } from '../../dossier/records.js'
import type { Connection } from '../connection.js'
import { AttestError } from '../../errors.js'
import { nameKeys } from '../names/keys.js'
import { FOREVER } from '../revision.js'
import { type Lease, SLOTS } from './lease.js'
import type { LoadPlan, StagedNode } from './plan.js'

/** Larger batches hardly load faster; smaller ones keep transactions, and what is lost with one, small. */
const BATCH = 1000
/** Edges of one transaction where those of a record may be any number. */
const EDGES = 5000

export type Progress = (done: number, total: number) => void

/**
 * Writes the changes of a plan as revision `next`, invisible until the head moves. Can be called several
 * times for one revision, as long as no record is staged twice.
 * @throws AttestError LEASE_LOST if another writer took over; nothing of this load will be shown then
 */
export async function stage(connection: Connection, lease: Lease, plan: LoadPlan, progress: Progress = () => undefined): Promise<void> {
  const total = plan.introduce.length + plan.retire.length + plan.introduce.reduce((sum, { edges }) => sum + edges.length, 0)
  let done = 0
  const advance = (count: number): void => {
    done += count
    progress(Math.min(done, total), total)
  }
  await stageNodes(connection, lease, plan, advance)
  await stageEdges(connection, lease, plan.introduce, advance)
  await stageLinks(connection, lease, plan)
}

/** The first step of a plan: its nodes, without edges, and the end of what they replace. It may be done again. */
export async function stageNodes(connection: Connection, lease: Lease, { introduce, retire }: Pick<LoadPlan, 'introduce' | 'retire'>, advance: (count: number) => void): Promise<void> {
  const next = lease.head + 1
  const common = commonOf(lease)
  const retired = retire.map(({ key }) => key)
  await inBatches(batchesOf(retired), async (keys) => {
    await connection.write('write/retire-derivations', { ...common, keys })
    expectAll(await connection.write('write/retire', { ...common, keys }), keys.length)
    advance(keys.length)
  })
  await inBatches(byLabels(introduce).flatMap(batchesOf), async (nodes, slot) => {
    const rows = nodes.map((node) => ({ labels: node.labels, props: { ...node.props, ...nameKeys(node), key: keyOf(node, next) } }))
    expectAll(await connection.write('write/stage-nodes', { ...common, slot, rows }), rows.length)
    advance(rows.length)
  }, SLOTS)
}

/** The second step, when all nodes of the load are there: the edges that leave them. It may be done again. */
export async function stageEdges(connection: Connection, lease: Lease, introduce: readonly StagedNode[], advance: (count: number) => void): Promise<void> {
  const next = lease.head + 1
  const common = commonOf(lease)
  const edges = introduce.flatMap((node) => (node.edges.length === 0 ? [] : [{ from: keyOf(node, next), edges: node.edges }]))
  await inBatches(batchesOfEdges(edges), async (rows, slot) => {
    const expected = rows.reduce((sum, row) => sum + row.edges.length, 0)
    const created = await connection.write('write/stage-edges', { ...common, slot, rows })
    if (Number(created[0]?.['done'] ?? 0) !== expected) await explainMissing(connection, common, rows)
    advance(expected)
  }, SLOTS)
}

/** The last step: what leads to changed records from records that did not change, and what follows from derivations. It may be done again. */
export async function stageLinks(connection: Connection, lease: Lease, { introduce, renewed }: Pick<LoadPlan, 'introduce' | 'renewed'>): Promise<void> {
  const next = lease.head + 1
  const common = commonOf(lease)
  await inBatches(batchesOf(renewed), async (ids) => {
    for (let relinked = EDGES; relinked === EDGES; ) {
      const [row] = await connection.write('write/relink', { ...common, ids, limit: EDGES })
      relinked = Number(row?.['done'] ?? 0)
    }
    await connection.write('write/relink-derivations', { ...common, ids })
  })
  await inBatches(batchesOf(introduce.filter(({ labels }) => labels[0] === 'Derivation')), async (nodes) => {
    expectAll(await connection.write('write/stage-derivations', { ...common, keys: nodes.map((node) => keyOf(node, next)) }), nodes.length)
  })
}

/** Notes in the graph how many steps of a load are done. */
export async function noteStep(connection: Connection, lease: Lease, load: string, step: number): Promise<void> {
  expectAll(await connection.write('write/note-step', { holder: lease.holder, load, step }), 1)
}

/** Whether the graph holds as much of a plan as was staged of it, by a process that is gone. */
export async function isStaged(connection: Connection, lease: Lease, { introduce, retire }: LoadPlan, expected: { readonly nodes: number; readonly retire: number; readonly edges: number | null }): Promise<boolean> {
  const next = lease.head + 1
  const found = { nodes: 0, retire: 0, edges: 0 }
  const count = async (params: { introduce: readonly string[]; retire: readonly string[] }): Promise<void> => {
    const [row] = await connection.read('read/staged', { next, ...params })
    found.nodes += Number(row?.['nodes'])
    found.edges += Number(row?.['edges'])
    found.retire += Number(row?.['retired'])
  }
  for (const nodes of batchesOf(introduce)) await count({ introduce: nodes.map((node) => keyOf(node, next)), retire: [] })
  for (const keys of batchesOf(retire)) await count({ introduce: [], retire: keys.map(({ key }) => key) })
  return found.nodes === expected.nodes && found.retire === expected.retire && (expected.edges === null || found.edges === expected.edges)
}

function commonOf(lease: Lease): Record<string, unknown> {
  return { holder: lease.holder, ttl: lease.ttl, next: lease.head + 1, max: FOREVER, slots: SLOTS }
}

export function keyOf(node: Pick<StagedNode, 'id'>, revision: number): string {
  return `${node.id}@${revision}`
}

/** Nodes of the same labels together: the planner sees a few label sets, not thousands. */
function byLabels(nodes: readonly StagedNode[]): StagedNode[][] {
  const groups = new Map<string, StagedNode[]>()
  for (const node of nodes) {
    const key = node.labels.join()
    const group = groups.get(key)
    if (group) group.push(node)
    else groups.set(key, [node])
  }
  return [...groups.values()]
}

function batchesOf<T>(rows: readonly T[]): T[][] {
  const batches: T[][] = []
  for (let start = 0; start < rows.length; start += BATCH) batches.push(rows.slice(start, start + BATCH))
  return batches
}

/** Does the batches in their order; with several slots, as many at a time, each with a lock of its own. */
async function inBatches<T>(batches: readonly T[][], work: (batch: T[], slot: string) => Promise<void>, slots: readonly string[] = SLOTS.slice(0, 1)): Promise<void> {
  let at = 0
  let failed = false
  const session = async (slot: string): Promise<void> => {
    for (let batch = batches[at++]; batch !== undefined && !failed; batch = batches[at++])
      await work(batch, slot).catch((error: unknown) => {
        failed = true
        throw error
      })
  }
  // All end before an error is passed on: nothing is written any more when the caller hears of it.
  const ends = await Promise.allSettled(slots.slice(0, Math.max(1, batches.length)).map(session))
  const broken = ends.find((end) => end.status === 'rejected')
  if (broken) throw broken.reason
}

interface EdgesOfNode {
  readonly from: string
  readonly edges: readonly GraphEdge[]
}

/** Nodes whole, with about a batch of edges together. */
function batchesOfEdges(nodes: readonly EdgesOfNode[]): EdgesOfNode[][] {
  const batches: EdgesOfNode[][] = []
  let size = BATCH
  for (const node of nodes) {
    if (size >= BATCH) {
      batches.push([])
      size = 0
    }
    batches.at(-1)?.push(node)
    size += node.edges.length
  }
  return batches
}

function expectAll(rows: readonly Record<string, unknown>[], expected: number): void {
  if (Number(rows[0]?.['done'] ?? 0) !== expected) throw leaseLost()
}

export function leaseLost(): AttestError {
  return new AttestError('LEASE_LOST', 'Another load took over while this one was silent for too long. Nothing of this load is shown; load again.')
}

async function explainMissing(connection: Connection, common: Record<string, unknown>, rows: readonly EdgesOfNode[]): Promise<never> {
  const [renewed] = await connection.write('write/renew-lease', common)
  if (Number(renewed?.['done'] ?? 0) === 0) throw leaseLost()
  const edges = rows.flatMap(({ from, edges: own }) => own.map(({ type, to }) => ({ from, type, to })))
  const found = new Set((await connection.read('read/existing', { ids: [...new Set(edges.map(({ to }) => to))], next: common['next'] })).map((row) => String(row['id'])))
  const missing = edges.find(({ to }) => !found.has(to))
  throw missing ? dangling(missing.from, missing.type, missing.to) : new AttestError('DANGLING', 'An edge could not be written. Run "attest db verify".')
}

/** An edge whose target is nowhere. */
export function dangling(from: string, type: string, to: string): AttestError {
  return new AttestError('DANGLING', `${from} leads to "${to}" (${type}), which is not in the graph. Check the dossier with "attest check".`)
}

/** Removes what a writer that did not finish had staged, and puts back in force what it had marked as retired. */
export async function sweep(connection: Connection, lease: Lease): Promise<number> {
  const params = { holder: lease.holder, ttl: lease.ttl, head: lease.head, max: FOREVER, limit: EDGES }
  return repeat(connection, params, ['write/sweep-derivations', 'write/sweep-retired', 'write/sweep-introduced'])
}

/** Removes the verdicts that a load had staged before it was broken off, so that they can be given again. */
export async function sweepVerdicts(connection: Connection, lease: Lease): Promise<number> {
  return repeat(connection, { holder: lease.holder, ttl: lease.ttl, head: lease.head, max: FOREVER }, ['write/sweep-verdicts'])
}

async function repeat(connection: Connection, params: Record<string, unknown>, statements: readonly string[]): Promise<number> {
  let swept = 0
  for (const statement of statements) {
    for (;;) {
      const [row] = await connection.write(statement, params)
      const done = Number(row?.['done'] ?? 0)
      swept += done
      if (Number(row?.['touched'] ?? done) === 0) break
    }
  }
  return swept
}
