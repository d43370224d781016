import type { Connection } from '../connection.js'
import { AttestError } from '../../errors.js'
import { RULES_VERSION } from '../../reasoning/verdict.js'
import { atHead } from '../read/snapshot.js'
import { renewVerdicts, verdictsAreCurrent } from '../verdicts.js'
import type { Revision } from '../revision.js'
import { Changes } from './changes.js'
import { type Lease, withLease } from './lease.js'
import { type LoadableDossier, type LoadPlan, planLoad } from './plan.js'
import { type Progress, stage, sweep } from './stage.js'
import { renewStatistics } from './statistics.js'

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
      await sweepAndTell(connection, lease, options)
      const plan = await planLoad(connection, dossiers)
      return makeRevision(connection, lease, wordsOf(dossiers), options, staging(connection, lease, plan, options))
    },
    options,
  )
}

export function wordsOf(dossiers: readonly Pick<LoadableDossier, 'id' | 'by' | 'why'>[]): RevisionWords {
  return { by: unique(dossiers.map(({ by }) => by)), why: unique(dossiers.map(({ why }) => why)), dossiers: dossiers.map(({ id }) => id) }
}

/** Takes a dossier out of the graph: everything that only it declares is retired, and stays readable at earlier revisions. */
export async function retireDossier(connection: Connection, dossier: Omit<LoadableDossier, 'records'>, options: LoadOptions = {}): Promise<LoadResult> {
  return loadDossiers(connection, [{ ...dossier, records: [] }], options)
}

/**
 * Gives all stored verdicts anew where other rules than those of this version gave them, as a revision of its own. Where another
 * writer is at work, such as one that does this already, it is waited for, since a server would have to compute for each request what is not stored yet.
 * @throws AttestError LEASE_LOST, DATABASE_UNAVAILABLE
 */
export async function renewByRules(connection: Connection, options: LoadOptions = {}): Promise<LoadResult | null> {
  if (await verdictsAreCurrent(connection, (await atHead(connection)).at)) return null
  options.say?.(`The verdicts were given by other rules than those of version ${RULES_VERSION}; they are given anew.`)
  for (let waited = false; ; waited = true) {
    try {
      return await renewOutdated(connection, options)
    } catch (error) {
      // A writer that is gone loses its lease; one that renews it is at work.
      if (!(error instanceof AttestError && error.code === 'WRITER_BUSY')) throw error
      if (await verdictsAreCurrent(connection, (await atHead(connection)).at)) return null
      if (!waited) options.say?.(`${error.message.split('. ')[0] ?? ''}, perhaps to give the verdicts anew. Nothing is answered until it has ended and they are; Ctrl-C gives up.`)
    }
  }
}

async function renewOutdated(connection: Connection, options: LoadOptions): Promise<LoadResult> {
  return withLease(
    connection,
    async (lease) => {
      await sweepAndTell(connection, lease, {})
      const words = { by: 'attest', why: `verdicts by the rules of version ${RULES_VERSION}`, dossiers: [] }
      return makeRevision(connection, lease, words, options, () => Promise.resolve(new Changes()))
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
      await sweepAndTell(connection, lease, {})
      return makeRevision(connection, lease, { by: 'attest', why, dossiers: [] }, options, () => Promise.resolve(new Changes()), true)
    },
    options,
  )
}

/** What a revision is made of, besides its records. */
export type RevisionWords = Pick<Revision, 'by' | 'why' | 'dossiers'>

/**
 * Makes a revision of what `write` stages, and of the verdicts that it calls for.
 * @param write - returns what it staged
 * @param all - whether all verdicts are computed afresh
 */
export async function makeRevision(connection: Connection, lease: Lease, of: RevisionWords, options: LoadOptions, write: (progress: Progress) => Promise<Changes>, all = false): Promise<LoadResult> {
  const { onStep = () => undefined } = options
  const report = (phase: string): Progress => (done, total) => options.progress?.(phase, done, total)
  const next = lease.head + 1
  const changes = await write(report('staging'))
  await onStep('staged')
  await renewStatistics(connection, changes.size, options.say)
  // Verdicts are read from the staged revision, which only this load can see.
  const keep = async (verdicts: LoadPlan): Promise<void> => {
    changes.count(verdicts)
    await stage(connection, lease, verdicts)
  }
  await renewVerdicts(connection, next, keep, report('verdicts'), { all })
  if (changes.isEmpty) return { revision: null, head: lease.head }
  await onStep('verdicts')
  const revision: Revision = { number: next, ...of, at: new Date().toISOString(), ...changes.told() }
  const [row] = await connection.write('write/commit', { holder: lease.holder, head: lease.head, next, revision: { ...revision, caption: `Revision ${next}` } })
  if (row?.['revision'] !== next) throw new AttestError('LEASE_LOST', 'Another load moved the graph on while this one was at work. Nothing of this load is shown; load again.')
  await onStep('committed')
  await renewStatistics(connection, changes.size, options.say)
  return { revision, head: next }
}

/** Stages a plan that is held. */
function staging(connection: Connection, lease: Lease, plan: LoadPlan, { onStep = () => undefined }: LoadOptions): (progress: Progress) => Promise<Changes> {
  return async (progress) => {
    await onStep('planned')
    await stage(connection, lease, plan, progress)
    const changes = new Changes()
    changes.count(plan)
    return changes
  }
}

/** Clears what an unfinished load had left, after which it cannot be gone on with. */
export async function sweepAndTell(connection: Connection, lease: Lease, { say }: LoadOptions): Promise<void> {
  if (lease.load !== '') await connection.write('write/begin-load', { holder: lease.holder, load: '' })
  const swept = await sweep(connection, lease)
  if (swept > 0) say?.(`Swept ${swept} records that an unfinished load had left.`)
}

/** Each text once. */
export function unique(texts: readonly string[]): string {
  return [...new Set(texts)].join('; ')
}
