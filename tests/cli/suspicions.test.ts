import { afterAll, beforeAll, expect, it } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDossiers } from '../../src/graph/load/index.js'
import { testDatabase } from '../neo4j.js'
import { compiled } from '../graph/dossiers.js'
import { openFresh } from '../graph/fresh.js'
import { builtProgram, execute, type Outcome } from './program.js'

const home = mkdtempSync(join(tmpdir(), 'attest-suspicions-'))
const attest = (...args: string[]): Promise<Outcome> => {
  const { uri, user, password } = testDatabase()
  return execute(['suspicions', ...args], { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, ATTEST_HOME: join(home, 'none') })
}

beforeAll(async () => {
  builtProgram()
  const connection = await openFresh()
  await loadDossiers(connection, [compiled('registers')])
  await connection.close()
})
afterAll(() => {
  rmSync(home, { recursive: true, force: true })
})

it('prints the pairs, the likeliest first and the rejected last, with what they share and where', { timeout: 120_000 }, async () => {
  const { code, stdout } = await attest()
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Handbook of the county \(handbook\) ← County gazette \(gazette\)\n {4}\S/)
  expect(stdout.replace(/\s+/g, ' ')).toContain('the probability that one copies the other is above 99 per cent')
  expect(stdout).toMatch(/\n {6}spelling: \S+ zachradnik \[[^\]]*County\s+gazette,\s+p\. 1/i)
  expect(stdout).toMatch(/\nSecond almanac \(almanac-two\) ← First almanac \(almanac-one\), rejected\n[^←]*$/)
})

it('is narrowed to a source, gives its data, and refuses what it does not know', { timeout: 120_000 }, async () => {
  const found = JSON.parse((await attest('--source', 'pamphlet', '--json')).stdout) as { source: { id: string }; from: { id: string }; probability: number | null }[]
  expect(found.map(({ source, from, probability }) => [source.id, from.id, probability]).sort()).toEqual([['pamphlet', 'letter', null], ['pamphlet', 'traveller', null]])
  expect(await attest('--source', 'nope')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^source: nothing that is a source has the id "nope"/) as string })
  expect(await attest('--sauce', 'x')).toMatchObject({ code: 2, stdout: '' })
})
