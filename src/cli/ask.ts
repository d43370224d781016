import { graphql, type GraphQLSchema } from 'graphql'
import type { Connection } from '../graph/connection.js'
import { AttestError } from '../graph/errors.js'
import { createContext } from '../graphql/context.js'
import { buildSchema } from '../graphql/schema.js'

let schema: GraphQLSchema | undefined

/**
 * Answers a GraphQL request in this process: the terminal asks exactly what the server answers.
 * @throws AttestError with the code and message of the first error
 */
export async function ask<T>(connection: Connection, source: string, variableValues: Record<string, unknown> = {}): Promise<T> {
  schema ??= buildSchema()
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue: await createContext(connection) })
  const [error] = errors ?? []
  if (error) throw error.originalError instanceof AttestError ? error.originalError : new AttestError('BAD_INPUT', error.message, { cause: error })
  return data as T
}
