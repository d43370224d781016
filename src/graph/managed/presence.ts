import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fateOf, ownMark, type ProcessMark } from './processes.js'

const PREFIX = 'in-use-'
const TOUCH_EVERY_MS = 10_000
/** A process in another container is known only by what it does: one that was silent for this long is gone. Less than the lease of a writer lasts. */
const SILENT_AFTER_MS = 45_000

/** Tells processes that share a folder that this one works in it, by a file in which it names itself. */
export class Presence {
  private readonly timer: NodeJS.Timeout

  private constructor(private readonly file: string) {
    this.timer = setInterval(() => { this.touch() }, TOUCH_EVERY_MS)
    this.timer.unref()
  }

  /** @throws NodeJS.ErrnoException if nothing can be written there */
  static enter(folder: string): Presence {
    const file = join(folder, `${PREFIX}${process.pid}-${randomUUID().slice(0, 8)}`)
    writeFileSync(file, JSON.stringify(ownMark()))
    return new Presence(file)
  }

  /** For work that gives the timer no chance. */
  touch(): void {
    try {
      const now = new Date()
      utimesSync(this.file, now, now)
    } catch {
      // The folder was removed: whoever works in it finds out.
    }
  }

  leave(): void {
    clearInterval(this.timer)
    rmSync(this.file, { force: true })
  }

  /** Whether anybody but this one works in a folder. What those have left who are gone is removed. */
  static anyIn(folder: string, but?: Presence, silentAfter = SILENT_AFTER_MS): boolean {
    let busy = false
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(PREFIX) || name === (but && basename(but.file))) continue
      const file = join(folder, name)
      if (isAtWork(file, silentAfter)) busy = true
      else rmSync(file, { force: true })
    }
    return busy
  }
}

function isAtWork(file: string, silentAfter: number): boolean {
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (touched === undefined) return false
  const isSilent = Date.now() - touched > silentAfter
  const fate = fateOfWriter(file)
  return fate === 'ALIVE' || (fate === 'ELSEWHERE' && !isSilent)
}

function fateOfWriter(file: string): ReturnType<typeof fateOf> {
  try {
    return fateOf(JSON.parse(readFileSync(file, 'utf8')) as ProcessMark)
  } catch {
    // Gone, or not whole yet.
    return 'ELSEWHERE'
  }
}
