import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { dossierFolder } from '../graph/dossiers.js'
import { openFresh } from '../graph/fresh.js'
import { testDatabase } from '../neo4j.js'
import { builtProgram, execute, type Outcome } from './program.js'

function attest(...args: string[]): Promise<Outcome> {
  const { uri, user, password } = testDatabase()
  return execute(args, { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, ATTEST_HOME: join(tmpdir(), 'attest-no-home') })
}

beforeAll(async () => {
  builtProgram()
  await (await openFresh()).close()
  expect((await attest('load', dossierFolder('chronicles'))).code).toBe(0)
}, 120_000)

describe('disagreements and sameness on the built program', { timeout: 120_000 }, () => {
  it('one question is a page: answers, how they stand to each other, and who says them where', async () => {
    const { code, stdout } = await attest('disagreements', 'chronicles/n-canons')
    expect(code).toBe(0)
    expect(stdout).toContain('IN CONFLICT')
    expect(stdout).toContain('CONFLICTS: 12 persons — at least 17 persons')
    expect(stdout).toMatch(/said by: Annals A \[f\. 3r\]/)
  })

  it('several questions are a list, those in conflict first, and the data are the same as JSON', async () => {
    const { stdout } = await attest('disagreements')
    expect(stdout).toMatch(/^CONFLICT {2}.*canons/)
    const { stdout: json } = await attest('disagreements', '--json')
    const items = JSON.parse(json) as { id: string; conflicts: boolean }[]
    expect(items.length).toBeGreaterThan(1)
    for (const { id } of items) expect(stdout).toContain(id)
  })

  it('other ground rules are named, and judge the page, the list and the data', async () => {
    const { stdout } = await attest('disagreements', 'chronicles/n-canons', '--without-source', 'necrology')
    expect(stdout).toMatch(/^\s*Set aside: .+ as a speaker\./)
    expect(stdout).toContain('NO CONFLICT')
    expect((await attest('disagreements', '--without-source', 'necrology')).stdout).toMatch(/^ {10}canons.*\[12 persons\]/m)
    const [found] = JSON.parse((await attest('disagreements', 'chronicles/n-canons', '--json', '--without-source', 'necrology')).stdout) as { conflicts: boolean }[]
    expect(found?.conflicts).toBe(false)
    expect((await attest('disagreements', '--without-source', 'nothing')).code).toBe(1)
  })

  it('one man or two: what speaks for it and against it, with the places', async () => {
    const { code, stdout } = await attest('sameness', 'odo', 'otto')
    expect(code).toBe(0)
    expect(stdout).toContain('DENIED')
    expect(stdout).toMatch(/AGAINST\n[^]*History of the diocese \[p\. 14\]/)
    expect(stdout).toContain('SPELLINGS BY SOURCE')
    expect(JSON.parse((await attest('sameness', 'odo', 'otto', '--json')).stdout)).toMatchObject({ id: 'sameness/odo+otto' })
  })

  it('what is unknown, or only one, is an error of the input', async () => {
    const unknown = await attest('disagreements', 'nobody')
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('nothing has the id "nobody"')])
    const one = await attest('sameness', 'odo')
    expect([one.code, one.stderr]).toEqual([1, expect.stringContaining('only "odo" is named')])
  })
})
