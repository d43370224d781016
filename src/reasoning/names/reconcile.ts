import { compareNames, compareNamesakes, type NameComparison, type PartComparison } from './score.js'
import { compareWording } from './wording.js'

/** A name to find the bearer of, with what is known of its bearer. */
export interface NameQuestion {
  readonly text: string
  readonly district?: string | null
  readonly list?: string | null
  /** Day numbers; null where the end is open. */
  readonly time?: Time | null
}

export interface Time {
  readonly firstDay: number | null
  readonly lastDay: number | null
}

/** Who may bear it, with what the graph says of them. */
export interface NameBearer {
  readonly id: string
  /** People's names have parts; other names are compared word by word. */
  readonly person: boolean
  readonly spellings: readonly string[]
  readonly districts: readonly string[]
  readonly lists: readonly string[]
  readonly time: Time | null
}

export type NameReason =
  | ({ readonly about: 'PART'; readonly speaks: Side } & PartComparison)
  | { readonly about: 'WORDING'; readonly speaks: Side; readonly likeness: number }
  | { readonly about: 'DISTRICT' | 'LIST'; readonly speaks: Side; readonly asked: string; readonly recorded: readonly string[] }
  | { readonly about: 'TIME'; readonly speaks: Side; readonly recorded: Time }
export type Side = 'FOR' | 'AGAINST'

export interface NameCandidate {
  readonly id: string
  /** The spelling that the name agrees with best. */
  readonly matched: string
  readonly score: number
  /** By the name alone. */
  readonly nameScore: number
  readonly reasons: readonly NameReason[]
}

export interface Reconciliation {
  /** Best first, at one score those for whom more speaks; none if nobody's score reaches the threshold. */
  readonly candidates: readonly NameCandidate[]
  /** The best of the others, to see why they are none. */
  readonly rejected: readonly NameCandidate[]
  /** Whether a second candidate comes so near to the first that the name alone does not tell them apart. */
  readonly ambiguous: boolean
}

/** From what score on a bearer is a candidate. */
export const THRESHOLD = 0.65
/** Scores nearer to each other than this tell nobody apart. */
export const CLOSE = 0.05
const REJECTED_SHOWN = 3
/** What of the distance to 1 a context closes that agrees, and what one leaves of the score that does not. */
const AGREES = 0.25
const DIFFERS: Readonly<Record<'DISTRICT' | 'LIST' | 'TIME', number>> = { DISTRICT: 0.9, LIST: 0.9, TIME: 0.3 }
/** Days: nobody acts over more than a century. */
const LIFE = 36_525

/**
 * Ranks those who may bear a name. The score of a bearer is that of the most telling spelling (`compareNames` for people, the
 * likeness of `compareWording` for everything else), then multiplied for each context that differs (another district or
 * list than any that is recorded: 0.9; a time more than a century away: 0.3), and, if the name alone reaches the threshold,
 * brought a quarter nearer to 1 for each that agrees: a context never makes a bearer of whom the name is not.
 * What is not recorded of a bearer speaks neither way. Nothing is merged: the answer is for a historian to judge.
 */
export function reconcile(question: NameQuestion, bearers: readonly NameBearer[]): Reconciliation {
  const ranked = bearers.flatMap((bearer) => judge(question, bearer) ?? []).sort((a, b) => b.score - a.score || agreeing(b) - agreeing(a) || (a.id < b.id ? -1 : 1))
  const candidates = ranked.filter(({ score }) => score >= THRESHOLD)
  const [first, second] = candidates
  return { candidates, rejected: ranked.slice(candidates.length, candidates.length + REJECTED_SHOWN), ambiguous: first !== undefined && second !== undefined && first.score - second.score < CLOSE }
}

const agreeing = ({ reasons }: NameCandidate): number => reasons.filter(({ speaks }) => speaks === 'FOR').length

