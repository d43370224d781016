import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Workbench } from '../../src/graph/load/workbench.js'
import { writeArchive } from '../dossier/archive.js'

const folder = mkdtempSync(join(tmpdir(), 'attest-workbench-'))
const archive = join(folder, 'archive')
beforeAll(() => {
  mkdirSync(archive)
  writeArchive(archive, 5)
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function failureOf(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    return error as Error
  }
  throw new Error('it did not fail')
}

test('a home in which nothing can be written is told, with what to do, and left as it is', () => {
  const home = join(folder, 'home')
  writeFileSync(home, 'a file')
  const failure = failureOf(() => Workbench.prepare([archive], { home }))
  expect(failure).toMatchObject({ code: 'BAD_INPUT', cause: { code: 'ENOTDIR' } })
  expect(failure.message).toMatch(/home\/loading\/.* could not be written \(ENOTDIR\)\. A long load keeps its records in .*home\/loading until it has ended: .* or set ATTEST_HOME to another folder\. Nothing was loaded\.$/)
  expect(readFileSync(home, 'utf8')).toBe('a file')
  rmSync(home)
  const bench = Workbench.prepare([archive], { home })
  expect(existsSync(bench.folder)).toBe(true)
  bench.leave()
})
