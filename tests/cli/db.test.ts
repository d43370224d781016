import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stopManaged } from '../../src/graph/managed/server.js'
import { readState } from '../../src/graph/managed/state.js'
import { PROJECT } from '../../src/paths.js'
import { builtProgram, execute, type Outcome } from './program.js'

const folder = mkdtempSync(join(tmpdir(), 'attest-db-'))
const home = join(folder, 'home')

/** Runs a command in the folder, with a home that is written as it looks from there. */
function attest(...args: string[]): Promise<Outcome> {
  return execute(args, { ATTEST_HOME: 'home', ATTEST_JARS: process.env['ATTEST_JARS'] ?? join(PROJECT, '.attest') }, folder)
}

beforeAll(() => {
  builtProgram()
})
afterAll(async () => {
  await stopManaged(home)
  rmSync(folder, { recursive: true, force: true })
})

it('before there is a database, says so', { timeout: 60_000 }, async () => {
  expect(await attest('db', 'status')).toMatchObject({ code: 1, stdout: expect.stringContaining('Neo4j does not run') as string })
  expect(await attest('db', 'stop')).toMatchObject({ code: 0, stdout: 'Neo4j was not running.\n' })
  expect(await attest('db', 'logs')).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no log at') as string })
  expect(await attest('db', 'dump', 'dump')).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no database') as string })
  expect(await attest('db', 'reset')).toMatchObject({ code: 1, stderr: expect.stringContaining('Say --yes if you mean it') as string })
  expect(existsSync(home)).toBe(false)
})

it('a question starts a Neo4j in the home, wherever that is written from, and says that it goes on running', { timeout: 240_000 }, async () => {
  const { code, stdout, stderr } = await attest('mandates', '--json')
  expect([code, stdout]).toEqual([0, '[]\n'])
  expect(stderr).toContain('Neo4j goes on running, so that the next command need not wait for it; "attest db stop" ends it.')
  expect(readState(home)).not.toBeNull()
  expect(existsSync(join(home, 'neo4j', 'data'))).toBe(true)

  const second = await attest('log')
  expect(second).toEqual({ code: 0, stdout: 'nothing has been loaded yet\n', stderr: '' })
  const status = await attest('db', 'status')
  expect(status.code).toBe(0)
  expect(status.stdout).toMatch(/^Neo4j runs \(process \d+\)\.\n(.*\n)*The graph is at revision 0, its schema at \d+\.\n$/)
  const logs = await attest('db', 'logs', '-n', '2')
  expect(logs).toMatchObject({ code: 0, stderr: `${join(home, 'neo4j', 'logs', 'neo4j.log')}\n` })
  expect(logs.stdout.trimEnd().split('\n')).toHaveLength(2)

  // A path that cannot be written is found out before the database is stopped for it.
  const before = readState(home)
  const dump = await attest('db', 'dump', join(home, 'password', 'dump'))
  expect(dump.code).toBe(1)
  expect(dump.stderr).toContain(`${join(home, 'password', 'dump')}: a part of this path is a file, and no folder (ENOTDIR).`)
  const restore = await attest('db', 'restore', folder, '--yes')
  expect(restore.code).toBe(1)
  expect(restore.stderr).toContain(folder)
  expect(readState(home)).toEqual(before)

  expect(await attest('db', 'stop')).toMatchObject({ code: 0, stdout: 'Neo4j is stopped.\n' })
  expect(readState(home)).toBeNull()
})
