import { graphql } from 'graphql'
import neo4j, { type Config, type Driver } from 'neo4j-driver'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDossier } from '../../src/dossier/compile/index.js'
import { formatProblem } from '../../src/dossier/problems.js'
import { Connection, type Params } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { startManaged, stopManaged } from '../../src/graph/managed/server.js'
import { freePort } from '../../src/graph/managed/state.js'
import { renewNameKeys } from '../../src/graph/names/keys.js'
import { statement } from '../../src/graph/statements.js'
import { createContext } from '../../src/graphql/context.js'
import { buildSchema } from '../../src/graphql/schema.js'
import { PROJECT } from '../../src/paths.js'
import { generateArchive } from '../../src/synthetic/folder.js'

/** A generated archive in a Neo4j of its own. */
export interface Archive {
  readonly claims: number
  /** The data of one request, and the statements that it took. */
  readonly ask: (request: string) => Promise<{ data: unknown; statements: number; hits: () => Promise<number> }>
  readonly close: () => Promise<void>
}

const schema = buildSchema()

/** Brings an archive up; it is taken down again by `close`. */
export async function openArchive(claims: number, seed: number): Promise<Archive> {
  process.env['ATTEST_JARS'] ??= join(PROJECT, '.attest')
  const [folder, home] = [mkdtempSync(join(tmpdir(), 'attest-cost-')), mkdtempSync(join(tmpdir(), 'attest-bench-'))]
  generateArchive(folder, { claims, seed }, false)
  const { compiled, problems } = checkDossier(join(folder, 'dossier'))
  rmSync(folder, { recursive: true, force: true })
  if (!compiled) throw new Error(problems.map(formatProblem).join('\n'))
  const server = await startManaged({ home, bolt: await freePort(0), http: await freePort(0), say: (line) => { console.error(line) } })
  const connection = await Connection.open({ uri: server.boltUri, user: server.user, password: server.password })
  const settings: Partial<Config> = { disableLosslessIntegers: true }
  const driver = neo4j.driver(server.boltUri, neo4j.auth.basic(server.user, server.password), settings)
  await connection.migrate()
  await renewNameKeys(connection)
  await loadDossiers(connection, [compiled])
  return {
    claims,
    ask: async (source) => {
      const sent: { name: string; params: Params }[] = []
      connection.onStatement = (name, params) => sent.push({ name, params })
      const { data, errors } = await graphql({ schema, source, contextValue: await createContext(connection) })
      connection.onStatement = undefined
      if (errors) throw new Error(errors.map(({ message }) => message).join('\n'))
      return { data, statements: sent.length, hits: () => hitsOf(driver, sent) }
    },
    close: async () => {
      await driver.close()
      await connection.close()
      await stopManaged(home)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Database hits of statements, as PROFILE counts them. */
async function hitsOf(driver: Driver, sent: readonly { name: string; params: Params }[]): Promise<number> {
  let hits = 0
  for (const { name, params } of sent) {
    const whole = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'number' ? neo4j.int(value) : value]))
    const { summary } = await driver.executeQuery(`PROFILE ${statement(name)}`, whole)
    if (!summary.profile) throw new Error(`no profile of ${name}`)
    hits += hitsBelow(summary.profile)
  }
  return hits
}

interface Plan {
  readonly arguments: Readonly<Record<string, unknown>>
  readonly children: readonly Plan[]
}

function hitsBelow(plan: Plan): number {
  return Number(plan.arguments['DbHits'] ?? 0) + plan.children.reduce((sum, child) => sum + hitsBelow(child), 0)
}
