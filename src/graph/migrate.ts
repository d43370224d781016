import { AttestError } from '../errors.js'
import type { Connection } from './connection.js'
import { migrations } from './statements.js'

/** Indexes of a graph of millions of records take minutes to be built. */
const INDEX_PATIENCE_S = 7200

/**
 * Applies the migrations that the graph lacks, in their order, and builds anew what indexes Neo4j could not build: on a disk that
 * was full it gives them up, and leaves them so when it is started again.
 * @throws AttestError GRAPH_TOO_NEW if a newer program wrote the graph, DATABASE_ERROR if indexes cannot be built now either
 */
export async function migrate(connection: Connection, say: (line: string) => void = () => undefined): Promise<void> {
  const known = migrations()
  const newest = known.at(-1)?.version ?? 0
  const [row] = await connection.read('schema/version', {})
  const version = Number(row?.['version'] ?? 0)
  if (version > newest) throw new AttestError('GRAPH_TOO_NEW', `The graph has schema ${version}, but this program knows only ${newest}. Use a newer Attest, or another database.`)
  // First, since migrations write, and what a constraint without its index is to hold cannot be written.
  await rebuildFailed(connection, say)
  for (const migration of known.filter((candidate) => candidate.version > version)) {
    // Changes of the schema cannot share a transaction with data; each runs by itself and may run again.
    for (const text of migration.statements) await connection.runSchema(text)
    await connection.write('schema/applied', { version: migration.version })
  }
  await connection.runSchema(`CALL db.awaitIndexes(${INDEX_PATIENCE_S})`).catch(async (error: unknown) => {
    const failed = await failedIndexes(connection)
    throw failed.length === 0 ? error : new AttestError('DATABASE_ERROR', `Neo4j cannot build ${counted(failed.length)} (${failed.map(({ name }) => name).join(', ')}). If the disk that its data lies on is full, make room and run this again.`, { cause: error })
  })
}

interface FailedIndex {
  readonly name: string
  /** The constraint that the index serves. */
  readonly constraint: string | null
  readonly type: string
  readonly entityType: string
}

async function failedIndexes(connection: Connection): Promise<FailedIndex[]> {
  return (await connection.read('schema/failed', {})) as unknown as FailedIndex[]
}

/** Drops and creates what failed. Indexes that Attest does not know, in a database that it shares, are left alone. */
async function rebuildFailed(connection: Connection, say: (line: string) => void): Promise<void> {
  const creations = schemaByName()
  const failed = (await failedIndexes(connection)).filter(({ name, type }) => type === 'LOOKUP' || creations.has(name))
  if (failed.length === 0) return
  say(`Neo4j could not build ${counted(failed.length)} of this graph, as happens on a full disk, and builds what is missing anew.`)
  for (const { name, constraint, type, entityType } of failed) {
    await connection.write(constraint === null ? 'schema/drop-index' : 'schema/drop-constraint', { name: constraint ?? name })
    if (type === 'LOOKUP') await connection.write(entityType === 'NODE' ? 'schema/lookup-nodes' : 'schema/lookup-edges', { name })
    else await connection.runSchema(creations.get(name) ?? '')
  }
}

/** What the migrations create, by its name; constraints are named as their indexes are. */
function schemaByName(): Map<string, string> {
  return new Map(
    migrations()
      .flatMap(({ statements }) => statements)
      .flatMap((text): [string, string][] => {
        const name = /^CREATE (?:\w+ )*?(?:INDEX|CONSTRAINT) (\w+) IF NOT EXISTS/.exec(text)?.[1]
        return name === undefined ? [] : [[name, text]]
      }),
  )
}

function counted(indexes: number): string {
  return indexes === 1 ? 'an index' : `${indexes} indexes`
}
