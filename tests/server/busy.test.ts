import { afterEach, expect, test } from 'vitest'
import { Connection } from '../../src/graph/connection.js'
import { Supervisor } from '../../src/server/supervise.js'
import type { Finished } from '../../src/server/watch.js'
import { testDatabase } from '../neo4j.js'
import { served } from './served.js'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

async function opened(): Promise<Connection> {
  const connection = await Connection.open(testDatabase())
  undo.push(() => connection.close())
  return connection
}

function watched(probe: () => Promise<void>): { supervisor: Supervisor; said: string[] } {
  const said: string[] = []
  const supervisor = new Supervisor({ probe, say: (line) => said.push(line) })
  undo.push(() => supervisor.stop())
  return { supervisor, said }
}

test('a database that answers requests, and is only slow to answer the watch, is not taken for gone; one that answers nobody is', async () => {
  const connection = await opened()
  let hangs = false
  const { supervisor, said } = watched(() => (hangs ? new Promise(() => undefined) : connection.ping()))
  const finished: Finished[] = []
  const server = await served(connection, { supervisor }, [{ began: () => undefined, finished: (one) => finished.push(one) }])
  undo.push(() => server.close())
  const ask = async (): Promise<number> => (await server.ask('{ dossiers { id } }')).status
  await expect.poll(ask, { timeout: 20_000 }).toBe(200)

  // The watch waits for ever, as behind a queue that does not move.
  hangs = true
  const ends = performance.now() + 5_000
  const statuses = new Set<number>()
  const client = async (): Promise<void> => {
    while (performance.now() < ends) statuses.add(await ask())
  }
  await Promise.all(Array.from({ length: 3 }, client))
  expect([supervisor.up, said, [...statuses]]).toEqual([true, [], [200]])

  await expect.poll(() => supervisor.up, { timeout: 15_000 }).toBe(false)
  expect(await ask()).toBe(503)
  expect((await server.send('/ready')).status).toBe(503)
  await expect.poll(() => finished.slice(-2)).toMatchObject([{ path: '/graphql', status: 503, code: 'DATABASE_UNAVAILABLE' }, { path: '/ready', status: 503, code: 'DATABASE_UNAVAILABLE' }])
})
