import { inject } from 'vitest'

/** The Neo4j that the test files of one worker share, one after the other. It holds nothing that anybody needs: tests empty it. */
export interface TestDatabase {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** The folder of the managed server; absent where NEO4J_TEST_URI names another one. */
  readonly home?: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** One for each worker, in the order of their numbers. */
    neo4j: readonly TestDatabase[]
  }
}

/** The Neo4j of the worker that runs this file. */
export function testDatabase(): TestDatabase {
  const worker = Number(process.env['VITEST_POOL_ID'])
  const database = inject('neo4j')[worker - 1]
  if (!database) throw new Error(`no Neo4j was started for worker ${worker}: tests/neo4j.setup.ts starts one for each`)
  return database
}
