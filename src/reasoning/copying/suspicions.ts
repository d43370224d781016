import type { DayRange } from '../case.js'
import { type Common, copyingOdds, probability } from './odds.js'

/** What may be shared that few others have. */
export type TraceKind = 'VALUE' | 'TOTAL' | 'SPELLING' | 'OMISSION' | 'WORDING' | 'TITLE' | 'READING'

/** A rare value or error with all that bear it. */
export interface Trace {
  readonly kind: TraceKind
  /** What it is an answer to: a source has one answer to it. */
  readonly item: string
  /** As written. */
  readonly written: string
  /** What it is said of, in words. */
  readonly of: string
  /**
   * Whose hand it is: the source itself or, where it is known through others, the last of these, since a slip may be
   * theirs; with the claim, mention, roll or other record that shows it.
   */
  readonly borne: readonly { readonly source: string; readonly record: string }[]
}

/**
 * Errors in the sense of the formula: another value is likelier to be right. Who leaves out, words or entitles alike may
 * do so by one definition or habit, which no rule calls wrong: it is shown, and adds nothing to the odds.
 */
const ERRORS: ReadonlySet<TraceKind> = new Set<TraceKind>(['TOTAL', 'READING', 'SPELLING', 'VALUE'])
/** One error may be hit upon twice, or both may have it from a third: below this no probability is stated. */
const ENOUGH_ERRORS = 2

export interface Pair {
  readonly source: string
  readonly from: string
}

/** What is known of two sources beside what they share. */
export interface PairFacts {
  /** Values on which they agree, rare or not, and matters on which they differ. */
  readonly agree: number
  readonly differ: number
  /** How many values each gives in all. */
  readonly extent: readonly [number, number]
}

/** Why the one is taken for the copyist: a derivation recorded as suspected; it was made later; it is a part of the other; or nothing tells. */
export type Direction = 'RECORDED' | 'BY_DATE' | 'BY_EXTENT' | 'OPEN'

export interface Judged {
  readonly id: string
  readonly holds: boolean
  readonly date: string
}

export interface Suspicion extends Pair {
  readonly direction: Direction
  readonly log10Odds: number
  /** Null where they share fewer than two errors. */
  readonly probability: number | null
  readonly shared: readonly Trace[]
  readonly common: Common
  /** The derivation that records the suspicion. */
  readonly recorded: string | null
  readonly judgements: readonly Judged[]
  readonly standing: 'OPEN' | 'ACCEPTED' | 'REJECTED'
}

export interface Known {
  readonly facts: (pair: Pair) => PairFacts
  readonly made: (source: string) => DayRange | null
  /** A derivation, a common ancestor or a common maker that is recorded explains what they share. */
  readonly joined: (pair: Pair) => boolean
  /** Derivations recorded as suspected: pair key to the derivation, and which way it runs. */
  readonly recorded: ReadonlyMap<string, { readonly id: string; readonly source: string; readonly from: string }>
  readonly judgements: ReadonlyMap<string, readonly Judged[]>
}

/** The name of a pair whichever way it runs. */
export function pairKey({ source, from }: Pair): string {
  return source < from ? `${source}\n${from}` : `${from}\n${source}`
}

export function pairOf(key: string): Pair {
  const [source = '', from = ''] = key.split('\n')
  return { source, from }
}

/** Pairs by what they share, found through the traces and not by looking at all pairs. */
export function sharing(traces: readonly Trace[]): Map<string, Trace[]> {
  const found = new Map<string, Map<string, Trace>>()
  for (const trace of traces) {
    const bearers = [...new Set(trace.borne.map(({ source }) => source))].sort()
    for (const [index, source] of bearers.entries())
      for (const from of bearers.slice(index + 1)) {
        const key = pairKey({ source, from })
        const mine = found.get(key) ?? new Map<string, Trace>()
        found.set(key, mine)
        // One matter counts once: a wrong total is also a value that few give.
        const known = mine.get(trace.item)
        if (!known || RANK.indexOf(trace.kind) < RANK.indexOf(known.kind)) mine.set(trace.item, { ...trace, borne: trace.borne.filter((by) => by.source === source || by.source === from) })
      }
  }
  return new Map([...found].map(([key, items]) => [key, [...items.values()].sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind) || (a.item < b.item ? -1 : 1))]))
}
const RANK: readonly TraceKind[] = ['TOTAL', 'READING', 'SPELLING', 'VALUE', 'OMISSION', 'WORDING', 'TITLE']

