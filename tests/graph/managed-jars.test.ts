import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ensureJars } from '../../src/graph/managed/jars.js'
import { findJava } from '../../src/graph/managed/java.js'

const own = mkdtempSync(join(tmpdir(), 'attest-jars-'))
let jars: string
const said: string[] = []
const say = (line: string): number => said.push(line)

/** A copy of the jars that the tests run with, so that it may be damaged. */
beforeAll(async () => {
  const shared = await ensureJars(own, say)
  jars = join(own, basename(shared))
  mkdirSync(jars)
  for (const name of readdirSync(shared)) copyFileSync(join(shared, name), join(jars, name))
})

afterEach(() => {
  said.length = 0
  vi.unstubAllEnvs()
})

afterAll(() => {
  rmSync(own, { recursive: true, force: true })
})

const aJar = (): string => join(jars, readdirSync(jars).find((name) => name.startsWith('neo4j-kernel-5')) ?? '')

/** Something like a bad disk: as many bytes as before, but one of them another. */
function damage(file: string): Buffer {
  const whole = readFileSync(file)
  const flipped = Buffer.from(whole)
  flipped[1000] = (flipped[1000] ?? 0) ^ 1
  writeFileSync(file, flipped)
  return whole
}

/** Maven with an empty repository, and where the network should be a port that nobody listens on. */
function withoutNetwork(): void {
  const home = join(own, 'user')
  mkdirSync(join(home, '.m2'), { recursive: true })
  writeFileSync(join(home, '.m2', 'settings.xml'), `<settings><localRepository>${join(home, 'empty')}</localRepository><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>https://127.0.0.1:9/</url></mirror></mirrors></settings>`)
  vi.stubEnv('MAVEN_OPTS', `-Duser.home=${home}`)
}

test('jars that are there and whole need neither Maven nor network', async () => {
  vi.stubEnv('ATTEST_JARS', own)
  vi.stubEnv('PATH', own)
  expect(await ensureJars('/nowhere', say)).toBe(jars)
  expect(said).toEqual([])
})

test('a damaged jar without Maven is reported, with the three ways out', async () => {
  vi.stubEnv('ATTEST_JARS', own)
  vi.stubEnv('PATH', own)
  const whole = damage(aJar())
  await expect(ensureJars('/nowhere', say)).rejects.toMatchObject({ code: 'NO_MAVEN', message: expect.stringMatching(/1\. install.*\n.*2\. use Docker.*\n.*3\. .*NEO4J_URI/) as string })
  expect(said).toContainEqual(expect.stringContaining(basename(aJar())))
  writeFileSync(aJar(), whole)
  expect(await ensureJars('/nowhere', say)).toBe(jars)
})

test('without a network the error says so, and nothing half is left', { timeout: 120_000 }, async () => {
  vi.stubEnv('ATTEST_JARS', join(own, 'other'))
  withoutNetwork()
  await expect(ensureJars('/nowhere', say)).rejects.toMatchObject({ code: 'JARS_UNAVAILABLE', message: expect.stringMatching(/refused[^]*Is the network reachable\?[^]*NEO4J_URI/) as string })
  expect(readdirSync(join(own, 'other'))).toEqual([])
})

test('a damaged jar is fetched again, and what a killed fetch left is removed', { timeout: 240_000 }, async () => {
  vi.stubEnv('ATTEST_JARS', own)
  const whole = damage(aJar())
  mkdirSync(join(own, 'fetching-999999999'))
  expect(await ensureJars('/nowhere', say)).toBe(jars)
  expect(said.slice(0, 2)).toEqual([expect.stringContaining('damaged'), expect.stringContaining('Fetching Neo4j')])
  expect(readFileSync(aJar()).equals(whole)).toBe(true)
  expect(readdirSync(own).filter((name) => name.startsWith('fetching'))).toEqual([])
})

test('a manifest that cannot be read is no complete folder', async () => {
  vi.stubEnv('ATTEST_JARS', own)
  vi.stubEnv('PATH', own)
  writeFileSync(join(jars, 'manifest.json'), '{"neo4j')
  await expect(ensureJars('/nowhere', say)).rejects.toMatchObject({ code: 'NO_MAVEN' })
})

test('Java is that of JAVA_HOME, else the one on the path, else an error with the three ways out', () => {
  expect(findJava({ PATH: process.env['PATH'] })).toBe('java')
  expect(findJava({ PATH: process.env['PATH'], JAVA_HOME: '/nowhere' })).toBe('java')
  expect(() => findJava({ PATH: own })).toThrow(/Java was not found[^]*three ways/)
})

test('a Java that is too old is refused with its version', () => {
  // As old versions write it; the first line is what JAVA_TOOL_OPTIONS adds.
  const bin = join(own, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'java'), '#!/bin/sh\necho "Picked up JAVA_TOOL_OPTIONS: -Xmx1g" >&2\necho \'java version "1.8.0_392"\' >&2\n', { mode: 0o755 })
  expect(() => findJava({ PATH: `${bin}:/usr/bin:/bin`, JAVA_HOME: own })).toThrow(/Java 8 is too old/)
})
