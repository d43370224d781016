import type { Outcome } from '../../reasoning/provenance.js'
import type { Snapshot } from './snapshot.js'

/** A source, and how many verdicts change without it. */
export interface StoredKeystone {
  readonly id: string
  readonly asSpeaker: number
  readonly asRelay: number
  readonly all: number
  /** Its place among all of them. */
  readonly rank: string
}

export type KeystoneRole = 'SPEAKER' | 'RELAY'

/** A verdict that is another one then. */
export interface StoredChange {
  readonly proposition: string
  readonly before: Outcome
  readonly after: Outcome
}

/** A page of the sources without which verdicts change, the one with most of them first; after is the rank of the last one seen. */
export async function loadKeystones({ connection, at }: Snapshot, request: { after: string; limit: number; count: boolean }): Promise<{ keystones: readonly StoredKeystone[]; total: number }> {
  const [row] = await connection.read('read/list-keystones', { at, ...request })
  return { keystones: (row?.['keystones'] ?? []) as StoredKeystone[], total: Number(row?.['total'] ?? 0) }
}

/** The same page of the changes of many sources in one round trip, in the order of the sources. */
export async function loadKeystoneChanges({ connection, at }: Snapshot, as: KeystoneRole, parents: readonly string[], request: { after: string; limit: number; count: boolean }): Promise<{ changes: readonly StoredChange[]; total: number }[]> {
  const rows = await connection.read('read/changes-of-keystone', { at, as, parents, ...request })
  const found = new Map(rows.map((row) => [String(row['parent']), { changes: row['changes'] as StoredChange[], total: Number(row['total'] ?? 0) }]))
  return parents.map((parent) => found.get(parent) ?? { changes: [], total: 0 })
}
