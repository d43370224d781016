import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { streamDossier } from '../../dossier/bulk/compile.js'
import { fingerprintOf, type Watch } from '../../dossier/bulk/chunks.js'
import { bytesIn } from '../../dossier/bulk/long.js'
import { mergeRecords } from '../../dossier/bulk/merge.js'
import { formatProblem } from '../../dossier/problems.js'
import type { GraphRecord } from '../../dossier/records.js'
import { AttestError } from '../../errors.js'
import { VERSION } from '../../paths.js'
import { KEYS_VERSION } from '../../reasoning/names/keys.js'
import { RULES_VERSION } from '../../reasoning/verdict.js'
import { syncFile, syncFolder } from '../managed/durable.js'
import { Presence } from '../managed/presence.js'
import { refuseTwins } from './plan.js'
import { Damaged, Spool, type Sum, writing } from './spool.js'

/** A dossier whose records lie on a workbench. */
export interface BenchedDossier {
  readonly id: string
  readonly by: string
  readonly why: string
}

interface Content {
  readonly dossiers: readonly BenchedDossier[]
  readonly partitions: number
  readonly sums: readonly Sum[]
}

/** To be changed whenever other records are made of the same files, or written in another way. */
const FORMAT = 2
const CONTENT = 'compiled.json'
const COMPILING = 'compiling-'
/** Longer than a compiler in another container is silent. */
const COMPILER_SILENT_MS = 24 * 60 * 60 * 1000
/** Input that makes a partition: its records, some kilobytes each once they are read, are held together. */
const PARTITION_BYTES = 512 * 1024

export interface WorkbenchOptions {
  /** Under which workbenches lie. */
  readonly home: string
  readonly progress?: Watch
  readonly say?: (line: string) => void
  /** How much input makes a partition. */
  readonly partitionBytes?: number
}

/**
 * The folder with the records of dossiers that are too long to be held. It is there whole or not at all, and does not
 * change; several loads, of several graphs, may read it at once. What each of them does lies in a folder of its own in it.
 */
export class Workbench {
  private constructor(
    readonly folder: string,
    readonly dossiers: readonly BenchedDossier[],
    readonly partitions: number,
    private readonly records: Spool,
    private readonly presence: Presence,
  ) {}

