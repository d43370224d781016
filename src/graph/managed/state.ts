import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

/** Where everything of one managed server lies. */
export function layout(home: string): { home: string; neo4j: string; conf: string; logs: string; data: string; state: string; password: string; log: string; starting: string } {
  const neo4j = join(home, 'neo4j')
  return { home, neo4j, conf: join(neo4j, 'conf'), logs: join(neo4j, 'logs'), data: join(neo4j, 'data'), state: join(home, 'server.json'), password: join(home, 'password'), log: join(neo4j, 'logs', 'console.log'), starting: join(home, 'starting.lock') }
}

export interface ServerState {
  readonly pid: number
  /** When the process began, as the system counts: another process with a reused pid began at another time. */
  readonly began: string
  readonly bolt: number
  readonly http: number
}

/** The running server's state; null if there is none, and a stale file is removed. */
export function readState(home: string): ServerState | null {
  const file = layout(home).state
  if (!existsSync(file)) return null
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as ServerState
    if (isAlive(state)) return state
  } catch {
    // A file cut short by a power failure says nothing about a running server.
  }
  rmSync(file, { force: true })
  return null
}

export function writeState(home: string, state: ServerState): void {
  const file = layout(home).state
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

export function isAlive({ pid, began }: Pick<ServerState, 'pid' | 'began'>): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return beginning(pid) === began
}

/** The start time of a process in clock ticks since boot (field 22 of /proc/PID/stat); empty where there is no /proc. */
export function beginning(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; only its parent has not noticed yet.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '')
  } catch {
    return ''
  }
}

/** The generated password, in a file that only its owner reads. */
export function password(home: string): string {
  const file = layout(home).password
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(home, { recursive: true })
  const made = randomBytes(18).toString('base64url')
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
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
