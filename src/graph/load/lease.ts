import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Connection } from '../connection.js'
import { AttestError } from '../errors.js'

/** How long a writer may be silent before another takes over. Every statement of a load renews it. */
const TTL_MS = 60_000
/** A lease left by a writer that was killed runs out by itself; a load waits for it this long. */
const PATIENCE_MS = 75_000

export interface Lease {
  readonly holder: string
  readonly ttl: number
  /** The head when the lease was taken; nobody else moves it while the lease lasts. */
  readonly head: number
}

/**
 * Runs `work` as the one writer of the graph.
 * @throws AttestError WRITER_BUSY if another writer is at work and stays so
 */
export async function withLease<T>(connection: Connection, work: (lease: Lease) => Promise<T>, progress: (line: string) => void = () => undefined): Promise<T> {
  const holder = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  const head = await take(connection, holder, progress)
  try {
    return await work({ holder, ttl: TTL_MS, head })
  } finally {
    // A database that is gone cannot take the lease back; it runs out by itself.
    await connection.write('write/release-lease', { holder }).catch(() => undefined)
  }
}

async function take(connection: Connection, holder: string, progress: (line: string) => void): Promise<number> {
  const started = Date.now()
  for (;;) {
    const [row] = await connection.write('write/take-lease', { holder, ttl: TTL_MS })
    if (row?.['taken'] === true) return row['head'] as number
    const other = String(row?.['holder'])
    if (isDeadHere(other)) {
      await connection.write('write/release-lease', { holder: other })
      continue
    }
    if (Date.now() - started > PATIENCE_MS) throw new AttestError('WRITER_BUSY', `Another load is writing to this graph (${other}). Wait until it has ended, then load again.`)
    progress(`another load is at work (${other}); waiting for it`)
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

/** A holder on this machine whose process is gone cannot come back, so its lease need not run out. */
function isDeadHere(holder: string): boolean {
  const [host, pid] = holder.split(':')
  if (host !== hostname() || !pid) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
