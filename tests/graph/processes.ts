import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { PROJECT } from '../../src/paths.js'
import { testDatabase } from '../neo4j.js'

/** A load in a process of its own, so that it can be killed as a user or a power failure would. */
export function spawnLoader(folder: string, at: string): ChildProcess {
  return spawnScript('loader.ts', folder, at)
}

/** The same, partition by partition, until the count-th step of that name. */
export function spawnLongLoader(folder: string, home: string, at: string, count: number, how: 'online' | 'offline' = 'online'): ChildProcess {
  return spawnScript('long-loader.ts', folder, home, at, String(count), how)
}

function spawnScript(script: string, ...args: string[]): ChildProcess {
  const { uri, user, password } = testDatabase()
  return spawn(process.execPath, [join(PROJECT, 'node_modules', 'vite-node', 'vite-node.mjs'), join(PROJECT, 'tests', 'graph', script), ...args], {
    env: { ...process.env, NEO4J_TEST_URI: uri, NEO4J_TEST_USER: user, NEO4J_TEST_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** How the process ended: its signal, else its exit code. */
export async function ending(child: ChildProcess): Promise<string | number> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return signal ?? code ?? -1
}
