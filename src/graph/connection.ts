import neo4j, { type BookmarkManager, type Driver, type ManagedTransaction, type Session, type SessionConfig } from 'neo4j-driver'
import { AttestError, type ErrorCode } from '../errors.js'
import { atAddress, driverFor, refuseOldServer } from './driver.js'
import { fromDriver } from './driver-errors.js'
import { migrate } from './migrate.js'
import { statement } from './statements.js'
import type { Login, Target } from './target.js'
import { Turns } from './turns.js'

export type Row = Record<string, unknown>
export type Params = Record<string, unknown>

/** Longer than any question should take; Neo4j ends the transaction by itself. */
const READ_TIMEOUT_MS = 30_000
const WRITE_TIMEOUT_MS = 300_000

/** As many connections as the driver keeps unless told otherwise. */
const CONNECTIONS = 100

/** What stands for the name of a statement that was composed for a request, and has no file. */
export const COMPOSED = 'composed'

/** Statements of one request that run at once: no request, however many lists it asks for, has the others wait for a connection. */
export const STATEMENTS_OF_A_REQUEST = 4

const FULL_TEXT = 'db.index.fulltext.'

/** Where a request has its place at the database. */
export interface Place {
  /** Awaited before anything is asked. */
  readonly begin: () => Promise<void>
  /** Called when a statement is sent; what it returns, when Neo4j has done with it, be it answered or ended. */
  readonly hold: () => () => void
}

/** Enough for everybody. */
const ANYWHERE: Place = { begin: () => Promise.resolve(), hold: () => () => undefined }

/** After so long it is no more waited for that Neo4j says that it has ended a statement: the line may be dead. */
const ENDING_MS = 30_000

interface RequestScene {
  /** Whose statements these are. */
  readonly of: Connection
  /** What ends them. */
  readonly signal: AbortSignal
  readonly place: Place
  readonly turns: Turns
  searched: boolean
}

/** Statements are asked for by name; this is the only way to Neo4j. */
export class Connection {
  /** Called with each statement sent: the tests count round trips with it. */
  onStatement: ((name: string, params: Params) => void) | undefined

  /** Called when a statement has been answered or has failed; it is measured with its retries. */
  onDone: ((name: string, ms: number, failure: ErrorCode | null) => void) | undefined

  private inUse = 0

  private constructor(
    private readonly driver: Driver,
    private readonly target: Target,
    /** On a cluster, each session waits until the member it asks has seen what the sessions before it wrote. */
    private readonly bookmarks: BookmarkManager | undefined,
    private readonly request?: RequestScene,
  ) {}

  /**
   * The same connection as one request sees it: it only reads, a few statements at a time, and whatever it is asking when
   * the signal is aborted is ended at the server. What was asked then fails with the reason of the signal.
   */
  forRequest(signal: AbortSignal, place: Place = ANYWHERE): Connection {
    return new Connection(this.driver, this.target, this.bookmarks, { of: this, signal, place, turns: new Turns(STATEMENTS_OF_A_REQUEST), searched: false })
  }

  /**
   * Connects and proves it.
   * @param connections how many it opens at most
   * @throws AttestError DATABASE_UNAVAILABLE, DATABASE_AUTH, DATABASE_SETTING
   */
  static open(target: Target, connections = CONNECTIONS): Promise<Connection> {
    // One server has seen what it wrote; one whose database was replaced by an older one would wait in vain for what that had seen.
    return Connection.proven(target, connections, target.uri.startsWith('neo4j') ? neo4j.bookmarkManager() : undefined)
  }

  /**
   * The same database as another user sees it: through a driver of its own, but never from before what was written by this connection.
   * @throws AttestError DATABASE_UNAVAILABLE, DATABASE_AUTH
   */
  as(login: Login, connections = CONNECTIONS): Promise<Connection> {
    return Connection.proven({ ...this.target, ...login }, connections, this.bookmarks)
  }

  private static async proven(target: Target, connections: number, bookmarks: BookmarkManager | undefined): Promise<Connection> {
    const { uri, database } = target
    const driver = driverFor(target, connections)
    try {
      const { agent = '' } = await driver.getServerInfo(database === undefined ? {} : { database })
      refuseOldServer(agent)
      const connection = new Connection(driver, target, bookmarks)
      // A server that answers may lack the database, or be opening it.
      await connection.read('read/head', {})
      return connection
    } catch (error) {
      await driver.close()
      throw atAddress(fromDriver(error), uri)
    }
  }

  /**
   * Whether the database answers, asked once and without the retries of a statement. The driver's own check
   * would be content with a connection that was good a moment ago.
   * @throws AttestError DATABASE_UNAVAILABLE, DATABASE_AUTH
   */
  async ping(): Promise<void> {
    const session = this.session('READ')
    try {
      await session.run(statement('read/head'))
    } catch (error) {
      throw fromDriver(error)
    } finally {
      await session.close()
    }
  }

  private session(mode: 'READ' | 'WRITE'): Session {
    const { database } = this.target
    const settings: Partial<SessionConfig> = { defaultAccessMode: mode, ...(this.bookmarks === undefined ? {} : { bookmarkManager: this.bookmarks }), ...(database === undefined ? {} : { database }) }
    return this.driver.session(settings)
  }

  /** Runs one named statement in a READ transaction. */
  async read(name: string, params: Params): Promise<Row[]> {
    return this.run('READ', name, params)
  }

