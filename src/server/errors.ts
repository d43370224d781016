import { GraphQLError } from 'graphql'
import { AttestError, type ErrorCode } from '../errors.js'
import { inPlainWords, shortened, withoutSuggestions } from './phrases.js'

/** Codes of refusals that arise before a question reaches the graph. */
export type RequestCode = 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'BAD_REQUEST' | 'BAD_INPUT' | 'CSRF' | 'METHOD_NOT_ALLOWED' | 'REQUEST_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE'
type PublicCode = ErrorCode | RequestCode | 'INTERNAL'

/** Errors whose message is written for whoever asks. All others are the operator's business: they are logged, and the answer names the request. */
const FOR_THE_READER: Partial<Record<ErrorCode, number>> = { BAD_INPUT: 400, NOT_FOUND: 404, DATABASE_UNAVAILABLE: 503, REVISION_PENDING: 503, SERVER_BUSY: 503, DATABASE_BROKEN: 503, DATABASE_TIMEOUT: 504, GRAPH_DAMAGED: 500 }

const STATUS_CODES: Readonly<Record<number, RequestCode>> = { 403: 'CSRF', 405: 'METHOD_NOT_ALLOWED', 413: 'REQUEST_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' }

/** Our own messages may list what is meant, but not a megabyte of what a client wrote. */
const LONGEST_TOLD = 2_000

interface HttpExtension {
  readonly status?: number
  /** The GraphQL-over-HTTP specification asks for 200 here, where the client accepts application/json only. */
  readonly spec?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

export interface ErrorScene {
  readonly requestId: string
  /** Whether the answer holds data beside the errors: then the status is 200 whatever failed. */
  readonly hasData: boolean
  /** Whether a refusal may name what the schema has beside what was asked. */
  readonly suggestions: boolean
  /** Told of every error that nobody foresaw. */
  readonly log: (requestId: string, error: unknown) => void
}

/**
 * The error as it is sent: a message that a historian understands, a code, the path and the place in the
 * request. Never a stack trace, never the database's own text.
 */
export function presentable(error: unknown, scene: ErrorScene): GraphQLError {
  const origin = originOf(error)
  const at = error instanceof GraphQLError ? error : undefined
  if (origin instanceof AttestError) return fromAttest(origin, at, scene)
  if (origin instanceof GraphQLError && at) {
    // The outermost says most: it names the variable where the one inside says only what a number is.
    const refusal = fromGraphQL(at, scene.suggestions ? at.message : withoutSuggestions(at.message))
    if (refusal) return build(refusal.message, refusal.code, at, scene.hasData ? undefined : refusal.http)
  }
  return unforeseen(error, at, scene)
}

function originOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error
}

function fromAttest(error: AttestError, at: GraphQLError | undefined, scene: ErrorScene): GraphQLError {
  const status = FOR_THE_READER[error.code]
  if (status === undefined) return unforeseen(error, at, scene)
  if (scene.hasData) return build(error.message, error.code, at)
  // A field that refuses its arguments is an answer of the graph, well-formed and whole: 200.
  if (status < 500) return build(error.message, error.code, at)
  return build(error.message, error.code, at, { status, ...(status === 503 ? { headers: { 'Retry-After': '2' } } : {}) })
}

function unforeseen(error: unknown, at: GraphQLError | undefined, scene: ErrorScene): GraphQLError {
  scene.log(scene.requestId, error)
  return build(`Something unforeseen went wrong. The log of the server tells more under the request ${scene.requestId}.`, 'INTERNAL', at, scene.hasData ? undefined : { status: 500 }, { requestId: scene.requestId })
}

interface Refusal {
  readonly message: string
  readonly code: RequestCode
  readonly http: HttpExtension
}

/** A refusal by GraphQL or by the transport; null for a fault of our own resolvers that GraphQL noticed. */
function fromGraphQL(error: GraphQLError, message: string): Refusal | null {
  const { code, http } = error.extensions as { code?: string; http?: HttpExtension }
  const asked = { status: 400, spec: true }
  if (message.startsWith('Schema is not configured to execute ')) return { message: inPlainWords(message), code: 'BAD_REQUEST', http: asked }
  if (code === 'GRAPHQL_PARSE_FAILED' || message.startsWith('Syntax Error')) return { message: notGraphQL(error, message), code: 'GRAPHQL_PARSE_FAILED', http: asked }
  if (code === 'GRAPHQL_VALIDATION_FAILED') return { message: inPlainWords(message), code, http: asked }
  if (message.startsWith('Variable "$') || message.startsWith('Argument "')) return { message: inPlainWords(message), code: 'BAD_INPUT', http: asked }
  if (code === 'OPERATION_RESOLUTION_FAILURE') return { message: inPlainWords(message), code: 'BAD_REQUEST', http: asked }
  if (http?.status === undefined || http.status >= 500) return null
  const { status, headers } = http
  return { message: inPlainWords(message), code: STATUS_CODES[status] ?? 'BAD_REQUEST', http: { status, ...(headers ? { headers } : {}) } }
}

const SYNTAX = 'Syntax Error: '

function notGraphQL({ locations }: GraphQLError, message: string): string {
  const [, most] = /more that (\d+) tokens/.exec(shortened(message, LONGEST_TOLD)) ?? []
  if (most !== undefined) return `The request is too long: at most ${most} tokens (names, signs and values) are read. Ask in several requests, and send lists as variables.`
  const [place] = locations ?? []
  const where = place ? ` (line ${place.line}, column ${place.column})` : ''
  return `This is not a GraphQL request${where}: ${inPlainWords(message.slice(message.startsWith(SYNTAX) ? SYNTAX.length : 0))}`
}

function build(message: string, code: PublicCode, at: GraphQLError | undefined, http?: HttpExtension, more: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(shortened(message, LONGEST_TOLD), { source: at?.source, positions: at?.positions, path: at?.path, extensions: { code, ...more, ...(http ? { http } : {}) } })
}
