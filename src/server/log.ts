import { pino, stdTimeFunctions, type Logger } from 'pino'
import { AttestError } from '../errors.js'
import { LogOutput } from './log-output.js'
import type { Finished, Watcher } from './watch.js'

export interface ServerLog extends Watcher {
  /** Writes what nobody foresaw, with all that the answer left out. */
  readonly error: (requestId: string, error: unknown) => void
}

interface Output {
  write(line: string): void
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']
/** Asked by machines every few seconds. */
const ROUTINE: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics'])

/**
 * The log of the server: a line of JSON for each request and each error, from the level that LOG_LEVEL names (info)
 * upward; on a terminal, a line for people. Variables, headers and tokens are never in it.
 * @throws AttestError BAD_INPUT for a level that is none
 */
export function openLog(env: NodeJS.ProcessEnv, output: Output = standardError()): ServerLog {
  const level = env['LOG_LEVEL'] || 'info'
  if (!LEVELS.includes(level)) throw new AttestError('BAD_INPUT', `LOG_LEVEL=${level} is no level. Expected one of ${LEVELS.join(', ')}.`)
  const logger = pino({ level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } }, output)
  return {
    began: () => undefined,
    finished: (request) => {
      tell(logger, request)
    },
    error: (requestId, error) => {
      logger.error({ requestId, ...described(error) })
    },
  }
}

function tell(logger: Logger, { gone, ...request }: Finished): void {
  const line = { ...request, ...(gone ? { gone } : {}) }
  if (request.status >= 500) logger.warn(line)
  else if (ROUTINE.has(request.path)) logger.debug(line)
  else logger.info(line)
}

function described(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const origin: unknown = (error as { originalError?: unknown }).originalError ?? error.cause
  return { message: error.message, stack: error.stack, ...(origin === undefined || origin === error ? {} : { cause: described(origin) }) }
}

function standardError(): Output {
  return process.stderr.isTTY ? { write: (line) => process.stderr.write(forPeople(line)) } : new LogOutput(2)
}

/** A line of the log as people read it: the time of day, what was asked, and what came of it. */
export function forPeople(line: string): string {
  const { time, level, method, path, status, ms, bytes, operation, code, waited, kept, gone, requestId, message, stack } = JSON.parse(line) as Record<string, string | number | undefined>
  const clock = String(time).slice(11, 19)
  if (message !== undefined) return `${clock} ${level} ${requestId}: ${printable(String(stack ?? message))}\n`
  const parts = [clock, method, printable(String(path)), status, `${ms} ms`, `${bytes} bytes`, operation, code, waited === undefined ? undefined : `waited ${waited} ms`, kept ? 'kept' : undefined, gone ? 'client gone' : undefined]
  return `${parts.filter((part) => part !== undefined).join(' ')}\n`
}

/** What a client wrote must not steer a terminal. */
function printable(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, '?')
}
