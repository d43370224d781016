/** Steps of the search for which an exact answer is waited. */
const MOST_STEPS = 20_000

/**
 * The most of the given sets that are pairwise disjoint, by branch and bound: with the first set or without it.
 * @param enough no answer can be larger
 * @returns null if the search was given up
 */
export function mostDisjoint(sets: readonly ReadonlySet<string>[], enough: number): number | null {
  const minimal = withoutSupersets(sets)
  let best = 0
  let steps = 0
  const search = (left: readonly ReadonlySet<string>[], chosen: number): void => {
    best = Math.max(best, chosen)
    if (best >= enough || chosen + left.length <= best || ++steps > MOST_STEPS) return
    const [first, ...rest] = left
    if (!first) return
    search(rest.filter((set) => isDisjoint(set, first)), chosen + 1)
    search(rest, chosen)
  }
  search(minimal, 0)
  return steps > MOST_STEPS && best < enough ? null : best
}

/** Whoever takes a set that contains another may take that one instead. */
export function withoutSupersets(sets: readonly ReadonlySet<string>[]): ReadonlySet<string>[] {
  const sorted = [...sets].sort((a, b) => a.size - b.size)
  const kept: ReadonlySet<string>[] = []
  for (const set of sorted) if (!kept.some((smaller) => [...smaller].every((element) => set.has(element)))) kept.push(set)
  return kept
}

function isDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return ![...a].some((element) => b.has(element))
}