function judge(question: NameQuestion, bearer: NameBearer): NameCandidate | undefined {
  const best = tellingest(question.text, bearer.spellings.map((matched) => ({ matched, ...(bearer.person ? byParts(compareNames(question.text, matched)) : byWording(question.text, matched)) })))
  if (!best) return undefined
  const context = [placed('DISTRICT', question.district, bearer.districts), placed('LIST', question.list, bearer.lists), timed(question.time, bearer.time)].filter((reason) => reason !== null)
  const fitting = context.filter(({ speaks }) => speaks === 'FOR').length
  const differing = context.reduce((product, { speaks, about }) => (speaks === 'AGAINST' ? product * DIFFERS[about] : product), 1)
  const raised = best.score >= THRESHOLD ? 1 - (1 - best.score) * (1 - AGREES) ** fitting : best.score
  return { id: bearer.id, matched: best.matched, nameScore: best.score, score: raised * differing, reasons: [...best.reasons, ...context] }
}

interface Compared {
  readonly matched: string
  readonly score: number
  readonly reasons: readonly NameReason[]
}

/**
 * The best comparison; but where the best spelling has no given name or its initial only, and another spelling of the
 * same surname has more of it, then the best of those that have most: a source that leaves the given name out does not
 * make a namesake of whom another source tells apart. Of what surname the other spellings are is looked for by itself,
 * since a spelling whose given name has nothing in common with the one asked for may agree better in another order.
 */
function tellingest(text: string, compared: readonly Compared[]): Compared | undefined {
  const ranked = [...compared].sort((a, b) => b.score - a.score || (a.matched < b.matched ? -1 : 1))
  const [best] = ranked
  if (!best || telling(best) === FULLY) return best
  const namesakes = ranked.flatMap(({ matched }): Compared[] => {
    const compared = compareNamesakes(text, matched)
    return compared ? [{ matched, ...byParts(compared) }] : []
  })
  const most = Math.max(...namesakes.map(telling))
  return namesakes.filter((other) => telling(other) === most).sort((a, b) => b.score - a.score || (a.matched < b.matched ? -1 : 1))[0] ?? best
}

const FULLY = 2

/** How much of the given name was compared: the whole, an initial, or nothing. */
function telling({ reasons }: Compared): number {
  const given = reasons.find((reason) => reason.about === 'PART' && reason.role === 'GIVEN')
  if (given?.about !== 'PART') return FULLY
  if (given.kind === 'MISSING') return 0
  return given.kind === 'INITIAL' || given.likeness === 0 ? 1 : FULLY
}

function byParts({ score, parts }: NameComparison): { score: number; reasons: NameReason[] } {
  return { score, reasons: parts.map((part) => ({ about: 'PART', speaks: part.kind === 'DIFFERENT' || part.kind === 'MISSING' ? 'AGAINST' : 'FOR', ...part })) }
}

function byWording(text: string, matched: string): { score: number; reasons: NameReason[] } {
  const { likeness } = compareWording(text, matched)
  return { score: likeness, reasons: [{ about: 'WORDING', speaks: likeness >= THRESHOLD ? 'FOR' : 'AGAINST', likeness }] }
}

function placed(about: 'DISTRICT' | 'LIST', asked: string | null | undefined, recorded: readonly string[]): (NameReason & { about: 'DISTRICT' | 'LIST' }) | null {
  if (!asked || recorded.length === 0) return null
  return { about, speaks: recorded.includes(asked) ? 'FOR' : 'AGAINST', asked, recorded }
}

function timed(asked: Time | null | undefined, recorded: Time | null): (NameReason & { about: 'TIME' }) | null {
  if (!asked || !recorded) return null
  const [begin, end] = [asked.firstDay ?? asked.lastDay, asked.lastDay ?? asked.firstDay]
  const [first, last] = [recorded.firstDay, recorded.lastDay]
  if (begin === null || end === null || first === null || last === null) return null
  const apart = Math.max(first - end, begin - last, 0)
  if (apart === 0) return { about: 'TIME', speaks: 'FOR', recorded }
  return apart > LIFE ? { about: 'TIME', speaks: 'AGAINST', recorded } : null
}
