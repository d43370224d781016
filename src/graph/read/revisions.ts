import type { Row } from '../connection.js'
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
