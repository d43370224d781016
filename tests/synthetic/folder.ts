import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateArchive } from '../../src/synthetic/folder.js'

/** A generated archive for as long as `work` runs. */
export async function inArchive<T>(claims: number, seed: number, work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'attest-synthetic-'))
  try {
    generateArchive(folder, { claims, seed }, false)
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The lines of one of its files of JSON lines, or of all whose names begin so. */
export function linesOf<T = Record<string, unknown>>(folder: string, beginning: string): T[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(beginning) && name.endsWith('.ndjson'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T))
}