/**
 * Pairs of sources of which one may copy the other, the likeliest first and the rejected last. What is already joined by
 * what is recorded is left out, since that explains what they share; a derivation recorded as suspected is not.
 */
export function suspicions(shared: ReadonlyMap<string, readonly Trace[]>, known: Known): Suspicion[] {
  const keys = [...new Set([...shared.keys(), ...known.recorded.keys()])].filter((key) => known.recorded.has(key) || !known.joined(pairOf(key)))
  return keys.map((key) => suspicion(pairOf(key), shared.get(key) ?? [], known)).sort((a, b) => compareRanks(rankOf(a), rankOf(b)))
}

function suspicion(pair: Pair, shared: readonly Trace[], known: Known): Suspicion {
  const { agree, differ, extent } = known.facts(pair)
  const ofValues = shared.filter(({ kind }) => kind === 'VALUE' || kind === 'TOTAL').length
  const common = { right: Math.max(0, agree - ofValues), wrong: shared.filter(({ kind }) => ERRORS.has(kind)).length, different: differ }
  const log10Odds = copyingOdds(common)
  const recorded = known.recorded.get(pairKey(pair)) ?? null
  const judgements = known.judgements.get(pairKey(pair)) ?? []
  const last = [...judgements].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1))[0]
  return {
    ...towards(pair, recorded, [known.made(pair.source), known.made(pair.from)], agree, extent),
    log10Odds,
    probability: common.wrong < ENOUGH_ERRORS ? null : probability(log10Odds),
    shared,
    common,
    recorded: recorded?.id ?? null,
    judgements,
    standing: last === undefined ? 'OPEN' : last.holds ? 'ACCEPTED' : 'REJECTED',
  }
}

/** Shares of a source's values by which it counts as a part of another. */
const [PART, WHOLE] = [0.8, 0.5]

function towards({ source, from }: Pair, recorded: Pair | null, [a, b]: readonly [DayRange | null, DayRange | null], agree: number, [all, others]: readonly [number, number]): Pair & { direction: Direction } {
  const [here, back] = [{ source, from }, { source: from, from: source }]
  if (recorded) return { source: recorded.source, from: recorded.from, direction: 'RECORDED' }
  if (isBefore(b, a)) return { ...here, direction: 'BY_DATE' }
  if (isBefore(a, b)) return { ...back, direction: 'BY_DATE' }
  if (agree >= PART * all && agree <= WHOLE * others && agree > 0) return { ...here, direction: 'BY_EXTENT' }
  if (agree >= PART * others && agree <= WHOLE * all && agree > 0) return { ...back, direction: 'BY_EXTENT' }
  return { ...here, direction: 'OPEN' }
}

function isBefore(a: DayRange | null, b: DayRange | null): boolean {
  return a?.lastDay != null && b?.firstDay != null && a.lastDay < b.firstDay
}

/** Where a suspicion stands in the order: what is rejected, odds, pair. */
export type Rank = readonly [rejected: boolean, log10Odds: number, pair: string]

export function rankOf(suspicion: Suspicion): Rank {
  return [suspicion.standing === 'REJECTED', suspicion.log10Odds, pairKey(suspicion)]
}

/** Less than 0 if the first comes first. */
export function compareRanks([rejected, odds, pair]: Rank, [other, others, otherPair]: Rank): number {
  return Number(rejected) - Number(other) || others - odds || (pair < otherPair ? -1 : pair > otherPair ? 1 : 0)
}
