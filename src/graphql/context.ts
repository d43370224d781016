import type { Connection } from '../graph/connection.js'
import { atHead, type Snapshot } from '../graph/read/snapshot.js'
import { View } from './view.js'

export interface Context {
  /** The revision that was the head when the request came. */
  readonly view: View
  /** The number of the revision that is seen. */
  readonly at: number
  /** The name of the revision on which alone depends what has been answered so far; null where it depends on more. */
  readonly revision: string | null
}

/** Reads the head once unless a revision is given; the whole request sees that revision. */
export async function createContext(connection: Connection, snapshot?: Snapshot): Promise<Context> {
  if (snapshot) return { view: new View(snapshot), at: snapshot.at, revision: null }
  const head = await atHead(connection)
  return {
    view: new View(head),
    at: head.at,
    get revision() {
      return connection.searched ? null : head.revision
    },
  }
}
