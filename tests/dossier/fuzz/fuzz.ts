import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PROJECT } from '../../../src/paths.js'

/** Longer than any check of a dossier of this size on a busy machine; a reader that hangs takes for ever. */
const CASE_LIMIT_MS = 60_000

/** What is known of the seed 17: "npx vite-node tests/dossier/fuzz/process.ts 17 1" shows it again. */
export interface Failure {
  readonly seed: number
  readonly what: string
  readonly fault: string
}

/** Checks the dossiers of so many seeds in a process that is ended where one of them takes too long. */
export async function fuzz(first: number, count: number): Promise<Failure[]> {
  const failures: Failure[] = []
  for (let next = first; next < first + count; ) {
    const stopped = await run(next, first + count - next, failures)
    if (stopped === null) return failures
    failures.push(stopped)
    next = stopped.seed + 1
  }
  return failures
}

/** @returns the case at which the process ended or had to be ended; null if it came to its end */
async function run(first: number, count: number, failures: Failure[]): Promise<Failure | null> {
  const child = spawn(process.execPath, [join(PROJECT, 'node_modules', 'vite-node', 'vite-node.mjs'), join(import.meta.dirname, 'process.ts'), String(first), String(count)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const seen = { seed: first, done: false, late: false }
  const limit = setTimeout(() => {
    seen.late = true
    child.kill('SIGKILL')
  }, CASE_LIMIT_MS)
  for await (const line of createInterface({ input: child.stdout })) {
    limit.refresh()
    const told = JSON.parse(line) as { begins?: number | null } | Failure
    if ('seed' in told) failures.push(told)
    else if (told.begins === null) seen.done = true
    else seen.seed = told.begins ?? seen.seed
  }
  clearTimeout(limit)
  return seen.done ? null : { seed: seen.seed, what: 'unknown', fault: seen.late ? `it took longer than ${CASE_LIMIT_MS} ms` : 'the process ended' }
}
