import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from '../src/graph/managed/state.js'
import { startManaged, stopManaged } from '../src/graph/managed/server.js'
import { PROJECT } from '../src/paths.js'
import type { TestDatabase } from './neo4j.js'

const PREFIX = 'attest-test-'
/** A Java that lives for minutes is done sooner without the compiler that pays off in hours. */
const QUICK = '-XX:TieredStopAtLevel=1'
/**
 * Each test fills the database anew, and Neo4j would plan its statements again every ten seconds, which takes it most of its time.
 * So plans that were made for an empty or a small graph must serve here; tests of plans have theirs made anew themselves.
 */
const SETTINGS = { 'dbms.cypher.min_replan_interval': '1d' }

/** Brings up a throw-away managed Neo4j for each worker, or takes the one that NEO4J_TEST_URI names, and ends them after the last test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Throw-away homes share the jars of the project, so that nothing is fetched twice.
  process.env['ATTEST_JARS'] ??= join(PROJECT, '.attest')
  const chosen = process.env['JDK_JAVA_OPTIONS']
  process.env['JDK_JAVA_OPTIONS'] = chosen ?? QUICK
  const uri = process.env['NEO4J_TEST_URI']
  if (uri) {
    project.provide('neo4j', [{ uri, user: process.env['NEO4J_TEST_USER'] ?? 'neo4j', password: process.env['NEO4J_TEST_PASSWORD'] ?? '' }])
    return () => Promise.resolve()
  }
  await sweepAbandoned()
  const homes = Array.from({ length: await workers(project) }, () => mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`)))
  const removeAll = async () => {
    await Promise.all(homes.map(remove))
  }
  try {
    const [first] = homes
    if (chosen === undefined && !filesAsked(project.vitest)?.length && first !== undefined) process.env['JDK_JAVA_OPTIONS'] = await archiveClasses(first)
    const databases: TestDatabase[] = []
    // One after the other: the first may still have to fetch the jars.
    for (const home of homes) databases.push(await start(home))
    project.provide('neo4j', databases)
  } catch (error) {
    await removeAll()
    throw error
  }
  return removeAll
}

async function start(home: string): Promise<TestDatabase> {
  const server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0), settings: SETTINGS, say: (line) => process.stderr.write(`${line}\n`) })
  return { uri: server.boltUri, user: server.user, password: server.password, home }
}

/** Keeps the classes that Neo4j reads as it starts, by which each later start takes half as long. Returns what Java needs to find them. */
async function archiveClasses(home: string): Promise<string> {
  const archive = join(home, 'classes.jsa')
  process.env['JDK_JAVA_OPTIONS'] = `${QUICK} "-XX:ArchiveClassesAtExit=${archive}"`
  await start(home)
  // That of neo4j-admin, which gave the password.
  rmSync(archive, { force: true })
  await stopManaged(home)
  // Another program, or Neo4j in another folder, goes without it, and need not say so.
  return existsSync(archive) ? `${QUICK} "-XX:SharedArchiveFile=${archive}" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off` : QUICK
}

/** The files that were named; none if all are run. */
function filesAsked(vitest: TestProject['vitest']): string[] | undefined {
  return (vitest as { filenamePattern?: string[] }).filenamePattern
}

/** How many run at once: no more than the files that were asked for. */
async function workers({ config, vitest }: TestProject): Promise<number> {
  const most = config.poolOptions?.forks?.maxForks ?? 1
  const asked = filesAsked(vitest)
  return asked ? Math.max(1, Math.min(most, (await vitest.globTestSpecifications(asked)).length)) : most
}

async function remove(home: string): Promise<void> {
  await stopManaged(home)
  rmSync(home, { recursive: true, force: true })
}

/** A run that was killed could not end its server; the next one does. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (pid && !isRunning(Number(pid))) await remove(join(tmpdir(), name))
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
