import { escapeLucene, foldName } from '../../reasoning/names.js'
import { AttestError } from '../../errors.js'
import type { Snapshot } from './snapshot.js'

/** In letters; no recorded name comes near it. */
const LONGEST_NAME = 500

export interface Match {
  readonly id: string
  readonly matched: string
  readonly score: number
}

/** Labels by the kinds that can be asked for. */
export const LABELS = {
  PERSON: ['Person'],
  PARTY: ['Party'],
  LIST: ['List'],
  DISTRICT: ['ElectoralDistrict'],
  PLACE: ['Place'],
  ASSEMBLY: ['Assembly'],
  MEETING: ['Meeting'],
  BODY: ['Body'],
  SOURCE: ['Source'],
  QUESTION: ['Question'],
} as const
export type FindableKind = keyof typeof LABELS

/**
 * Named things by any recorded spelling: all words must occur, the last letters of each may lack.
 * @returns best match first; nothing for a text without letters and digits
 * @throws AttestError BAD_INPUT for a text that is no name, so long is it
 */
export async function findNamed({ connection, at }: Snapshot, text: string, kinds: readonly FindableKind[], skip: number, limit: number): Promise<Match[]> {
  if (text.length > LONGEST_NAME) throw new AttestError('BAD_INPUT', `A name of more than ${LONGEST_NAME} letters cannot be looked up.`)
  const words = foldName(text).split(' ').filter((word) => word !== '')
  if (words.length === 0 || kinds.length === 0) return []
  // Every word as a whole counts more than the same word as a beginning.
  const query = words.map((word) => `(${escapeLucene(word)}^4 OR ${escapeLucene(word)}*)`).join(' AND ')
  const labels = kinds.flatMap((kind) => LABELS[kind])
  const rows = await connection.read('read/find', { query, labels, at, skip, limit })
  return rows.map((row) => ({ id: String(row['id']), matched: String(row['matched']), score: Number(row['score']) }))
}
