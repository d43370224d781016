import { PROPOSITION_KIND_NAMES, specOf } from '../../reasoning/propositions/kinds.js'
import type { Snapshot } from './snapshot.js'

export interface RollEntry {
  readonly roll: string
  readonly claim: string
  /** Whom the entry names; null while the name is not identified. */
  readonly entity: string | null
  readonly mentions: readonly string[]
}

/** The role that a roll of each kind enumerates. */
export const SUBJECTS = Object.fromEntries(PROPOSITION_KIND_NAMES.map((kind) => [kind, specOf(kind).subject]))

/** Entries of several rolls in their order, and of whom an omission is reported in words. Two round trips. */
export async function loadEntries({ connection, at }: Snapshot, rolls: readonly string[]): Promise<{ entries: RollEntry[]; omitted: ReadonlySet<string> }> {
  const params = { rolls, at, subjects: SUBJECTS }
  const [entries, omissions] = await Promise.all([connection.read('read/entries-of-rolls', params), connection.read('read/omissions-of-rolls', params)])
  return {
    entries: entries.map((row) => ({ roll: String(row['roll']), claim: String(row['claim']), entity: typeof row['entity'] === 'string' ? row['entity'] : null, mentions: row['mentions'] as string[] })),
    omitted: new Set(omissions.map((row) => omissionKey(String(row['roll']), String(row['entity'])))),
  }
}

/** The rolls that enumerate entities, with the entries that name them. One round trip. */
export async function loadEntriesNaming({ connection, at }: Snapshot, entities: readonly string[]): Promise<{ entity: string; roll: string; claim: string; caption: string }[]> {
  const rows = await connection.read('read/entries-naming', { entities, at, subjects: SUBJECTS })
  return rows.map((row) => ({ entity: String(row['entity']), roll: String(row['roll']), claim: String(row['claim']), caption: String(row['caption']) }))
}

export function omissionKey(roll: string, entity: string): string {
  return `${roll}\n${entity}`
}

/** Kind of proposition, role and person to those who fill the role. */
export type Placements = ReadonlyMap<string, ReadonlySet<string>>

/** Where propositions of some kinds place people. One round trip. */
export async function loadPlacements({ connection, at }: Snapshot, people: readonly string[], kinds: readonly string[]): Promise<Placements> {
  const rows = await connection.read('read/placements-of-people', { people, kinds, at, subjects: SUBJECTS })
  return new Map(rows.map((row) => [placementKey(String(row['kind']), String(row['role']), String(row['person'])), new Set(row['fillers'] as string[])]))
}

export function placementKey(kind: string, role: string, person: string): string {
  return [kind, role, person].join('\n')
}
