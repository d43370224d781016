import type { GraphQLSchema } from 'graphql'
import type { Connection } from '../graph/connection.js'
import { AttestError } from '../errors.js'
import { graphqlHandler } from './graphql.js'
import type { Handler, Listener } from './http.js'
import { startPage } from './pages.js'
import type { Question } from './questions.js'
import { router } from './routes.js'
import { OPEN, type ServerSettings } from './settings.js'
import type { Supervisor } from './supervise.js'

export interface ServeOptions {
  readonly schema: GraphQLSchema
  /** Makes what the resolvers of one request get. */
  readonly createContext: (connection: Connection) => Promise<object>
  readonly connection: Connection
  readonly supervisor: Supervisor
  readonly questions: () => readonly Question[]
  /** Address of Neo4j Browser, where it is known. */
  readonly browser: string | null
  /** Open unless told otherwise. */
  readonly settings?: ServerSettings
  readonly log: (requestId: string, error: unknown) => void
}

/** What answers until serve() takes over. */
export function whileStarting(log: ServeOptions['log'], settings: ServerSettings = OPEN): Handler {
  return router({ graphql: null, startPage: () => startPage({ questions: [], browser: null, settings }), graphiql: settings.graphiql, readiness: () => Promise.resolve({ ready: false, because: 'starting' }), log })
}

/** Answers questions from now on. */
export function serve(listener: Listener, { schema, createContext, connection, supervisor, questions, browser, settings = OPEN, log }: ServeOptions): void {
  const during = supervisor.during.bind(supervisor)
  listener.handle(
    router({
      graphql: graphqlHandler({ schema, context: (signal) => createContext(connection.forRequest(signal)), during, questions, settings, log }),
      startPage: () => startPage({ questions: questions(), browser, settings }),
      graphiql: settings.graphiql,
      readiness: () => readiness(connection, during),
      log,
    }),
  )
}

async function readiness(connection: Connection, during: Supervisor['during']): Promise<{ ready: boolean; revision?: number; because?: string }> {
  try {
    const [row] = await during(() => connection.read('read/head', {}))
    return { ready: true, revision: Number(row?.['head'] ?? 0) }
  } catch (error) {
    return { ready: false, because: error instanceof AttestError ? error.message : 'the database could not be asked' }
  }
}
