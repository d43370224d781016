import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../../src/paths.js'

let program: string | undefined

/** The program as users run it; built anew, once in a run, if a source is younger. */
export function builtProgram(): string {
  return (program ??= build())
}

function build(): string {
  const main = join(PROJECT, 'dist', 'cli', 'main.js')
  const built = statSync(main, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = readdirSync(join(PROJECT, 'src'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  if (sources.some((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs > built)) {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: PROJECT, encoding: 'utf8' })
    if (status !== 0) throw new Error(`the build failed:\n${stdout}${stderr}`)
  }
  return main
}

export interface Run {
  readonly child: ChildProcess
  /** All that it has printed so far, answers and messages. */
  output(): string
  /** Waits until it has printed a text; fails if it ends before. */
  prints(text: string, within?: number): Promise<void>
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** What this process was told, but not about databases. */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NEO4J_')))
}

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command to its end. */
export function execute(args: readonly string[], env: Record<string, string>, cwd = PROJECT): Promise<Outcome> {
  const child = spawn(process.execPath, [builtProgram(), ...args], { cwd, env: { ...inherited(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const text = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk: Buffer) => (text[name] += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code, ...text })
    })
  })
}

/** Runs a command in a process of its own. */
export function run(args: readonly string[], env: Record<string, string>): Run {
  const child = spawn(process.execPath, [builtProgram(), ...args], { cwd: PROJECT, env: { ...inherited(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => {
      resolve(code ?? signal ?? 'unknown')
    })
  })
  const prints = async (wanted: string, within = 240_000): Promise<void> => {
    const began = Date.now()
    while (!text.includes(wanted)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended without printing "${wanted}":\n${text}`)
      if (Date.now() - began > within) throw new Error(`it did not print "${wanted}" within ${within} ms:\n${text}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return { child, output: () => text, prints, ended }
}
