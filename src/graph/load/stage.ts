import type { GraphEdge } from '../../dossier/records.js'
import type { Connection } from '../connection.js'
import { AttestError } from '../../errors.js'
import { nameKeys } from '../names/keys.js'
import { FOREVER } from '../revision.js'
import type { Lease } from './lease.js'
import type { LoadPlan, StagedNode } from './plan.js'

/** Larger batches hardly load faster; smaller ones keep transactions, and what is lost with one, small. */
const BATCH = 1000

export type Progress = (done: number, total: number) => void

/**
 * Writes the changes of a plan as revision `next`, invisible until the head moves. Can be called several
 * times for one revision, as long as no record is staged twice.
 * @throws AttestError LEASE_LOST if another writer took over; nothing of this load will be shown then
 */
export async function stage(connection: Connection, lease: Lease, plan: LoadPlan, progress: Progress = () => undefined): Promise<void> {
  const next = lease.head + 1
  const common = { holder: lease.holder, ttl: lease.ttl, next, max: FOREVER }
  const derivations = plan.introduce.filter(({ labels }) => labels[0] === 'Derivation')
  const retiredKeys = plan.retire.map(({ key }) => key)
  const edges = plan.introduce.filter((node) => node.edges.length > 0).map((node) => ({ from: keyOf(node, next), edges: node.edges }))
  const total = plan.introduce.length + plan.retire.length + edges.reduce((sum, row) => sum + row.edges.length, 0)
  let done = 0
  const advance = (count: number): void => {
    done += count
    progress(Math.min(done, total), total)
  }
  await inBatches(retiredKeys, async (keys) => {
    await connection.write('write/retire-derivations', { ...common, keys })
    expectAll(await connection.write('write/retire', { ...common, keys }), keys.length)
    advance(keys.length)
  })
  for (const group of byLabels(plan.introduce)) {
    await inBatches(group, async (nodes) => {
      const rows = nodes.map((node) => ({ labels: node.labels, props: { ...node.props, ...nameKeys(node), key: keyOf(node, next) } }))
      expectAll(await connection.write('write/stage-nodes', { ...common, rows }), rows.length)
      advance(rows.length)
    })
  }
  for (const rows of batchesOfEdges(edges)) {
    const expected = rows.reduce((sum, row) => sum + row.edges.length, 0)
    const created = await connection.write('write/stage-edges', { ...common, rows })
    if (Number(created[0]?.['done'] ?? 0) !== expected) await explainMissing(connection, common, rows)
    advance(expected)
  }
  await inBatches(plan.renewed, async (ids) => {
    await connection.write('write/relink', { ...common, ids })
    await connection.write('write/relink-derivations', { ...common, ids })
  })
  await inBatches(derivations, async (nodes) => {
    expectAll(await connection.write('write/stage-derivations', { ...common, keys: nodes.map((node) => keyOf(node, next)) }), nodes.length)
  })
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

async function inBatches<T>(rows: readonly T[], work: (batch: T[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await work(rows.slice(start, start + BATCH))
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

function leaseLost(): AttestError {
  return new AttestError('LEASE_LOST', 'Another load took over while this one was silent for too long. Nothing of this load is shown; load again.')
}

async function explainMissing(connection: Connection, common: Record<string, unknown>, rows: readonly EdgesOfNode[]): Promise<never> {
  const [renewed] = await connection.write('write/renew-lease', common)
  if (Number(renewed?.['done'] ?? 0) === 0) throw leaseLost()
  const edges = rows.flatMap(({ from, edges: own }) => own.map(({ type, to }) => ({ from, type, to })))
  const found = new Set((await connection.read('read/existing', { ids: [...new Set(edges.map(({ to }) => to))], next: common['next'] })).map((row) => String(row['id'])))
  const missing = edges.find(({ to }) => !found.has(to))
  throw new AttestError('DANGLING', missing ? `${missing.from} leads to "${missing.to}" (${missing.type}), which is not in the graph. Check the dossier with "attest check".` : 'An edge could not be written. Run "attest db verify".')
}

/** Removes what a writer that did not finish had staged, and puts back in force what it had marked as retired. */
export async function sweep(connection: Connection, lease: Lease): Promise<number> {
  const params = { holder: lease.holder, ttl: lease.ttl, head: lease.head, max: FOREVER }
  let swept = 0
  for (const statement of ['write/sweep-derivations', 'write/sweep-retired', 'write/sweep-introduced'] as const) {
    for (;;) {
      const [row] = await connection.write(statement, params)
      const done = Number(row?.['done'] ?? 0)
      swept += done
      if (done === 0) break
    }
  }
  return swept
}
