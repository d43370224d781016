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

test('a home in which nothing can be written is told, with what to do, and left as it is', () => {
  const home = join(folder, 'home')
  writeFileSync(home, 'a file')
  expect(() => Workbench.prepare([archive], { home })).toThrow(`Nothing can be written in ${join(home, 'loading')} (ENOTDIR), where a long load keeps its records until it has ended. Let this user write there, or set ATTEST_HOME to another folder. Nothing was loaded.`)
  expect(readFileSync(home, 'utf8')).toBe('a file')
  rmSync(home)
  const bench = Workbench.prepare([archive], { home })
  expect(existsSync(bench.folder)).toBe(true)
})
