import { HashTable } from './hash-table.js'

/** Ways between things that are named by texts, without the texts: eight bytes a way. */
export class Links {
  private readonly numbers = new HashTable()
  private ends = new Uint32Array(1024)
  private length = 0
  private core: Uint8Array | null = null

  add(from: string, to: string): void {
    if (this.length + 2 > this.ends.length) {
      const larger = new Uint32Array(this.ends.length * 2)
      larger.set(this.ends)
      this.ends = larger
    }
    this.ends[this.length++] = this.number(from)
    this.ends[this.length++] = this.number(to)
  }

  private number(text: string): number {
    const known = this.numbers.get(text)
    if (known > 0) return known
    const next = this.numbers.size + 1
    this.numbers.set(text, next)
    return next
  }

  /** Whether there may be a circle at all. */
  get mayCircle(): boolean {
    this.core ??= this.findCore()
    return this.core.includes(1)
  }

  /** Whether something may lie on a circle. */
  inCore(text: string): boolean {
    this.core ??= this.findCore()
    return this.core[this.numbers.get(text)] === 1
  }

  /** Takes away what leads nowhere, again and again, until only ways into circles are left. */
  private findCore(): Uint8Array {
    const count = this.numbers.size + 1
    const core = new Uint8Array(count).fill(1, 1)
    const ways = new Uint32Array(count)
    // The ways to each node, one list behind the other.
    const first = new Uint32Array(count + 1)
    for (let at = 0; at < this.length; at += 2) {
      bump(ways, this.ends[at] ?? 0)
      bump(first, (this.ends[at + 1] ?? 0) + 1)
    }
    for (let node = 1; node <= count; node++) first[node] = (first[node] ?? 0) + (first[node - 1] ?? 0)
    const sources = new Uint32Array(this.length / 2)
    const filled = first.slice()
    for (let at = 0; at < this.length; at += 2) {
      const to = this.ends[at + 1] ?? 0
      sources[filled[to] ?? 0] = this.ends[at] ?? 0
      bump(filled, to)
    }
    const falling: number[] = []
    for (let node = 1; node < count; node++) if (ways[node] === 0) falling.push(node)
    for (let node = falling.pop(); node !== undefined; node = falling.pop()) {
      core[node] = 0
      for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at++) {
        const source = sources[at] ?? 0
        ways[source] = (ways[source] ?? 0) - 1
        if (ways[source] === 0) falling.push(source)
      }
    }
    return core
  }
}

function bump(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}
