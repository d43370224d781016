import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { LogOutput } from '../../src/server/log-output.js'
import { builtProgram } from '../cli/program.js'

const folder = mkdtempSync(join(tmpdir(), 'attest-log-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a program whose log goes to a file; null for a process that had to be ended. */
function logging(to: string, rest: string): { status: number | null; stdout: string } {
  const log = pathToFileURL(join(dirname(builtProgram()), '..', 'server', 'log.js')).href
  const fd = openSync(to, 'a')
  try {
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', `import { openLog } from '${log}'; const log = openLog({}); ${rest}`], { stdio: ['ignore', 'pipe', fd], timeout: 30_000, killSignal: 'SIGKILL', encoding: 'utf8' })
    return { status, stdout }
  } finally {
    closeSync(fd)
  }
}

test('a full disk loses lines of the log, and neither stops the server nor keeps it from ending', { timeout: 200_000 }, () => {
  const many = "for (let round = 0; round < 5; round++) { for (let line = 0; line < 2000; line++) log.error('request', new Error('x')); await new Promise((done) => setTimeout(done, 20)) } console.log('alive'); process.exit(0)"
  expect(logging('/dev/full', many)).toEqual({ status: 0, stdout: 'alive\n' })
})

test('what was logged last is written before the process ends', { timeout: 60_000 }, () => {
  const file = join(folder, 'last')
  expect(logging(file, "for (let line = 0; line < 100; line++) log.error(`request-${line}`, 'x'); process.exit(7)").status).toBe(7)
  expect(readFileSync(file, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { requestId: string }).requestId)).toEqual(Array.from({ length: 100 }, (_, line) => `request-${line}`))
})

test('lines that wait are bounded, and the log says how many are missing', async () => {
  const file = join(folder, 'bounded')
  const output = new LogOutput(openSync(file, 'w'), 100)
  for (let line = 0; line < 50; line++) output.write(`{"line":${line}}\n`)
  expect(output.lost).toBeGreaterThan(30)
  const lost = output.lost
  for (let tries = 0; output.lost > 0 && tries < 200; tries++) await pause(10)
  await pause(50)
  const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { line?: number; message?: string })
  expect(lines.filter(({ line }) => line !== undefined)).toHaveLength(50 - lost)
  expect(lines.map(({ message }) => message).filter((message) => message !== undefined)).toEqual([`${lost} lines of the log could not be written (too many lines waited to be written).`])
  // Once the disk has room again, it goes on.
  output.write('{"line":50}\n')
  await pause(200)
  expect(readFileSync(file, 'utf8')).toContain('{"line":50}')
})
