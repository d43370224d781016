import { join } from 'node:path'
import { layout } from '../../src/graph/managed/state.js'

/** A file in each of the two folders that make a database. */
export function filesOf(home: string): string[] {
  return ['databases', 'transactions'].map((part) => join(layout(home).data, part, 'neo4j', 'file'))
}
