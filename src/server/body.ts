import type { IncomingMessage } from 'node:http'
import { MAX_BODY_BYTES } from './limits.js'

/**
 * The body of a request as text; null if it is too large. Such a body is read to its end and thrown away, so that
 * the sender hears the refusal instead of a broken connection; the time-out of the server bounds that.
 */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= MAX_BODY_BYTES) parts.push(part)
    else parts.length = 0
  }
  return size > MAX_BODY_BYTES ? null : Buffer.concat(parts).toString('utf8')
}
