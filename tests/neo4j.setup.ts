import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from '../src/graph/managed/state.js'
import { startManaged, stopManaged } from '../src/graph/managed/server.js'
import { PROJECT } from '../src/paths.js'

/** The Neo4j that the tests of one run share. It holds nothing that anybody needs: tests empty it. */
export interface TestDatabase {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** The folder of the managed server; absent where NEO4J_TEST_URI names another one. */
  readonly home?: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: TestDatabase
  }
}

const PREFIX = 'attest-test-'

/** Brings up a throw-away managed Neo4j, or takes the one that NEO4J_TEST_URI names, and ends it after the last test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Throw-away homes share the jars of the project, so that nothing is fetched twice.
  process.env['ATTEST_JARS'] ??= join(PROJECT, '.attest')
  const uri = process.env['NEO4J_TEST_URI']
  if (uri) {
    project.provide('neo4j', { uri, user: process.env['NEO4J_TEST_USER'] ?? 'neo4j', password: process.env['NEO4J_TEST_PASSWORD'] ?? '' })
    return () => Promise.resolve()
  }
  await sweepAbandoned()
  const home = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  try {
    const server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0), say: (line) => process.stderr.write(`${line}\n`) })
    project.provide('neo4j', { uri: server.boltUri, user: server.user, password: server.password, home })
  } catch (error) {
    await remove(home)
    throw error
  }
  return () => remove(home)
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
