import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** What a zombie is: only its parent has not noticed yet. */
const ENDED = 'ended'

export interface Process {
  readonly pid: number
  /** When it began, as the system tells it: another process that got the same pid began at another time. */
  readonly began: string
}

/** A process as those name it who share its files or its database, but perhaps not its machine. */
export interface ProcessMark extends Process {
  readonly space: string
}

let own: ProcessMark | undefined

/** The mark of this process. */
export function ownMark(): ProcessMark {
  own ??= { pid: process.pid, began: beginning(process.pid), space: processSpace() }
  return own
}

/** Whether a process runs; ELSEWHERE if that cannot be told from here: its pid means nothing in this container, or since this machine was booted. */
export function fateOf({ space, ...of }: ProcessMark): 'ALIVE' | 'ENDED' | 'ELSEWHERE' {
  if (space !== ownMark().space) return 'ELSEWHERE'
  return isAlive(of) ? 'ALIVE' : 'ENDED'
}

/** Whether this very process, and not another one with its pid, still runs. Where it is not known when it began, the pid alone decides. */
export function isAlive({ pid, began }: Process): boolean {
  if (!exists(pid)) return false
  const begins = beginning(pid)
  return begins !== ENDED && (began === '' || begins === began)
}

/** Whether some process has this pid; one of another user counts. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Sends a signal; a process that has ended meanwhile is no error. */
export function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * The start time of a process, in whatever form the system gives it; "ended" for one that has ended already;
 * empty where the system does not tell, so that a pid alone decides.
 */
export function beginning(pid: number): string {
  if (process.platform === 'win32') return ask('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`])
  if (existsSync('/proc/self/stat')) return fromProc(pid)
  const status = ask('ps', ['-o', 'stat=,lstart=', '-p', String(pid)])
  return status.startsWith('Z') ? ENDED : status.replace(/^\S+\s+/, '')
}

/** Clock ticks since boot (field 22 of /proc/PID/stat), which begin anew with each boot. */
function fromProc(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? ENDED : `${fields[19] ?? ''}@${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`
  } catch {
    return ''
  }
}

/** The pids of those who were started with this argument, as far as the system tells. */
export function withArgument(argument: string): number[] {
  if (process.platform === 'win32') return []
  if (!existsSync('/proc/self/cmdline'))
    return ask('ps', ['-axo', 'pid=,args='])
      .split('\n')
      .filter((line) => `${line} `.includes(` ${argument} `))
      .map((line) => Number.parseInt(line, 10))
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && argumentsOf(name).includes(argument))
    .map(Number)
}

function argumentsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // It has ended meanwhile, or is somebody else's.
    return []
  }
}

/**
 * The processes whose pids this one can tell: those of this machine since it was booted, and within this container.
 * Containers may share the name of their host, and each has a process 1. Without blanks and colons.
 */
export function processSpace(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`
  } catch {
    return hostname()
  }
}

function ask(command: string, args: readonly string[]): string {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}
