import { graphql, type GraphQLFormattedError } from 'graphql'
import { join } from 'node:path'
import { checkDossier, type CompiledDossier } from '../../src/dossier/compile/index.js'
import { formatProblem } from '../../src/dossier/problems.js'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { createContext } from '../../src/graphql/context.js'
import { buildSchema } from '../../src/graphql/schema.js'
import { PROJECT } from '../../src/paths.js'
import { openFresh } from '../graph/fresh.js'

export function compiled(folder: string): CompiledDossier {
  const { compiled: dossier, problems } = checkDossier(join(PROJECT, folder))
  if (!dossier) throw new Error(problems.map(formatProblem).join('\n'))
  return dossier
}

export interface Answer {
  readonly data: Record<string, unknown> | null | undefined
  readonly errors: readonly GraphQLFormattedError[]
  /** Names of the statements sent, in their order. */
  readonly statements: readonly string[]
}

export interface World {
  readonly connection: Connection
  ask(source: string, variables?: Record<string, unknown>): Promise<Answer>
  /** The data; throws if there is an error. */
  data<T>(source: string, variables?: Record<string, unknown>): Promise<T>
}

/** A graph that holds only these dossiers, and the schema to ask it. */
export async function openWorld(...folders: string[]): Promise<World> {
  const connection = await openFresh()
  for (const folder of folders) await loadDossiers(connection, [compiled(folder)])
  const schema = buildSchema()
  const ask = async (source: string, variableValues: Record<string, unknown> = {}): Promise<Answer> => {
    const statements: string[] = []
    connection.onStatement = (name) => statements.push(name)
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: await createContext(connection) })
    connection.onStatement = undefined
    return { data, errors: (errors ?? []).map((error) => ({ ...error.toJSON(), message: error.originalError?.message ?? error.message })), statements }
  }
  return {
    connection,
    ask,
    async data<T>(source: string, variables?: Record<string, unknown>) {
      const { data, errors } = await ask(source, variables)
      if (errors.length > 0) throw new Error(JSON.stringify(errors))
      return data as T
    },
  }
}

/**
 * Lets what waits for Neo4j go on together, when the last of it is answered. Branches of a request share a trip if they ask at the
 * same moment, so that without it the number of trips hangs on which of two answers came first. Returns how to end it.
 */
export function inStep(connection: Connection): () => void {
  const read = connection.read.bind(connection)
  let asked = 0
  let answered: (() => void)[] = []
  connection.read = async (...args) => {
    asked++
    try {
      return await read(...args)
    } finally {
      asked--
      await new Promise<void>((goOn) => {
        answered.push(goOn)
        if (asked > 0) return
        for (const one of answered) one()
        answered = []
      })
    }
  }
  return () => {
    connection.read = read
  }
}
