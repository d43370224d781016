import { existsSync } from 'node:fs'
import { AttestError } from '../errors.js'
import { type ManagedServer, startManaged } from '../graph/managed/server.js'
import { beginning, exists, type Process } from '../graph/managed/processes.js'
import { layout } from '../graph/managed/state.js'

/** Whoever stops the server on purpose removes its state file right after; a server that died leaves it behind. */
const PURPOSE_SHOWS_AFTER_MS = 500

/** A managed server under supervision: whether its process lives, and how it is brought back. */
export class ManagedDatabase {
  private began: string
  private toldStopped = false

  constructor(
    private readonly home: string,
    private server: ManagedServer,
    /** Whether the process that runs now was brought up by this one. */
    public startedHere: boolean,
    private readonly say: (line: string) => void,
  ) {
    this.began = beginning(server.pid)
  }

  get process(): Process {
    return { pid: this.server.pid, began: this.began }
  }

  get addresses(): { bolt: string; http: string } {
    return { bolt: this.server.boltUri, http: this.server.httpUri }
  }

  alive(): boolean {
    return exists(this.server.pid)
  }

  /** Starts the server again on the same ports and says so, unless somebody stopped it on purpose; then waits for them. */
  async revive(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, PURPOSE_SHOWS_AFTER_MS))
    if (!existsSync(layout(this.home).state)) {
      if (!this.toldStopped) this.say('Somebody stopped the database; waiting until it is started again ("attest db start").')
      this.toldStopped = true
      return false
    }
    const again = await startManaged({ home: this.home, say: this.say, bolt: portOf(this.server.boltUri), http: portOf(this.server.httpUri) })
    if (again.boltUri !== this.server.boltUri) throw new AttestError('SERVER_FAILED', `The database came back on another port (${again.boltUri} instead of ${this.server.boltUri}). Stop Attest and start it again.`)
    this.startedHere = !again.alreadyRunning
    this.toldStopped = false
    this.server = again
    this.began = beginning(again.pid)
    return true
  }
}

function portOf(uri: string): number {
  return Number(new URL(uri).port)
}
