import { AttestError } from '../errors.js'

/** How the server behaves, as against where it listens. */
export interface ServerSettings {
  /** Whether the schema may be asked for, and misspelt names are answered with those that were meant. */
  readonly introspection: boolean
  /** Whether a browser is shown GraphiQL. */
  readonly graphiql: boolean
  /** After how long a request is given up, with all that it has asked the database. */
  readonly requestMs: number
  /** How many requests may ask the database at once. */
  readonly requestsAtOnce: number
  /** How many others may wait for their turn. */
  readonly requestsWaiting: number
  /** For how long they may. */
  readonly waitingMs: number
}

/** Each may use several connections, and Neo4j answers 400 at once unless told otherwise (server.bolt.thread_pool_max_size). */
const MOST_AT_ONCE = 90

/** Open to whoever looks around: on the machine of the historian, nobody else does. */
export const OPEN: ServerSettings = { introspection: true, graphiql: true, requestMs: 60_000, requestsAtOnce: 16, requestsWaiting: 2_000, waitingMs: 20_000 }

/**
 * The settings that the environment names. In production (NODE_ENV) nothing tells of the schema unless asked to.
 * @throws AttestError BAD_INPUT
 */
export function settingsFromEnvironment(env: NodeJS.ProcessEnv): ServerSettings {
  const open = env['NODE_ENV'] !== 'production'
  return {
    introspection: onOrOff(env, 'ATTEST_INTROSPECTION', open),
    graphiql: onOrOff(env, 'ATTEST_GRAPHIQL', open),
    requestMs: seconds(env, 'ATTEST_REQUEST_SECONDS', OPEN.requestMs / 1000) * 1000,
    requestsAtOnce: count(env, 'ATTEST_REQUESTS_AT_ONCE', OPEN.requestsAtOnce, 1, MOST_AT_ONCE),
    requestsWaiting: count(env, 'ATTEST_REQUESTS_WAITING', OPEN.requestsWaiting, 0, 100_000),
    waitingMs: seconds(env, 'ATTEST_WAITING_SECONDS', OPEN.waitingMs / 1000) * 1000,
  }
}

function onOrOff(env: NodeJS.ProcessEnv, name: string, otherwise: boolean): boolean {
  const written = env[name] ?? ''
  if (written === '') return otherwise
  if (written === 'on' || written === 'off') return written === 'on'
  throw new AttestError('BAD_INPUT', `${name}=${written} is neither on nor off.`)
}

function count(env: NodeJS.ProcessEnv, name: string, otherwise: number, least: number, most: number): number {
  const written = env[name] ?? ''
  if (written === '') return otherwise
  const value = Number(written)
  if (!/^\d+$/.test(written) || value < least || value > most) throw new AttestError('BAD_INPUT', `${name}=${written} is no number of requests. Expected a whole number from ${least} to ${most}.`)
  return value
}

function seconds(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const written = env[name] ?? ''
  if (written === '') return otherwise
  const value = Number(written)
  if (!/^\d+(\.\d+)?$/.test(written) || value <= 0 || value > 3600) throw new AttestError('BAD_INPUT', `${name}=${written} is no time. Expected a number of seconds up to 3600.`)
  return value
}
