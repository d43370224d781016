import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Connection } from '../connection.js'
import type { Target } from '../target.js'
import { AttestError } from '../../errors.js'
import { findProgram, homeArgument, launch, type Ports, type Program, setInitialPassword, writeConfig } from './launch.js'
import { withStartLock } from './lock.js'
import { beginning, isAlive, type Process, signal, withArgument } from './processes.js'
import { finishReplacement } from './store.js'
import { freePort, layout, password, readState, type ServerState, writeState } from './state.js'

export interface ManagedServer {
  readonly boltUri: string
  readonly httpUri: string
  readonly user: string
  readonly password: string
  readonly pid: number
  readonly logFile: string
  readonly alreadyRunning: boolean
}

export interface StartOptions {
  readonly home: string
  readonly say?: (line: string) => void
  /** Ports to try first. */
  readonly bolt?: number
  readonly http?: number
  /** Settings of Neo4j for this run, beside those that Attest gives it. */
  readonly settings?: Readonly<Record<string, string>>
}

const START_PATIENCE_MS = 120_000
const STOP_PATIENCE_MS = 60_000
/** Neo4j sets aside 256 MB for the log of each of its two databases, and fails where it cannot. */
const ROOM_MB = 300
/** A port that was free a moment ago may be taken when Neo4j wants it. */
const ATTEMPTS = 3

/**
 * Starts the managed Neo4j, or finds it running. It outlives this process until it is stopped.
 * @throws AttestError NO_JAVA, NO_MAVEN, JARS_UNAVAILABLE, SERVER_FAILED, DISK_FULL, DATABASE_AUTH
 */
export async function startManaged(options: StartOptions): Promise<ManagedServer> {
  const { home } = options
  try {
    return (await findRunning(home)) ?? (await withStartLock(home, async () => (await findRunning(home)) ?? (await startNew({ ...options, ...(await endBroken(options)) }))))
  } catch (error) {
    throw isDiskFull(error) ? new AttestError('DISK_FULL', `The disk that ${home} lies on is full. Make room there, then start again.`, { cause: error }) : error
  }
}

function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
}

async function findRunning(home: string): Promise<ManagedServer | null> {
  const running = readState(home)
  if (!running) return null
  try {
    await waitUntilReady(home, running, null)
    return describe(home, running, true)
  } catch (error) {
    if (error instanceof AttestError && error.code === 'DATABASE_BROKEN') return null
    throw error
  }
}

/** Ends a server that runs but has given up its database, as on a full disk: only a new start mends that. Its ports are to be kept, for those who ask there. */
async function endBroken({ home, say = () => undefined }: StartOptions): Promise<Partial<Ports>> {
  const running = readState(home)
  if (!running) return {}
  say(`Neo4j (process ${running.pid}) has given up its database, as it does when its disk is full; it is started again.`)
  await end(running)
  return { bolt: running.bolt, http: running.http }
}

async function startNew({ home, say = () => undefined, bolt = 7687, http = 7474, settings = {} }: StartOptions): Promise<ManagedServer> {
  const program = await findProgram(home, say)
  await endLeftOver(home, say)
  finishReplacement(home)
  for (let attempt = 1; ; attempt++) {
    const ports = { bolt: await freePort(bolt), http: await freePort(http) }
    const logged = sizeOf(layout(home).log)
    try {
      const server = await startOn(ports, home, program, settings, say)
      if (ports.bolt !== bolt) say(`Port ${bolt} is taken; Neo4j listens on ${ports.bolt}.`)
      if (ports.http !== http) say(`Port ${http} is taken; Neo4j Browser is on ${ports.http}.`)
      return server
    } catch (error) {
      if (attempt === ATTEMPTS || !/already in use|BindException/.test(readFrom(layout(home).log, logged))) throw error
    }
  }
}

async function startOn(ports: Ports, home: string, program: Program, settings: Readonly<Record<string, string>>, say: (line: string) => void): Promise<ManagedServer> {
  say('Starting Neo4j …')
  writeConfig(home, ports)
  setInitialPassword(home, program)
  const logged = sizeOf(layout(home).log)
  const child = launch(home, program, settings)
  const pid = child.pid
  if (pid === undefined) throw new AttestError('SERVER_FAILED', `${program.java} could not be started.`)
  const state: ServerState = { pid, began: beginning(pid), ...ports }
  try {
    writeState(home, state)
  } catch (error) {
    // Without its state nobody would find it again, and it would hold the data.
    await end(state)
    throw error
  }
  await waitUntilReady(home, state, child, logged)
  child.unref()
  return describe(home, state, false)
}

/**
 * Ends what runs on the data of this home though no state tells of it, such as after a power failure or when somebody removed the file.
 * The start lock is ours, so that nobody is just starting it.
 */
async function endLeftOver(home: string, say: (line: string) => void): Promise<void> {
  for (const pid of withArgument(homeArgument(home))) {
    say(`A Neo4j that nobody remembers runs on the data of ${home} (process ${pid}); it is ended first.`)
    await end({ pid, began: beginning(pid) })
  }
}

