import type { Connection } from '../../src/graph/connection.js'
import { createContext } from '../../src/graphql/context.js'
import { buildSchema } from '../../src/graphql/schema.js'
import { Listener } from '../../src/server/http.js'
import { serve, type ServeOptions, whileStarting } from '../../src/server/serve.js'
import { OPEN } from '../../src/server/settings.js'
import { Supervisor } from '../../src/server/supervise.js'
import type { Watcher } from '../../src/server/watch.js'

export interface Refusal {
  readonly message: string
  readonly path?: (string | number)[]
  readonly extensions: Record<string, unknown>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly data: Record<string, unknown> | null | undefined
  readonly errors: readonly Refusal[]
}

export interface Served {
  readonly address: string
  readonly port: number
  /** What nobody foresaw, as it would be logged. */
  readonly unforeseen: unknown[]
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
  send(path: string, init?: RequestInit): Promise<Answer>
  /** @param patience how long what is in flight is waited for */
  close(patience?: number): Promise<void>
}

/** The real schema over a connection, asked by HTTP. */
export async function served(connection: Connection, more: Partial<ServeOptions> = {}, watchers: readonly Watcher[] = []): Promise<Served> {
  const unforeseen: unknown[] = []
  const log = (_id: string, error: unknown): void => {
    unforeseen.push(error)
  }
  const supervisor = new Supervisor({ probe: () => connection.ping(), say: () => undefined })
  const listener = await Listener.open('127.0.0.1', 0, whileStarting(log), [], watchers)
  serve(listener, { schema: buildSchema(), createContext, connection, supervisor, questions: () => [], browser: null, settings: OPEN, log, ...more })
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${listener.address}${path}`, init)
    const text = await response.text()
    const { data, errors = [] } = (text.startsWith('{') ? JSON.parse(text) : {}) as { data?: Record<string, unknown>; errors?: Refusal[] }
    return { status: response.status, headers: response.headers, text, data, errors }
  }
  return {
    address: listener.address,
    port: listener.port,
    unforeseen,
    send,
    ask: (query, variables = {}, headers = {}) => send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers }, body: JSON.stringify({ query, variables }) }),
    async close(patience = 0) {
      await listener.close(patience)
      await supervisor.stop()
    },
  }
}
