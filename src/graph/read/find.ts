import { derivedQuery, recordedQuery } from '../../reasoning/names/query.js'
import { foldName } from '../../reasoning/names/fold.js'
import { compareWording } from '../../reasoning/names/wording.js'
import { AttestError } from '../../errors.js'
import type { Snapshot } from './snapshot.js'

/** In letters; no recorded name comes near it. */
export const LONGEST_NAME = 500
/** Names beyond these are not looked at: who asks for more asks for another word. */
export const MOST_FOUND = 1000
/** Spellings of one thing that are compared with what was asked. */
const SPELLINGS = 20

export interface Match {
  readonly id: string
  readonly matched: string
  /** As it was recorded, or in a form that follows from it. */
  readonly how: 'RECORDED' | 'DERIVED'
  /** From 0 to 1; comparable within one way of matching. */
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
  CITATION: ['Citation'],
  PROPOSITION: ['Proposition'],
  ROLL: ['Roll'],
} as const
export type FindableKind = keyof typeof LABELS

/** What bears no name is found by the words of its caption. */
export const CAPTIONED: ReadonlySet<FindableKind> = new Set<FindableKind>(['CITATION', 'PROPOSITION', 'ROLL'])

/** A query that no name answers, where there is nothing to look up. */
export const NOTHING = 'k_'

/** @throws AttestError BAD_INPUT for a text that is no name, so long is it */
export function requireName(text: string): void {
  if (text.length > LONGEST_NAME) throw new AttestError('BAD_INPUT', `A name of more than ${LONGEST_NAME} letters cannot be looked up.`)
}

/**
 * Named things by any recorded spelling — all words must occur, the last letters of each may lack — and by any form that
 * the rules derive from one; citations, propositions and rolls by the words of their captions. The order depends on the names alone, and so holds while the graph grows.
 * @returns recorded spellings before derived ones, the best match first; nothing for a text without letters and digits
 * @throws AttestError BAD_INPUT for a text that is no name, so long is it
 */
export async function findNamed({ connection, at }: Snapshot, text: string, kinds: readonly FindableKind[]): Promise<Match[]> {
  requireName(text)
  const query = recordedQuery(text)
  if (query === null || kinds.length === 0) return []
  const captions = kinds.some((kind) => CAPTIONED.has(kind)) ? query : NOTHING
  const rows = await connection.read('read/find', { query, captions, keys: derivedQuery(text) ?? NOTHING, labels: kinds.flatMap((kind) => LABELS[kind]), at, most: MOST_FOUND, spellings: SPELLINGS })
  return rows.flatMap((row) => bestOf(text, String(row['id']), row['matches'] as Spelling[]) ?? []).sort(inOrder)
}

interface Spelling {
  readonly matched: string
  readonly recorded: boolean
}

/** Words of one skeleton need not sound alike: such a match is none. */
const LEAST_COVERED = 0.6

function bestOf(text: string, id: string, spellings: readonly Spelling[]): Match | undefined {
  const matches = spellings.flatMap(({ matched, recorded }): Match[] => {
    const { likeness, covered } = compareWording(text, matched)
    if (recorded) return [{ id, matched, how: 'RECORDED', score: foldName(matched) === foldName(text) ? 1 : likeness }]
    return covered < LEAST_COVERED ? [] : [{ id, matched, how: 'DERIVED', score: likeness }]
  })
  return matches.sort(inOrder)[0]
}

const inOrder = (a: Match, b: Match): number => RANK[a.how] - RANK[b.how] || b.score - a.score || byText(a.id, b.id) || byText(a.matched, b.matched)
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const RANK = { RECORDED: 0, DERIVED: 1 }

/** The place of a match in this order, to go on behind it whatever has come in between. */
export function placeOf({ how, score, id }: Match): string {
  return `["${how}",${score},"${id}"]`
}

/** @throws AttestError BAD_INPUT for a text that is no such place */
export function isBehind(match: Match, place: string): boolean {
  const [how, score, id] = readPlace(place)
  return inOrder(match, { how, score, id, matched: match.matched }) > 0
}

function readPlace(place: string): [Match['how'], number, string] {
  const [, how, score, id] = /^\["(RECORDED|DERIVED)",([\d.e-]+),"(.*)"\]$/.exec(place) ?? []
  if (!how || !score || id === undefined) throw new AttestError('BAD_INPUT', 'after: this is no cursor of this list. Expected the endCursor of the page before.')
  return [how as Match['how'], Number(score), id]
}
