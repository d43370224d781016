import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { type DocumentNode, execute, type ExecutionArgs, type ExecutionResult, getOperationAST, type GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PlainAnswer } from '../graphql/plain/lane.js'
import { readBody } from './body.js'
import { documentCaches } from './documents.js'
import { endingOf } from './ending.js'
import { type ErrorScene, presentable } from './errors.js'
import { FastLane } from './fast-lane.js'
import { Gate, type Turn } from './gate.js'
import { KeptAnswers } from './kept-answers.js'
import { leastRevision } from './least-revision.js'
import { MAX_BODY_BYTES } from './limits.js'
import { askedPlainly } from './plain.js'
import { asTabs, type Question } from './questions.js'
import { refuseWhatIsNoRequest } from './no-request.js'
import { type Notes, notesOf } from './notes.js'
import { refuse, send } from './replies.js'
import { screen } from './screening.js'
import type { ServerSettings } from './settings.js'

/** Where GraphQL is asked. */
export const ENDPOINT = '/graphql'

/** Headers that no form and no link of another site can send; the second is what other GraphQL clients are used to. */
const CSRF_HEADERS = ['x-graphql-yoga-csrf', 'apollo-require-preflight']

export interface GraphqlOptions {
  readonly schema: GraphQLSchema
  /** What resolvers get, at the least revision that is asked for; made once for each request, and of no use once its turn is over. */
  readonly context: (turn: Turn, leastRevision: number) => Promise<RequestContext>
  /** Runs work that needs the database; rejects at once when the database is gone. */
  readonly during: <T>(work: () => T | Promise<T>) => Promise<T>
  /** Answers what needs no resolvers. */
  readonly plain?: PlainAnswers
  /** Names the newest whole revision; without it no answer is kept. */
  readonly revision?: () => Promise<string>
  readonly questions: () => readonly Question[]
  /** Who may ask the database, and when; one that the settings describe unless another is given. */
  readonly gate?: Gate
  readonly settings: ServerSettings
  readonly log: (requestId: string, error: unknown) => void
}

/** What resolvers get. */
export interface RequestContext {
  /** The number of the revision that they see, where it is one. */
  readonly at?: number
  /** The name of the revision on which alone depends what they have answered so far; null where that depends on more, and is not kept. */
  readonly revision: string | null
}

export interface PlainAnswers {
  /** Null where the resolvers must answer. */
  readonly answer: (turn: Turn, query: string, operationName: string | null, variables: Readonly<Record<string, unknown>>) => Promise<PlainAnswer | null>
  /** The name of the operation, where it has one. */
  readonly nameOf: (query: string, operationName: string | null) => string | undefined
  /** Told of each request that was found to be in order. */
  readonly admit: (query: string, operationName: string | null, document: DocumentNode) => void
}

interface Scene {
  readonly requestId: string
  readonly turn: Turn
  readonly notes: Notes
  /** Told of the request once it was found to be in order. */
  readonly inOrder: (document: DocumentNode) => void
  /** Told of what the resolvers get. */
  readonly gets: (context: RequestContext) => void
}

export type GraphqlHandler = (request: IncomingMessage, response: ServerResponse, scene: Pick<Scene, 'requestId'>) => Promise<void>

