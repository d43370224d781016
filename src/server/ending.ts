import { setMaxListeners } from 'node:events'
import type { ServerResponse } from 'node:http'
import { AttestError } from '../errors.js'

/**
 * Aborted when the connection of the answer has closed, so that nobody waits for it any more, or when the request has
 * taken too long: then what is asked of the database for it is ended. The reason is an AttestError DATABASE_TIMEOUT, which has a
 * cause only where the request was too slow.
 */
export function endingOf(response: ServerResponse, ms: number): AbortSignal {
  const over = new AbortController()
  // A level of a request asks many statements at once, and each listens.
  setMaxListeners(0, over.signal)
  const late = setTimeout(() => {
    over.abort(new AttestError('DATABASE_TIMEOUT', `The request took longer than ${ms / 1000} seconds and was stopped. Ask for smaller pages (first), or in several requests.`, { cause: new Error(`${ms} ms are over`) }))
  }, ms)
  response.once('close', () => {
    clearTimeout(late)
    over.abort(new AttestError('DATABASE_TIMEOUT', 'The client went away before the answer was there.'))
  })
  return over.signal
}
