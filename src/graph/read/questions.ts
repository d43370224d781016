import { areNear } from '../../reasoning/questions.js'
import type { Proposition } from '../../reasoning/propositions/identity.js'
import { propositionOf } from '../provenance/proposition.js'
import type { Snapshot } from './snapshot.js'
import type { StoredRecord } from './records.js'

/** A question that stands beside another one: those who set the two side by side, and one proposition that answers it. */
export interface Beside {
  readonly question: string
  /** Remarks, claims and constraints; empty where only the rule of nearness says so. */
  readonly links: readonly string[]
  readonly example: Proposition
}

/**
 * The questions beside others, those that somebody sets beside them first. One round trip, however many questions.
 * @param questions ids, each with one proposition that answers it
 */
export async function loadBeside({ connection, at }: Snapshot, questions: ReadonlyMap<string, Proposition>): Promise<Map<string, Beside[]>> {
  const rows = await connection.read('read/questions-beside', { at, questions: [...questions.keys()] })
  const found = new Map<string, Beside[]>([...questions.keys()].map((question) => [question, []]))
  for (const row of rows) {
    const question = String(row['question'])
    const self = questions.get(question)
    const links = [...(row['links'] as string[])].sort()
    const example = propositionOf(row['example'] as Pick<StoredRecord, 'props' | 'edges'>)
    if (self && (links.length > 0 || areNear(self, example))) found.get(question)?.push({ question: String(row['beside']), links, example })
  }
  for (const beside of found.values()) beside.sort((a, b) => Number(b.links.length > 0) - Number(a.links.length > 0) || (a.question < b.question ? -1 : 1))
  return found
}

/** The rolls of which propositions give the number, as the structure of the text ties the two. One round trip. */
export async function loadCountedRolls({ connection, at }: Snapshot, propositions: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await connection.read('read/counted-rolls', { at, propositions })
  return new Map(rows.map((row) => [String(row['parent']), [...(row['rolls'] as string[])].sort()]))
}