function describe(home: string, state: ServerState, alreadyRunning: boolean): ManagedServer {
  const { uri, user, password: secret } = targetOf(home, state)
  return { boltUri: uri, httpUri: `http://127.0.0.1:${state.http}`, user, password: secret, pid: state.pid, logFile: layout(home).log, alreadyRunning }
}

function targetOf(home: string, { bolt }: ServerState): Target {
  return { uri: `bolt://127.0.0.1:${bolt}`, user: 'neo4j', password: password(home) }
}

async function waitUntilReady(home: string, state: ServerState, child: ChildProcess | null, logged = 0): Promise<void> {
  const started = Date.now()
  for (;;) {
    const error = await refusalOf(targetOf(home, state))
    if (error === null) return
    if (child && child.exitCode !== null) throw failed(home, `Neo4j ended with code ${child.exitCode}`)
    if (error.code === 'DATABASE_BROKEN') throw child ? failed(home, 'Neo4j gave up its database while it was starting') : error
    // Before ours listens, it is another server that took the port a moment ago; ours will notice, and end.
    if (error.code === 'DATABASE_AUTH' && (!child || listensOn(home, state, logged)))
      throw new AttestError('DATABASE_AUTH', `The password in ${layout(home).password} is not that of the data in ${layout(home).data}. "attest db reset --yes" begins anew.`)
    if (!isAlive(state)) throw failed(home, 'Neo4j ended while it was starting')
    if (Date.now() - started > START_PATIENCE_MS) throw failed(home, `Neo4j (process ${state.pid}) has not answered for ${START_PATIENCE_MS / 1000} s. If it is still recovering its data, try again later; "attest db stop" ends it`)
    await pause(error.code === 'DATABASE_AUTH' ? 1000 : 200)
  }
}

/** Whether the server has logged, past the `logged` bytes of its earlier runs, that it listens. */
function listensOn(home: string, { bolt }: ServerState, logged: number): boolean {
  return readFrom(layout(home).log, logged).match(/Bolt enabled on \S+:(\d+)/)?.[1] === String(bolt)
}

/** Why the server does not answer a question yet; null if it does. */
async function refusalOf(target: Target): Promise<AttestError | null> {
  try {
    // Opening asks the database a question: the port alone does not do, since it opens before the data.
    const connection = await Connection.open(target)
    await connection.close()
    return null
  } catch (error) {
    if (error instanceof AttestError) return error
    throw error
  }
}

function failed(home: string, what: string): AttestError {
  const { log } = layout(home)
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n') : '(no log)'
  const free = freeMegabytes(home)
  if (free < ROOM_MB) return new AttestError('DISK_FULL', `${what}, and only ${free} MB are free on the disk that ${home} lies on. Make room there, then start again: what was loaded is in Neo4j's own log and comes back. Its last words, in ${log}:\n${lines}`)
  return new AttestError('SERVER_FAILED', `${what}. Its last words, in ${log}:\n${lines}`)
}

function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return Math.floor((bavail * bsize) / 1e6)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function readFrom(file: string, offset: number): string {
  return existsSync(file) ? readFileSync(file).subarray(offset).toString('utf8') : ''
}

/** Stops the server and waits until it has ended. Says whether one was running. */
export async function stopManaged(home: string): Promise<boolean> {
  const state = readState(home)
  if (state) await end(state)
  rmSync(layout(home).state, { force: true })
  return state !== null
}

async function end(state: Process): Promise<void> {
  signal(state.pid, 'SIGTERM')
  const started = Date.now()
  let killed = false
  while (isAlive(state)) {
    if (!killed && Date.now() - started > STOP_PATIENCE_MS) {
      signal(state.pid, 'SIGKILL')
      killed = true
    }
    await pause(100)
  }
}

/** The running server, or null. */
export function statusManaged(home: string): ManagedServer | null {
  const state = readState(home)
  return state ? describe(home, state, true) : null
}

/**
 * Runs `work` with the server stopped, and starts it again on its ports if it was running, also when `work` fails.
 * @param check - asked first, when no other process can stop or replace the server any more; what it throws leaves the server running
 */
export async function whileStopped(home: string, say: (line: string) => void, work: () => void, check: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const before = readState(home)
  try {
    await withStartLock(home, async () => {
      await check()
      if (await stopManaged(home)) say('Neo4j is stopped meanwhile.')
      work()
    })
  } finally {
    if (before) await startManaged({ home, say, bolt: before.bolt, http: before.http })
  }
}

/** Stops the server and removes its data, password and logs; the jars stay. */
export async function resetManaged(home: string): Promise<void> {
  await withStartLock(home, async () => {
    await stopManaged(home)
    rmSync(layout(home).neo4j, { recursive: true, force: true })
    rmSync(layout(home).password, { force: true })
  })
}
