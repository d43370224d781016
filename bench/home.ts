import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { stopManaged } from '../src/graph/managed/server.js'
import { PROJECT } from '../src/paths.js'
import { generateArchive } from '../src/synthetic/folder.js'

/** The program as users run it. */
export const PROGRAM = join(PROJECT, 'dist', 'cli', 'main.js')

/** The folder of an Attest with a generated archive in it; its Neo4j runs, and `close` ends it and takes all away. */
export async function loadedHome(claims: number, seed: number): Promise<{ readonly home: string; readonly close: () => Promise<void> }> {
  const [folder, home] = [mkdtempSync(join(tmpdir(), 'attest-bench-')), mkdtempSync(join(tmpdir(), 'attest-home-'))]
  const close = async (): Promise<void> => {
    await stopManaged(home)
    for (const made of [folder, home]) rmSync(made, { recursive: true, force: true })
  }
  try {
    generateArchive(folder, { claims, seed }, false)
    // A load takes minutes, in which whoever waits for it must be able to say that it lives.
    await promisify(execFile)(process.execPath, [PROGRAM, 'load', join(folder, 'dossier')], { env: { ...process.env, ATTEST_HOME: home, ATTEST_JARS: process.env['ATTEST_JARS'] ?? join(PROJECT, '.attest') } })
    return { home, close }
  } catch (error) {
    await close()
    throw error
  }
}
