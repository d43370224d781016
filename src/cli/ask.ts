import { graphql, GraphQLError, type GraphQLSchema } from 'graphql'
import type { Connection } from '../graph/connection.js'
import { AttestError } from '../errors.js'
import type { Snapshot } from '../graph/read/snapshot.js'
import { inPlainWords } from '../server/phrases.js'

let schema: GraphQLSchema | undefined

/**
 * Answers a GraphQL request in this process: the terminal asks exactly what the server answers.
 * @param snapshot the revision to ask; the newest unless given
 * @throws AttestError of the first field that refused, or BAD_INPUT if the request itself was refused; whatever else
 * went wrong is thrown as it is
 */
export async function ask<T>(connection: Connection, source: string, variableValues: Record<string, unknown> = {}, snapshot?: Snapshot): Promise<T> {
  // The schema takes a third of a second to be read, which commands that ask nothing are not to wait for.
  const [{ createContext }, { buildSchema }] = await Promise.all([import('../graphql/context.js'), import('../graphql/schema.js')])
  schema ??= buildSchema()
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue: await createContext(connection, snapshot) })
  const [error] = errors ?? []
  if (error) throw meaningOf(error)
  return data as T
}

/** What an error of GraphQL stands for: a refusal by a field, a fault of the request, or one of ours. */
export function meaningOf(error: GraphQLError): unknown {
  const origin = originOf(error)
  if (origin instanceof AttestError) return origin
  // A request is refused before any field is resolved, so that there is no path; or by the arguments of one.
  const ofRequest = origin instanceof GraphQLError && (error.path === undefined || error.message.startsWith('Argument "'))
  return ofRequest ? new AttestError('BAD_INPUT', inPlainWords(error.message), { cause: error }) : origin
}

function originOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error
}
