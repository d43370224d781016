import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { browserContent } from './browser-content.js'
import { ENDPOINT, type GraphqlHandler } from './graphql.js'
import { openToBrowser, secure } from './headers.js'
import type { Access } from './access.js'
import type { Handler } from './http.js'
import { notesOf } from './notes.js'
import { json, refuse, send } from './replies.js'

export interface Readiness {
  readonly ready: boolean
  readonly revision?: number
  readonly because?: string
  /** Of what is wrong: for the log and the metrics. */
  readonly code?: string
}

export interface Routes {
  /** Null while the program is still getting ready. */
  readonly graphql: GraphqlHandler | null
  readonly startPage: () => string
  /** Whether a browser is shown GraphiQL. */
  readonly graphiql: boolean
  readonly access: Access
  readonly metrics: () => Promise<{ type: string; text: string }>
  /** Whether the database answers, and which revision it is at. */
  readonly readiness: () => Promise<Readiness>
  readonly log: (requestId: string, error: unknown) => void
}

/** Leads each request to what answers it. */
export function router(routes: Routes): Handler {
  return async (request, response) => {
    const requestId = requestIdOf(request)
    const path = pathOf(request)
    secure(response, requestId, path === ENDPOINT && routes.graphiql && wantsPage(request) ? 'graphiql' : path === '/' ? 'page' : 'strict')
    try {
      await lead(routes, path, request, response, requestId)
    } catch (error) {
      // A client that leaves in the middle of its request is no fault of ours.
      if (request.destroyed && (error as NodeJS.ErrnoException).code === 'ECONNRESET') return
      routes.log(requestId, error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'INTERNAL', `Something unforeseen went wrong. The log of the server tells more under the request ${requestId}.`, { requestId })
    }
  }
}

async function lead(routes: Routes, path: string, request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> {
  if (path === ENDPOINT) {
    if (!routes.graphiql && wantsPage(request)) refuse(response, 404, 'NOT_FOUND', 'This server shows no page here: GraphiQL is off. Programs ask by POST at this address; whoever runs the server can set ATTEST_GRAPHIQL=on.')
    else if (!wantsPage(request) && !routes.access.admits(request, response)) return
    else if (routes.graphql) await routes.graphql(request, response, { requestId })
    else refuse(response.setHeader('Retry-After', '2'), 503, 'DATABASE_UNAVAILABLE', 'Attest is starting; ask again in a few seconds.')
    return
  }
  const content = browserContent(path)
  if (content) openToBrowser(response)
  if (content && request.method === 'OPTIONS') {
    response.writeHead(204).end()
    return
  }
  if (path !== '/' && path !== '/health' && path !== '/ready' && path !== '/metrics' && !content) {
    refuse(response, 404, 'NOT_FOUND', `There is nothing at this address. GraphQL is asked at ${ENDPOINT}; the start page is at /.`)
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response.setHeader('Allow', 'GET, HEAD'), 405, 'METHOD_NOT_ALLOWED', 'Ask for this address with GET.')
    return
  }
  if (content) send(response, 200, content.type, content.text)
  else if (path === '/') send(response, 200, 'text/html; charset=utf-8', routes.startPage())
  else if (path === '/metrics') {
    if (!routes.access.admitsToMetrics(request, response)) return
    const { type, text } = await routes.metrics()
    send(response, 200, type, text)
  } else if (path === '/health') json(response, 200, { status: 'running' })
  else {
    const { ready, code, ...rest } = await routes.readiness()
    if (code !== undefined) notesOf(response).code = code
    json(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', ...rest })
  }
}

/** The id that a proxy gave the request, if it is a harmless one; else one of our own. */
function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID()
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const path = url.split(/[?#]/, 1)[0] ?? '/'
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

function wantsPage({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html')
}
