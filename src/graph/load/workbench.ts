import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { streamDossier } from '../../dossier/bulk/compile.js'
import { fingerprintOf, type Watch } from '../../dossier/bulk/chunks.js'
import { bytesIn } from '../../dossier/bulk/long.js'
import { mergeRecords } from '../../dossier/bulk/merge.js'
import { formatProblem } from '../../dossier/problems.js'
import type { GraphRecord } from '../../dossier/records.js'
import { AttestError } from '../../errors.js'
import { KEYS_VERSION } from '../../reasoning/names/keys.js'
import { RULES_VERSION } from '../../reasoning/verdict.js'
import { exists } from '../managed/processes.js'
import { refuseTwins } from './plan.js'
import { Spool, writing } from './spool.js'

/** A dossier whose records lie on a workbench. */
export interface BenchedDossier {
  readonly id: string
  readonly by: string
  readonly why: string
}

interface Content {
  readonly dossiers: readonly BenchedDossier[]
  readonly partitions: number
}

/** Input that makes a partition: its records, some kilobytes each once they are read, are held together. */
const PARTITION_BYTES = 512 * 1024

export interface WorkbenchOptions {
  /** Under which workbenches lie. */
  readonly home: string
  /** Why the revision is made, unless the dossiers say. */
  readonly why?: string | undefined
  readonly progress?: Watch
  /** How much input makes a partition. */
  readonly partitionBytes?: number
}

/** The folder in which a long load keeps its records until it has ended, so that it can be gone on with after a break. */
export class Workbench {
  private constructor(
    readonly folder: string,
    readonly key: string,
    readonly dossiers: readonly BenchedDossier[],
    readonly partitions: number,
    private readonly records: Spool,
  ) {}

  /**
   * Compiles dossiers onto a workbench, or finds the one on which the same files were compiled before.
   * @throws AttestError DOSSIER_INVALID with every problem, BAD_INPUT, DISK_FULL
   */
  static prepare(folders: readonly string[], options: WorkbenchOptions): Workbench {
    const { home, why } = options
    const key = createHash('sha256').update(JSON.stringify([folders.map(fingerprintOf), why ?? null, RULES_VERSION, KEYS_VERSION])).digest('hex').slice(0, 16)
    const usual = join(home, 'loading', key)
    // Another process may be compiling the same files at this moment.
    const folder = isBusy(usual) && !existsSync(join(usual, 'compiled.json')) ? `${usual}-${process.pid}` : usual
    const done = join(folder, 'compiled.json')
    if (!existsSync(done)) {
      rmSync(folder, { recursive: true, force: true })
      try {
        compileOnto(folder, folders, options)
      } catch (error) {
        rmSync(folder, { recursive: true, force: true })
        throw error
      }
    }
    writeFileSync(join(folder, 'pid'), String(process.pid))
    const { dossiers, partitions } = JSON.parse(readFileSync(done, 'utf8')) as Content
    return new Workbench(folder, key, dossiers, partitions, new Spool(folder, 'records', partitions))
  }

  /** The records of a partition, dossier by dossier, each whole. */
  partition(number: number): GraphRecord[][] {
    const found = this.dossiers.map(() => new Map<string, GraphRecord>())
    for (const [dossier, record] of this.records.read(number) as Generator<[number, GraphRecord]>) {
      const records = found[dossier]
      const first = records?.get(record.id)
      records?.set(record.id, first ? mergeRecords(first, record) : record)
    }
    return found.map((records) => [...records.values()])
  }

  /** What was noted of the load by steps, in their order. */
  journal(): Record<string, unknown>[] {
    const file = join(this.folder, 'journal')
    if (!existsSync(file)) return []
    const text = readFileSync(file, 'utf8')
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    // What a kill cut off is not done.
    if (whole !== text) writeFileSync(file, whole)
    return whole.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>)
  }

  note(step: Record<string, unknown>): void {
    writing(this.folder, () => {
      appendFileSync(join(this.folder, 'journal'), `${JSON.stringify(step)}\n`)
    })
  }

  forgetSteps(): void {
    rmSync(join(this.folder, 'journal'), { force: true })
  }

  /** False if another process, which loaded the same, has cleared it. */
  get isThere(): boolean {
    return existsSync(join(this.folder, 'compiled.json'))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Removes the workbenches of loads that cannot be gone on with any more; for whoever holds the lease. */
  removeOthers(): void {
    const parent = dirname(this.folder)
    for (const name of readdirSync(parent)) {
      if (name === basename(this.folder)) continue
      if (!isBusy(join(parent, name))) rmSync(join(parent, name), { recursive: true, force: true })
    }
  }
}

/** Whether another process works in this folder. */
function isBusy(folder: string): boolean {
  const file = join(folder, 'pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  return pid > 0 && pid !== process.pid && exists(pid)
}

function compileOnto(folder: string, folders: readonly string[], { why, progress, partitionBytes = PARTITION_BYTES }: WorkbenchOptions): void {
  mkdirSync(folder, { recursive: true })
  writing(folder, () => {
    writeFileSync(join(folder, 'pid'), String(process.pid))
  })
  const partitions = Math.max(1, Math.ceil(folders.reduce((sum, one) => sum + bytesIn(one), 0) / partitionBytes))
  const spool = new Spool(folder, 'records', partitions)
  const dossiers = folders.map((one, number): BenchedDossier => {
    const { streamed, problems } = streamDossier(one, (record) => { spool.add(record.id, [number, record]) }, progress)
    if (!streamed) throw new AttestError('DOSSIER_INVALID', `${problems.map(formatProblem).join('\n')}\nNothing was loaded from ${one}.`)
    return { id: streamed.id, by: streamed.by, why: why ?? streamed.why }
  })
  refuseTwins(dossiers)
  spool.end()
  const content: Content = { dossiers, partitions }
  writing(folder, () => {
    writeFileSync(join(folder, 'compiled.new'), JSON.stringify(content))
    renameSync(join(folder, 'compiled.new'), join(folder, 'compiled.json'))
  })
}
