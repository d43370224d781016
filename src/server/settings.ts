import { AttestError } from '../errors.js'

/** How the server behaves, as against where it listens. */
export interface ServerSettings {
  /** Whether the schema may be asked for, and misspelt names are answered with those that were meant. */
  readonly introspection: boolean
  /** Whether a browser is shown GraphiQL. */
  readonly graphiql: boolean
  /** After how long a request is given up, with all that it has asked the database. */
  readonly requestMs: number
}

/** Open to whoever looks around: on the machine of the historian, nobody else does. */
export const OPEN: ServerSettings = { introspection: true, graphiql: true, requestMs: 60_000 }

/**
 * The settings that the environment names. In production (NODE_ENV) nothing tells of the schema unless asked to.
 * @throws AttestError BAD_INPUT
 */
export function settingsFromEnvironment(env: NodeJS.ProcessEnv): ServerSettings {
  const open = env['NODE_ENV'] !== 'production'
  return { introspection: onOrOff(env, 'ATTEST_INTROSPECTION', open), graphiql: onOrOff(env, 'ATTEST_GRAPHIQL', open), requestMs: seconds(env, 'ATTEST_REQUEST_SECONDS', OPEN.requestMs / 1000) * 1000 }
}

function onOrOff(env: NodeJS.ProcessEnv, name: string, otherwise: boolean): boolean {
  const written = env[name] ?? ''
  if (written === '') return otherwise
  if (written === 'on' || written === 'off') return written === 'on'
  throw new AttestError('BAD_INPUT', `${name}=${written} is neither on nor off.`)
}

function seconds(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const written = env[name] ?? ''
  if (written === '') return otherwise
  const value = Number(written)
  if (!/^\d+(\.\d+)?$/.test(written) || value <= 0 || value > 3600) throw new AttestError('BAD_INPUT', `${name}=${written} is no time. Expected a number of seconds up to 3600.`)
  return value
}
