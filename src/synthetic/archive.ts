import { Draw } from './draw.js'
import type { Line } from './lines.js'
import { region } from './region.js'

export interface ArchivePlan {
  /** How many claims the sources make in all. */
  readonly claims: number
  /** A whole number from 0 to 4294967295. */
  readonly seed: number
}

/** A territory has at least, and at most, so many claims. */
const [LEAST, MOST] = [900, 8000]

/**
 * A made-up archive, line by line, together with the truth that its sources tell well or badly. Equal plans give equal
 * lines. Territory follows territory, so that memory does not grow with the number of claims.
 * @throws RangeError if a number of the plan is none that is allowed
 */
export function* syntheticArchive({ claims, seed }: ArchivePlan): Generator<Line> {
  if (!Number.isSafeInteger(claims) || claims < 1) throw new RangeError('claims must be a whole number from 1 on')
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) throw new RangeError('seed must be a whole number from 0 to 4294967295')
  const draw = Draw.from(seed)
  for (let left = claims, number = 1; left > 0; number++) {
    const drawn = draw.pareto(LEAST, 0.7, MOST)
    // No territory is left with a handful of claims.
    const size = left - drawn < LEAST ? left : drawn
    yield* region(number, Math.min(size, left), draw.branch())
    left -= size
  }
}
