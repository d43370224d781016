/** Lets so many be at work at once; the others wait for their turn, in the order in which they came. */
export class Turns {
  private taken = 0
  private readonly queue = new Set<() => void>()

  constructor(private readonly most: number) {}

  get atWork(): number {
    return this.taken
  }

  get waiting(): number {
    return this.queue.size
  }

  get full(): boolean {
    return this.taken >= this.most
  }

  /**
   * Waits for a turn, which whoever has had it ends.
   * @throws the reason of the signal, if that is aborted first; then the place in the queue is free at once
   */
  async take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (!this.full) {
      this.taken++
      return
    }
    await new Promise<void>((resolve, reject) => {
      const come = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        this.queue.delete(come)
        reject(signal.reason as Error)
      }
      this.queue.add(come)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  /** Hands the turn on to whoever has waited longest. */
  end(): void {
    const [next] = this.queue
    if (!next) {
      this.taken--
      return
    }
    this.queue.delete(next)
    next()
  }
}
