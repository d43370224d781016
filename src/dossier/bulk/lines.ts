import { closeSync, openSync, readSync } from 'node:fs'

/** A line of a file, without the break that ends it. */
export interface ByteLine {
  /** Counted from 1. */
  readonly number: number
  /** Where it begins in the file, in bytes. */
  readonly offset: number
  /** Null if the line is longer than the limit. It is overwritten when the next line is asked for. */
  readonly bytes: Buffer | null
}

/** As long as a YAML file may be: what one line says is held in memory. */
export const LINE_LIMIT_BYTES = 20 * 1024 * 1024

const CHUNK_BYTES = 1024 * 1024

/**
 * The lines of a file, one after the other, however long the file is.
 * @throws what the file system throws
 */
export function* fileLines(path: string, limit = LINE_LIMIT_BYTES): Generator<ByteLine> {
  const file = openSync(path, 'r')
  try {
    let buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    // What is held: from `start` to `end` of the buffer, which lies at `offset` in the file.
    let [start, end, offset, number, skipping] = [0, 0, 0, 1, false]
    for (;;) {
      const at = buffer.subarray(start, end).indexOf(0x0a)
      if (at >= 0) {
        yield { number: number++, offset: offset + start, bytes: skipping || at > limit ? null : buffer.subarray(start, start + at) }
        start += at + 1
        skipping = false
        continue
      }
      if (end - start > limit) {
        skipping = true
        offset += end
        start = end = 0
      }
      if (start > 0) {
        buffer.copyWithin(0, start, end)
        offset += start
        end -= start
        start = 0
      }
      if (end === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
      const read = readSync(file, buffer, end, buffer.length - end, null)
      end += read
      if (read > 0) continue
      if (end > 0 || skipping) yield { number, offset, bytes: skipping ? null : buffer.subarray(0, end) }
      return
    }
  } finally {
    closeSync(file)
  }
}
