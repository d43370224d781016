import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { withPath } from '../../src/cli/file-errors.js'
import { generateArchive } from '../../src/synthetic/folder.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attest-synthetic-'))
  return () => { rmSync(folder, { recursive: true, force: true }) }
})

const generate = (seed: number, replace: boolean): Promise<unknown> => withPath(folder, () => generateArchive(folder, { claims: 300, seed }, replace))

test('replaces what was generated there earlier only if told to, and never anything else', async () => {
  await generate(1, false)
  const first = readFileSync(join(folder, 'dossier', 'passages-001.ndjson'), 'utf8')
  await expect(generate(2, false)).rejects.toMatchObject({ code: 'BAD_INPUT', message: `${folder} holds an archive that was generated earlier. Name another folder, or replace it with --force.` })
  await generate(2, true)
  expect(readFileSync(join(folder, 'dossier', 'passages-001.ndjson'), 'utf8')).not.toBe(first)
  expect(JSON.parse(readFileSync(join(folder, 'truth', 'about.json'), 'utf8'))).toMatchObject({ format: 1, claims: 300, seed: 2 })
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  await expect(generate(3, true)).rejects.toMatchObject({ code: 'BAD_INPUT', message: `${folder} is not empty, and what lies there was not generated. Name another folder.` })
  expect(readdirSync(folder).sort()).toEqual(['dossier', 'notes.txt', 'truth'])
})

test('what a killed run left behind is no archive, and is in nobody’s way', async () => {
  mkdirSync(join(folder, '.generating', 'dossier'), { recursive: true })
  writeFileSync(join(folder, '.generating', 'dossier', 'passages-001.ndjson'), '{')
  await generate(1, false)
  expect(readdirSync(folder).sort()).toEqual(['dossier', 'truth'])
})

/** A disk of one megabyte, where this system lets one be mounted. */
const mounted = (at: string): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]).status === 0

test('a full disk is told of, and nothing is left on it', async ({ skip }) => {
  if (!mounted(folder)) skip()
  try {
    await expect(withPath(folder, () => generateArchive(folder, { claims: 20_000, seed: 1 }, false))).rejects.toMatchObject({ code: 'BAD_INPUT', message: `${folder}: the disk is full (ENOSPC). Name another one.` })
    expect(readdirSync(folder)).toEqual([])
  } finally {
    spawnSync('umount', [folder])
  }
})
