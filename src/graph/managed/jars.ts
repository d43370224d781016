import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PROJECT } from '../../paths.js'
import { AttestError } from '../../errors.js'
import { WAYS_OUT } from './java.js'
import { exists } from './processes.js'

const POM = join(PROJECT, 'neo4j', 'pom.xml')
const MANIFEST = 'manifest.json'

type Manifest = Record<string, { size: number; sha256: string }>

/**
 * The folder with the jars of the managed server, fetched by Maven if it is not there. The folder is complete
 * or absent: it is filled under another name and renamed, and checked against its manifest of sizes and checksums.
 * @param home where the folder is kept; ATTEST_JARS overrides it
 * @throws AttestError NO_MAVEN, JARS_UNAVAILABLE
 */
export async function ensureJars(home: string, say: (line: string) => void): Promise<string> {
  const pom = readFileSync(POM)
  const parent = resolve(process.env['ATTEST_JARS'] || home)
  const folder = join(parent, `jars-${createHash('sha256').update(pom).digest('hex').slice(0, 12)}`)
  const fault = faultOf(folder)
  if (fault === null) return folder
  if (existsSync(folder)) say(`The Neo4j files are damaged (${fault}); fetching them again.`)
  mkdirSync(parent, { recursive: true })
  sweepUnfinished(parent)
  const filling = join(parent, `fetching-${process.pid}`)
  rmSync(filling, { recursive: true, force: true })
  mkdirSync(filling)
  try {
    await copyDependencies(filling, say)
    writeManifest(filling)
    // Another process may have brought them meanwhile, and run a server from them already.
    if (faultOf(folder) === null) return folder
    rmSync(folder, { recursive: true, force: true })
    renameSync(filling, folder)
  } finally {
    rmSync(filling, { recursive: true, force: true })
  }
  return folder
}

/** Maven gives its reason first, and then advice on Maven. */
function reasonIn(output: string): string {
  const lines = output.replace(/\u001b\[\d*m/g, '').trim().split('\n')
  return (lines.find((line) => line.startsWith('[ERROR]')) ?? lines.at(-1) ?? '').replace(/^\[ERROR\] /, '').replace(/ -> \[Help \d+\]$/, '')
}

/** What a fetch that was killed has left; a fetch of a process that lives is not touched. */
function sweepUnfinished(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^fetching-(\d+)$/.exec(name)?.[1]
    if (pid && !exists(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

/** What is wrong with the folder; null if it is complete. Checksums cost a tenth of a second for each hundred megabytes. */
function faultOf(folder: string): string | null {
  const manifest = readManifest(folder)
  if (!manifest) return 'no readable manifest'
  for (const [name, { size, sha256 }] of Object.entries(manifest)) {
    const file = join(folder, name)
    if (!existsSync(file)) return `${name} is missing`
    if (statSync(file).size !== size) return `${name} has another size`
    if (checksum(file) !== sha256) return `${name} has another content`
  }
  return null
}

function readManifest(folder: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest
  } catch {
    return null
  }
}

function writeManifest(folder: string): void {
  const manifest: Manifest = {}
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.jar'))) {
    const file = join(folder, name)
    manifest[name] = { size: statSync(file).size, sha256: checksum(file) }
  }
  writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest, null, 1))
}

function checksum(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

async function copyDependencies(folder: string, say: (line: string) => void): Promise<void> {
  say('Fetching Neo4j through Maven (about 130 MB, once) …')
  const windows = process.platform === 'win32'
  const quoted = (text: string): string => (windows ? `"${text}"` : text)
  // On Windows Maven is a batch file, which only a shell runs.
  const child = spawn(windows ? 'mvn.cmd' : 'mvn', ['-C', '-B', '-q', '-f', quoted(POM), 'org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies', '-DincludeScope=runtime', quoted(`-DoutputDirectory=${folder}`)], { shell: windows, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000)))
  const timer = setInterval(() => {
    const jars = readdirSync(folder).filter((name) => name.endsWith('.jar'))
    if (jars.length > 0) say(`Fetching Neo4j: ${jars.length} files, ${Math.round(jars.reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0) / 1e6)} MB`)
    else say('Fetching Neo4j: Maven is downloading …')
  }, 3000)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    if (code !== 0) throw new AttestError('JARS_UNAVAILABLE', `Maven could not fetch Neo4j: ${reasonIn(output)}\nIs the network reachable? ${WAYS_OUT}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AttestError('NO_MAVEN', `Maven (mvn) is not installed, and Neo4j has not been fetched yet. ${WAYS_OUT}`)
    throw error
  } finally {
    clearInterval(timer)
  }
}
