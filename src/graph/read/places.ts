import type { Ground } from '../../reasoning/places.js'
import type { Snapshot } from './snapshot.js'

export interface NamedGround extends Ground {
  readonly name: string
}

/** The places around each of some places, itself included. One round trip, however many places and however deep they lie. */
export async function loadChains({ connection, at }: Snapshot, ids: readonly string[]): Promise<Map<string, readonly NamedGround[]>> {
  const rows = await connection.read('read/chains-of-places', { at, ids })
  return new Map(rows.map((row) => [String(row['id']), row['chain'] as NamedGround[]]))
}
