import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROJECT } from '../../src/paths.js'
import { PROGRAM } from '../home.js'

/** Bytes, after what nobody holds any more was collected. */
export interface Memory {
  readonly rss: number
  readonly heapUsed: number
  readonly external: number
}

/** Attest as `npm start` runs it, in a process of its own. */
export interface Server {
  readonly port: number
  readonly memory: () => Promise<Memory>
  /** What /metrics tells, by name and labels. */
  readonly metrics: () => Promise<ReadonlyMap<string, number>>
  /** What nobody foresaw, as it was logged. */
  readonly unforeseen: readonly string[]
  readonly stop: () => Promise<void>
}

/** Serves the archive of an ATTEST_HOME as it is; it is stopped, and its Neo4j with it if that did not run before. */
export async function startServer(home: string): Promise<Server> {
  // A folder with no dossiers in it.
  const folder = mkdtempSync(join(tmpdir(), 'attest-none-'))
  const child = spawn(process.execPath, ['--expose-gc', '--import', join(import.meta.dirname, 'memory.mjs'), PROGRAM, 'start', '--no-load', '--dossiers', folder], {
    env: { ...process.env, ATTEST_HOME: home, ATTEST_JARS: process.env['ATTEST_JARS'] ?? join(PROJECT, '.attest'), PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const unforeseen: string[] = []
  let lastSaid = ''
  linesOf(child.stderr, (line) => {
    lastSaid = line
    if (line.includes('"level":"error"')) unforeseen.push(line)
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => { resolve() }))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const port = await portOf(child, ended, () => lastSaid)
    return {
      port,
      unforeseen,
      stop,
      memory: () => asked(child),
      async metrics() {
        const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
        return new Map(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function portOf(child: ChildProcess, ended: Promise<void>, lastSaid: () => string): Promise<number> {
  let port = 0
  const ready = new Promise<void>((resolve) => {
    linesOf(child.stdout, (line) => {
      port = Number(/^GraphQL +http:\/\/[^/]*:(\d+)\//.exec(line)?.[1] ?? port)
      if (line === 'Ctrl-C stops Attest.') resolve()
    })
  })
  await Promise.race([ready, ended])
  if (child.exitCode !== null || port === 0) throw new Error(`the server did not start (exit code ${String(child.exitCode)}): ${lastSaid()}`)
  return port
}

function asked(child: ChildProcess): Promise<Memory> {
  return new Promise((resolve, reject) => {
    child.once('message', (memory) => { resolve(memory as Memory) })
    child.send('memory', (error) => {
      if (error) reject(error)
    })
  })
}

function linesOf(stream: NodeJS.ReadableStream | null, told: (line: string) => void): void {
  let rest = ''
  stream?.on('data', (part: Buffer) => {
    const lines = (rest + part.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) told(line)
  })
}
