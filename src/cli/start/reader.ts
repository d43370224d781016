import { AttestError } from '../../errors.js'
import type { Connection } from '../../graph/connection.js'
import type { Login } from '../../graph/target.js'
import { say } from '../output.js'

/**
 * The connection by which requests are answered: that of a user of their own, who needs to write nothing, if there is one.
 * Loads, migrations and verdicts go by the other one.
 * @throws AttestError DATABASE_AUTH
 */
export async function readerFor(connection: Connection, login: Login | null, connections: number): Promise<Connection> {
  if (login === null) return connection
  try {
    const reader = await connection.as(login, connections)
    say(`Requests are sent to Neo4j as the user ${login.user}.`)
    return reader
  } catch (error) {
    if (!(error instanceof AttestError) || error.code !== 'DATABASE_AUTH') throw error
    throw new AttestError('DATABASE_AUTH', `Neo4j does not let ${login.user} read, the user as whom requests are sent: the name or the password is wrong, the password must be changed first, or this user may not read the database. Check NEO4J_READER_USER and NEO4J_READER_PASSWORD; docs/operations.md says how such a user is made.`, { cause: error })
  }
}
