import { AttestError, type ErrorCode } from '../errors.js'

interface DriverError {
  readonly code?: string
  readonly message: string
}

/** The driver's error in words of our own; what it said stays as the cause. */
export function fromDriver(error: unknown): AttestError {
  if (error instanceof AttestError) return error
  const { code = '', message } = error as DriverError
  const tell = (kind: ErrorCode, text: string): AttestError => new AttestError(kind, text, { cause: error })
  if (/ServiceUnavailable|SessionExpired|ConnectionError|DatabaseUnavailable|N\/A/.test(code) || /ECONNREFUSED|ECONNRESET|Could not perform discovery|Connection acquisition timed out|connection.*closed/i.test(message))
    return tell('DATABASE_UNAVAILABLE', 'The Neo4j database does not answer. If it is starting again, ask again in a few seconds; "attest db status" tells how it is.')
  if (/DatabaseNotFound/.test(code)) return tell('DATABASE_SETTING', 'The server has no database of this name. Check NEO4J_DATABASE.')
  if (/Security\.Forbidden/.test(code)) return tell('DATABASE_AUTH', 'Neo4j does not allow this user to do that. Check NEO4J_USER.')
  if (/Unauthorized|AuthenticationRateLimit|Security/.test(code)) return tell('DATABASE_AUTH', 'Neo4j refused the user or the password. Check NEO4J_USER and NEO4J_PASSWORD.')
  if (/TransactionTimedOut|TransactionTerminated/.test(code)) return tell('DATABASE_TIMEOUT', 'The request took too long and was stopped. Ask for a smaller page.')
  if (/DatabaseError\.Transaction\.(Transaction(Start|Commit|Rollback)Failed|TransactionLogError)/.test(code))
    return tell('DATABASE_BROKEN', 'Neo4j could not write and must be started again; most often its disk is full. Make room there. A Neo4j that Attest manages is then started again by whatever asks it next.')
  return tell('DATABASE_ERROR', `Neo4j could not do this (${code || 'no code'}).`)
}
