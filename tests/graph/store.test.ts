import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { finishReplacement, replaceStore } from '../../src/graph/managed/store.js'
import { layout } from '../../src/graph/managed/state.js'
import { PROJECT } from '../../src/paths.js'
import { ending } from './processes.js'
import { filesOf } from './store-files.js'

let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'attest-store-'))
  write('old')
  return () => {
    rmSync(home, { recursive: true, force: true })
  }
})

function write(content: string): void {
  for (const file of filesOf(home)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** What the two halves of the database hold, and whether anything else is left. */
function found(): { halves: string[]; left: boolean } {
  const files = filesOf(home)
  return { halves: files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : 'nothing')), left: existsSync(join(layout(home).data, 'replaced')) || files.some((file) => existsSync(`${dirname(file)}.before`)) }
}

for (const [step, count, halves] of [
  ['aside', 1, 'old'],
  ['aside', 2, 'old'],
  ['loaded', 1, 'old'],
  ['marked', 1, 'new'],
  ['removed', 1, 'new'],
  ['removed', 2, 'new'],
] as const)
  test(`a replacement that is killed when it had ${step} ${count} leaves the ${halves} database whole`, { timeout: 120_000 }, async () => {
    const child = spawn(process.execPath, [join(PROJECT, 'node_modules', 'vite-node', 'vite-node.mjs'), join(PROJECT, 'tests', 'graph', 'replacing.ts'), home, step, String(count)], { stdio: 'inherit' })
    expect(await ending(child)).toBe('SIGKILL')
    finishReplacement(home)
    expect(found()).toEqual({ halves: [halves, halves], left: false })
    finishReplacement(home)
    expect(found()).toEqual({ halves: [halves, halves], left: false })
  })

test('one half that was put aside beside a new database that is whole is removed, and put back where none is', () => {
  const [databases = '', transactions = ''] = filesOf(home).map(dirname)
  renameSync(transactions, `${transactions}.before`)
  write('new')
  writeFileSync(join(layout(home).data, 'replaced'), '')
  finishReplacement(home)
  expect(found()).toEqual({ halves: ['new', 'new'], left: false })
  renameSync(databases, `${databases}.before`)
  finishReplacement(home)
  expect(found()).toEqual({ halves: ['new', 'new'], left: false })
})

test('a replacement that fails puts the database back', () => {
  expect(() => {
    replaceStore(home, () => {
      throw new Error('no dump')
    })
  }).toThrow('no dump')
  expect(found()).toEqual({ halves: ['old', 'old'], left: false })
})
