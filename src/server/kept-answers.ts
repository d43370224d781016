import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** What the answers that are kept may take of the memory. */
const KEPT_BYTES = 64 * 1024 * 1024
/** Longer ones would push out too many others. */
const LONGEST_BYTES = 1024 * 1024
/** What an entry takes besides its body. */
const BYTES_OF_AN_ENTRY = 1_000
/** Requests of which it is remembered that they came once. */
const SEEN = 20_000

export interface Keepable {
  readonly body: Buffer
  /** The revision that it tells of; null for what is not to be kept. */
  readonly revision: string | null
}

/**
 * Answers to requests that come again and again, each for as long as the graph is at the revision that it was given at.
 * A revision never changes, so that an answer stays as true as it was; the database is only asked whether there is a
 * newer one. A request is kept when it comes for the second time: one that comes once costs nothing.
 */
export class KeptAnswers<Answer extends Keepable> {
  private readonly entries: LRUCache<string, Answer>
  private readonly seen = new LRUCache<string, true>({ max: SEEN })
  /**
   * @param revision names the newest whole revision; no two that say different things have one name
   */
  constructor(private readonly revision: () => Promise<string>, bytes = KEPT_BYTES) {
    this.entries = new LRUCache({ maxSize: bytes, maxEntrySize: LONGEST_BYTES, sizeCalculation: ({ body }) => body.length + BYTES_OF_AN_ENTRY })
  }

  /** About how many bytes are kept. */
  get size(): number {
    return this.entries.calculatedSize
  }

  /**
   * The answer that is kept, if nothing was loaded since; else the one that is computed.
   * @param asked all on which the answer depends, but for the graph, as it was written
   * @param compute tells what is wrong where the revision cannot be read, and when the signal is aborted
   */
  async answer(asked: string, signal: AbortSignal, compute: () => Promise<Answer>): Promise<Answer> {
    const key = createHash('sha256').update(asked).digest('base64')
    const kept = this.entries.get(key)
    if (kept && kept.revision === (await orNothing(this.revision(), signal))) return kept
    const answer = await compute()
    if (answer.revision !== null) {
      if (this.seen.has(key)) this.entries.set(key, { ...answer, body: alone(answer.body) })
      else this.seen.set(key, true)
    }
    return answer
  }
}

/** The same bytes in memory of their own: a short text is a slice of memory that it shares with others, and would keep all of it. */
function alone(body: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(body.length)
  body.copy(copy)
  return copy
}

/** Null where it fails, and as soon as nobody waits for it any more. */
function orNothing<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve) => {
    const nothing = (): void => {
      resolve(null)
    }
    if (signal.aborted) nothing()
    signal.addEventListener('abort', nothing, { once: true })
    work.then(resolve, nothing).finally(() => {
      signal.removeEventListener('abort', nothing)
    })
  })
}
