import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { makeToken, TokenFile, tokensFromEnvironment } from '../../src/server/tokens.js'

const folder = mkdtempSync(join(tmpdir(), 'attest-tokens-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a token is added to a file whose last line does not end, and everybody in it stays admitted', () => {
  const file = join(folder, 'unended')
  const first = makeToken(file, 'first')
  writeFileSync(file, readFileSync(file, 'utf8').trimEnd())
  chmodSync(file, 0o640)
  const second = makeToken(file, 'second')
  const tokens = new TokenFile(file)
  expect([tokens.has(first), tokens.has(second)]).toEqual([true, true])
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3)
  expect(statSync(file).mode & 0o777).toBe(0o640)
})

test('a file that is not sound is left as it is, and two who write at once do not undo each other', () => {
  const file = join(folder, 'unsound')
  writeFileSync(file, 'reader secret\n')
  expect(() => makeToken(file, 'other')).toThrow(`${file}:1: this is no token.`)
  expect(readFileSync(file, 'utf8')).toBe('reader secret\n')
  writeFileSync(file, '')
  writeFileSync(`${file}.new`, '')
  expect(() => makeToken(file, 'other')).toThrow(`${file}.new is there: another "attest token" is writing.`)
  rmSync(`${file}.new`)
  symlinkSync(file, join(folder, 'linked'))
  const token = makeToken(join(folder, 'linked'), 'other')
  expect(new TokenFile(file).has(token)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
})

test('a fault in the file is told once, with its line, and so is that it is gone again', async () => {
  const file = join(folder, 'watched')
  const token = makeToken(file, 'reader')
  const sound = readFileSync(file, 'utf8')
  const told: string[] = []
  const tokens = new TokenFile(file, (line) => told.push(line))
  writeFileSync(file, `${sound}half a li`)
  await pause(1_100)
  expect([tokens.has(token), tokens.has(token)]).toEqual([false, false])
  await pause(1_100)
  expect(tokens.has(token)).toBe(false)
  expect(told).toEqual([expect.stringMatching(/^Nobody is admitted any more\. .*watched:2: this is no token\./)])
  writeFileSync(file, sound)
  await pause(1_100)
  expect(tokens.has(token)).toBe(true)
  expect(told[1]).toContain('can be read again: 1 tokens are admitted.')
})

test('a setting that names no file opens nothing', () => {
  expect(tokensFromEnvironment({}, () => undefined)).toBeNull()
  for (const written of ['', ' ']) expect(() => tokensFromEnvironment({ ATTEST_TOKENS_FILE: written }, () => undefined)).toThrow('ATTEST_TOKENS_FILE is set, but names no file.')
})
