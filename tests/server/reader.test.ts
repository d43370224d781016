import { buildSchema } from 'graphql'
import neo4j, { type BookmarkManager, type SessionConfig } from 'neo4j-driver'
import { request } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Connection } from '../../src/graph/connection.js'
import { execute, run } from '../cli/program.js'
import { openFresh, query } from '../graph/fresh.js'
import { testDatabase } from '../neo4j.js'
import { served } from './served.js'

const READER = { user: 'attest_reader', password: 'reads and writes nothing' }
const folder = mkdtempSync(join(tmpdir(), 'attest-reader-'))
let connection: Connection
let reader: Connection

beforeAll(async () => {
  connection = await openFresh()
  await administer('CREATE USER $user IF NOT EXISTS SET PASSWORD $password CHANGE NOT REQUIRED', READER)
  reader = await connection.as(READER)
})
afterAll(async () => {
  await reader.close()
  await connection.close()
  await administer('DROP USER $user IF EXISTS', READER)
  rmSync(folder, { recursive: true, force: true })
})

async function administer(text: string, params: Record<string, string>): Promise<void> {
  const { uri, user, password } = testDatabase()
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  const settings: Partial<SessionConfig> = { database: 'system' }
  const session = driver.session(settings)
  await session.run(text, params)
  await session.close()
  await driver.close()
}

const runningAs = async (): Promise<unknown[]> => (await query("SHOW TRANSACTIONS YIELD username, currentQuery WHERE currentQuery CONTAINS 'AS endless WITH' AND NOT currentQuery STARTS WITH 'SHOW' RETURN username")).map(({ username }) => username)

test('requests are sent as the reader, and all else as the other user', async () => {
  const schema = buildSchema('type Query { endless: Int }')
  const endless = schema.getQueryType()?.getFields()['endless']
  if (endless) endless.resolve = async (_source: unknown, _args: unknown, { to }: { to: Connection }) => (await to.read('../tests/server/endless', {}))[0]?.['n']
  const server = await served(reader, { schema, createContext: (to) => Promise.resolve({ to, revision: null }) })
  const client = request(`${server.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } })
  client.on('error', () => undefined)
  client.end('{"query":"{ endless }"}')
  await expect.poll(runningAs, { timeout: 10_000 }).toEqual([READER.user])
  client.destroy()
  await expect.poll(runningAs, { timeout: 10_000 }).toEqual([])
  const controller = new AbortController()
  const main = connection.forRequest(controller.signal).read('../tests/server/endless', {}).catch(() => undefined)
  await expect.poll(runningAs, { timeout: 10_000 }).toEqual([testDatabase().user])
  controller.abort()
  await main
  await server.close()
})

test('where requests are routed, the reader waits for what the other user has written', async () => {
  const bookmarks = async (of: Connection): Promise<string[]> => [...(await (of as unknown as { bookmarks: BookmarkManager }).bookmarks.getBookmarks())]
  // One that shares nothing with the others stays at what it has seen.
  const routed = { ...testDatabase(), uri: testDatabase().uri.replace(/^bolt/, 'neo4j') }
  const [main, other] = [await Connection.open(routed), await Connection.open({ ...routed, ...READER })]
  const asReader = await main.as(READER)
  const before = await bookmarks(other)
  await main.runSchema('CREATE (:NoRecord)')
  const written = await bookmarks(main)
  expect(written).not.toEqual(before)
  expect(await bookmarks(other)).toEqual(before)
  expect(await bookmarks(asReader)).toEqual(written)
  expect(await bookmarks(asReader.forRequest(new AbortController().signal))).toEqual(written)
  for (const opened of [main, other, asReader]) await opened.close()
})

test('a program sends requests as the reader that the environment names, and refuses one whom Neo4j does not know', { timeout: 180_000 }, async () => {
  const { uri, user, password } = testDatabase()
  const environment = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_READER_USER: READER.user, NEO4J_READER_PASSWORD: READER.password, PORT: '0', ATTEST_HOME: join(folder, 'none') }
  const start = ['start', '--no-load', '--dossiers', folder]
  const refused = await execute(start, { ...environment, NEO4J_READER_PASSWORD: 'wrong' })
  expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining(`Neo4j does not let ${READER.user} read, the user as whom requests are sent`) as string])
  const started = run(start, environment)
  await started.prints('Ctrl-C stops Attest.')
  expect(started.output()).toContain(`Requests are sent to Neo4j as the user ${READER.user}.`)
  const address = /GraphQL +(\S+)/.exec(started.output())?.[1] ?? ''
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ dossiers { id } }"}' })
  expect(await answer.json()).toEqual({ data: { dossiers: [] } })
  started.child.kill('SIGTERM')
  expect(await started.ended).toBe(0)
})
