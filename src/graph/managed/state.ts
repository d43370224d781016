import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { isAlive, type Process } from './processes.js'

export interface Layout {
  readonly home: string
  readonly neo4j: string
  readonly conf: string
  readonly logs: string
  readonly data: string
  readonly state: string
  readonly password: string
  /** What the server tells, and what Java prints; the error messages quote it. */
  readonly log: string
  /** What Neo4j writes for those who look for a fault. */
  readonly debugLog: string
  readonly starting: string
}

/** Where everything of one managed server lies. */
export function layout(home: string): Layout {
  const neo4j = join(home, 'neo4j')
  const logs = join(neo4j, 'logs')
  return {
    home,
    neo4j,
    conf: join(neo4j, 'conf'),
    logs,
    data: join(neo4j, 'data'),
    state: join(home, 'server.json'),
    password: join(home, 'password'),
    log: join(logs, 'neo4j.log'),
    debugLog: join(logs, 'debug.log'),
    starting: join(home, 'starting.lock'),
  }
}

export interface ServerState extends Process {
  readonly bolt: number
  readonly http: number
}

/**
 * The running server's state; null if there is none. A stale file stays: it tells a server that died from one
 * that was stopped, whose file is removed.
 */
export function readState(home: string): ServerState | null {
  const file = layout(home).state
  if (!existsSync(file)) return null
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as ServerState
    return isAlive(state) ? state : null
  } catch {
    // A file cut short by a power failure says nothing about a running server.
    return null
  }
}

export function writeState(home: string, state: ServerState): void {
  const file = layout(home).state
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

/** The generated password, in a file that only its owner reads. */
export function password(home: string): string {
  const file = layout(home).password
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (known !== '') return known
  mkdirSync(home, { recursive: true })
  // Hexadecimal: nothing in it that a command line could take for an option.
  const made = randomBytes(18).toString('hex')
  writeFileSync(`${file}.new`, `${made}\n`, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
  return made
}

/** The port itself if it is free on loopback, else some free one. */
export async function freePort(wanted: number): Promise<number> {
  const attempt = (port: number): Promise<number | null> =>
    new Promise((resolve) => {
      const probe = createServer()
      probe.once('error', () => {
        resolve(null)
      })
      probe.listen(port, '127.0.0.1', () => {
        const address = probe.address()
        probe.close(() => {
          resolve(typeof address === 'object' && address ? address.port : null)
        })
      })
    })
  return (await attempt(wanted)) ?? (await attempt(0)) ?? wanted
}
