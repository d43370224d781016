import { setTimeout as pause } from 'node:timers/promises'
import { AttestError } from '../../errors.js'
import type { Snapshot } from './snapshot.js'

/** A member of a cluster is rarely further behind than this. */
const PATIENCE_MS = 3_000
const LOOK_EVERY_MS = 200

interface Waiter {
  readonly least: number
  readonly since: number
  readonly comes: () => void
  readonly fails: (reason: unknown) => void
}

/** More cannot all be answered when what they wait for has come. */
const MOST_WAITERS = 2_000

/** That a graph is not yet at a revision. */
export function pending(at: number, least: number): AttestError {
  return new AttestError('REVISION_PENDING', `The graph that answers is at revision ${at}, not yet at revision ${least}. Ask again in a few seconds, or without asking for a revision.`)
}

/**
 * Requests that wait until a revision can be read here: a member of a cluster may not have yet what a load has just written.
 * However many wait, the head is read for all of them, by one statement after the other.
 */
export class AwaitedRevisions {
  private readonly waiters = new Set<Waiter>()
  private looking = false
  /** Ends the pause between two looks. */
  private look = new AbortController()

  constructor(
    /** Reads the head, or fails before long. */
    private readonly head: () => Promise<Pick<Snapshot, 'at'>>,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  get waiting(): number {
    return this.waiters.size
  }

  /**
   * @param signal ends the waiting
   * @throws AttestError REVISION_PENDING if the revision does not come in time, or was never made; SERVER_BUSY if too many wait
   */
  async until(least: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (this.waiters.size >= MOST_WAITERS) throw new AttestError('SERVER_BUSY', `${MOST_WAITERS} requests wait for a revision already. Ask again in a few seconds, or without asking for a revision.`)
    let left = (): void => undefined
    const come = new Promise<void>((resolve, reject) => {
      const waiter: Waiter = { least, since: performance.now(), comes: resolve, fails: reject }
      left = () => {
        this.waiters.delete(waiter)
        reject(signal.reason as Error)
      }
      this.waiters.add(waiter)
      signal.addEventListener('abort', left)
    })
    // Most revisions are there: nobody waits for the next look to learn that.
    this.look.abort()
    if (!this.looking) void this.lookOn()
    try {
      await come
    } finally {
      signal.removeEventListener('abort', left)
    }
  }

  private async lookOn(): Promise<void> {
    this.looking = true
    while (this.waiters.size > 0) {
      this.look = new AbortController()
      try {
        this.seen((await this.head()).at)
      } catch (error) {
        for (const { fails } of this.waiters) fails(error)
        this.waiters.clear()
      }
      if (this.waiters.size > 0) await pause(LOOK_EVERY_MS, undefined, { signal: this.look.signal }).catch(() => undefined)
    }
    this.looking = false
  }

  private seen(at: number): void {
    const now = performance.now()
    for (const waiter of this.waiters) {
      if (at < waiter.least && now - waiter.since < this.patienceMs) continue
      this.waiters.delete(waiter)
      if (at >= waiter.least) waiter.comes()
      else waiter.fails(pending(at, waiter.least))
    }
  }
}
