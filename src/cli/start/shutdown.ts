import { constants } from 'node:os'
import { outliveReaders } from '../output.js'

/** npm passes a Ctrl-C on to the program, which the terminal has sent it already: what follows within this time is the same one. */
const SAME_SIGNAL_MS = 1_000
const PARENT_CHECK_MS = 500
/** The last is sent when the terminal closes. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface ShutdownOptions {
  readonly say: (line: string) => void
  /** Whether all was up when the signal came: then a stop is what was wanted, and no failure. */
  readonly complete: () => boolean
  /** What is done at the second signal, without waiting. */
  readonly force: () => void
}

/** Undoes what was done, in the reverse order, when the process is told to end. */
export class Shutdown {
  private readonly undo: (() => void | Promise<void>)[] = []
  private since: number | null = null
  private done: Promise<void> | undefined

  constructor(private readonly options: ShutdownOptions) {
    for (const name of SIGNALS) {
      process.on(name, () => {
        this.onSignal(name)
      })
    }
    this.watchNpm()
    // A terminal that is gone takes no more lines; that must not stop the stop.
    outliveReaders()
  }

  /** Whether a signal has come; then a failure of what was under way is a consequence of it. */
  get begun(): boolean {
    return this.since !== null
  }

  add(step: () => void | Promise<void>): void {
    this.undo.push(step)
  }

  /** Undoes everything once; a step that fails is told and does not keep the others from their turn. */
  run(): Promise<void> {
    return (this.done ??= this.runSteps())
  }

  private async runSteps(): Promise<void> {
    for (let step = this.undo.pop(); step; step = this.undo.pop()) {
      try {
        await step()
      } catch (error) {
        this.options.say(error instanceof Error ? error.message : String(error))
      }
    }
  }

  /** npm passes a SIGTERM on to a shell, which dies of it and tells nobody: the program sees only that its parent is gone. */
  private watchNpm(): void {
    if (process.env['npm_lifecycle_event'] === undefined) return
    const parent = process.ppid
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      this.onSignal('SIGHUP')
    }, PARENT_CHECK_MS)
    timer.unref()
  }

  private onSignal(name: (typeof SIGNALS)[number]): void {
    if (this.since === null) {
      this.since = Date.now()
      const code = this.options.complete() ? 0 : 128 + constants.signals[name]
      this.options.say(`${name === 'SIGINT' ? '\n' : ''}Stopping …`)
      void this.run().then(() => {
        this.options.say('Stopped.')
        process.exit(code)
      })
    } else if (Date.now() - this.since > SAME_SIGNAL_MS) {
      this.options.force()
      process.exit(128 + constants.signals[name])
    }
  }
}
