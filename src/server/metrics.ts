import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { ErrorCode } from '../errors.js'
import type { Finished, Watcher } from './watch.js'

/** Addresses by which requests are told apart; all others are one, so that no client makes up a series of its own. */
const ROUTES: ReadonlySet<string> = new Set(['/', '/graphql', '/health', '/ready', '/metrics'])
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const SECONDS_OF_STATEMENTS = [0.002, 0.01, 0.05, 0.25, 1, 5, 30]

/** What is told of the database when the metrics are read. */
export interface DatabaseState {
  readonly up: () => boolean
  readonly sessions: () => number
}

/** What the server counts, for Prometheus. Every label has few values: routes, statuses, codes, and the names of statements. */
export class Metrics implements Watcher {
  private readonly registry = new Registry()
  private readonly requests = new Counter({ name: 'attest_http_requests_total', help: 'Requests answered, by address, status and kind of GraphQL operation.', labelNames: ['route', 'status', 'operation'], registers: [this.registry] })
  private readonly durations = new Histogram({ name: 'attest_http_request_duration_seconds', help: 'From the arrival of a request to the end of its answer.', labelNames: ['route'], buckets: SECONDS, registers: [this.registry] })
  private readonly inFlight = new Gauge({ name: 'attest_http_requests_in_flight', help: 'Requests that are being answered.', registers: [this.registry] })
  private readonly gone = new Counter({ name: 'attest_http_clients_gone_total', help: 'Requests whose client went away before the whole answer.', registers: [this.registry] })
  private readonly bytes = new Counter({ name: 'attest_http_response_bytes_total', help: 'Bytes of answers.', registers: [this.registry] })
  private readonly errors = new Counter({ name: 'attest_errors_total', help: 'Answers with an error, by the code of the first.', labelNames: ['code'], registers: [this.registry] })
  private readonly statements = new Histogram({ name: 'attest_neo4j_statement_duration_seconds', help: 'Statements by the name of their file in cypher/, retries included.', labelNames: ['statement'], buckets: SECONDS_OF_STATEMENTS, registers: [this.registry] })
  private readonly failures = new Counter({ name: 'attest_neo4j_statement_failures_total', help: 'Statements that failed, by name and code.', labelNames: ['statement', 'code'], registers: [this.registry] })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  began(): void {
    this.inFlight.inc()
  }

  finished({ path, status, kind, ms, gone, bytes, code }: Finished): void {
    const route = ROUTES.has(path) ? path : 'other'
    this.inFlight.dec()
    this.requests.inc({ route, status, operation: kind ?? 'none' })
    this.durations.observe({ route }, ms / 1000)
    this.bytes.inc(bytes)
    if (gone) this.gone.inc()
    if (code !== undefined) this.errors.inc({ code })
  }

  statement(name: string, ms: number, failure: ErrorCode | null): void {
    this.statements.observe({ statement: name }, ms / 1000)
    if (failure !== null) this.failures.inc({ statement: name, code: failure })
  }

  /** Tells of the database as well, from now on. */
  watch({ up, sessions }: DatabaseState): void {
    new Gauge({
      name: 'attest_neo4j_up',
      help: 'Whether the database answers.',
      registers: [this.registry],
      collect() {
        this.set(up() ? 1 : 0)
      },
    })
    new Gauge({
      name: 'attest_neo4j_sessions_in_use',
      help: 'Sessions in use or waiting for a connection; the pool has at most 100 connections.',
      registers: [this.registry],
      collect() {
        this.set(sessions())
      },
    })
  }

  async text(): Promise<{ type: string; text: string }> {
    return { type: this.registry.contentType, text: await this.registry.metrics() }
  }
}
