import { setMaxListeners } from 'node:events'
import type { ServerResponse } from 'node:http'
import { AttestError } from '../errors.js'

/** The end of a request, which comes once. */
export interface Ending {
  /** Aborted when the request is over. The reason is an AttestError DATABASE_TIMEOUT, which has a cause only where the request was too slow. */
  readonly signal: AbortSignal
  /** Says that the answer is there: whatever is still asked of the database for it, beside a field that failed, is not wanted any more. */
  readonly answered: () => void
}

const ANSWERED = new AttestError('DATABASE_TIMEOUT', 'The request has been answered.')

/**
 * The request is over when it is answered, when the connection of the answer has closed, so that nobody waits for it any
 * more, or when it has taken too long: then what is asked of the database for it is ended.
 */
export function endingOf(response: ServerResponse, ms: number): Ending {
  const over = new AbortController()
  // A level of a request asks many statements at once, and each listens.
  setMaxListeners(0, over.signal)
  const late = setTimeout(() => {
    over.abort(new AttestError('DATABASE_TIMEOUT', `The request took longer than ${ms / 1000} seconds and was stopped. Ask for smaller pages (first), or in several requests.`, { cause: new Error(`${ms} ms are over`) }))
  }, ms)
  const end = (reason: () => AttestError): void => {
    clearTimeout(late)
    if (!over.signal.aborted) over.abort(reason())
  }
  response.once('close', () => {
    end(() => new AttestError('DATABASE_TIMEOUT', 'The client went away before the answer was there.'))
  })
  return {
    signal: over.signal,
    answered: () => {
      end(() => ANSWERED)
    },
  }
}
