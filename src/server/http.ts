import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AttestError } from '../errors.js'
import { guard, hostRule, type HostRule } from './hosts.js'
import { watch, type Watcher } from './watch.js'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** How long a request may take to arrive; a slow sender must not hold a connection for ever. */
const ARRIVAL_MS = 30_000
/** How long a connection may be silent while it is answered. */
const SILENCE_MS = 120_000
/** Connections that wait to be taken: more than the 511 that Node asks for, so that those of a burst do not have to ask again. */
const BACKLOG = 4_096
/** How long a stop waits for what is in flight. */
const STOP_PATIENCE_MS = 10_000

/** A port that is held from the first moment; what answers there may change. */
export class Listener {
  private closing: Promise<void> | undefined

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
   * @throws AttestError PORT_IN_USE, BAD_INPUT if the address cannot be listened on
   */
  static async open(host: string, port: number, handler: Handler, allowed: readonly string[] = [], watchers: readonly Watcher[] = []): Promise<Listener> {
    const server = createServer({ requestTimeout: ARRIVAL_MS, headersTimeout: ARRIVAL_MS / 2 })
    // Nothing sent and nothing taken: a reader that has stopped must not hold its answer for ever.
    server.setTimeout(SILENCE_MS)
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
    return listener
  }

  /** Lets another handler answer from now on. */
  handle(handler: Handler): void {
    this.handler = handler
  }

  /** Takes no more connections, finishes what is in flight, and closes; what takes too long is cut off. */
  close(patience = STOP_PATIENCE_MS): Promise<void> {
    return (this.closing ??= this.finish(patience))
  }

  private async finish(patience: number): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve()
      })
    })
    // A connection that is kept alive goes idle when its last answer is out.
    const idle = setInterval(() => {
      this.server.closeIdleConnections()
    }, 50)
    const cut = setTimeout(() => {
      this.server.closeAllConnections()
    }, patience)
    await closed
    clearInterval(idle)
    clearTimeout(cut)
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    watch(request, response, this.watchers)
    try {
      await guard(this.handler, this.hosts)(request, response)
    } catch {
      // The handler answers for its own errors; what is left is a connection that broke.
      response.destroy()
    }
  }
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
