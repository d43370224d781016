import type { GraphEdge, GraphRecord, PropertyValue } from '../dossier/records.js'
import type { Row } from './connection.js'
import { AttestError } from '../errors.js'
import { kindOf } from './load/plan.js'
import type { Snapshot } from './read/snapshot.js'

/** Records in one answer. */
const PAGE = 2000

/** What the graph keeps of a version besides what the dossier says. */
const KEPT: ReadonlySet<string> = new Set(['id', 'key', 'from', 'until', 'hash', 'dossier', 'nameKeys'])

/**
 * All records of a dossier in force at the snapshot, as its compiler makes them: its own, and the shared ones that it declares.
 * @throws AttestError NOT_FOUND if no such dossier is loaded
 */
export async function readDossierRecords(snapshot: Snapshot, dossier: string): Promise<GraphRecord[]> {
  const owned = await readOwned(snapshot, dossier)
  if (!owned.some(({ id }) => id === `dossier/${dossier}`)) throw await unknownDossier(snapshot, dossier)
  const declared = owned.flatMap(({ labels, props }) => (labels[0] === 'Declaration' ? [String(props['of'])] : []))
  return [...owned.filter(({ labels }) => labels[0] !== 'Declaration'), ...(await readShared(snapshot, declared))]
}

async function readOwned({ connection, at }: Snapshot, dossier: string): Promise<GraphRecord[]> {
  const records: GraphRecord[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: Row[] = await connection.read('read/export-owned', { dossier, at, after, limit: PAGE })
    for (const row of rows) records.push(recordOf(row, false))
    after = rows.length < PAGE ? undefined : records.at(-1)?.id
  }
  return records
}

async function readShared({ connection, at }: Snapshot, ids: readonly string[]): Promise<GraphRecord[]> {
  const records: GraphRecord[] = []
  for (let start = 0; start < ids.length; start += PAGE)
    for (const row of await connection.read('read/export-shared', { ids: ids.slice(start, start + PAGE), at })) records.push(recordOf(row, true))
  return records
}

/** A stored version as a record; the label that says what it is comes first. */
function recordOf(row: Row, shared: boolean): GraphRecord {
  const stored = row['labels'] as string[]
  const kind = kindOf(stored)
  const props = row['props'] as Record<string, PropertyValue>
  return {
    id: String(props['id']),
    labels: [kind, ...stored.filter((label) => label !== kind && label !== 'Record')],
    shared,
    props: Object.fromEntries(Object.entries(props).filter(([name]) => !KEPT.has(name))),
    edges: (row['edges'] as GraphEdge[]).filter(({ type }) => type !== 'DERIVES_FROM').map(({ type, to, props: all }) => ({ type, to, props: Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'from' && name !== 'until')) })),
  }
}

async function unknownDossier({ connection, at }: Snapshot, dossier: string): Promise<AttestError> {
  const [row] = await connection.read('read/list-dossiers', { at, after: '', limit: 20, count: false })
  const known = ((row?.['ids'] ?? []) as string[]).map((id) => id.slice('dossier/'.length))
  return new AttestError('NOT_FOUND', `No dossier "${dossier}" is in the graph. ${known.length === 0 ? 'None is loaded yet.' : `There ${known.length === 1 ? 'is' : 'are'}: ${known.join(', ')}.`}`)
}
