import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { ErrorCode } from '../errors.js'
import { COMPOSED } from '../graph/connection.js'
import type { GateWatcher, Refusal } from './gate.js'
import type { Finished, Watcher } from './watch.js'

/** Addresses by which requests are told apart; all others are one, so that no client makes up a series of its own. */
const ROUTES: ReadonlySet<string> = new Set(['/', '/graphql', '/health', '/ready', '/metrics'])
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const SECONDS_OF_STATEMENTS = [0.002, 0.01, 0.05, 0.25, 1, 5, 30]

/** What is told of the database when the metrics are read. */
export interface DatabaseState {
  readonly up: () => boolean
  readonly sessions: () => number
  /** Requests that have their turn at it, and those that wait for theirs. */
  readonly atWork: () => number
  readonly waiting: () => number
}

/** What the server counts, for Prometheus. Every label has few values: routes, statuses, codes, and the names of statements. */
export class Metrics implements Watcher, GateWatcher {
  private readonly registry = new Registry()
  private readonly requests = new Counter({ name: 'attest_http_requests_total', help: 'Requests answered, by address, status and kind of GraphQL operation.', labelNames: ['route', 'status', 'operation'], registers: [this.registry] })
  private readonly durations = new Histogram({ name: 'attest_http_request_duration_seconds', help: 'From the arrival of a request to the end of its answer.', labelNames: ['route'], buckets: SECONDS, registers: [this.registry] })
  private readonly inFlight = new Gauge({ name: 'attest_http_requests_in_flight', help: 'Requests that are being answered.', registers: [this.registry] })
  private readonly gone = new Counter({ name: 'attest_http_clients_gone_total', help: 'Requests whose client went away before the whole answer.', registers: [this.registry] })
  private readonly bytes = new Counter({ name: 'attest_http_response_bytes_total', help: 'Bytes of answers.', registers: [this.registry] })
  private readonly kept = new Counter({ name: 'attest_answers_kept_total', help: 'Answers that were kept from an earlier request and sent again.', registers: [this.registry] })
  private readonly errors = new Counter({ name: 'attest_errors_total', help: 'Answers with an error, by the code of the first.', labelNames: ['code'], registers: [this.registry] })
  private readonly statements = new Histogram({ name: 'attest_neo4j_statement_duration_seconds', help: 'Statements by the name of their file in cypher/, retries included.', labelNames: ['statement'], buckets: SECONDS_OF_STATEMENTS, registers: [this.registry] })
  private readonly failures = new Counter({ name: 'attest_neo4j_statement_failures_total', help: 'Statements that failed, by name and code.', labelNames: ['statement', 'code'], registers: [this.registry] })

  private readonly waits = new Histogram({ name: 'attest_gate_wait_seconds', help: 'For how long requests waited for their turn at the database, those that had it at once included.', buckets: SECONDS, registers: [this.registry] })
  private readonly refusals = new Counter({ name: 'attest_gate_refused_total', help: 'Requests that did not have their turn at the database, by the reason.', labelNames: ['reason'], registers: [this.registry] })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  began(): void {
    this.inFlight.inc()
  }

  finished({ path, status, kind, ms, gone, bytes, code, kept }: Finished): void {
    const route = ROUTES.has(path) ? path : 'other'
    this.inFlight.dec()
    this.requests.inc({ route, status, operation: kind ?? 'none' })
    this.durations.observe({ route }, ms / 1000)
    this.bytes.inc(bytes)
    if (gone) this.gone.inc()
    if (kept) this.kept.inc()
    if (code !== undefined) this.errors.inc({ code })
  }

  statement(name: string, ms: number, failure: ErrorCode | null): void {
    const statement = name === COMPOSED ? 'fast lane' : name
    this.statements.observe({ statement }, ms / 1000)
    if (failure !== null) this.failures.inc({ statement, code: failure })
  }

  begun(waitedMs: number): void {
    this.waits.observe(waitedMs / 1000)
  }

  refused(reason: Refusal): void {
    this.refusals.inc({ reason })
  }

  /** Tells of the database as well, from now on. */
  watch({ up, sessions, atWork, waiting }: DatabaseState): void {
    this.gauge('attest_neo4j_up', 'Whether the database answers.', () => (up() ? 1 : 0))
    this.gauge('attest_neo4j_sessions_in_use', 'Sessions that run a statement or wait for a connection.', sessions)
    this.gauge('attest_gate_at_work', 'Requests that have their turn at the database.', atWork)
    this.gauge('attest_gate_waiting', 'Requests that wait for their turn at the database.', waiting)
  }

  /** A number that is looked up when the metrics are read. */
  private gauge(name: string, help: string, now: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(now())
      },
    })
  }

  async text(): Promise<{ type: string; text: string }> {
    return { type: this.registry.contentType, text: await this.registry.metrics() }
  }
}
