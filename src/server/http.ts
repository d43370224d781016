import { randomUUID } from 'node:crypto'
import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { AttestError } from '../errors.js'
import { secure } from './headers.js'
import { guard, hostRule, type HostRule } from './hosts.js'
import { refuse } from './replies.js'
import { watch, type Watcher } from './watch.js'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** How long a request may take to arrive; a slow sender must not hold a connection for ever. */
const ARRIVAL_MS = 30_000
/** How often it is looked whether a request takes too long to arrive; Node looks every half minute. */
const LOOK_EVERY_MS = 1_000
/** How long a connection may be silent while it is answered: longer than the answer may take, by so much. */
const SILENCE_MS = 60_000
/** Connections that wait to be taken: more than the 511 that Node asks for, so that those of a burst do not have to ask again. */
const BACKLOG = 4_096
/** How long a stop waits for what is in flight. */
const STOP_PATIENCE_MS = 10_000

/** A port that is held from the first moment; what answers there may change. */
export class Listener {
  private closing: Promise<void> | undefined
  private refuseWaiting: () => void = () => undefined
  private readonly answering = new Map<Socket, ServerResponse>()

  private constructor(
    private readonly server: Server,
    /** Where others reach it. */
    readonly address: string,
    readonly port: number,
    private handler: Handler,
    private readonly hosts: HostRule,
    private readonly watchers: readonly Watcher[],
  ) {}

  /**
   * Listens on a port; 0 takes a free one.
   * @param allowed names that it may be asked by, beside that of the host and those of loopback
   * @param watchers told of every request
   * @param requestMs how long an answer may take
   * @throws AttestError PORT_IN_USE, BAD_INPUT if the address cannot be listened on
   */
  static async open(host: string, port: number, handler: Handler, allowed: readonly string[] = [], watchers: readonly Watcher[] = [], requestMs = 60_000): Promise<Listener> {
    const server = createServer({ requestTimeout: ARRIVAL_MS, headersTimeout: ARRIVAL_MS / 2, connectionsCheckingInterval: LOOK_EVERY_MS })
    // Nothing sent and nothing taken: a reader that has stopped must not hold its answer for ever.
    server.setTimeout(requestMs + SILENCE_MS)
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        reject(refusal(error, host, port))
      })
      server.listen(port, host, BACKLOG, resolve)
    })
    const bound = (server.address() as AddressInfo).port
    const listener = new Listener(server, `http://${nameOf(host)}:${bound}`, bound, handler, hostRule(host, allowed), watchers)
    server.on('request', (request, response) => {
      void listener.answer(request, response)
    })
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      if (socket instanceof Socket) listener.turnAway(error, socket)
    })
    return listener
  }

  /**
   * Lets another handler answer from now on.
   * @param refuseWaiting called when half of the time of a stop is over: what has not begun by then is better refused than cut off
   */
  handle(handler: Handler, refuseWaiting: () => void = () => undefined): void {
    this.handler = handler
    this.refuseWaiting = refuseWaiting
  }

  /** Takes no more connections, finishes what is in flight, and closes; what takes too long is cut off. */
  close(patience = STOP_PATIENCE_MS): Promise<void> {
    return (this.closing ??= this.finish(patience))
  }

  private async finish(patience: number): Promise<void> {
    for (const response of this.answering.values()) isLast(response)
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve()
      })
    })
    // A connection that is kept alive goes idle when its last answer is out.
    const idle = setInterval(() => {
      this.server.closeIdleConnections()
    }, 50)
    const refuse = setTimeout(() => {
      this.refuseWaiting()
    }, patience / 2)
    const cut = setTimeout(() => {
      this.server.closeAllConnections()
    }, patience)
    await closed
    clearInterval(idle)
    clearTimeout(refuse)
    clearTimeout(cut)
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    watch(request, response, this.watchers)
    this.answering.set(request.socket, response)
    response.once('close', () => this.answering.delete(request.socket))
    if (this.closing) isLast(response)
    try {
      await guard(this.handler, this.hosts)(request, response)
    } catch {
      // The handler answers for its own errors; what is left is a connection that broke.
      response.destroy()
    }
  }

  /** Answers what is no HTTP, or did not arrive in time, as every other refusal is answered, logged and counted. */
  private turnAway(error: NodeJS.ErrnoException, socket: Socket): void {
    const begun = this.answering.get(socket)
    // Who leaves in the middle of a request hears nothing any more.
    if (!socket.writable || error.code === 'ECONNRESET' || error.code === 'HPE_INVALID_EOF_STATE' || begun?.headersSent) {
      socket.destroy()
      return
    }
    const [status, code, message] = REFUSALS[error.code ?? ''] ?? NO_HTTP
    if (begun) {
      refuse(isLast(begun), status, code, message)
      return
    }
    const request = new IncomingMessage(socket)
    const response = new ServerResponse(request)
    watch(request, response, this.watchers)
    secure(response, randomUUID(), 'strict')
    response.assignSocket(socket)
    response.once('finish', () => {
      response.detachSocket(socket)
      socket.destroySoon()
      response.emit('close')
    })
    refuse(isLast(response), status, code, message)
  }
}

const REFUSALS: Readonly<Record<string, readonly [number, string, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TIMEOUT', `The request did not arrive in time: its headers are waited for ${ARRIVAL_MS / 2000} seconds, and all of it ${ARRIVAL_MS / 1000}.`],
  HPE_HEADER_OVERFLOW: [431, 'REQUEST_TOO_LARGE', 'The headers of the request are too large: at most 16 KB are read.'],
}
const NO_HTTP = [400, 'BAD_REQUEST', 'This is not an HTTP request.'] as const

/** Has the connection closed behind an answer, so that no other request comes by it. */
function isLast(response: ServerResponse): ServerResponse {
  return response.headersSent ? response : response.setHeader('Connection', 'close')
}

function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): AttestError {
  if (error.code === 'EADDRINUSE') return new AttestError('PORT_IN_USE', `Port ${port} is taken by another program. Choose another one: PORT=${port === 65535 ? 4000 : port + 1} npm start.`, { cause: error })
  if (error.code === 'EACCES') return new AttestError('BAD_INPUT', `Port ${port} may not be used by this user. Choose one above 1023: PORT=4000 npm start.`, { cause: error })
  return new AttestError('BAD_INPUT', `HOST=${host} cannot be listened on (${error.code ?? 'unknown reason'}). Expected an address of this machine, such as 127.0.0.1 or 0.0.0.0.`, { cause: error })
}

/**
 * The address that PORT and HOST name: port 4000 on loopback unless they say otherwise.
 * @throws AttestError BAD_INPUT
 */
export function addressFromEnvironment(env: NodeJS.ProcessEnv): { host: string; port: number } {
  const written = env['PORT'] === undefined || env['PORT'] === '' ? '4000' : env['PORT']
  const port = Number(written)
  if (!/^\d+$/.test(written) || port > 65535) throw new AttestError('BAD_INPUT', `PORT=${written} is no port. Expected a number from 1 to 65535, or 0 for any free port.`)
  return { host: env['HOST'] === undefined || env['HOST'] === '' ? '127.0.0.1' : env['HOST'], port }
}