  /**
   * Runs a statement composed of those in cypher/ once, without the retries of a transaction: it asks for one row.
   * @throws AttestError
   */
  async composed(text: string, params: Params): Promise<Row | null> {
    const done = async (session: Session): Promise<Row | null> => (await session.run<Row>(text, toDatabase(params), { timeout: READ_TIMEOUT_MS })).records[0]?.toObject() ?? null
    return this.ask('READ', COMPOSED, params, done)
  }

  /** Runs one named statement in a managed write transaction: whole, or not at all. */
  async write(name: string, params: Params): Promise<Row[]> {
    return this.run('WRITE', name, params)
  }

  private run(mode: 'READ' | 'WRITE', name: string, params: Params): Promise<Row[]> {
    const text = statement(name)
    if (this.request && text.includes(FULL_TEXT)) this.request.searched = true
    const work = async (tx: ManagedTransaction): Promise<Row[]> => (await tx.run<Row>(text, toDatabase(params))).records.map((record) => record.toObject())
    return this.ask(mode, name, params, (session) => (mode === 'READ' ? session.executeRead(work, { timeout: READ_TIMEOUT_MS }) : session.executeWrite(work, { timeout: WRITE_TIMEOUT_MS })))
  }

  private async ask<T>(mode: 'READ' | 'WRITE', name: string, params: Params, asking: (session: Session) => Promise<T>): Promise<T> {
    const { request } = this
    if (!request) return this.counted(name, params, () => this.send(mode, asking))
    if (mode === 'WRITE') throw new Error(`A request only reads, and ${name} writes.`)
    await request.place.begin()
    await request.turns.take(request.signal)
    try {
      return await request.of.counted(name, params, () => this.send(mode, asking))
    } finally {
      request.turns.end()
    }
  }

  /**
   * Whether this request has searched by full text: what that finds, and in which order, depends on all that stands in the
   * index, also of what is being loaded, and so not on the revision alone.
   */
  get searched(): boolean {
    return this.request?.searched ?? false
  }

  /** Sessions that run a statement or wait for a connection. */
  get sessionsInUse(): number {
    return this.inUse
  }

  private async counted<T>(name: string, params: Params, work: () => Promise<T>): Promise<T> {
    this.onStatement?.(name, params)
    const began = performance.now()
    let failure: ErrorCode | null = null
    this.inUse++
    try {
      return await work()
    } catch (error) {
      failure = error instanceof AttestError ? error.code : 'DATABASE_ERROR'
      throw error
    } finally {
      this.inUse--
      this.onDone?.(name, performance.now() - began, failure)
    }
  }

  private async send<T>(mode: 'READ' | 'WRITE', asking: (session: Session) => Promise<T>): Promise<T> {
    const session = this.session(mode)
    const letGo = this.request?.place.hold()
    let closing: Promise<void> | undefined
    const close = (): Promise<void> => (closing ??= within(session.close(), ENDING_MS).finally(letGo))
    try {
      const done = asking(session)
      return this.request ? await endedBy(this.request.signal, close, done) : await done
    } catch (error) {
      this.request?.signal.throwIfAborted()
      throw fromDriver(error)
    } finally {
      // Whoever had it ended does not wait until Neo4j has.
      if (!closing) await close()
    }
  }

  /** Brings the schema of the graph up to date, as migrate() says. */
  async migrate(say?: (line: string) => void): Promise<void> {
    await migrate(this, say)
  }

  /** Runs a text of a migration: a change of the schema, which wants a transaction of its own, or of data in many transactions. */
  async runSchema(text: string): Promise<void> {
    const session = this.session('WRITE')
    try {
      // What parts its transactions itself cannot lie within one.
      if (text.includes('IN TRANSACTIONS')) await session.run(text)
      else await session.executeWrite((tx) => tx.run(text))
    } catch (error) {
      if (!isThereAlready(error)) throw fromDriver(error)
    } finally {
      await session.close()
    }
  }

  async close(): Promise<void> {
    await this.driver.close()
  }
}

/**
 * What is done, unless the signal comes first: then the session is closed, which resets its connection at once, and
 * Neo4j ends the transaction that was running on it.
 */
async function endedBy<T>(signal: AbortSignal, close: () => Promise<void>, done: Promise<T>): Promise<T> {
  let stop = (): void => undefined
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      close().catch(() => undefined)
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', stop)
  })
  // Whichever comes second is nobody's concern any more.
  done.catch(() => undefined)
  try {
    if (signal.aborted) stop()
    return await Promise.race([done, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** At the latest after so long. */
async function within(work: Promise<void>, ms: number): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    late = setTimeout(resolve, ms).unref()
  })
  await Promise.race([work, patience]).finally(() => {
    clearTimeout(late)
  })
}

/** Of two programs that set up one database at once, one finds what the other has made since it looked: IF NOT EXISTS looks first and locks afterwards. */
function isThereAlready(error: unknown): boolean {
  return /Schema\.(EquivalentSchemaRule|Index|Constraint)AlreadyExists$/.test((error as { code?: string }).code ?? '')
}

/** Whole numbers as integers: the driver would send every number as a float, which LIMIT refuses and nodes would keep. */
function toDatabase(params: Params): Params {
  const convert = (value: unknown): unknown => {
    if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value
    if (Array.isArray(value)) return value.map(convert)
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(item)]))
    return value
  }
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, convert(value)]))
}
