import type { ServerResponse } from 'node:http'

/** Nothing is loaded from elsewhere, and nobody may frame a page of ours. */
const STRICT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
/** GraphiQL is one page with its scripts, styles and workers inside; it speaks to this server only. */
const GRAPHIQL = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
/** The start page has a style of its own and no script. */
const PAGE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

const POLICIES = { strict: STRICT, graphiql: GRAPHIQL, page: PAGE } as const

/** Sets the headers that every answer bears; the content policy depends on what is shown. */
export function secure(response: ServerResponse, requestId: string, policy: keyof typeof POLICIES): void {
  response.setHeader('X-Request-Id', requestId)
  response.setHeader('Content-Security-Policy', POLICIES[policy])
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Cache-Control', 'no-store')
}

/** Lets the page of Neo4j Browser, which comes from another port, read an answer. Only for what everybody may read. */
export function openToBrowser(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*')
  // It asks beforehand whether it may send headers of its own, such as that it wants nothing out of a cache.
  response.setHeader('Access-Control-Allow-Headers', '*')
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
}
