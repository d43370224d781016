import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type DocumentNode, GraphQLError, type GraphQLSchema, Lexer, parse, Source, type Token, TokenKind, validate } from 'graphql'
import { PROJECT } from '../paths.js'
import type { Problem } from './problems.js'

/** As many as the server takes, far more than any question. */
const TOKEN_LIMIT = 10_000
/** More than any question; the parser goes as deep as what it reads, and would end wherever its stack does. */
const DEPTH_LIMIT = 200

const OPENING: readonly TokenKind[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]
const CLOSING: readonly TokenKind[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]

let schema: GraphQLSchema | undefined

/**
 * What is wrong with the request of a question: that it is no GraphQL, or asks for what schema.graphql does not have.
 * @param file - the file of the request, as the problems name it
 */
export function requestProblems(file: string, text: string): Problem[] {
  const deep = tooDeep(text)
  if (deep) return [{ severity: 'error', file, line: deep.line, column: deep.column, what: `nested more than ${DEPTH_LIMIT} deep`, expected: 'a GraphQL request that answers the question' }]
  let document: DocumentNode
  try {
    document = parse(text, { maxTokens: TOKEN_LIMIT })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const found = error.message.replace(/^Syntax Error: /, '').replace(/\.$/, '')
    return [{ severity: 'error', file, ...placeOf(error), what: text.trim() === '' ? 'the file is empty' : `not GraphQL: ${found}`, expected: 'a GraphQL request that answers the question' }]
  }
  schema ??= buildSchema(readFileSync(join(PROJECT, 'schema.graphql'), 'utf8'))
  return validate(schema, document).map((error) => ({ severity: 'error', file, ...placeOf(error), ...explain(error) }))
}

/** Where brackets stand too deep in each other, if they do before anything that is no GraphQL at all. */
function tooDeep(text: string): Token | null {
  const lexer = new Lexer(new Source(text))
  let depth = 0
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (OPENING.includes(token.kind) && ++depth > DEPTH_LIMIT) return token
      if (CLOSING.includes(token.kind)) depth--
    }
  } catch (error) {
    // The parser says what it is, at the latest there.
    if (!(error instanceof GraphQLError)) throw error
  }
  return null
}

function placeOf({ locations }: GraphQLError): { line: number; column: number } {
  const [{ line, column } = { line: 1, column: 1 }] = locations ?? []
  return { line, column }
}

function explain({ message }: GraphQLError): Pick<Problem, 'what' | 'expected' | 'meant'> {
  const [, what = message, meant] = /^(.*?)\.?(?: Did you mean (.*)\?)?$/s.exec(message) ?? []
  return { what, expected: 'a request that the schema of Attest allows', ...(meant === undefined ? {} : { meant }) }
}
