import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { AttestError } from '../../errors.js'

export const WAYS_OUT = `There are three ways:
  1. install Java 17 or later and Maven 3.8 or later (Debian, Ubuntu: apt-get install openjdk-17-jre-headless maven; macOS: brew install openjdk maven; Windows: winget install EclipseAdoptium.Temurin.21.JRE, and Maven from maven.apache.org),
  2. use Docker: docker compose up,
  3. name a Neo4j server of your own: NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD.`

const OLDEST = 17

/**
 * The Java to run Neo4j with: that of JAVA_HOME, else the one on the path.
 * @throws AttestError NO_JAVA if there is none, or none of version 17 or later
 */
export function findJava(env: NodeJS.ProcessEnv = process.env): string {
  const candidates = [...(env['JAVA_HOME'] ? [join(env['JAVA_HOME'], 'bin', 'java')] : []), 'java']
  const found = candidates.map((java) => ({ java, version: versionOf(java, env) }))
  const good = found.find(({ version }) => version >= OLDEST)
  if (good) return good.java
  const old = found.find(({ version }) => version > 0)
  throw new AttestError('NO_JAVA', `${old ? `Java ${old.version} is too old to run Neo4j` : 'Java was not found'}. ${WAYS_OUT}`)
}

function versionOf(java: string, env: NodeJS.ProcessEnv): number {
  const { error, stderr } = spawnSync(java, ['-version'], { encoding: 'utf8', env })
  return Number(/version "(?:1\.)?(\d+)/.exec(error ? '' : stderr)?.[1] ?? 0)
}
