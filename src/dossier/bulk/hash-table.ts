/** Two checksums of 32 bits of a text, as good as one of 64: cyrb53 by bryc (public domain), with both halves whole. */
function hash(text: string): void {
  let [one, two] = [0xdeadbeef, 0x41c6ce57]
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index)
    one = Math.imul(one ^ char, 2654435761)
    two = Math.imul(two ^ char, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  high = one >>> 0
  low = two >>> 0
}
let high = 0
let low = 0

/** A number of 32 bits that tells texts apart; nothing is secured by it. */
export function hash32(text: string): number {
  hash(text)
  return low
}

/** Each part grows by itself, so that no moment needs twice the memory of the whole. */
const SHARDS = 256
const FULLEST = 0.7

/**
 * Numbers by texts, without the texts: 12 bytes an entry, and about half as much again of free room. Texts are told
 * apart by 64 bits: among ten million, two are taken for one in three cases of a million.
 */
export class HashTable {
  private readonly shards = Array.from({ length: SHARDS }, () => ({ slots: new Uint32Array(3 * 16), count: 0 }))
  size = 0

  /** The number kept for a text; 0 if there is none. */
  get(text: string): number {
    hash(text)
    const { slots } = this.shard()
    return slots[find(slots) + 2] ?? 0
  }

  /** @param value - from 1 to 2³² − 1 */
  set(text: string, value: number): void {
    hash(text)
    const shard = this.shard()
    let at = find(shard.slots)
    if (shard.slots[at + 2] === 0) {
      if (shard.count + 1 > (shard.slots.length / 3) * FULLEST) {
        shard.slots = grown(shard.slots)
        hash(text)
        at = find(shard.slots)
      }
      shard.count++
      this.size++
    }
    shard.slots[at] = high
    shard.slots[at + 1] = low
    shard.slots[at + 2] = value
  }

  has(text: string): boolean {
    return this.get(text) !== 0
  }

  private shard(): { slots: Uint32Array; count: number } {
    const shard = this.shards[high & (SHARDS - 1)]
    if (!shard) throw new RangeError('no such shard')
    return shard
  }
}

/** Where the text hashed last stands, or would stand: slots of high, low and value, tried one after the other. */
function find(slots: Uint32Array): number {
  const count = slots.length / 3
  for (let slot = low & (count - 1); ; slot = (slot + 1) & (count - 1)) {
    const at = 3 * slot
    if (slots[at + 2] === 0 || (slots[at] === high && slots[at + 1] === low)) return at
  }
}

function grown(slots: Uint32Array): Uint32Array {
  const larger = new Uint32Array(slots.length * 2)
  for (let at = 0; at < slots.length; at += 3) {
    const value = slots[at + 2] ?? 0
    if (value === 0) continue
    high = slots[at] ?? 0
    low = slots[at + 1] ?? 0
    const to = find(larger)
    larger[to] = high
    larger[to + 1] = low
    larger[to + 2] = value
  }
  return larger
}

const CHUNK_BYTES = 1024 * 1024

/** Texts by texts, in a few bytes more than the texts have themselves. */
export class TextTable {
  private readonly places = new HashTable()
  private readonly chunks: Buffer[] = []
  private end = CHUNK_BYTES

  set(key: string, text: string): void {
    const bytes = Buffer.from(text, 'utf8')
    const needed = bytes.length + 4
    if (this.end + needed > CHUNK_BYTES) {
      this.chunks.push(Buffer.alloc(Math.max(needed, CHUNK_BYTES)))
      this.end = 0
    }
    const chunk = this.chunks.at(-1)
    chunk?.writeUInt32LE(bytes.length, this.end)
    bytes.copy(chunk ?? Buffer.alloc(0), this.end + 4)
    this.places.set(key, (this.chunks.length - 1) * CHUNK_BYTES + this.end + 1)
    this.end = Math.min(CHUNK_BYTES, this.end + needed)
  }

  get(key: string): string | undefined {
    const place = this.places.get(key) - 1
    if (place < 0) return undefined
    const chunk = this.chunks[Math.floor(place / CHUNK_BYTES)]
    const at = place % CHUNK_BYTES
    return chunk?.toString('utf8', at + 4, at + 4 + chunk.readUInt32LE(at))
  }
}
