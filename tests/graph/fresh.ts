import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import neo4j, { type Config } from 'neo4j-driver'
import { renewNameKeys } from '../../src/graph/names/keys.js'
import { Connection, type Params, type Row } from '../../src/graph/connection.js'
import { migrations, statement } from '../../src/graph/statements.js'
import { testDatabase } from '../neo4j.js'

/** Empties the database. */
export const WIPE = readFileSync(join(import.meta.dirname, 'wipe.cypher'), 'utf8')

/**
 * A connection to the shared test database, emptied and brought up to the newest schema. Whoever opens it closes it.
 * A schema that stands whole is left: to make it again would create and drop what later migrations drop, and at every such
 * change Neo4j forgets how it runs each statement, of which finding out takes most of the time of most tests.
 */
export async function openFresh(): Promise<Connection> {
  const whole = await hasWholeSchema()
  await query(WIPE)
  if (whole) await restoreSchemaNodes()
  const connection = await Connection.open(testDatabase())
  await connection.migrate()
  await renewNameKeys(connection)
  return connection
}

const newest = (): number => migrations().at(-1)?.version ?? 0

async function hasWholeSchema(): Promise<boolean> {
  const [row] = await query('MATCH (s:GraphSchema) RETURN max(s.version) AS version')
  if (row?.['version'] !== newest()) return false
  const there = await query("SHOW INDEXES YIELD name, state, type WHERE state = 'ONLINE' AND type <> 'LOOKUP' RETURN name")
  return there.map(({ name }) => String(name)).sort().join() === schemaNames().sort().join()
}

/** The indexes that the migrations leave; those of constraints are named as these. */
function schemaNames(): string[] {
  const names = new Set<string>()
  for (const text of migrations().flatMap(({ statements }) => statements)) {
    const [, verb, name = ''] = /^(CREATE|DROP) (?:\w+ )*?(?:INDEX|CONSTRAINT) (\w+) IF /.exec(text) ?? []
    if (verb === 'CREATE') names.add(name)
    if (verb === 'DROP') names.delete(name)
  }
  return [...names]
}

/** The nodes that the migrations make in an empty graph. */
async function restoreSchemaNodes(): Promise<void> {
  const head = migrations().flatMap(({ statements }) => statements).find((text) => text.startsWith('MERGE (h:Head'))
  if (head === undefined) throw new Error('no migration makes the head')
  await query(head)
  await query(statement('schema/applied'), { version: neo4j.int(newest()) })
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
