/** Closed intervals of numbers; infinite ends are open. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The same set in its one shortest form: in order, and those that touch as one. n log n. */
export function intervals(set: readonly Interval[]): readonly Interval[] {
  if (set.length < 2) return set
  const merged: Interval[] = []
  for (const next of [...set].sort((a, b) => a.low - b.low || a.high - b.high)) {
    const last = merged.at(-1)
    if (last && next.low <= last.high) merged[merged.length - 1] = { low: last.low, high: Math.max(last.high, next.high) }
    else merged.push(next)
  }
  return merged
}
