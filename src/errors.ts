/** Every way in which Attest refuses or fails, by code. */
export const ERROR_CODES = [
  'BAD_INPUT',
  'NOT_FOUND',
  'DATABASE_UNAVAILABLE',
  'DATABASE_AUTH',
  'DATABASE_TIMEOUT',
  'DATABASE_ERROR',
  'DATABASE_BROKEN',
  'DATABASE_SETTING',
  'GRAPH_TOO_NEW',
  'WRITER_BUSY',
  'LEASE_LOST',
  'SHARED_CONFLICT',
  'DANGLING',
  'NO_JAVA',
  'NO_MAVEN',
  'JARS_UNAVAILABLE',
  'SERVER_FAILED',
  'DOSSIER_INVALID',
  'PORT_IN_USE',
  'ALREADY_RUNNING',
  'GRAPH_DAMAGED',
  'VERDICTS_OUTDATED',
  'DISK_FULL',
  'REVISION_PENDING',
  'SERVER_BUSY',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** An error that a historian can read: what is wrong and what to do. */
export class AttestError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'AttestError'
  }
}
