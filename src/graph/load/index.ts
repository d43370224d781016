import type { Connection } from '../connection.js'
import { AttestError } from '../../errors.js'
import { RULES_VERSION } from '../../reasoning/verdict.js'
import { atHead } from '../read/snapshot.js'
import { renewVerdicts, verdictsAreCurrent } from '../verdicts.js'
import type { Revision } from '../revision.js'
import { type Lease, withLease } from './lease.js'
import { kindOf, type LoadableDossier, type LoadPlan, planLoad } from './plan.js'
import { type Progress, stage, sweep } from './stage.js'

export interface LoadResult {
  /** The revision made, or null if the graph says all this already. */
  readonly revision: Revision | null
  readonly head: number
}

export interface LoadOptions {
  readonly progress?: (phase: string, done: number, total: number) => void
  readonly say?: (line: string) => void
  /** How long to wait for another writer, in milliseconds. */
  readonly patience?: number
  /** Called at each step with its name; the tests stop the process there. */
  readonly onStep?: (step: string) => void | Promise<void>
}

/**
 * Loads checked dossiers as one revision, whole or not at all: all is staged invisibly, then one small
 * transaction moves the head. What an earlier load left unfinished is swept first.
 * @throws AttestError BAD_INPUT, WRITER_BUSY, SHARED_CONFLICT, LEASE_LOST, DATABASE_UNAVAILABLE
 */
export async function loadDossiers(connection: Connection, dossiers: readonly LoadableDossier[], options: LoadOptions = {}): Promise<LoadResult> {
  return withLease(
    connection,
    async (lease) => {
      const swept = await sweep(connection, lease)
      if (swept > 0) options.say?.(`Swept ${swept} records that an unfinished load had left.`)
      const plan = await planLoad(connection, dossiers)
      return makeRevision(connection, lease, plan, { by: unique(dossiers.map(({ by }) => by)), why: unique(dossiers.map(({ why }) => why)), dossiers: dossiers.map(({ id }) => id) }, options)
    },
    options,
  )
}

/** Takes a dossier out of the graph: everything that only it declares is retired, and stays readable at earlier revisions. */
export async function retireDossier(connection: Connection, dossier: Omit<LoadableDossier, 'records'>, options: LoadOptions = {}): Promise<LoadResult> {
  return loadDossiers(connection, [{ ...dossier, records: [] }], options)
}

/**
 * Gives all stored verdicts anew where other rules than those of this version gave them, as a revision of its own.
 * @throws AttestError WRITER_BUSY, LEASE_LOST, DATABASE_UNAVAILABLE
 */
export async function renewByRules(connection: Connection, options: LoadOptions = {}): Promise<LoadResult | null> {
  const { at } = await atHead(connection)
  if (await verdictsAreCurrent(connection, at)) return null
  options.say?.(`The verdicts were given by other rules than those of version ${RULES_VERSION}; they are given anew.`)
  return withLease(
    connection,
    async (lease) => {
      await sweep(connection, lease)
      return makeRevision(connection, lease, await planLoad(connection, []), { by: 'attest', why: `verdicts by the rules of version ${RULES_VERSION}`, dossiers: [] }, options)
    },
    options,
  )
}

/**
 * Computes all verdicts afresh, as a revision of its own where any differs from what is stored. Each part is staged
 * before the next is computed, so that memory does not grow with the archive.
 * @throws AttestError WRITER_BUSY, LEASE_LOST, DATABASE_UNAVAILABLE
 */
export async function recomputeVerdicts(connection: Connection, options: LoadOptions & { readonly why?: string } = {}): Promise<LoadResult> {
  const { why = 'verdicts of the whole archive, computed afresh' } = options
  return withLease(
    connection,
    async (lease) => {
      await sweep(connection, lease)
      return makeRevision(connection, lease, await planLoad(connection, []), { by: 'attest', why, dossiers: [] }, options, true)
    },
    options,
  )
}

async function makeRevision(connection: Connection, lease: Lease, plan: LoadPlan, of: { by: string; why: string; dossiers: string[] }, options: LoadOptions, all = false): Promise<LoadResult> {
  const { onStep = () => undefined } = options
  const report = (phase: string): Progress => (done, total) => options.progress?.(phase, done, total)
  const next = lease.head + 1
  await onStep('planned')
  await stage(connection, lease, plan, report('staging'))
  await onStep('staged')
  // Verdicts are read from the staged revision, which only this load can see.
  const changes = new Map<string, Change>()
  count(changes, plan)
  for await (const verdicts of renewVerdicts(connection, next, report('verdicts'), { all })) {
    await stage(connection, lease, verdicts)
    count(changes, verdicts)
  }
  if (changes.size === 0) return { revision: null, head: lease.head }
  await onStep('verdicts')
  const told = toldOf(changes)
  const revision: Revision = {
    number: next,
    ...of,
    at: new Date().toISOString(),
    introduced: told.reduce((sum, { introduced }) => sum + introduced, 0),
    retired: told.reduce((sum, { retired }) => sum + retired, 0),
    changes: told.map(describeChange),
  }
  const [row] = await connection.write('write/commit', { holder: lease.holder, head: lease.head, next, revision: { ...revision, caption: `Revision ${next}` } })
  if (row?.['revision'] !== next) throw new AttestError('LEASE_LOST', 'Another load moved the graph on while this one was at work. Nothing of this load is shown; load again.')
  await onStep('committed')
  return { revision, head: next }
}

interface Change {
  readonly kind: string
  introduced: number
  retired: number
}

/** How many records of each kind come and go. */
function count(changes: Map<string, Change>, { introduce, retire }: LoadPlan): void {
  const of = (kind: string): Change => {
    const change = changes.get(kind) ?? { kind, introduced: 0, retired: 0 }
    changes.set(kind, change)
    return change
  }
  for (const { labels } of introduce) of(kindOf(labels)).introduced++
  for (const { label } of retire) of(label).retired++
}

/** What the log tells of the changes: which dossier declares what is no record of a historian, nor is what is counted. */
function toldOf(changes: ReadonlyMap<string, Change>): Change[] {
  return [...changes.values()].filter(({ kind }) => kind !== 'Declaration' && kind !== 'Keystone').sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

function describeChange({ kind, introduced, retired }: Change): string {
  return [kind, introduced > 0 ? `+${introduced}` : '', retired > 0 ? `−${retired}` : ''].filter((part) => part !== '').join(' ')
}

function unique(texts: readonly string[]): string {
  return [...new Set(texts)].join('; ')
}
