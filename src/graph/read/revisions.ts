import type { Row } from '../connection.js'
import { kindOf } from '../load/plan.js'
import type { Revision } from '../revision.js'
import type { Snapshot } from './snapshot.js'

export type StoredRevision = Revision

function revisionOf(row: Row): StoredRevision {
  return row['revision'] as StoredRevision
}

export async function loadRevisions({ connection }: Snapshot, numbers: readonly number[]): Promise<Map<number, StoredRevision>> {
  const rows = await connection.read('read/revisions-by-number', { numbers })
  return new Map(rows.map(revisionOf).map((revision) => [revision.number, revision]))
}

/** Revisions before a number, newest first. */
export async function listRevisions({ connection, at }: Snapshot, before: number, limit: number): Promise<StoredRevision[]> {
  return (await connection.read('read/revisions', { at, before, limit })).map(revisionOf)
}

/** A record that a revision brought or ended. */
export interface ChangedRecord {
  readonly change: 'introduced' | 'retired'
  readonly kind: string
  readonly id: string
  readonly caption: string
}

const CHANGES_A_TRIP = 1000

/** What a revision introduced and retired, in the order of the ids: a changed record is both. At most `limit` of them. */
export async function loadChanges({ connection }: Snapshot, number: number, limit: number): Promise<ChangedRecord[]> {
  const found: ChangedRecord[] = []
  let after = ''
  while (found.length < limit) {
    const wanted = Math.min(CHANGES_A_TRIP, limit - found.length)
    const rows = await connection.read('read/revision-records', { number, after, limit: wanted })
    found.push(...rows.map(changeOf))
    if (rows.length < wanted) break
    after = String(rows.at(-1)?.['cursor'])
  }
  return found
}

function changeOf(row: Row): ChangedRecord {
  return { change: row['change'] as ChangedRecord['change'], kind: kindOf(row['labels'] as string[]), id: String(row['id']), caption: String(row['caption']) }
}
