import { afterAll, beforeAll, expect, it } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDossiers } from '../../src/graph/load/index.js'
import { testDatabase } from '../neo4j.js'
import { compiled } from '../graph/dossiers.js'
import { openFresh } from '../graph/fresh.js'
import { builtProgram, execute, type Outcome } from './program.js'

const home = mkdtempSync(join(tmpdir(), 'attest-audit-'))
const attest = (...args: string[]): Promise<Outcome> => {
  const { uri, user, password } = testDatabase()
  return execute(['audit', ...args], { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, ATTEST_HOME: join(home, 'none') })
}

beforeAll(async () => {
  builtProgram()
  const connection = await openFresh()
  await loadDossiers(connection, [compiled('returns')])
  await connection.close()
})
afterAll(() => {
  rmSync(home, { recursive: true, force: true })
})

it('prints what does not add up, what would explain it, how much was tried, and what holds', { timeout: 120_000 }, async () => {
  const { code, stdout } = await attest()
  expect(code).toBe(0)
  expect(stdout).toContain('The Gazette: 2,039 stated, 2,057 derived, gap −18\n')
  expect(stdout).toMatch(/tried [\d,]+ sets of up to 1 step; [\d.]+ would fit by chance; 1 explanation\n {4}- [^-]*: two digits exchanged, 853 for\s+835 \(supported by Evening\s+Mail\)\n/)
  expect(stdout).toMatch(/\n4 findings; 4 constraints hold, 0 could not be checked\n$/)
})

it('is narrowed by source and kind, gives its data, and refuses what it does not know', { timeout: 120_000 }, async () => {
  const { findings } = JSON.parse((await attest('--kind', 'SUM', '--source', 'gazette', '--json')).stdout) as { findings: { id: string }[] }
  expect(findings.map(({ id }) => id)).toEqual(['finding/returns/vote.sum.reform'])
  expect(await attest('--source', 'nope')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^source: nothing that is a source has the id "nope"/) as string })
  expect(await attest('--kind', 'NOPE')).toMatchObject({ code: 2, stderr: expect.stringContaining('Allowed choices are SUM, COUNT, ') as string })
})
