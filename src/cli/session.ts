import { renewNameKeys } from '../graph/names/keys.js'
import { Connection } from '../graph/connection.js'
import { targetFromEnvironment } from '../graph/target.js'
import { startManaged } from '../graph/managed/server.js'
import { homeFolder } from '../paths.js'
import { renewByRules } from '../graph/load/index.js'
import { progressLine, say } from './output.js'

/** The database that the environment names, or the managed one, started if need be; its schema brought up to date. */
export async function openGraph(): Promise<Connection> {
  const named = targetFromEnvironment(process.env)
  const server = named ?? (await startManaged({ home: homeFolder(), say }))
  const target = 'boltUri' in server ? { uri: server.boltUri, user: server.user, password: server.password } : server
  if ('boltUri' in server && !server.alreadyRunning) say('Neo4j goes on running, so that the next command need not wait for it; "attest db stop" ends it.')
  const connection = await Connection.open(target)
  await connection.migrate(say)
  await renewNameKeys(connection)
  await renewByRules(connection, { say, progress: progressLine() })
  return connection
}

/** Runs `work` with a connection that is closed whatever happens. */
export async function withGraph<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await openGraph()
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}
