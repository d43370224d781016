import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import neo4j, { type Config } from 'neo4j-driver'
import { renewNameKeys } from '../../src/graph/names/keys.js'
import { Connection, type Params, type Row } from '../../src/graph/connection.js'
import { testDatabase } from '../neo4j.js'

/** Empties the database. */
export const WIPE = readFileSync(join(import.meta.dirname, 'wipe.cypher'), 'utf8')

/** A connection to the shared test database, emptied and brought up to the newest schema. Whoever opens it closes it. */
export async function openFresh(): Promise<Connection> {
  await query(WIPE)
  const connection = await Connection.open(testDatabase())
  await connection.migrate()
  await renewNameKeys(connection)
  return connection
}

/** Runs a text of the test's own, past the statements of the program: to look at the graph, or to damage it. */
export async function query(text: string, params: Params = {}): Promise<Row[]> {
  const { uri, user, password } = testDatabase()
  const settings: Partial<Config> = { disableLosslessIntegers: true }
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), settings)
  const session = driver.session()
  try {
    // Not a managed transaction: the batches of the wipe commit one by one.
    return (await session.run<Row>(text, params)).records.map((record) => record.toObject())
  } finally {
    await session.close()
    await driver.close()
  }
}