/** Answers GraphQL requests over HTTP, and shows GraphiQL to a browser. */
export function graphqlHandler({ schema, context, during, plain, revision, questions, settings, gate = new Gate(settings), log }: GraphqlOptions): GraphqlHandler {
  const lane = plain && new FastLane(plain, during)
  const kept = revision && new KeptAnswers<Answer>(() => during(revision))
  const yoga = createYoga<Scene>({
    schema,
    context: async ({ turn, request, gets }) => {
      const made = await during(() => context(turn, leastRevision(request.headers)))
      gets(made)
      return made
    },
    graphqlEndpoint: ENDPOINT,
    landingPage: false,
    logging: false,
    batching: false,
    multipart: false,
    cors: false,
    parserAndValidationCache: documentCaches(),
    // Errors reach explain() as they are; it decides what is told.
    maskedErrors: { maskError: (error) => error as Error },
    graphiql: settings.graphiql && ((request) => {
      const tabs = asTabs(questions())
      // The editor of the first tab shows this query, and not the one of its tab; a link that brings its own keeps it.
      const first = new URL(request.url).searchParams.has('query') ? undefined : tabs[0]?.query
      return { title: 'Attest', defaultTabs: tabs, ...(first === undefined ? {} : { query: first }), defaultEditorToolsVisibility: true }
    }),
    renderGraphiQL,
    plugins: [useCSRFPrevention({ requestHeaders: CSRF_HEADERS }), refuseWhatIsNoRequest(), screen(settings.introspection), note(), tellOfOrder(), stayWithDatabase(during), explain({ log, suggestions: settings.introspection })],
  })
  return async (request, response, scene) => {
    const { method = 'GET' } = request
    if (method !== 'GET' && method !== 'POST') {
      refuse(response.setHeader('Allow', 'GET, POST'), 405, 'METHOD_NOT_ALLOWED', 'Ask with GET or POST.')
      return
    }
    const ending = endingOf(response, settings.requestMs)
    const answer = await answerTo(request, scene, ending.signal, notesOf(response)).finally(ending.answered)
    if (response.destroyed) return
    if (answer === null) {
      refuse(response, 413, 'REQUEST_TOO_LARGE', `The request is too large: at most ${MAX_BODY_BYTES / 1024} KB are read.`)
      return
    }
    for (const [name, value] of answer.headers) response.setHeader(name, value)
    send(response, answer.status, answer.type, answer.body)
  }

  /** Null for a body that is too large. */
  async function answerTo(request: IncomingMessage, scene: Pick<Scene, 'requestId'>, signal: AbortSignal, notes: Notes): Promise<Answer | null> {
    const { method = 'GET', url = ENDPOINT, headers: { accept } } = request
    const body = await readBody(request)
    if (body === null) return null
    const plainly = askedPlainly(request, body)
    const of = { kept: true }
    const compute = async (): Promise<Answer> => {
      of.kept = false
      const turn = gate.turn(signal, notes)
      const swift = plainly && (await lane?.answer(plainly, accept, turn))
      if (swift) return { status: 200, headers: [], ...swift }
      const asked = new Request(`http://attest${url}`, { method, headers: headersOf(request), ...(method === 'GET' ? {} : { body }) })
      const told: { document?: DocumentNode; context?: RequestContext } = {}
      const answer = await yoga.fetch(asked, { ...scene, turn, notes, inOrder: (document) => { told.document = document }, gets: (context) => { told.context = context } })
      const type = answer.headers.get('content-type')
      if (plainly && told.document && answer.status === 200) lane?.admit(plainly, told.document, accept, type)
      const lasting = { ...notes }
      delete lasting.waited
      const isWhole = answer.status === 200 && lasting.code === undefined
      return { status: answer.status, headers: [...answer.headers], type: type ?? 'text/plain', body: Buffer.from(await answer.arrayBuffer()), notes: lasting, revision: isWhole ? (told.context?.revision ?? null) : null }
    }
    const answer = plainly && kept ? await kept.answer(`${accept ?? ''}\n${body}`, signal, compute) : await compute()
    Object.assign(notes, answer.notes, of.kept ? { kept: true } : {})
    return answer
  }
}

/** An answer before it is sent. */
interface Answer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly type: string
  readonly body: Buffer
  /** What is told of it whenever it is sent. */
  readonly notes: Notes
  /** That it tells of; null where something went wrong. */
  readonly revision: string | null
}

/** Headers of the connection itself, which say nothing of the question. */
const HOP_BY_HOP: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'expect', 'te', 'trailer', 'host', 'content-length'])

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined || HOP_BY_HOP.has(name) ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])))
}

/** Tells what kind of operation was run, and by which name. */
function note(): Plugin<Scene> {
  return {
    onExecute({ args }) {
      const operation = getOperationAST(args.document as DocumentNode, args.operationName as string | null | undefined)
      const { notes } = args.contextValue
      if (operation) notes.kind = operation.operation
      if (operation?.name) notes.operation = operation.name.value.slice(0, 100)
    },
  }
}

/** What is executed has passed every rule for requests. */
function tellOfOrder(): Plugin<Scene> {
  return {
    onExecute({ args }) {
      args.contextValue.inOrder(args.document as DocumentNode)
    },
  }
}

function stayWithDatabase(during: GraphqlOptions['during']): Plugin {
  return {
    onExecute(payload) {
      // By the reference: that of Yoga sends what came first first, where fields are to stand in the order of the request.
      payload.setExecuteFn((args: ExecutionArgs) => during(() => execute(args)))
    },
  }
}

function explain(manner: Pick<ErrorScene, 'log' | 'suggestions'>): Plugin<object, Scene> {
  return {
    onResultProcess(payload) {
      const { result, serverContext } = payload
      if (!isExecutionResult(result) || !result.errors?.length) return
      const scene = { ...manner, requestId: serverContext.requestId, hasData: result.data !== null && result.data !== undefined }
      const errors = result.errors.map((error) => presentable(error, scene))
      const code = errors[0]?.extensions['code']
      if (typeof code === 'string') serverContext.notes.code = code
      payload.setResult({ ...result, errors })
    },
  }
}

function isExecutionResult(result: unknown): result is ExecutionResult {
  return typeof result === 'object' && result !== null && !Array.isArray(result) && !(Symbol.asyncIterator in result)
}
