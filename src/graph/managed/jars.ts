import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../../paths.js'
import { AttestError } from '../errors.js'

const POM = join(PROJECT, 'neo4j', 'pom.xml')
const MANIFEST = 'manifest.json'

export const WAYS_OUT = `There are three ways:
  1. install Java 17 or later and Maven 3.8 or later (Debian, Ubuntu: apt-get install openjdk-17-jre-headless maven; macOS: brew install openjdk maven; Windows: winget install EclipseAdoptium.Temurin.21.JRE, and Maven from maven.apache.org),
  2. use Docker: docker compose up,
  3. name a Neo4j server of your own: NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD.`

type Manifest = Record<string, { size: number; sha256: string }>

/**
 * The folder with the jars of the managed server, fetched by Maven if it is not there. The folder is complete
 * or absent: it is filled under another name and renamed, and checked against its manifest of sizes and checksums.
 * @param home where the folder is kept; ATTEST_JARS overrides it
 * @throws AttestError NO_MAVEN, NO_JAVA, JARS_UNAVAILABLE
 */
export async function ensureJars(home: string, say: (line: string) => void): Promise<string> {
  const pom = readFileSync(POM)
  const parent = process.env['ATTEST_JARS'] ?? home
  const folder = join(parent, `jars-${createHash('sha256').update(pom).digest('hex').slice(0, 12)}`)
  const fault = faultOf(folder)
  if (fault === null) return folder
  if (existsSync(folder)) say(`The Neo4j files are damaged (${fault}); fetching them again.`)
  mkdirSync(parent, { recursive: true })
  sweepUnfinished(parent)
  const filling = join(parent, `fetching-${process.pid}`)
  mkdirSync(filling, { recursive: true })
  try {
    await copyDependencies(filling, say)
    writeManifest(filling)
    rmSync(folder, { recursive: true, force: true })
    renameSync(filling, folder)
  } finally {
    rmSync(filling, { recursive: true, force: true })
  }
  return folder
}

/** What a fetch that was killed has left; a fetch of a process that lives is not touched. */
function sweepUnfinished(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^fetching-(\d+)$/.exec(name)?.[1]
    if (pid && !existsSync(`/proc/${pid}`) && Number(pid) !== process.pid) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

/** What is wrong with the folder; null if it is complete. Checksums cost a tenth of a second for each hundred megabytes. */
function faultOf(folder: string): string | null {
  if (!existsSync(join(folder, MANIFEST))) return 'no manifest'
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest
  for (const [name, { size, sha256 }] of Object.entries(manifest)) {
    const file = join(folder, name)
    if (!existsSync(file)) return `${name} is missing`
    if (statSync(file).size !== size) return `${name} has another size`
    if (checksum(file) !== sha256) return `${name} has another content`
  }
  return null
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
  const child = spawn('mvn', ['-C', '-B', '-q', '-f', POM, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000)))
  const timer = setInterval(() => {
    const jars = readdirSync(folder)
    if (jars.length > 0) say(`Fetching Neo4j: ${jars.length} files, ${Math.round(jars.reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0) / 1e6)} MB`)
    else say('Fetching Neo4j: Maven is downloading …')
  }, 3000)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    if (code !== 0) throw new AttestError('JARS_UNAVAILABLE', `Maven could not fetch Neo4j:\n${output.trim().split('\n').slice(-6).join('\n')}\nIs the network reachable? ${WAYS_OUT}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AttestError('NO_MAVEN', `Maven (mvn) is not installed, and Neo4j has not been fetched yet. ${WAYS_OUT}`)
    throw error
  } finally {
    clearInterval(timer)
  }
}

/**
 * The Java to run Neo4j with: that of JAVA_HOME, else the one on the path.
 * @throws AttestError NO_JAVA if there is none, or one older than 17
 */
export function findJava(env: NodeJS.ProcessEnv = process.env): string {
  const java = env['JAVA_HOME'] ? join(env['JAVA_HOME'], 'bin', 'java') : 'java'
  const { error, stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' })
  const major = Number(/version "(?:1\.)?(\d+)/.exec(error ? '' : stderr)?.[1] ?? 0)
  if (major === 0) throw new AttestError('NO_JAVA', `Java was not found. ${WAYS_OUT}`)
  if (major < 17) throw new AttestError('NO_JAVA', `Java ${major} is too old. ${WAYS_OUT}`)
  return java
}
