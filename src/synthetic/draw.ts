import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

type Generator = ReturnType<typeof xoroshiro128plus>

/** Random numbers that one seed always draws alike. */
export class Draw {
  private constructor(private readonly generator: Generator) {}

  /** @param seed a whole number of 32 bits */
  static from(seed: number): Draw {
    return new Draw(xoroshiro128plus(seed))
  }

  /** A generator of its own whose numbers do not depend on how many are drawn elsewhere; each call gives the next one. */
  branch(): Draw {
    const own = this.generator.clone()
    this.generator.jump()
    return new Draw(own)
  }

  /** A number from 0 to 1, without 1. */
  unit(): number {
    return uniformFloat64(this.generator)
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return high <= low ? low : uniformInt(this.generator, low, high)
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  /** @throws RangeError if there is nothing to pick */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from')
    return list[this.between(0, list.length - 1)] as T
  }

  /** Some of a list, in the order of the list. */
  sample<T>(list: readonly T[], count: number): T[] {
    let wanted = Math.min(count, list.length)
    // Selection sampling (Knuth, The Art of Computer Programming, vol. 2, algorithm S).
    return list.filter((_, index) => {
      const taken = this.unit() * (list.length - index) < wanted
      if (taken) wanted--
      return taken
    })
  }

  /** A number of the distribution of Pareto from `least` on, cut at `most`: many small ones and few large. */
  pareto(least: number, shape: number, most: number): number {
    return Math.min(most, Math.floor(least * (1 - this.unit()) ** (-1 / shape)))
  }
}

/** Picks by weight, in the logarithm of the number of items. */
export class Lottery<T> {
  private readonly sums: number[] = []
  private readonly items: T[] = []
  private total = 0

  add(item: T, weight: number): void {
    this.total += weight
    this.items.push(item)
    this.sums.push(this.total)
  }

  get size(): number {
    return this.items.length
  }

  all(): readonly T[] {
    return this.items
  }

  /** @throws RangeError if it is empty */
  draw(draw: Draw): T {
    const at = draw.unit() * this.total
    let [low, high] = [0, this.items.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.sums[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    const item = this.items[low]
    if (item === undefined) throw new RangeError('nothing to draw from')
    return item
  }
}
