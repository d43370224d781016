import type { Interval } from './intervals.js'

/** What can be added to a gap: an effect on each of its ends, and what it touches. */
export interface Move {
  readonly effect: Interval
  readonly touches: string
  /** Tells moves of one effect apart, so that their order is not that of the input. */
  readonly key: string
}

export interface Search<M extends Move> {
  /** Sets of moves of one size that close the gap, the smallest size at which any is accepted. */
  readonly found: readonly (readonly M[])[]
  /** Sets of that size or smaller that close it and were not accepted. */
  readonly refused: readonly (readonly M[])[]
  /** Up to how many moves were tried together. */
  readonly depth: number
  /** Sets that were tried, the ones that a sorted order rules out included. */
  readonly tried: number
  /** Whether every set up to `depth` was tried, and every one that was accepted is in `found`. */
  readonly exhaustive: boolean
}

export interface Limits {
  /** How many moves are tried together at most. */
  readonly deepest: number
  /** Pairs from which the search for three moves may start, and sets that close the gap and are looked at. */
  readonly pairs: number
  readonly fits: number
}

/** Three moves for a table of 40 rows with six digits each; beyond that two. */
export const LIMITS: Limits = { deepest: 3, pairs: 6_000_000, fits: 20_000 }

/**
 * The smallest sets of moves that close a gap, breadth-first by their number: after them 0 lies in the gap.
 *
 * The moves are sorted by their effect; the last of a set is then looked up among those that close what the others
 * leave open, so that sets of k moves cost O(m^(k−1) log m) for m moves, and not m^k. All bounds are counts: the same
 * input gives the same answer on every machine.
 * @param gap stated less derived; `Infinity` at an end that need not be met
 * @param accept refuses a set that closes this gap at the expense of another
 */
export function smallest<M extends Move>(gap: Interval, moves: readonly M[], accept: (set: readonly M[]) => boolean, limits: Limits = LIMITS): Search<M> {
  const search = new Sorted(gap, moves)
  const refused: (readonly M[])[] = []
  let tried = 0
  for (let depth = 1; depth <= limits.deepest; depth++) {
    const pairs = (moves.length * (moves.length - 1)) / 2
    if (depth === 3 && pairs > limits.pairs) return { found: [], refused, depth: depth - 1, tried, exhaustive: false }
    tried += combinations(moves.length, depth)
    const found: (readonly M[])[] = []
    let fits = 0
    const whole = search.each(depth, (set) => {
      if (accept(set)) found.push(set)
      else refused.push(set)
      return ++fits < limits.fits
    })
    if (found.length > 0 || !whole) return { found, refused, depth, tried, exhaustive: whole }
  }
  return { found: [], refused, depth: limits.deepest, tried, exhaustive: true }
}

/** How many sets of so many moves change the gap by a number within these ends; null where counting them costs too much. */
export function countWithin(moves: readonly Move[], size: number, ends: Interval, limits: Limits = LIMITS): number | null {
  const effects = moves.map(({ effect }) => effect.high).sort((a, b) => a - b)
  const upTo = (end: number, from: number, rest: number): number => {
    if (rest === 1) return Math.max(0, bisect(effects, end, true) - from)
    let count = 0
    for (let i = from; i < effects.length; i++) count += upTo(end - (effects[i] ?? 0), i + 1, rest - 1)
    return count
  }
  if (size > 2 && (moves.length * (moves.length - 1)) / 2 > limits.pairs / 8) return null
  const below = (end: number): number => upTo(end, 0, size)
  return below(ends.high) - below(ends.low - 1e-9)
}

class Sorted<M extends Move> {
  private readonly moves: readonly M[]
  private readonly low: Float64Array
  private readonly high: Float64Array
  /** How far the two effects of a move lie apart at most. */
  private readonly spread: number

  constructor(
    private readonly gap: Interval,
    moves: readonly M[],
  ) {
    this.moves = [...moves].sort((a, b) => a.effect.high - b.effect.high || a.effect.low - b.effect.low || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    this.low = Float64Array.from(this.moves, ({ effect }) => effect.low)
    this.high = Float64Array.from(this.moves, ({ effect }) => effect.high)
    this.spread = this.moves.reduce((most, { effect }) => Math.max(most, Math.abs(effect.high - effect.low)), 0)
  }

  /** Calls `visit` with every set of that size that closes the gap, until it returns false; whether all were visited. */
  each(size: number, visit: (set: readonly M[]) => boolean): boolean {
    return this.extend([], 0, size, this.gap.low, this.gap.high, visit)
  }

  private extend(set: readonly M[], from: number, left: number, low: number, high: number, visit: (set: readonly M[]) => boolean): boolean {
    if (left === 1) return this.close(set, from, low, high, visit)
    for (let i = from; i < this.moves.length; i++) {
      const move = this.moves[i]
      if (!move || set.some(({ touches }) => touches === move.touches)) continue
      if (!this.extend([...set, move], i + 1, left - 1, low + (this.low[i] ?? 0), high + (this.high[i] ?? 0), visit)) return false
    }
    return true
  }

  private close(set: readonly M[], from: number, low: number, high: number, visit: (set: readonly M[]) => boolean): boolean {
    const first = Math.max(from, bisect(this.high, -high - 1e-6, false))
    for (let i = first; i < this.moves.length && (this.high[i] ?? 0) <= -low + this.spread + 1e-6; i++) {
      if (low + (this.low[i] ?? 0) > 1e-6 || high + (this.high[i] ?? 0) < -1e-6) continue
      const move = this.moves[i]
      if (!move || set.some(({ touches }) => touches === move.touches)) continue
      if (!visit([...set, move])) return false
    }
    return true
  }
}

/** How many of the sorted numbers are less than `value`, or at most `value`. */
function bisect(sorted: ArrayLike<number>, value: number, including: boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const at = sorted[middle] ?? 0
    if (at < value || (including && at === value)) low = middle + 1
    else high = middle
  }
  return low
}

export function combinations(of: number, size: number): number {
  let count = 1
  for (let i = 0; i < size; i++) count = (count * (of - i)) / (i + 1)
  return Math.max(0, Math.round(count))
}
