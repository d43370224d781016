import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { hash32 } from '../../dossier/bulk/hash-table.js'
import { AttestError } from '../../errors.js'
import { syncFile } from '../managed/durable.js'

/** Of all partitions together, so that memory does not grow with their number. */
const BUFFERED_CHARACTERS = 8 * 1024 * 1024
/** A partition with as much is written by itself. */
const BUFFER_CHARACTERS = 32 * 1024

/** What a partition holds on disk, to tell whether it is all there. */
export interface Sum {
  readonly bytes: number
  readonly crc: number
}

const EMPTY: Sum = { bytes: 0, crc: 0 }

/** What lies on a workbench is not what was put there. */
export class Damaged extends Error {}

/**
 * Lines on disk, in as many files as it has partitions. What has one key is in one partition, in the order in which it
 * was written, so that it can be held against each other without holding all.
 */
export class Spool {
  private readonly buffers: string[]
  private readonly held: Sum[]
  private buffered = 0

  /** @param sums - of what an earlier process has written; without them it is new */
  constructor(
    private readonly folder: string,
    private readonly name: string,
    readonly partitions: number,
    sums: readonly Sum[] = [],
  ) {
    this.buffers = new Array<string>(partitions).fill('')
    this.held = Array.from({ length: partitions }, (_, partition) => sums[partition] ?? EMPTY)
  }

  get sums(): readonly Sum[] {
    return this.held
  }

  /** @throws AttestError DISK_FULL */
  add(key: string, value: unknown): void {
    this.addTo(hash32(key) % this.partitions, value)
  }

  /** @throws AttestError DISK_FULL */
  addTo(partition: number, value: unknown): void {
    const line = `${JSON.stringify(value)}\n`
    const buffer = (this.buffers[partition] ?? '') + line
    this.buffers[partition] = buffer
    this.buffered += line.length
    if (buffer.length > BUFFER_CHARACTERS) this.flush(partition)
    else if (this.buffered > BUFFERED_CHARACTERS) for (let one = 0; one < this.partitions; one++) this.flush(one)
  }

  /** Writes what is not in the files yet. */
  end(): void {
    for (let partition = 0; partition < this.partitions; partition++) this.flush(partition)
  }

  /** Returns when the files are on the disk. */
  sync(partition?: number): void {
    for (const one of this.all(partition)) if (existsSync(this.file(one))) writing(this.folder, () => { syncFile(this.file(one)) })
  }

  /** @throws Damaged if a partition does not hold what was written to it */
  *read(partition: number): Generator {
    const file = this.file(partition)
    const { bytes, crc } = this.held[partition] ?? EMPTY
    const content = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
    if (content.length !== bytes || crc32(content) !== crc) throw new Damaged(`${file} does not hold what was written to it`)
    for (const line of content.toString('utf8').split('\n')) if (line !== '') yield JSON.parse(line) as unknown
  }

  clear(partition?: number): void {
    for (const one of this.all(partition)) {
      this.buffered -= this.buffers[one]?.length ?? 0
      this.buffers[one] = ''
      this.held[one] = EMPTY
      rmSync(this.file(one), { force: true })
    }
  }

  private all(partition: number | undefined): number[] {
    return partition === undefined ? [...this.held.keys()] : [partition]
  }

  private flush(partition: number): void {
    const text = this.buffers[partition]
    if (!text) return
    writing(this.folder, () => { appendFileSync(this.file(partition), text) })
    const { bytes, crc } = this.held[partition] ?? EMPTY
    this.held[partition] = { bytes: bytes + Buffer.byteLength(text), crc: crc32(text, crc) }
    this.buffers[partition] = ''
    this.buffered -= text.length
  }

  private file(partition: number): string {
    return join(this.folder, `${this.name}-${partition}`)
  }
}

/** What a file system says of a place that is not for this user to write to, is held by another program, or lies beneath a file. */
const UNWRITABLE: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'])

/**
 * Does what writes beneath a folder, and returns what that gives.
 * @throws AttestError DISK_FULL if the disk is full, BAD_INPUT if something there may not be written
 */
export function writing<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code, path = folder } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AttestError('DISK_FULL', `The disk is full: a long load keeps its records in ${folder} until it has ended, about ten times as much as its files. Make room, or set ATTEST_HOME to a folder on another disk. Nothing was loaded.`, { cause: error })
    if (UNWRITABLE.has(code ?? '')) throw new AttestError('BAD_INPUT', `${path} could not be written (${code}). A long load keeps its records in ${folder} until it has ended: let this user write everything there, see that no other program holds it, or set ATTEST_HOME to another folder. Nothing was loaded.`, { cause: error })
    throw error
  }
}
