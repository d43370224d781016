import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import { PROJECT } from '../paths.js'
import type { Problem } from './problems.js'

/** As many as the server takes, far more than any question. */
const TOKEN_LIMIT = 10_000

let schema: GraphQLSchema | undefined

/**
 * What is wrong with the request of a question: that it is no GraphQL, or asks for what schema.graphql does not have.
 * @param file - the file of the request, as the problems name it
 */
export function requestProblems(file: string, text: string): Problem[] {
  let document: DocumentNode
  try {
    document = parse(text, { maxTokens: TOKEN_LIMIT })
  } catch (error) {
    if (error instanceof RangeError) return [{ severity: 'error', file, line: 1, column: 1, what: 'nested too deeply to be read', expected: 'a GraphQL request that answers the question' }]
    if (!(error instanceof GraphQLError)) throw error
    const found = error.message.replace(/^Syntax Error: /, '').replace(/\.$/, '')
    return [{ severity: 'error', file, ...placeOf(error), what: text.trim() === '' ? 'the file is empty' : `not GraphQL: ${found}`, expected: 'a GraphQL request that answers the question' }]
  }
  schema ??= buildSchema(readFileSync(join(PROJECT, 'schema.graphql'), 'utf8'))
  return validate(schema, document).map((error) => ({ severity: 'error', file, ...placeOf(error), ...explain(error) }))
}

function placeOf({ locations }: GraphQLError): { line: number; column: number } {
  const [{ line, column } = { line: 1, column: 1 }] = locations ?? []
  return { line, column }
}

function explain({ message }: GraphQLError): Pick<Problem, 'what' | 'expected' | 'meant'> {
  const [, what = message, meant] = /^(.*?)\.?(?: Did you mean (.*)\?)?$/s.exec(message) ?? []
  return { what, expected: 'a request that the schema of Attest allows', ...(meant === undefined ? {} : { meant }) }
}
