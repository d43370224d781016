import { fstatSync, write, writeSync } from 'node:fs'

/** Characters that wait to be written; beyond them lines are left out, so that a full disk or a reader that sleeps fills no memory. */
const LONGEST_QUEUE = 4 * 1024 * 1024
/** How long a pipe that takes nothing at the moment is left alone. */
const PAUSE_MS = 100

/**
 * Writes lines behind the work, so that a slow reader of the log holds up no answer. What cannot be written is left out
 * and counted: no fault of the log may stop a server, or keep it from ending. How many lines are missing, and why, is said
 * in the log itself once it can be written again.
 */
export class LogOutput {
  private waiting: string[] = []
  private length = 0
  private writing = false
  private missing = 0
  private reason = ''

  constructor(
    private readonly fd: number,
    private readonly most = LONGEST_QUEUE,
  ) {
    process.once('exit', () => {
      this.last()
    })
  }

  /** Lines that were left out and of which the log does not tell yet. */
  get lost(): number {
    return this.missing
  }

  write(line: string): void {
    if (this.length + line.length > this.most) {
      this.leaveOut(1, 'too many lines waited to be written')
      return
    }
    this.waiting.push(line)
    this.length += line.length
    if (!this.writing) this.next()
  }

  private next(): void {
    const lines = this.waiting
    if (lines.length === 0) return
    this.waiting = []
    this.length = 0
    this.writing = true
    this.send(Buffer.from(lines.join('')), lines.length)
  }

  private send(text: Buffer, lines: number): void {
    write(this.fd, text, (error, written) => {
      if (error?.code === 'EAGAIN') {
        setTimeout(() => {
          this.send(text, lines)
        }, PAUSE_MS)
        return
      }
      if (!error && written < text.length) {
        this.send(text.subarray(written), lines)
        return
      }
      this.writing = false
      if (error) this.leaveOut(lines, error.code ?? error.message)
      else this.tellOfLost()
      this.next()
    })
  }

  private leaveOut(lines: number, reason: string): void {
    this.missing += lines
    this.reason = reason
  }

  private tellOfLost(): void {
    if (this.missing === 0) return
    const message = `${this.missing} lines of the log could not be written (${this.reason}).`
    this.missing = 0
    this.waiting.unshift(`${JSON.stringify({ level: 'warn', time: new Date().toISOString(), message })}\n`)
  }

  /** One try for what is left when the process ends; where a write to a pipe hangs, another would hang as well. */
  private last(): void {
    if (this.waiting.length === 0) return
    try {
      if (this.writing && !fstatSync(this.fd).isFile()) return
      writeSync(this.fd, this.waiting.join(''))
    } catch {
      // There is nowhere left to say so.
    }
  }
}
