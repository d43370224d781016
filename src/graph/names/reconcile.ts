import { candidateQuery, recordedQuery } from '../../reasoning/names/query.js'
import { type NameBearer, type NameQuestion, reconcile, type Reconciliation } from '../../reasoning/names/reconcile.js'
import { type FindableKind, LABELS, MOST_FOUND, NOTHING, requireName } from '../read/find.js'
import { loadPlacements, placementKey, SUBJECTS } from '../read/rolls.js'
import type { Snapshot } from '../read/snapshot.js'

/** Bearers that are compared with each name. */
const CANDIDATES = 50
/** Spellings of one bearer that are compared. */
const SPELLINGS = 200

/** The propositions that say from which district and on which list a person stood or sat. */
const PLACING = ['mandate', 'candidacy', 'nomination'] as const

export interface NameToReconcile extends NameQuestion {
  readonly kinds: readonly FindableKind[]
}

/**
 * Who may bear each name, in the order of the names. Four round trips, however many names.
 * @throws AttestError BAD_INPUT for a text that is no name, so long is it
 */
export async function reconcileNames(snapshot: Snapshot, names: readonly NameToReconcile[]): Promise<Reconciliation[]> {
  for (const { text } of names) requireName(text)
  const { connection, at } = snapshot
  const asked = names.map(({ text, kinds }, position) => ({ position, keys: candidateQuery(text) ?? NOTHING, query: recordedQuery(text) ?? NOTHING, labels: kinds.flatMap((kind) => LABELS[kind]) }))
  const rows = await connection.read('read/name-candidates', { names: asked, at, most: MOST_FOUND, candidates: CANDIDATES })
  const found = new Map(rows.map((row) => [Number(row['position']), row['ids'] as string[]]))
  const bearers = await loadBearers(snapshot, [...new Set([...found.values()].flat())])
  return names.map((name, position) => reconcile(name, (found.get(position) ?? []).flatMap((id) => bearers.get(id) ?? [])))
}

async function loadBearers(snapshot: Snapshot, ids: readonly string[]): Promise<Map<string, NameBearer>> {
  if (ids.length === 0) return new Map()
  const { connection, at } = snapshot
  const [spelt, placements, dated] = await Promise.all([
    connection.read('read/spellings-of-entities', { parents: ids, at, spellings: SPELLINGS }),
    loadPlacements(snapshot, ids, PLACING),
    connection.read('read/dates-of-people', { people: ids, at, subjects: SUBJECTS }),
  ])
  const times = new Map(dated.map((row) => [String(row['person']), { firstDay: Number(row['firstDay']), lastDay: Number(row['lastDay']) }]))
  const fillers = (id: string, role: string): string[] => [...new Set(PLACING.flatMap((kind) => [...(placements.get(placementKey(kind, role, id)) ?? [])]))].sort()
  return new Map(spelt.map((row) => {
    const id = String(row['parent'])
    const spellings = [...new Set([...(typeof row['name'] === 'string' ? [row['name']] : []), ...(row['mentions'] as string[])])]
    return [id, { id, person: row['person'] === true, spellings, districts: fillers(id, 'district'), lists: fillers(id, 'list'), time: times.get(id) ?? null }]
  }))
}
