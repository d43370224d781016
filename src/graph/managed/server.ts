import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import neo4j from 'neo4j-driver'
import { AttestError } from '../errors.js'
import { ensureJars, findJava } from './jars.js'
import { beginning, freePort, isAlive, layout, password, readState, type ServerState, writeState } from './state.js'

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
}

const START_PATIENCE_MS = 120_000

/**
 * Starts the managed Neo4j, or finds it running. It outlives this process until it is stopped.
 * @throws AttestError NO_JAVA, NO_MAVEN, JARS_UNAVAILABLE, SERVER_FAILED
 */
export async function startManaged({ home, say = () => undefined, bolt = 7687, http = 7474 }: StartOptions): Promise<ManagedServer> {
  const running = readState(home)
  if (running) {
    await waitUntilReady(home, running, null)
    return describe(home, running, true)
  }
  mkdirSync(home, { recursive: true })
  const release = await takeStartLock(home)
  try {
    const started = readState(home)
    if (started) {
      await waitUntilReady(home, started, null)
      return describe(home, started, true)
    }
    const java = findJava()
    const jars = await ensureJars(home, say)
    const ports = { bolt: await freePort(bolt), http: await freePort(http) }
    if (ports.bolt !== bolt) say(`Port ${bolt} is taken; Neo4j listens on ${ports.bolt}.`)
    if (ports.http !== http) say(`Port ${http} is taken; Neo4j Browser is on ${ports.http}.`)
    say('Starting Neo4j …')
    writeConfig(home, ports)
    setInitialPassword(home, java, jars)
    const child = launch(home, java, jars)
    const pid = child.pid
    if (pid === undefined) throw new AttestError('SERVER_FAILED', `${java} could not be started.`)
    const state: ServerState = { pid, began: beginning(pid), ...ports }
    writeState(home, state)
    await waitUntilReady(home, state, child)
    child.unref()
    return describe(home, state, false)
  } finally {
    release()
  }
}

function describe(home: string, { pid, bolt, http }: ServerState, alreadyRunning: boolean): ManagedServer {
  return { boltUri: `bolt://127.0.0.1:${bolt}`, httpUri: `http://127.0.0.1:${http}`, user: 'neo4j', password: password(home), pid, logFile: layout(home).log, alreadyRunning }
}

