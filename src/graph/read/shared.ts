import { setTimeout as pause } from 'node:timers/promises'
import { AttestError } from '../../errors.js'

/** How long a reading is waited for: those that are shared are the smallest of questions. */
const PATIENCE_MS = 2_000

/**
 * A reading that those share who ask before it begins: nobody gets one that began before he asked, and however many
 * ask, one is under way and one is to come. One that does not come in time is given up, and nobody else waits for it: its
 * connection may have been cut without a word.
 * @returns rejects as the reading does, and with AttestError DATABASE_TIMEOUT where it is given up
 */
export function shared<T>(read: () => Promise<T>, patienceMs = PATIENCE_MS): () => Promise<T> {
  let [underWay, next]: [Promise<T> | null, Promise<T> | null] = [null, null]
  const begin = (): Promise<T> => {
    next = null
    const begun = inTime(read(), patienceMs).finally(() => {
      if (underWay === begun) underWay = null
    })
    underWay = begun
    return begun
  }
  return () => (underWay ? (next ??= underWay.then(begin, begin)) : begin())
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const over = new AbortController()
  const late = async (): Promise<never> => {
    await pause(ms, undefined, { signal: over.signal, ref: false })
    throw new AttestError('DATABASE_TIMEOUT', `The database did not tell its revision within ${ms / 1000} seconds. Ask again in a few seconds.`)
  }
  try {
    return await Promise.race([work, late()])
  } finally {
    over.abort()
  }
}
