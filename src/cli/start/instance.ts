import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AttestError } from '../../errors.js'
import { beginning, isAlive, type Process } from '../../graph/managed/processes.js'

/** What a running Attest tells those who come after it. */
export interface InstanceState extends Process {
  /** Where it answers; null while it is starting. */
  readonly address: string | null
  /** The database process that it brought up and will stop; null where somebody else did. */
  readonly database: Process | null
}

/** The one Attest of its place, held by a file with the process in it. */
export class Instance {
  private constructor(
    private readonly file: string,
    private state: InstanceState,
    /** The database process that an Attest which was killed has left behind. */
    readonly inherited: Process | null,
  ) {}

  /**
   * Takes the place, or finds out who has it. A file whose process is gone is taken over.
   * @throws AttestError ALREADY_RUNNING
   */
  static async claim(file: string): Promise<Instance> {
    const mine: InstanceState = { pid: process.pid, began: beginning(process.pid), address: null, database: null }
    mkdirSync(dirname(file), { recursive: true })
    if (write(file, mine)) return new Instance(file, mine, null)
    const other = read(file)
    if (other && isAlive(other)) throw alreadyRunning(other)
    rmSync(file, { force: true })
    write(file, mine)
    // Two that find the same stale file at once: the one that wrote last has it.
    await pause(100)
    const winner = read(file)
    if (winner?.pid !== process.pid) throw alreadyRunning(winner)
    return new Instance(file, mine, other?.database ?? null)
  }

  /** Tells those who come after where it answers and which database it will stop. */
  tell(news: Partial<Pick<InstanceState, 'address' | 'database'>>): void {
    this.state = { ...this.state, ...news }
    writeFileSync(`${this.file}.new`, JSON.stringify(this.state))
    renameSync(`${this.file}.new`, this.file)
  }

  release(): void {
    if (read(this.file)?.pid === process.pid) rmSync(this.file, { force: true })
  }
}

function alreadyRunning(other: InstanceState | null): AttestError {
  const where = other?.address ? ` at ${other.address}` : ', and is still starting'
  return new AttestError('ALREADY_RUNNING', `Attest is running already (process ${other?.pid ?? 'unknown'})${where}. Use that one, or stop it with Ctrl-C in its terminal first.`)
}

/** Writes the file if it is not there; says whether it did. */
function write(file: string, state: InstanceState): boolean {
  try {
    writeFileSync(file, JSON.stringify(state), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function read(file: string): InstanceState | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as InstanceState
  } catch {
    // Absent, or cut short by a power failure: nobody who runs is told by it.
    return null
  }
}
