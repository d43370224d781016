import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Connection } from '../../src/graph/connection.js'
import { readerFromEnvironment, targetFromEnvironment } from '../../src/graph/target.js'
import { renewNameKeys } from '../../src/graph/names/keys.js'
import { migrations } from '../../src/graph/statements.js'
import { testDatabase } from '../neo4j.js'
import { openFresh, query } from './fresh.js'

let connection: Connection

beforeAll(async () => {
  connection = await openFresh()
})
afterAll(() => connection.close())

const refusal = async (target: Partial<Parameters<typeof Connection.open>[0]>): Promise<unknown> =>
  Connection.open({ ...testDatabase(), ...target }).then(
    async (opened) => {
      await opened.close()
      return 'opened'
    },
    (error: unknown) => error,
  )

describe('migrations', () => {
  test('give an emptied database its schema and revision 0 at its head', async () => {
    await query('MATCH (n) DETACH DELETE n')
    await connection.migrate()
    await renewNameKeys(connection)
    expect(await connection.read('read/head', {})).toMatchObject([{ head: 0 }])
    expect(await query('MATCH (n) RETURN labels(n)[0] AS label ORDER BY label')).toEqual([{ label: 'GraphSchema' }, { label: 'Head' }])
    expect(await query("SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN count(*) AS unfinished")).toEqual([{ unfinished: 0 }])
  })

  test('are numbered without a gap and applied once', async () => {
    expect(migrations().map(({ version }) => version)).toEqual(migrations().map((_, index) => index + 1))
    const applied: string[] = []
    connection.onStatement = (name) => applied.push(name)
    await connection.migrate()
    expect(applied).toEqual(['schema/version', 'schema/failed'])
  })

  test('refuse a graph that a newer program wrote, and leave it alone', async () => {
    await query('MATCH (s:GraphSchema) SET s.version = 999')
    await expect(connection.migrate()).rejects.toMatchObject({ code: 'GRAPH_TOO_NEW', message: expect.stringContaining('999') as string })
    expect(await connection.read('schema/version', {})).toEqual([{ version: 999 }])
    await query('MATCH (s:GraphSchema) SET s.version = $version', { version: migrations().length })
  })
})

describe('statements', () => {
  test('that read cannot write', async () => {
    await expect(connection.read('schema/applied', { version: 7 })).rejects.toMatchObject({ code: 'DATABASE_ERROR' })
    expect(await connection.read('schema/version', {})).toEqual([{ version: migrations().length }])
  })

  test('store whole numbers as integers', async () => {
    await connection.write('schema/applied', { version: migrations().length })
    expect(await query('MATCH (s:GraphSchema) RETURN s.version IS :: INTEGER AS whole')).toEqual([{ whole: true }])
  })
})

describe('a connection', () => {
  test('opens by bolt and by neo4j addresses, with and without the name of the database', async () => {
    const { uri } = testDatabase()
    for (const address of [uri, uri.replace(/^bolt/, 'neo4j')])
      for (const database of [undefined, 'neo4j']) {
        const opened = await Connection.open({ ...testDatabase(), uri: address, database })
        expect(await opened.read('read/head', {})).toMatchObject([{ head: 0 }])
        await opened.close()
      }
  })

  test('says what is wrong with the address, the port, the password or the database', async () => {
    expect(await refusal({ uri: 'http://127.0.0.1:7474' })).toMatchObject({ code: 'DATABASE_SETTING', message: expect.stringContaining('bolt://') as string })
    expect(await refusal({ uri: 'bolt://127.0.0.1:9' })).toMatchObject({ code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining('bolt://127.0.0.1:9') as string })
    expect(await refusal({ password: 'not the password' })).toMatchObject({ code: 'DATABASE_AUTH' })
    expect(await refusal({ database: 'nowhere' })).toMatchObject({ code: 'DATABASE_SETTING', message: expect.stringContaining('NEO4J_DATABASE') as string })
  })

  test('that asks for encryption where there is none says so', async () => {
    for (const scheme of ['bolt+s', 'neo4j+ssc']) expect(await refusal({ uri: testDatabase().uri.replace(/^bolt/, scheme) })).toMatchObject({ code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining('encrypted') as string })
  })
})

test('the environment names the server, its user, password and database', () => {
  expect(targetFromEnvironment({})).toBeNull()
  expect(targetFromEnvironment({ NEO4J_URI: 'neo4j+s://x', NEO4J_PASSWORD: 'p', NEO4J_DATABASE: '' })).toEqual({ uri: 'neo4j+s://x', user: 'neo4j', password: 'p', database: undefined })
  expect(targetFromEnvironment({ NEO4J_URI: 'bolt://x', NEO4J_USER: 'u', NEO4J_PASSWORD: 'p', NEO4J_DATABASE: 'd' })).toEqual({ uri: 'bolt://x', user: 'u', password: 'p', database: 'd' })
  expect(() => targetFromEnvironment({ NEO4J_URI: 'bolt://x' })).toThrow(/NEO4J_PASSWORD/)
})

test('the environment names the user of the requests, whole or not at all', () => {
  expect(readerFromEnvironment({ NEO4J_READER_USER: '' })).toBeNull()
  expect(readerFromEnvironment({ NEO4J_READER_USER: 'r', NEO4J_READER_PASSWORD: 'p' })).toEqual({ user: 'r', password: 'p' })
  expect(() => readerFromEnvironment({ NEO4J_READER_USER: 'r' })).toThrow('NEO4J_READER_USER is set, but NEO4J_READER_PASSWORD is not.')
  expect(() => readerFromEnvironment({ NEO4J_READER_PASSWORD: 'p' })).toThrow('NEO4J_READER_PASSWORD is set, but NEO4J_READER_USER is not.')
})