/** Two processes that start at once must not start two servers on one data folder. */
async function takeStartLock(home: string): Promise<() => void> {
  const file = layout(home).starting
  const started = Date.now()
  for (;;) {
    try {
      const handle = openSync(file, 'wx')
      writeFileSync(handle, `${process.pid} ${beginning(process.pid)}`)
      closeSync(handle)
      return () => {
        rmSync(file, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const [pid, began = ''] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : []
      const abandoned = pid ? !isAlive({ pid: Number(pid), began }) : Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 5000
      if (abandoned) rmSync(file, { force: true })
      else if (Date.now() - started > START_PATIENCE_MS * 3) throw new AttestError('SERVER_FAILED', `Another process has been starting Neo4j for too long (process ${pid ?? 'unknown'}). Stop it, then try again.`)
      else await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}

function writeConfig(home: string, { bolt, http }: { bolt: number; http: number }): void {
  const { conf, logs, data } = layout(home)
  for (const folder of [conf, logs, data]) mkdirSync(folder, { recursive: true })
  // A quarter of what is left for the pages of the store: it need not hold more than the data.
  const pageCache = Math.max(128, Math.min(2048, Math.floor(totalmem() / 1e6 / 12)))
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.default_advertised_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${bolt}`,
    'server.bolt.advertised_address': `127.0.0.1:${bolt}`,
    'server.http.listen_address': `127.0.0.1:${http}`,
    'server.http.advertised_address': `127.0.0.1:${http}`,
    'server.https.enabled': 'false',
    'server.memory.pagecache.size': `${pageCache}m`,
    'server.directories.data': data,
    'server.directories.logs': logs,
    'dbms.usage_report.enabled': 'false',
    'client.allow_telemetry': 'false',
    'db.tx_log.rotation.retention_policy': '2 files',
  }
  writeFileSync(join(conf, 'neo4j.conf'), Object.entries(settings).map(([key, value]) => `${key}=${value}\n`).join(''))
}

function heapMegabytes(): number {
  return Math.max(512, Math.min(4096, Math.floor(totalmem() / 1e6 / 8)))
}

function javaOptions(jars: string): string[] {
  return ['-cp', join(jars, '*'), '--add-opens=java.base/java.nio=ALL-UNNAMED', '--add-opens=java.base/java.io=ALL-UNNAMED', '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED', '--add-opens=java.base/java.util.concurrent=ALL-UNNAMED', '-Dfile.encoding=UTF-8']
}

function admin(home: string, java: string, jars: string, args: string[]): void {
  const { neo4j: folder, conf } = layout(home)
  const { status, stdout, stderr } = spawnSync(java, [...javaOptions(jars), 'org.neo4j.server.startup.Neo4jAdminCommand', ...args], { encoding: 'utf8', env: { ...process.env, NEO4J_HOME: folder, NEO4J_CONF: conf } })
  if (status !== 0) throw new AttestError('SERVER_FAILED', `neo4j-admin ${args.slice(0, 2).join(' ')} failed: ${`${stdout}\n${stderr}`.trim().split('\n').slice(-4).join('\n')}`)
}

function setInitialPassword(home: string, java: string, jars: string): void {
  const { data } = layout(home)
  if (existsSync(join(data, 'databases', 'system'))) return
  admin(home, java, jars, ['dbms', 'set-initial-password', password(home)])
}

function launch(home: string, java: string, jars: string): ChildProcess {
  const { neo4j: folder, conf, log } = layout(home)
  const output = openSync(log, 'a')
  const heap = heapMegabytes()
  // In a process group of its own, so that Ctrl-C reaches only us and we decide when the database stops.
  const child = spawn(java, [`-Xms${Math.min(512, heap)}m`, `-Xmx${heap}m`, '-XX:+UseG1GC', '-XX:+ExitOnOutOfMemoryError', ...javaOptions(jars), 'org.neo4j.server.CommunityEntryPoint', `--home-dir=${folder}`, `--config-dir=${conf}`], {
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  return child
}

async function waitUntilReady(home: string, state: ServerState, child: ChildProcess | null): Promise<void> {
  const started = Date.now()
  const driver = neo4j.driver(`bolt://127.0.0.1:${state.bolt}`, neo4j.auth.basic('neo4j', password(home)), { connectionTimeout: 2000, maxTransactionRetryTime: 0 })
  try {
    for (;;) {
      if (child?.exitCode !== null && child !== null) throw failed(home, `Neo4j ended with code ${String(child.exitCode)}`)
      if (!isAlive(state)) throw failed(home, 'Neo4j ended while it was starting')
      try {
        await driver.executeQuery('RETURN 1', {}, { database: 'neo4j' })
        return
      } catch (error) {
        const code = (error as { code?: string }).code ?? ''
        if (code.includes('Unauthorized')) throw new AttestError('DATABASE_AUTH', `The password in ${layout(home).password} is not that of the data in ${layout(home).data}. "attest db reset --yes" begins anew.`)
        if (Date.now() - started > START_PATIENCE_MS) throw failed(home, `Neo4j did not answer within ${START_PATIENCE_MS / 1000} s`)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  } finally {
    await driver.close()
  }
}

function failed(home: string, what: string): AttestError {
  const { log } = layout(home)
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n') : '(no log)'
  return new AttestError('SERVER_FAILED', `${what}. Its last words, in ${log}:\n${lines}`)
}

/** Stops the server and waits until it has ended. Says whether one was running. */
export async function stopManaged(home: string): Promise<boolean> {
  const state = readState(home)
  if (!state) return false
  process.kill(state.pid, 'SIGTERM')
  const started = Date.now()
  while (isAlive(state)) {
    if (Date.now() - started > 60_000) process.kill(state.pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  rmSync(layout(home).state, { force: true })
  return true
}

/** The running server, or null. */
export function statusManaged(home: string): ManagedServer | null {
  const state = readState(home)
  return state ? describe(home, state, true) : null
}

/** Stops the server and removes its data, password and logs; the jars stay. */
export async function resetManaged(home: string): Promise<void> {
  await stopManaged(home)
  rmSync(layout(home).neo4j, { recursive: true, force: true })
  rmSync(layout(home).password, { force: true })
}

/** Writes the whole database to a file, with the server stopped meanwhile by whoever calls. */
export async function dumpManaged(home: string, file: string, say: (line: string) => void): Promise<void> {
  const folder = join(dirname(file), `.dump-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  try {
    admin(home, findJava(), await ensureJars(home, say), ['database', 'dump', 'neo4j', `--to-path=${folder}`, '--overwrite-destination=true'])
    renameSync(join(folder, 'neo4j.dump'), file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Replaces the whole database by what a dump holds, with the server stopped meanwhile by whoever calls. */
export async function restoreManaged(home: string, file: string, say: (line: string) => void): Promise<void> {
  if (!existsSync(file)) throw new AttestError('NOT_FOUND', `There is no dump at ${file}.`)
  const folder = join(home, `.restore-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(join(folder, 'neo4j.dump'), readFileSync(file))
    const java = findJava()
    const jars = await ensureJars(home, say)
    writeConfig(home, { bolt: 7687, http: 7474 })
    setInitialPassword(home, java, jars)
    admin(home, java, jars, ['database', 'load', 'neo4j', `--from-path=${folder}`, '--overwrite-destination=true'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
