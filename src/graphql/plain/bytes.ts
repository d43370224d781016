const QUOTE = 0x22
const BACKSLASH = 0x5c

/** An answer as it grows, in UTF-8: texts that are put together and turned into bytes afterwards take several times as long. */
export class Bytes {
  private buffer = Buffer.allocUnsafe(16 * 1024)
  length = 0

  /** Adds what is JSON already. */
  raw(text: string): void {
    this.makeRoom(text.length * 3)
    const { buffer } = this
    let at = this.length
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code >= 0x80) {
        this.length += buffer.write(text, this.length, 'utf8')
        return
      }
      buffer[at++] = code
    }
    this.length = at
  }

  /** Adds a text as JSON has it. */
  quoted(text: string): void {
    this.makeRoom(text.length * 3 + 2)
    const { buffer } = this
    let at = this.length
    buffer[at++] = QUOTE
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      // Whatever must be escaped, and what takes two units of a text, is rare.
      if (code < 0x20 || code === QUOTE || code === BACKSLASH || (code >= 0xd800 && code < 0xe000)) {
        this.raw(JSON.stringify(text))
        return
      }
      if (code < 0x80) buffer[at++] = code
      else if (code < 0x800) {
        buffer[at++] = 0xc0 | (code >> 6)
        buffer[at++] = 0x80 | (code & 0x3f)
      } else {
        buffer[at++] = 0xe0 | (code >> 12)
        buffer[at++] = 0x80 | ((code >> 6) & 0x3f)
        buffer[at++] = 0x80 | (code & 0x3f)
      }
    }
    buffer[at++] = QUOTE
    this.length = at
  }

  /** Adds what stands between two places once more. */
  again(start: number, end: number): void {
    this.makeRoom(end - start)
    this.buffer.copyWithin(this.length, start, end)
    this.length += end - start
  }

  /** All that was added. */
  whole(): Buffer {
    return this.buffer.subarray(0, this.length)
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + more))
    this.buffer.copy(larger, 0, 0, this.length)
    this.buffer = larger
  }
}
