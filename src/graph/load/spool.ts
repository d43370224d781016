import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hash32 } from '../../dossier/bulk/hash-table.js'
import { AttestError } from '../../errors.js'

const BUFFER_CHARACTERS = 32 * 1024

/**
 * Lines on disk, in as many files as it has partitions. What has one key is in one partition, in the order in which it
 * was written, so that it can be held against each other without holding all.
 */
export class Spool {
  private readonly buffers: string[]

  constructor(
    private readonly folder: string,
    private readonly name: string,
    readonly partitions: number,
  ) {
    this.buffers = new Array<string>(partitions).fill('')
  }

  /** @throws AttestError DISK_FULL */
  add(key: string, value: unknown): void {
    this.addTo(hash32(key) % this.partitions, value)
  }

  /** @throws AttestError DISK_FULL */
  addTo(partition: number, value: unknown): void {
    const buffer = `${this.buffers[partition] ?? ''}${JSON.stringify(value)}\n`
    this.buffers[partition] = buffer
    if (buffer.length > BUFFER_CHARACTERS) this.flush(partition)
  }

  /** Writes what is not on disk yet. */
  end(): void {
    for (let partition = 0; partition < this.partitions; partition++) this.flush(partition)
  }

  *read(partition: number): Generator {
    const file = this.file(partition)
    if (!existsSync(file)) return
    for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '') yield JSON.parse(line) as unknown
  }

  clear(partition?: number): void {
    const all = partition === undefined ? [...Array(this.partitions).keys()] : [partition]
    for (const one of all) {
      this.buffers[one] = ''
      rmSync(this.file(one), { force: true })
    }
  }

  private flush(partition: number): void {
    const text = this.buffers[partition]
    if (!text) return
    writing(this.folder, () => {
      mkdirSync(this.folder, { recursive: true })
      appendFileSync(this.file(partition), text)
    })
    this.buffers[partition] = ''
  }

  private file(partition: number): string {
    return join(this.folder, `${this.name}-${partition}`)
  }
}

/** @throws AttestError DISK_FULL if the disk is full */
export function writing(folder: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AttestError('DISK_FULL', `The disk is full: a long load keeps its records in ${folder} until it has ended, about ten times as much as its files. Make room, or set ATTEST_HOME to a folder on another disk. Nothing was loaded.`, { cause: error })
    throw error
  }
}
