import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { AttestError } from '../../errors.js'
import { beginning, isAlive } from './processes.js'
import { layout } from './state.js'

/** Longer than a slow start with a fetch of the jars over a slow line. */
const PATIENCE_MS = 600_000
/** A lock file without a content is one whose writer was killed within a moment of making it. */
const EMPTY_FOR_MS = 5_000

/**
 * Runs `work` while no other process starts, stops or replaces the server of this home: two processes that
 * start at once must not start two servers on one data folder.
 * @throws AttestError SERVER_FAILED if another process holds the lock for too long
 */
export async function withStartLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(home, { recursive: true })
  const file = layout(home).starting
  await take(file)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

async function take(file: string): Promise<void> {
  const started = Date.now()
  for (;;) {
    try {
      writeFileSync(file, `${process.pid} ${beginning(process.pid)}`, { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const held = contentOf(file)
    const [pid = '', ...began] = held.split(' ')
    const abandoned = pid === '' ? Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > EMPTY_FOR_MS : !isAlive({ pid: Number(pid), began: began.join(' ') })
    if (abandoned) remove(file, held)
    else if (Date.now() - started > PATIENCE_MS) throw new AttestError('SERVER_FAILED', `Another process has been starting Neo4j for too long (process ${pid || 'unknown'}). Stop it, then try again.`)
    else await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** Removes an abandoned lock, but not the one that another process may have made in its place a moment ago. */
function remove(file: string, abandoned: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (contentOf(aside) !== abandoned) linkSync(aside, file)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function contentOf(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  } catch {
    return ''
  }
}
