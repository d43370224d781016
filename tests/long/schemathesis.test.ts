import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROJECT } from '../../src/paths.js'
import type { Finished } from '../../src/server/watch.js'
import { openWorld, type World } from '../graphql/world.js'
import { type Served, served } from '../server/served.js'

/** schemathesis.io, a tester of APIs that others write. It is published for Python, which the test needs, with pip. */
const VERSION = '4.32.5'
const EXAMPLES = Number(process.env['SCHEMATHESIS_EXAMPLES'] ?? 60)
const seed = Number(process.env['SCHEMATHESIS_SEED'] ?? Date.now() % 1_000_000)

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'attest-schemathesis-'))
const finished: Finished[] = []
let world: World
let server: Served

beforeAll(async () => {
  await run('python3', ['-m', 'venv', folder])
  await run(join(folder, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${VERSION}`])
  world = await openWorld('seeds/election-1917')
  server = await served(world.connection, {}, [{ began: () => undefined, finished: (request) => finished.push(request) }])
})
afterAll(async () => {
  await server.close()
  await world.connection.close()
  rmSync(folder, { recursive: true, force: true })
})

test(`requests that a tester makes up by the schema meet no fault of the server (SCHEMATHESIS_SEED=${seed})`, async () => {
  // Its own check takes each refusal in words for a fault of the server; a fault is told below by the status and the code.
  const options = ['--url', `${server.address}/graphql`, '--exclude-checks', 'not_a_server_error', '--phases', 'fuzzing', '--max-examples', String(EXAMPLES), '--seed', String(seed), '--request-timeout', '60', '--generation-database', 'none', '--suppress-health-check', 'all', '--no-color']
  const { stdout } = await run(join(folder, 'bin', 'schemathesis'), ['run', join(PROJECT, 'schema.graphql'), ...options], { cwd: folder, maxBuffer: 1 << 28 }).catch((error: unknown) => error as { stdout: string })
  const asked = finished.filter(({ path, kind }) => path === '/graphql' && kind === 'query')
  process.stdout.write(`${finished.length} requests, ${asked.filter(({ code }) => code === undefined).length} of them answered without a refusal.\n`)
  expect(finished.filter(({ status, code }) => status >= 500 || code === 'INTERNAL')).toEqual([])
  expect(server.unforeseen).toEqual([])
  expect(finished.length, stdout).toBeGreaterThanOrEqual(500)
  // Most made-up arguments are refused in words; were all of them, the test would say nothing of the answers.
  expect(asked.filter(({ code }) => code === undefined).length, stdout).toBeGreaterThanOrEqual(50)
})
