import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { AttestError } from '../../errors.js'
import { findProgram, javaOptions } from './launch.js'
import { beginning, isAlive, signal, withArgument } from './processes.js'
import { moveStore, replaceStore } from './store.js'
import { whileStopped } from './server.js'

/** What the importer says that it wrote, and the edges that it left out since one of their ends is not there. */
export interface Imported {
  readonly nodes: number
  readonly edges: number
  readonly missing: readonly { readonly from: string; readonly type: string; readonly to: string }[]
}

/** Of the edges that lead nowhere, as many are told. */
const TOLERATED = 20
const REPORT = 'left-out'
/** Characters of what it prints. */
const KEPT = 200_000
const STAGE = /^(.+), started \d{4}-/

/** Where the importer makes a database, beside that of the server. */
const dataIn = (folder: string): string => join(folder, 'data')

/** What the importer is told besides the tables. */
export function importerOptions(fields: string, items: string): string[] {
  const code = (character: string): string => `U+${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`
  return [`--delimiter=${code(fields)}`, `--array-delimiter=${code(items)}`, '--id-type=string', '--strict=true', '--skip-bad-relationships=true', `--bad-tolerance=${TOLERATED}`, `--report-file=${REPORT}`, '--verbose']
}

/**
 * Makes a database of the tables in a folder by Neo4j's importer, in the same folder; the server may run meanwhile.
 * @param args - the file in the folder that tells it of the tables
 * @param onStage - told what the importer is about to do
 * @throws AttestError NO_JAVA, NO_MAVEN, JARS_UNAVAILABLE, SERVER_FAILED with its own reason, DISK_FULL
 */
export async function importTables(home: string, folder: string, args: string, say: (line: string) => void, onStage: (name: string) => void): Promise<Imported> {
  const program = await findProgram(home, say)
  const conf = join(folder, 'conf')
  mkdirSync(conf, { recursive: true })
  const settings = { 'server.directories.data': dataIn(folder), 'server.directories.logs': join(folder, 'logs'), 'dbms.usage_report.enabled': 'false' }
  writeFileSync(join(conf, 'neo4j.conf'), Object.entries(settings).map(([key, value]) => `${key}=${value.replaceAll('\\', '/')}\n`).join(''))
  const child = spawn(program.java, [markOf(folder), ...javaOptions(program), 'org.neo4j.cli.AdminTool', 'database', 'import', 'full', `@${args}`, 'neo4j'], { cwd: folder, env: { ...process.env, NEO4J_HOME: folder, NEO4J_CONF: conf }, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
  const { code, output } = await outputOf(child, onStage)
  const [, nodes, edges] = /Imported:\s+(\d+) nodes\s+(\d+) relationships/.exec(output) ?? []
  const missing = missingIn(join(folder, REPORT))
  if ((code !== 0 || nodes === undefined) && missing.length === 0) throw failed(output)
  return { nodes: Number(nodes), edges: Number(edges), missing }
}

/** By which an importer that outlived the process that began it is found. */
function markOf(folder: string): string {
  return `-Dattest.import=${folder}`
}

/** Ends what a load that was killed has left running in the folder. */
export async function endImporter(folder: string): Promise<void> {
  for (const pid of withArgument(markOf(folder))) {
    const left = { pid, began: beginning(pid) }
    signal(pid, 'SIGKILL')
    while (isAlive(left)) await pause(50)
  }
}

async function outputOf(child: ChildProcess, onStage: (name: string) => void): Promise<{ code: number | null; output: string }> {
  let [told, line, complaints] = ['', '', '']
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (line + chunk.toString()).split('\n')
    line = lines.pop() ?? ''
    for (const one of lines) {
      const stage = STAGE.exec(one)?.[1]
      if (stage !== undefined) onStage(stage)
    }
    told = (told + lines.map((one) => `${one}\n`).join('')).slice(-KEPT)
  })
  child.stderr?.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-KEPT)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, output: `${told}${line}\n${complaints}` }
}

/** Of the causes that Java lists, the last is what happened. */
function failed(output: string): AttestError {
  if (/No space left on device|Disk quota exceeded/.test(output)) return new AttestError('DISK_FULL', 'The disk became full while Neo4j imported the records. Make room, then load again; the graph is as it was.')
  const reasons = [...output.matchAll(/^(?:Caused by: |Exception in thread "\S+" )?(?:[\w.$]+(?:Exception|Error): )+(.+)$/gm)].map(([, reason = '']) => reason)
  const reason = reasons.at(-1) ?? output.trim().split('\n').at(-1) ?? ''
  return new AttestError('SERVER_FAILED', `Neo4j could not import the records: ${reason || 'it did not say why'}. The graph is as it was; load again without --offline.`)
}

/** What the importer reports of edges that it left out. */
function missingIn(report: string): Imported['missing'] {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : ''
  return [...text.matchAll(/^(.*) \(global id space\)-\[(.*)\]->(.*) \(global id space\) referring to missing node/gm)].map(([, from = '', type = '', to = '']) => ({ from, type, to }))
}

/**
 * Puts the database that was imported in a folder in the place of that of the home, whole or not at all. The server is stopped meanwhile.
 * @param check - whether it may still be done, asked when nobody else can stop or start the server
 * @param onStep - told of each step of the replacement
 */
export async function putInPlace(home: string, folder: string, say: (line: string) => void, check: () => Promise<void>, onStep: (step: string) => void): Promise<void> {
  const put = (): void => {
    replaceStore(home, () => { moveStore(dataIn(folder), home) }, onStep)
  }
  await whileStopped(home, say, put, check)
}
