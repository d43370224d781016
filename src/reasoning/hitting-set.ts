import { withoutSupersets } from './set-packing.js'

/**
 * Size of the smallest set that has an element in common with every given set (all of them not empty).
 * Exact by branch and bound up to `limit` sets of which none contains another; beyond, a lower bound by disjoint sets (exact where as many elements hit them all), of which
 * "two or more" is still exact: it holds when no element is common to all.
 */
export function minimumHittingSet(sets: readonly ReadonlySet<string>[], limit: number): { size: number; exact: boolean } {
  // A set that contains another is hit whenever that one is.
  const minimal = withoutSupersets(sets)
  if (minimal.length === 0) return { size: 0, exact: true }
  if (haveOneInCommon(minimal)) return { size: 1, exact: true }
  const [least, most] = [Math.max(2, disjointSets(minimal)), greedy(minimal)]
  if (least === most) return { size: least, exact: true }
  if (minimal.length > limit) return { size: least, exact: false }
  return { size: search(minimal, 0, most), exact: true }
}

/** Whether one element is in all of some sets. */
export function haveOneInCommon(sets: readonly ReadonlySet<string>[]): boolean {
  const [first, ...rest] = sets
  for (const element of first ?? []) if (rest.every((set) => set.has(element))) return true
  return false
}

/** Pairwise disjoint sets need an element each: a lower bound. */
function disjointSets(sets: readonly ReadonlySet<string>[]): number {
  const used = new Set<string>()
  let count = 0
  for (const set of sets) {
    if ([...set].some((element) => used.has(element))) continue
    count++
    for (const element of set) used.add(element)
  }
  return count
}

function greedy(sets: readonly ReadonlySet<string>[]): number {
  let left = [...sets]
  let count = 0
  while (left.length > 0) {
    const counts = new Map<string, number>()
    for (const set of left) for (const element of set) counts.set(element, (counts.get(element) ?? 0) + 1)
    const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? ['']
    left = left.filter((set) => !set.has(best))
    count++
  }
  return count
}

function search(sets: readonly ReadonlySet<string>[], chosen: number, best: number): number {
  const [first] = sets
  if (!first) return Math.min(best, chosen)
  if (chosen + disjointSets(sets) >= best) return best
  for (const element of first) best = search(sets.filter((set) => !set.has(element)), chosen + 1, best)
  return best
}
