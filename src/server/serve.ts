import type { GraphQLSchema } from 'graphql'
import { type Connection, STATEMENTS_OF_A_REQUEST } from '../graph/connection.js'
import { AwaitedRevisions, pending } from '../graph/read/awaited.js'
import { shared } from '../graph/read/shared.js'
import { atHead, type Snapshot } from '../graph/read/snapshot.js'
import { AttestError } from '../errors.js'
import { PlainLane } from '../graphql/plain/lane.js'
import { Access } from './access.js'
import { Gate, type Turn } from './gate.js'
import { graphqlHandler, type PlainAnswers, type RequestContext } from './graphql.js'
import type { Handler, Listener } from './http.js'
import { Metrics } from './metrics.js'
import { startPage } from './pages.js'
import type { Question } from './questions.js'
import { type Readiness, router } from './routes.js'
import { OPEN, type ServerSettings } from './settings.js'
import type { Supervisor } from './supervise.js'

export interface ServeOptions {
  readonly schema: GraphQLSchema
  /** Makes what the resolvers of one request get. */
  readonly createContext: (connection: Connection) => Promise<RequestContext>
  readonly connection: Connection
  readonly supervisor: Supervisor
  readonly questions: () => readonly Question[]
  /** Address of Neo4j Browser, where it is known. */
  readonly browser: string | null
  /** Open unless told otherwise. */
  readonly settings?: ServerSettings
  /** Everybody may read unless told otherwise. */
  readonly access?: Access
  readonly metrics?: Metrics
  readonly log: (requestId: string, error: unknown) => void
}

/** Connections for readiness, for those who wait for a revision, and for what is being ended. */
const BESIDE = 20

/** What answers until serve() takes over. */
export function whileStarting(log: ServeOptions['log'], { settings = OPEN, access = new Access(null), metrics = new Metrics() }: Pick<ServeOptions, 'settings' | 'access' | 'metrics'> = {}): Handler {
  return router({
    access,
    metrics: () => metrics.text(), graphql: null, startPage: () => startPage({ questions: [], browser: null, settings }), graphiql: settings.graphiql, readiness: () => Promise.resolve({ ready: false, because: 'starting', code: 'DATABASE_UNAVAILABLE' }), log })
}

/** Answers questions from now on. */
export function serve(listener: Listener, { schema, createContext, connection, supervisor, questions, browser, settings = OPEN, access = new Access(null), metrics = new Metrics(), log }: ServeOptions): void {
  const gate = new Gate(settings, metrics)
  metrics.watch({ up: () => supervisor.up, sessions: () => connection.sessionsInUse, atWork: () => gate.atWork, waiting: () => gate.waiting })
  connection.onDone = (name, ms, failure) => {
    metrics.statement(name, ms, failure)
    if (failure === null) supervisor.answered()
  }
  // What the dossiers ask tells what they hold.
  const shown = access.open ? questions : () => []
  const during = supervisor.during.bind(supervisor)
  // Whoever wants to know shares one look, so that a flood of them takes no connection from those who ask for more.
  const head = shared(() => atHead(connection))
  const awaited = new AwaitedRevisions(head)
  const context = async (turn: Turn, leastRevision: number): Promise<RequestContext> => {
    // Before its turn: a request that waits for its revision keeps nobody else from the database.
    if (leastRevision > 0) await awaited.until(leastRevision, turn.signal)
    const made = await createContext(connection.forRequest(turn.signal, turn))
    // Another member may answer than the one that was looked at.
    if (made.at !== undefined && made.at < leastRevision) throw pending(made.at, leastRevision)
    return made
  }
  listener.handle(
    router({
      graphql: graphqlHandler({ schema, context, during, plain: plainAnswers(schema, connection), revision: async () => (await head()).revision, questions: shown, gate, settings, log }),
      access,
      metrics: () => metrics.text(),
      startPage: () => startPage({ questions: shown(), browser, settings }),
      graphiql: settings.graphiql,
      readiness: () => readiness(() => during(head)),
      log,
    }),
    () => {
      gate.refuseWaiting()
    },
  )
}

/** Connections that requests may need at once, and some for whoever looks after the server. */
export function connectionsFor({ requestsAtOnce }: ServerSettings): number {
  return requestsAtOnce * STATEMENTS_OF_A_REQUEST + BESIDE
}

/** Answers in one round trip what asks for plain fields alone. */
export function plainAnswers(schema: GraphQLSchema, connection: Connection): PlainAnswers {
  const lane = new PlainLane(schema)
  return {
    answer: (turn, ...asked) => lane.answer(connection.forRequest(turn.signal, turn), ...asked),
    nameOf: (...asked) => lane.nameOf(...asked),
    admit: (...asked) => {
      lane.admit(...asked)
    },
  }
}

async function readiness(head: () => Promise<Snapshot>): Promise<Readiness> {
  try {
    return { ready: true, revision: (await head()).at }
  } catch (error) {
    if (!(error instanceof AttestError)) return { ready: false, because: 'the database could not be asked', code: 'INTERNAL' }
    return { ready: false, because: error.message, code: error.code }
  }
}
