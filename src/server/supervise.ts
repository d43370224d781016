import { AttestError } from '../errors.js'

/** How often the database is looked at. Together with the patience below a death is noticed within three seconds. */
const LOOK_EVERY_MS = 750
/** A database that is busy may be slow once; one that is slow twice running is taken for gone. */
const PROBE_PATIENCE_MS = 1_000
const SLOW_PROBES = 2
/** A question to a database that hangs may never end; then another one is asked. */
const PROBE_EXPIRES_MS = 10_000

export interface Supervised {
  /** Asks the database for the least it can answer; rejects if it does not. */
  readonly probe: () => Promise<void>
  /** Whether its process lives, where that can be told; false at once means that it is gone. */
  readonly alive?: () => boolean
  /** Brings the database back; called again and again while it is gone. Absent where somebody else runs it. */
  readonly revive?: () => Promise<unknown>
  readonly say: (line: string) => void
}

/** Watches the database, so that a request is refused at once while it is gone and answered again when it is back. */
export class Supervisor {
  private isUp = true
  private lastSaid = ''
  private slow = 0
  private heard = 0
  private stopped = false
  private timer: NodeJS.Timeout | undefined
  private reviving: Promise<void> | null = null
  private asked: { at: number; answer: Promise<'answers' | 'gone'> } | null = null
  private readonly waiting = new Set<(reason: AttestError) => void>()

  constructor(private readonly database: Supervised) {
    this.lookLater()
  }

  get up(): boolean {
    return this.isUp
  }

  /**
   * The result of `work`, unless the database is gone or dies meanwhile: what hangs on a dead database is not waited for.
   * @throws AttestError DATABASE_UNAVAILABLE
   */
  async during<T>(work: () => T | Promise<T>): Promise<T> {
    if (!this.isUp) throw unavailable()
    let giveUp: ((reason: AttestError) => void) | undefined
    const lost = new Promise<never>((_, reject) => {
      giveUp = reject
      this.waiting.add(reject)
    })
    try {
      return await Promise.race([work(), lost])
    } finally {
      if (giveUp) this.waiting.delete(giveUp)
    }
  }

  /** Told when the database has answered somebody else: then it is busy if it is slow to answer the watch, and not gone. */
  answered(): void {
    this.heard++
  }

  /** Ends the watch; a revival under way is waited for, so that nothing starts a database after it was stopped. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.reviving
  }

  private lookLater(): void {
    if (this.stopped) return
    this.timer = setTimeout(() => {
      void this.look().finally(() => {
        this.lookLater()
      })
    }, LOOK_EVERY_MS)
    this.timer.unref()
  }

  private async look(): Promise<void> {
    const seen = this.database.alive?.() === false ? 'gone' : await this.probe()
    if (this.stopped) return
    this.slow = seen === 'slow' ? this.slow + 1 : 0
    if (seen === 'answers') this.back()
    else if (seen === 'gone' || this.slow >= SLOW_PROBES) this.lost()
    if (!this.isUp && seen === 'gone') await this.revive()
  }

  private async probe(): Promise<'answers' | 'slow' | 'gone'> {
    const before = this.heard
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<'answers' | 'slow'>((resolve) => {
      timer = setTimeout(() => {
        resolve(this.isUp && this.heard > before ? 'answers' : 'slow')
      }, PROBE_PATIENCE_MS)
    })
    try {
      return await Promise.race([this.answer(), patience])
    } finally {
      clearTimeout(timer)
    }
  }

  /** One question at a time: a database that hangs is not asked again and again. */
  private answer(): Promise<'answers' | 'gone'> {
    if (this.asked && Date.now() - this.asked.at < PROBE_EXPIRES_MS) return this.asked.answer
    const answer = this.database.probe().then(
      () => 'answers' as const,
      () => 'gone' as const,
    )
    const asked = { at: Date.now(), answer }
    this.asked = asked
    void answer.finally(() => {
      if (this.asked === asked) this.asked = null
    })
    return answer
  }

  private lost(): void {
    if (!this.isUp) return
    this.isUp = false
    this.database.say('The database does not answer any more; requests are refused until it is back.')
    for (const giveUp of this.waiting) giveUp(unavailable())
  }

  private back(): void {
    if (this.isUp) return
    this.isUp = true
    this.lastSaid = ''
    this.database.say('The database is back; requests are answered again.')
  }

  private async revive(): Promise<void> {
    if (!this.database.revive) return
    this.reviving = this.database.revive().then(
      () => undefined,
      (error: unknown) => {
        this.sayOnce(error instanceof Error ? error.message : String(error))
      },
    )
    await this.reviving
    this.reviving = null
  }

  /** What keeps the database away is told once, however often it is tried. */
  private sayOnce(line: string): void {
    if (line !== this.lastSaid) this.database.say(line)
    this.lastSaid = line
  }
}

function unavailable(): AttestError {
  return new AttestError('DATABASE_UNAVAILABLE', 'The Neo4j database does not answer at the moment. Ask again in a few seconds; "attest db status" tells how it is.')
}
