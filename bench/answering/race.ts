import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../../src/paths.js'

export const PEERS_FOLDER = join(PROJECT, 'bench', 'peers')
/** Connections that ask at once. */
const CONNECTIONS = 8
/** The kernel counts the time of processes in hundredths of a second. */
const MS_PER_TICK = 10

/** A server of the race in a process of its own. */
export interface Contestant {
  readonly name: string
  readonly url: string
  readonly pid: number
  readonly stop: () => void
}

/** What one contestant did in one round. */
export interface Round {
  readonly perSecond: number
  readonly p99: number
  /** Milliseconds of processor time for a request, in the server and in Neo4j; NaN where the system does not tell. */
  readonly cpu: number
  readonly databaseCpu: number
}

/** Starts a server that tells its port in its first line. */
export async function start(name: string, script: string, settings: unknown, env: NodeJS.ProcessEnv = {}): Promise<Contestant> {
  const child = spawn(process.execPath, [join(PROJECT, 'bench', script)], { env: { ...process.env, ...env, BENCH_NEO4J: JSON.stringify(settings) }, stdio: ['ignore', 'pipe', 'inherit'] })
  const { port } = JSON.parse(await firstLine(child, name)) as { port: number }
  return { name, url: `http://127.0.0.1:${port}/graphql`, pid: child.pid ?? 0, stop: () => child.kill() }
}

/** Asks one contestant for some seconds. @throws Error if anything but answers came back */
export async function drive({ name, url, pid }: Contestant, bodies: readonly string[], seconds: number, database: number): Promise<Round> {
  const before = [cpuOf(pid), cpuOf(database)] as const
  const child = spawn(process.execPath, [join(PEERS_FOLDER, 'drive.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify({ url, bodies, connections: CONNECTIONS, seconds }))
  const { perSecond, total, p99, errors, non2xx } = JSON.parse(await firstLine(child, 'the driver')) as { perSecond: number; total: number; p99: number; errors: number; non2xx: number }
  if (errors + non2xx > 0 || total === 0) throw new Error(`${name}: ${errors} errors, ${non2xx} refusals among ${total} requests`)
  return { perSecond, p99, cpu: (cpuOf(pid) - before[0]) / total, databaseCpu: (cpuOf(database) - before[1]) / total }
}

function firstLine(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString()
      if (text.includes('\n')) resolve(text)
    })
    child.once('exit', (code) => {
      reject(new Error(`${name} ended with ${code}`))
    })
  })
}

/** Milliseconds of processor time that a process has taken. */
function cpuOf(pid: number): number {
  try {
    // The name of the program, in brackets, may hold anything; the times are the 12th and 13th after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
  } catch {
    return Number.NaN
  }
}
