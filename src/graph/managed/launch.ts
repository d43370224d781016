import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { AttestError } from '../../errors.js'
import { browserSettings } from './browser.js'
import { ensureJars } from './jars.js'
import { findJava } from './java.js'
import { layout, password } from './state.js'

/** What Java needs to run Neo4j, wherever it lies. */
export interface Program {
  readonly java: string
  /** The folder of the jars. */
  readonly jars: string
}

/** @throws AttestError NO_JAVA, NO_MAVEN, JARS_UNAVAILABLE */
export async function findProgram(home: string, say: (line: string) => void): Promise<Program> {
  return { java: findJava(), jars: await ensureJars(home, say) }
}

export interface Ports {
  readonly bolt: number
  readonly http: number
}

/** Memory of the machine, or of the container that we are confined to. */
function megabytes(): number {
  const confined = process.constrainedMemory()
  return Math.floor(Math.min(totalmem(), confined > 0 ? confined : Infinity) / 1e6)
}

const within = (least: number, most: number, value: number): number => Math.max(least, Math.min(most, Math.floor(value)))

/** An eighth of the memory: a load stages in small batches and a question reads a page, so that more would lie idle. */
function heapMegabytes(): number {
  return within(512, 4096, megabytes() / 8)
}

/** A twelfth: dossiers take some kilobytes a claim, and pages of the store beyond the data would stay empty. */
function pageCacheMegabytes(): number {
  return within(128, 2048, megabytes() / 12)
}

export function writeConfig(home: string, { bolt, http }: Ports): void {
  const { conf, logs, data } = layout(home)
  for (const folder of [conf, logs, data]) mkdirSync(folder, { recursive: true })
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.default_advertised_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${bolt}`,
    'server.bolt.advertised_address': `127.0.0.1:${bolt}`,
    'server.http.listen_address': `127.0.0.1:${http}`,
    'server.http.advertised_address': `127.0.0.1:${http}`,
    'server.https.enabled': 'false',
    'server.directories.data': data,
    'server.directories.logs': logs,
    'dbms.usage_report.enabled': 'false',
    'client.allow_telemetry': 'false',
    'db.tx_log.rotation.retention_policy': '2 files',
    // Neo4j waits this long, twice, for late packets; by then it has closed its databases, and nobody can be answered.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
    ...browserSettings(),
  }
  writeFileSync(join(conf, 'neo4j.conf'), Object.entries(settings).map(([key, value]) => `${key}=${value.replaceAll('\\', '/')}\n`).join(''))
}

export function javaOptions({ jars }: Program): string[] {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`)
  return ['-cp', join(jars, '*'), ...opened, '-Dfile.encoding=UTF-8']
}

/** Runs neo4j-admin; the server must not run. */
export function admin(home: string, program: Program, args: readonly string[]): void {
  const { neo4j, conf } = layout(home)
  const { status, stdout, stderr } = spawnSync(program.java, [...javaOptions(program), 'org.neo4j.server.startup.Neo4jAdminCommand', ...args], { encoding: 'utf8', env: { ...process.env, NEO4J_HOME: neo4j, NEO4J_CONF: conf } })
  if (status !== 0) throw new AttestError('SERVER_FAILED', `neo4j-admin ${args.slice(0, 2).join(' ')} failed: ${`${stdout}\n${stderr}`.trim().split('\n').slice(-4).join('\n')}`)
}

/** Gives new data the generated password before its first start. */
export function setInitialPassword(home: string, program: Program): void {
  const { data, password: file } = layout(home)
  if (existsSync(join(data, 'databases', 'system'))) return
  password(home)
  // As a file of arguments: everybody on the machine can read a command line.
  admin(home, program, ['dbms', 'set-initial-password', `@${file}`])
}

/** By which the process of a home is told from others. */
export function homeArgument(home: string): string {
  return `--home-dir=${layout(home).neo4j}`
}

/** @param settings settings of Neo4j, which go before those of its configuration file */
export function launch(home: string, program: Program, settings: Readonly<Record<string, string>>): ChildProcess {
  const { conf, log } = layout(home)
  const heap = heapMegabytes()
  const output = openSync(log, 'a')
  const memory = [`-Xms${Math.min(512, heap)}m`, `-Xmx${heap}m`, '-XX:+UseG1GC', '-XX:+ExitOnOutOfMemoryError']
  const chosen = Object.entries({ 'server.memory.pagecache.size': `${pageCacheMegabytes()}m`, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = ['org.neo4j.server.CommunityEntryPoint', homeArgument(home), `--config-dir=${conf}`, ...chosen]
  // In a process group of its own, so that Ctrl-C reaches only us and we decide when the database stops.
  const child = spawn(program.java, [...memory, ...javaOptions(program), ...server], { detached: true, stdio: ['ignore', output, output], windowsHide: true })
  closeSync(output)
  // Without a listener, a Java that cannot be run would end this process; the missing pid tells it to the caller.
  child.once('error', () => undefined)
  return child
}
