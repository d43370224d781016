import { graphql } from 'graphql'
import neo4j, { type Config, type Driver } from 'neo4j-driver'
import { Connection, type Params } from '../../src/graph/connection.js'
import { startManaged, statusManaged, stopManaged } from '../../src/graph/managed/server.js'
import { freePort } from '../../src/graph/managed/state.js'
import { FOREVER } from '../../src/graph/revision.js'
import { statement } from '../../src/graph/statements.js'
import { createContext } from '../../src/graphql/context.js'
import { buildSchema } from '../../src/graphql/schema.js'
import { loadedHome } from '../home.js'

/** An archive in a Neo4j of its own. */
export interface Archive {
  readonly claims: number
  /** The data of one request, and the statements that it took. */
  readonly ask: (request: string) => Promise<{ data: unknown; statements: number; hits: () => Promise<number> }>
  readonly close: () => Promise<void>
}

const schema = buildSchema()

/** Makes an archive up and loads it; it is taken away again by `close`. */
export async function makeArchive(claims: number, seed: number): Promise<Archive> {
  const { home, close } = await loadedHome(claims, seed)
  const archive = await openArchive(home).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    ...archive,
    close: async () => {
      await archive.close()
      await close()
    },
  }
}

/** Opens the archive of an ATTEST_HOME, whose Neo4j `close` leaves as it was found. */
export async function openArchive(home: string): Promise<Archive> {
  const found = statusManaged(home)
  const server = found ?? (await startManaged({ home, bolt: await freePort(0), http: await freePort(0), say: (line) => { console.error(line) } }))
  const connection = await Connection.open({ uri: server.boltUri, user: server.user, password: server.password })
  const settings: Partial<Config> = { disableLosslessIntegers: true }
  const driver = neo4j.driver(server.boltUri, neo4j.auth.basic(server.user, server.password), settings)
  const { records } = await driver.executeQuery('MATCH (c:Claim) WHERE c.until = $inForce RETURN count(c) AS claims', { inForce: neo4j.int(FOREVER) })
  return {
    claims: Number(records[0]?.get('claims')),
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
      if (!found) await stopManaged(home)
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
