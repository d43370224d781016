import { LRUCache } from 'lru-cache'
import type { DocumentNode } from 'graphql'

/** Characters of requests that are kept parsed. A parsed document takes some 130 bytes for each (measured), so that they take 33 MB at most. */
const KEPT_CHARACTERS = 256 * 1024
/** What cannot be a request is looked at again each time; a few are kept for a client that repeats itself. */
const KEPT_ERRORS = 32 * 1024

export interface DocumentCache<T> {
  get(text: string): T | undefined
  set(text: string, value: T): void
}

/** Parsed documents by their text, bounded by the length of the texts: by their number alone, a stream of long ones would fill the memory. */
export function documentCaches(): { documentCache: DocumentCache<DocumentNode>; errorCache: DocumentCache<unknown> } {
  return { documentCache: bounded<DocumentNode>(KEPT_CHARACTERS), errorCache: bounded<object>(KEPT_ERRORS) }
}

function bounded<T extends object>(characters: number): DocumentCache<T> {
  return new LRUCache<string, T>({ maxSize: characters, sizeCalculation: (_, text) => text.length + 1 })
}
