import { AttestError } from '../errors.js'

/** The header that asks for one; answers of the fast lane do not wait for it. */
export const LEAST_REVISION = 'attest-min-revision'

/**
 * The revision that whoever asks has seen, or made by a load: the answer is to be of that one or a later one.
 * @returns 0 where none is asked for
 * @throws AttestError BAD_INPUT
 */
export function leastRevision(headers: Headers): number {
  const written = headers.get(LEAST_REVISION)
  if (written === null) return 0
  if (!/^\d{1,9}$/.test(written)) throw new AttestError('BAD_INPUT', `Attest-Min-Revision: ${written.slice(0, 40)} is no revision. Expected a whole number, as "attest load" prints it.`)
  return Number(written)
}
