import { AttestError } from '../errors.js'

export interface Login {
  readonly user: string
  readonly password: string
}

export interface Target extends Login {
  readonly uri: string
  readonly database?: string | undefined
}

/** The server that NEO4J_URI names, or null where the environment names none. */
export function targetFromEnvironment(env: NodeJS.ProcessEnv): Target | null {
  const uri = env['NEO4J_URI']
  if (!uri) return null
  const password = env['NEO4J_PASSWORD']
  if (password === undefined) throw new AttestError('DATABASE_SETTING', 'NEO4J_URI is set, but NEO4J_PASSWORD is not. Set NEO4J_PASSWORD (and NEO4J_USER, unless it is neo4j).')
  return { uri, user: env['NEO4J_USER'] ?? 'neo4j', password, database: env['NEO4J_DATABASE'] || undefined }
}

/**
 * The user as whom requests are sent, where NEO4J_READER_USER names one.
 * @throws AttestError DATABASE_SETTING where only one half of it is there
 */
export function readerFromEnvironment(env: NodeJS.ProcessEnv): Login | null {
  const [user, password] = [env['NEO4J_READER_USER'] ?? '', env['NEO4J_READER_PASSWORD'] ?? '']
  if (user === '' && password === '') return null
  if (user === '' || password === '') throw new AttestError('DATABASE_SETTING', `${user === '' ? 'NEO4J_READER_PASSWORD' : 'NEO4J_READER_USER'} is set, but ${user === '' ? 'NEO4J_READER_USER' : 'NEO4J_READER_PASSWORD'} is not. Requests are sent as this user: set both, or neither.`)
  return { user, password }
}
