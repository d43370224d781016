import type { Connection } from '../graph/connection.js'
import { atHead } from '../graph/read/snapshot.js'
import { View } from './view.js'

export interface Context {
  /** The revision that was the head when the request came. */
  readonly view: View
}

/** Reads the head once; the whole request sees that revision. */
export async function createContext(connection: Connection): Promise<Context> {
  return { view: new View(await atHead(connection)) }
}
