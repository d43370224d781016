import { AttestError } from '../errors.js'
import type { Place } from '../graph/connection.js'
import { Turns } from '../graph/turns.js'
import type { Notes } from './notes.js'
import type { ServerSettings } from './settings.js'

/** Why a request was not begun. */
export type Refusal = 'queue full' | 'waited too long' | 'stopping'

/**
 * A request that is to have its turn at the database. It begins once, and has its place until it is over and the database
 * has done with all that it asked. `begin` throws AttestError SERVER_BUSY where it is not to have one.
 */
export interface Turn extends Place {
  /** Aborted when the request is over, however it ends. */
  readonly signal: AbortSignal
}

/** Told of what happens at the gate. */
export interface GateWatcher {
  readonly begun: (waitedMs: number) => void
  readonly refused: (why: Refusal) => void
}

const AGAIN = 'Ask again in a few seconds.'

/**
 * Stands before the database: so many requests ask it at once, so many others wait for so long, in the order in which
 * they came, and the rest is refused at once. If all asked together, each would wait for all, until none was in time.
 */
export class Gate {
  private readonly turns: Turns
  private readonly patienceMs: number
  private readonly waits = new Set<AbortController>()
  private stopping = false

  constructor(
    private readonly settings: Pick<ServerSettings, 'requestsAtOnce' | 'requestsWaiting' | 'waitingMs' | 'requestMs'>,
    private readonly watcher: GateWatcher = { begun: () => undefined, refused: () => undefined },
  ) {
    this.turns = new Turns(settings.requestsAtOnce)
    // Whoever waits is left half of the time of a request for its work: a 504 is told only to what is slow by itself.
    this.patienceMs = Math.min(settings.waitingMs, settings.requestMs / 2)
  }

  get atWork(): number {
    return this.turns.atWork
  }

  get waiting(): number {
    return this.turns.waiting
  }

  /** @param signal aborted when the request is over, with a cause where it has taken too long */
  turn(signal: AbortSignal, notes: Notes): Turn {
    let begun: Promise<void> | undefined
    let [held, left] = [0, false]
    const leave = (): void => {
      if (!signal.aborted || held > 0 || left) return
      left = true
      this.turns.end()
    }
    return {
      signal,
      begin: () => (begun ??= this.enter(signal, notes, leave)),
      hold: () => {
        held++
        return () => {
          held--
          leave()
        }
      },
    }
  }

  /** Refuses all that wait, and from now on all that would have to: a stop has no time for them. */
  refuseWaiting(): void {
    this.stopping = true
    for (const wait of this.waits) wait.abort(this.refusal('stopping'))
  }

  private async enter(signal: AbortSignal, notes: Notes, leave: () => void): Promise<void> {
    if (this.turns.full) await this.wait(signal, notes)
    else await this.turns.take(signal)
    if (signal.aborted) this.turns.end()
    signal.throwIfAborted()
    signal.addEventListener('abort', leave)
    this.watcher.begun(notes.waited ?? 0)
  }

  private async wait(signal: AbortSignal, notes: Notes): Promise<void> {
    signal.throwIfAborted()
    if (this.stopping) throw this.refusal('stopping')
    if (this.turns.waiting >= this.settings.requestsWaiting) throw this.refusal('queue full')
    const began = performance.now()
    const wait = new AbortController()
    const late = setTimeout(() => {
      wait.abort(this.refusal('waited too long'))
    }, this.patienceMs)
    const over = (): void => {
      // Where its time is over before its turn has come, the request is not what took too long.
      const tooLate = signal.reason instanceof AttestError && signal.reason.cause !== undefined
      wait.abort(tooLate ? this.refusal('waited too long') : signal.reason)
    }
    signal.addEventListener('abort', over)
    this.waits.add(wait)
    try {
      await this.turns.take(wait.signal)
    } finally {
      clearTimeout(late)
      signal.removeEventListener('abort', over)
      this.waits.delete(wait)
      notes.waited = Math.round(performance.now() - began)
    }
  }

  private refusal(why: Refusal): AttestError {
    this.watcher.refused(why)
    return new AttestError('SERVER_BUSY', `${this.inWords(why)} ${AGAIN}`)
  }

  private inWords(why: Refusal): string {
    const { requestsAtOnce, requestsWaiting } = this.settings
    if (why === 'queue full') return `The server answers ${requestsAtOnce} requests at once, and ${requestsWaiting} wait already.`
    if (why === 'waited too long') return `The request waited ${this.patienceMs / 1000} seconds for its turn behind others, and was not begun.`
    return 'The server is being stopped, and the request was not begun.'
  }
}
