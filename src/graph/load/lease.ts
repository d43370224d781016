import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '../connection.js'
import { AttestError } from '../../errors.js'
import { exists, processSpace } from '../managed/processes.js'

/** How long a writer may be silent before another takes over. */
const TTL_MS = 60_000
/** Every statement of a load renews the lease; this also does while the load reads or thinks. */
const RENEW_EVERY_MS = TTL_MS / 4
/** A lease left by a writer that was killed runs out by itself; a load waits for it this long. */
const PATIENCE_MS = TTL_MS + 15_000

/** What the writer locks: a lock for each of the sessions that it writes with, so that they do not wait for each other. */
export const SLOTS = ['writer', 'writer-2'] as const

export interface Lease {
  readonly holder: string
  readonly ttl: number
  /** The head when the lease was taken; nobody else moves it while the lease lasts. */
  readonly head: number
  /** The load that what is staged beyond the head belongs to; empty where nobody said. */
  readonly load: string
  /** How many of its steps were done when the lease was taken. */
  readonly step: number
  /** The name of the graph. Copies of one graph have one name. */
  readonly graph: string
}

export interface LeaseOptions {
  readonly say?: ((line: string) => void) | undefined
  /** How long to wait for another writer, in milliseconds. */
  readonly patience?: number | undefined
}

/** The writers of this process, to be told from those of an earlier process that had the same pid. */
const ours = new Set<string>()

/**
 * Runs `work` as the one writer of the graph.
 * @throws AttestError WRITER_BUSY if another writer is at work and stays so
 */
export async function withLease<T>(connection: Connection, work: (lease: Lease) => Promise<T>, options: LeaseOptions = {}): Promise<T> {
  const holder = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}:${processSpace()}`
  ours.add(holder)
  try {
    const taken = await take(connection, holder, options)
    const renewal = setInterval(() => {
      // If this fails, so will the next statement of the load, which tells.
      connection.write('write/renew-lease', { holder, ttl: TTL_MS, slots: SLOTS }).catch(() => undefined)
    }, RENEW_EVERY_MS)
    try {
      return await work({ holder, ttl: TTL_MS, ...taken })
    } finally {
      clearInterval(renewal)
      // A database that is gone cannot take the lease back; it runs out by itself.
      await connection.write('write/release-lease', { holder, slots: SLOTS }).catch(() => undefined)
    }
  } finally {
    ours.delete(holder)
  }
}

async function take(connection: Connection, holder: string, { say, patience = PATIENCE_MS }: LeaseOptions): Promise<Omit<Lease, 'holder' | 'ttl'>> {
  const started = Date.now()
  let told = ''
  for (;;) {
    const [row] = await connection.write('write/take-lease', { holder, ttl: TTL_MS, slots: SLOTS })
    if (row?.['taken'] === true) return { head: Number(row['head']), load: String(row['load']), step: Number(row['step']), graph: String(row['graph']) }
    if (!row) throw new AttestError('DATABASE_ERROR', 'The graph has no head: it was emptied past Attest, or never set up. Start Attest again; it sets the graph up.')
    const other = String(row['holder'])
    const named = other.split(':').slice(0, 2).join(', process ')
    if (isDeadHere(other)) {
      await connection.write('write/release-lease', { holder: other, slots: SLOTS })
      continue
    }
    if (Date.now() - started >= patience) throw new AttestError('WRITER_BUSY', `Another load is writing to this graph (${named}). Wait until it has ended, then load again.`)
    if (told !== other) say?.(`Another load is at work (${named}); waiting for it …`)
    told = other
    await pause(Math.min(1000, patience))
  }
}

/** A holder on this machine, and in this container, whose process is gone cannot come back, so its lease need not run out. */
function isDeadHere(holder: string): boolean {
  const [, pid, , space] = holder.split(':')
  if (space !== processSpace() || !pid) return false
  return Number(pid) === process.pid ? !ours.has(holder) : !exists(Number(pid))
}
