import type { CompiledDossier } from '../../dossier/compile/index.js'
import type { Connection } from '../connection.js'
import { AttestError } from '../errors.js'
import { renewVerdicts } from '../verdicts.js'
import type { Revision } from '../revision.js'
import { type Lease, withLease } from './lease.js'
import { type LoadPlan, planLoad } from './plan.js'
import { type Progress, stage, sweep } from './stage.js'

export interface LoadResult {
  /** The revision made, or null if the graph says all this already. */
  readonly revision: Revision | null
  readonly head: number
}

export interface LoadOptions {
  readonly progress?: (phase: string, done: number, total: number) => void
  readonly say?: (line: string) => void
  /** Called at each step with its name; the tests stop the process there. */
  readonly onStep?: (step: string) => void | Promise<void>
}

/**
 * Loads checked dossiers as one revision, whole or not at all: all is staged invisibly, then one small
 * transaction moves the head. What an earlier load left unfinished is swept first.
 * @throws AttestError WRITER_BUSY, SHARED_CONFLICT, LEASE_LOST, DATABASE_UNAVAILABLE
 */
export async function loadDossiers(connection: Connection, dossiers: readonly CompiledDossier[], options: LoadOptions = {}): Promise<LoadResult> {
  return withLease(
    connection,
    async (lease) => {
      const swept = await sweep(connection, lease)
      if (swept > 0) options.say?.(`swept ${swept} records that an unfinished load had left`)
      const plan = await planLoad(connection, dossiers)
      return makeRevision(connection, lease, plan, { by: unique(dossiers.map(({ by }) => by)), why: unique(dossiers.map(({ why }) => why)), dossiers: dossiers.map(({ id }) => id) }, options)
    },
    options.say,
  )
}

/** Takes a dossier out of the graph: everything that only it declares is retired. */
export async function retireDossier(connection: Connection, dossier: { id: string; by: string; why: string }, options: LoadOptions = {}): Promise<LoadResult> {
  return withLease(connection, async (lease) => {
    await sweep(connection, lease)
    const plan = await planLoad(connection, [{ ...dossier, title: dossier.id, records: [] } as unknown as CompiledDossier])
    return makeRevision(connection, lease, plan, { by: dossier.by, why: dossier.why, dossiers: [dossier.id] }, options)
  })
}

async function makeRevision(connection: Connection, lease: Lease, plan: LoadPlan, of: { by: string; why: string; dossiers: string[] }, options: LoadOptions): Promise<LoadResult> {
  const { onStep = () => undefined } = options
  const report = (phase: string): Progress => (done, total) => options.progress?.(phase, done, total)
  const next = lease.head + 1
  await onStep('planned')
  await stage(connection, lease, plan, report('staging'))
  await onStep('staged')
  // Verdicts are read from the staged revision, which only this load can see.
  const verdicts = await renewVerdicts(connection, next, report('verdicts'))
  if (isEmpty(plan) && isEmpty(verdicts)) return { revision: null, head: lease.head }
  await stage(connection, lease, verdicts, report('writing verdicts'))
  await onStep('verdicts')
  const revision: Revision = {
    number: next,
    ...of,
    at: new Date().toISOString(),
    introduced: plan.introduce.length,
    retired: plan.retire.length,
    changes: changesOf(plan, verdicts),
  }
  const [row] = await connection.write('write/commit', { holder: lease.holder, head: lease.head, next, revision: { ...revision, caption: `Revision ${next}` } })
  if (row?.['revision'] !== next) throw new AttestError('LEASE_LOST', 'Another load moved the graph on while this one was at work. Nothing of this load is shown; load again.')
  await onStep('committed')
  return { revision, head: next }
}

function isEmpty(plan: LoadPlan): boolean {
  return plan.introduce.length === 0 && plan.retire.length === 0
}

function changesOf(...plans: readonly LoadPlan[]): string[] {
  const counts = new Map<string, { introduced: number; retired: number }>()
  const count = (label: string): { introduced: number; retired: number } => {
    const found = counts.get(label) ?? { introduced: 0, retired: 0 }
    counts.set(label, found)
    return found
  }
  for (const plan of plans) {
    for (const { labels } of plan.introduce) count(labels[0] ?? 'Record').introduced++
    for (const { label } of plan.retire) count(label).retired++
  }
  counts.delete('Declaration')
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, { introduced, retired }]) => [label, introduced > 0 ? `+${introduced}` : '', retired > 0 ? `−${retired}` : ''].filter((part) => part !== '').join(' '))
}

function unique(texts: readonly string[]): string {
  return [...new Set(texts)].join('; ')
}

