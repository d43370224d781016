import { AttestError } from '../errors.js'
import { type StoredEdge, type StoredRecord, targets, text } from '../graph/read/records.js'
import type { Comparison } from '../reasoning/compare.js'
import type { StoredRevision } from '../graph/read/revisions.js'
import type { Match } from '../graph/read/find.js'
import type { View } from './view.js'

/** A record and the revision through which it is seen: what hangs on it is looked up there. */
export interface RecordParent extends StoredRecord {
  readonly view: View
}

/** What an edge says, seen from the record that it leaves. */
export interface EdgeParent {
  readonly view: View
  readonly edge: StoredEdge
}

export interface FoundParent extends Match {
  readonly node: RecordParent
}

export interface ComparisonParent {
  readonly left: RecordParent
  readonly right: RecordParent
  readonly comparison: Comparison
}

export type RevisionParent = StoredRevision

/** Labels that are types of the schema; a record carries exactly one of them. */
export const TYPES = ['Person', 'Party', 'List', 'ElectoralDistrict', 'Place', 'Assembly', 'Meeting', 'Body', 'Source', 'Citation', 'Mention', 'Reading', 'Remark', 'Claim', 'Mandate', 'Candidacy', 'Nomination', 'Membership', 'Office', 'Attendance', 'Authorship', 'Occurrence', 'Figure', 'Sameness', 'Statement', 'Question', 'Roll', 'Table', 'TableRow', 'Constraint', 'Passage', 'Derivation', 'Dossier'] as const
export type TypeName = (typeof TYPES)[number]

export function typeOf(record: StoredRecord): TypeName | null {
  return TYPES.find((type) => record.labels.has(type)) ?? null
}

/** Whether this version is the one that the view shows, and not only the last before it was retired. */
export function isInForce(record: RecordParent): boolean {
  return Number(record.props['until']) > record.view.snapshot.at
}

/** A property that the schema promises. */
export function must(record: RecordParent, name: string): string {
  const value = text(record, name)
  if (value === null) throw damaged(record, `no "${name}"`)
  return value
}

/** What a record is called in sentences and lists. */
export function captionOf(record: RecordParent): string {
  return must(record, 'caption')
}

function damaged({ id }: StoredRecord, what: string): AttestError {
  return new AttestError('GRAPH_DAMAGED', `"${id}" has ${what}, so this part of the answer cannot be given. Run "attest db verify".`)
}

/** The one record at the end of an edge that the schema promises. */
export async function theOne(record: RecordParent, edge: string): Promise<RecordParent> {
  const found = await maybeOne(record, edge)
  if (!found) throw damaged(record, `no edge ${edge}`)
  return found
}

export async function maybeOne(record: RecordParent, edge: string): Promise<RecordParent | null> {
  const [id] = targets(record, edge)
  return id === undefined ? null : record.view.records.load(id)
}

export function everyOne(record: RecordParent, edge: string): Promise<RecordParent[]> {
  return record.view.all(targets(record, edge))
}

/** @throws AttestError GRAPH_DAMAGED if the id, taken from the graph itself, leads nowhere */
export async function known(view: View, id: string): Promise<RecordParent> {
  const found = await view.records.load(id)
  if (!found) throw new AttestError('GRAPH_DAMAGED', `"${id}" is referred to, but is not in the graph. Run "attest db verify".`)
  return found
}
