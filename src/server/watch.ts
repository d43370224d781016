import type { IncomingMessage, ServerResponse } from 'node:http'
import { notesOf, type Notes } from './notes.js'

/** One request, when its answer is out or its client has gone. */
export interface Finished extends Notes {
  readonly requestId: string
  readonly method: string
  /** Without what follows the question mark. */
  readonly path: string
  readonly status: number
  readonly ms: number
  readonly bytes: number
  /** Whether the client went away before it had the whole answer. */
  readonly gone: boolean
}

export interface Watcher {
  readonly began: () => void
  readonly finished: (request: Finished) => void
}

/** Has watchers told when a request begins and when it has ended, however it ends. */
export function watch(request: IncomingMessage, response: ServerResponse, watchers: readonly Watcher[]): void {
  const began = performance.now()
  for (const watcher of watchers) watcher.began()
  response.once('close', () => {
    const finished: Finished = {
      requestId: String(response.getHeader('x-request-id') ?? ''),
      method: request.method ?? '',
      path: (request.url ?? '').split(/[?#]/, 1)[0]?.slice(0, 200) ?? '',
      status: response.statusCode,
      ms: Math.round((performance.now() - began) * 10) / 10,
      // An answer to HEAD tells how long the body would be, and has none.
      bytes: response.headersSent && request.method !== 'HEAD' ? Number(response.getHeader('content-length') ?? 0) : 0,
      gone: !response.writableFinished,
      ...notesOf(response),
    }
    for (const watcher of watchers) watcher.finished(finished)
  })
}
