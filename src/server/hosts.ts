import { randomUUID } from 'node:crypto'
import { secure } from './headers.js'
import type { Handler } from './http.js'
import { refuse } from './replies.js'

/** Whether a server may be asked by a name. */
export type HostRule = (name: string) => boolean

const ANY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/**
 * By which names a server is asked. A page of another site can have its own name lead to this machine, and would
 * then read the answers as its own; but it cannot choose what the browser says of the name.
 * Loopback names and the address that is listened on are always good. A server that listens on all addresses lies
 * behind something that knows its names: it is asked by any, unless some are allowed.
 */
export function hostRule(host: string, allowed: readonly string[] = []): HostRule {
  if (ANY_ADDRESS.has(host) && allowed.length === 0) return () => true
  const names = new Set([host, ...allowed].map((name) => name.toLowerCase()))
  return (name) => isLoopback(name) || names.has(name)
}

/** The names in ALLOWED_HOSTS, which are separated by commas or blanks. */
export function allowedHosts(env: NodeJS.ProcessEnv): string[] {
  return (env['ALLOWED_HOSTS'] ?? '').split(/[\s,]+/).filter((name) => name !== '')
}

/** Refuses requests that come by another name than the rule allows; one that names nothing comes from no browser. */
export function guard(handler: Handler, rule: HostRule): Handler {
  return (request, response) => {
    const { host } = request.headers
    const name = host === undefined ? '' : nameIn(host)
    if (host === undefined || host === '' || (name !== null && rule(name))) return handler(request, response)
    secure(response, randomUUID(), 'strict')
    refuse(response, 403, 'HOST_NOT_ALLOWED', `This server is not asked by the name "${name ?? host}". Ask it as localhost; or start it with ALLOWED_HOSTS, a list of the names that it may be asked by.`)
    return undefined
  }
}

/** The name in a Host header, without its port; null where it is none. */
function nameIn(host: string): string | null {
  try {
    return new URL(`http://${host}`).hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  } catch {
    return null
  }
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}