  /**
   * Compiles dossiers onto a workbench, or finds the one on which the same files were compiled before.
   * @throws AttestError DOSSIER_INVALID with every problem, BAD_INPUT, DISK_FULL
   */
  static prepare(folders: readonly string[], options: WorkbenchOptions): Workbench {
    const key = createHash('sha256').update(JSON.stringify([folders.map(fingerprintOf), VERSION, FORMAT, RULES_VERSION, KEYS_VERSION])).digest('hex').slice(0, 16)
    const folder = join(options.home, 'loading', key)
    for (;;) {
      if (!existsSync(join(folder, CONTENT))) compileInto(folder, folders, options)
      try {
        return Workbench.open(folder)
      } catch (error) {
        // Another process may have removed it just now.
        if (error instanceof Damaged) discard(folder, options)
        else if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
  }

  private static open(folder: string): Workbench {
    const presence = writing(folder, () => Presence.enter(folder))
    try {
      const { dossiers, partitions, sums } = contentOf(readFileSync(join(folder, CONTENT), 'utf8'))
      return new Workbench(folder, dossiers, partitions, new Spool(folder, 'records', partitions, sums), presence)
    } catch (error) {
      presence.leave()
      throw error
    }
  }

  /**
   * The records of a partition, dossier by dossier, each whole.
   * @throws Damaged
   */
  partition(number: number): GraphRecord[][] {
    const found = this.dossiers.map(() => new Map<string, GraphRecord>())
    for (const [dossier, record] of this.records.read(number) as Generator<[number, GraphRecord]>) {
      const records = found[dossier]
      const first = records?.get(record.id)
      records?.set(record.id, first ? mergeRecords(first, record) : record)
    }
    return found.map((records) => [...records.values()])
  }

  /** Says that this process reads it no longer. */
  leave(): void {
    this.presence.leave()
  }

  /** Throws it away because it is damaged, whoever else is using it: they will find the same. */
  discard(options: WorkbenchOptions): void {
    this.leave()
    discard(this.folder, options)
  }

  /** Leaves it, and removes it unless others read it or a load from it into another graph can be gone on with. */
  remove(): void {
    this.leave()
    if (existsSync(this.folder)) removeIfUnused(this.folder)
  }

  /** The folders of loads into a graph, on this workbench and all others beside it. */
  static loadsInto(graph: string, bench: Workbench): string[] {
    const parent = dirname(bench.folder)
    return readdirSync(parent).filter((name) => !name.startsWith(COMPILING)).flatMap((name) => loadsIn(join(parent, name)).filter((load) => load.startsWith(`${graph}-`)).map((load) => join(parent, name, load)))
  }

  /** Removes the workbenches that nobody needs any more, but for this one. */
  removeOthers(): void {
    const parent = dirname(this.folder)
    for (const name of readdirSync(parent)) {
      const folder = join(parent, name)
      if (name.startsWith(COMPILING) ? !Presence.anyIn(folder, undefined, COMPILER_SILENT_MS) : folder !== this.folder) removeIfUnused(folder)
    }
  }
}

/** Names of the folders in which loads from a workbench keep what they do. */
function loadsIn(bench: string): string[] {
  // Another process may have removed it just now.
  if (!existsSync(bench)) return []
  return readdirSync(bench, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

function removeIfUnused(bench: string): void {
  if (existsSync(bench) && !Presence.anyIn(bench) && loadsIn(bench).length === 0) rmSync(bench, { recursive: true, force: true })
}

function discard(folder: string, { say }: WorkbenchOptions): void {
  say?.('What was compiled of these files is damaged; they are compiled anew.')
  rmSync(folder, { recursive: true, force: true })
}

/** @throws Damaged */
function contentOf(text: string): Content {
  try {
    return JSON.parse(text) as Content
  } catch (error) {
    throw new Damaged(`${CONTENT} cannot be read`, { cause: error })
  }
}

/** Compiles under another name, which is changed when all is on the disk: a power failure leaves a whole workbench or none. */
function compileInto(folder: string, folders: readonly string[], options: WorkbenchOptions): void {
  const parent = dirname(folder)
  const making = join(parent, `${COMPILING}${process.pid}-${randomUUID().slice(0, 8)}`)
  try {
    const presence = writing(parent, () => {
      mkdirSync(making, { recursive: true })
      return Presence.enter(making)
    })
    try {
      compileOnto(making, folders, options, presence)
    } finally {
      presence.leave()
    }
    writing(parent, () => {
      syncFolder(making)
      rename(making, folder)
      syncFolder(parent)
    })
  } finally {
    // Asked first: to remove what lies beneath a file is an error, which would hide the one that is told.
    if (existsSync(making)) rmSync(making, { recursive: true, force: true })
  }
}

/** Another process that compiled the same may have been quicker; what lies there without a content is nobody's. */
function rename(made: string, folder: string): void {
  if (existsSync(join(folder, CONTENT))) return
  rmSync(folder, { recursive: true, force: true })
  try {
    renameSync(made, folder)
  } catch (error) {
    if (!existsSync(join(folder, CONTENT))) throw error
  }
}

function compileOnto(folder: string, folders: readonly string[], { progress, partitionBytes = PARTITION_BYTES }: WorkbenchOptions, presence: Presence): void {
  const partitions = Math.max(1, Math.ceil(folders.reduce((sum, one) => sum + bytesIn(one), 0) / partitionBytes))
  const spool = new Spool(folder, 'records', partitions)
  const watch: Watch = (phase, done, total) => {
    presence.touch()
    progress?.(phase, done, total)
  }
  const dossiers = folders.map((one, number): BenchedDossier => {
    const { streamed, problems } = streamDossier(one, (record) => { spool.add(record.id, [number, record]) }, watch)
    if (!streamed) throw new AttestError('DOSSIER_INVALID', `${problems.map(formatProblem).join('\n')}\nNothing was loaded from ${one}.`)
    return { id: streamed.id, by: streamed.by, why: streamed.why }
  })
  refuseTwins(dossiers)
  spool.end()
  spool.sync()
  const content: Content = { dossiers, partitions, sums: spool.sums }
  writing(folder, () => {
    writeFileSync(join(folder, CONTENT), JSON.stringify(content))
    syncFile(join(folder, CONTENT))
  })
}
