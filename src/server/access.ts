import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from './replies.js'
import type { TokenFile } from './tokens.js'

/** Headers that a proxy adds: then the peer of the connection says nothing of who asks. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/** Who may read. */
export class Access {
  /** @param tokens null where everybody may */
  constructor(private readonly tokens: TokenFile | null) {}

  /** Whether what is in the graph may be shown to whoever asks. */
  get open(): boolean {
    return this.tokens === null
  }

  /** Whether the request may read; if not, it is answered with a 401. */
  admits(request: IncomingMessage, response: ServerResponse): boolean {
    const token = bearerOf(request)
    if (this.tokens === null || (token !== null && this.tokens.has(token))) return true
    response.setHeader('WWW-Authenticate', `Bearer realm="attest"${token === null ? '' : ', error="invalid_token"'}`)
    refuse(response, 401, 'UNAUTHENTICATED', token === null ? 'This server answers those who have a token. Send it in the header Authorization: Bearer …; whoever runs the server makes one with "attest token".' : 'This token is not known here, or not any more. Whoever runs the server makes one with "attest token".')
    return false
  }

  /** Whether the request may read what the server counts: one from this machine, or one with a token. */
  admitsToMetrics(request: IncomingMessage, response: ServerResponse): boolean {
    if (isLocal(request)) return true
    if (this.tokens !== null) return this.admits(request, response)
    refuse(response, 403, 'FORBIDDEN', 'The metrics are told to this machine only, or to those who have a token (ATTEST_TOKENS_FILE).')
    return false
  }
}

function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

function isLocal({ socket, headers }: IncomingMessage): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined)
}
