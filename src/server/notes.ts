import type { ServerResponse } from 'node:http'

/** What whoever answers a request tells of it, for those who count and log. Never what was asked with it, and never a token. */
export interface Notes {
  /** The name that the client gave to its operation. */
  operation?: string
  kind?: 'query' | 'mutation' | 'subscription'
  /** The first error of the answer. */
  code?: string
  /** Milliseconds for which it waited for its turn, where it did. */
  waited?: number
  /** Whether the answer was kept from an earlier request. */
  kept?: true
}

const all = new WeakMap<ServerResponse, Notes>()

export function notesOf(response: ServerResponse): Notes {
  const known = all.get(response)
  if (known) return known
  const notes: Notes = {}
  all.set(response, notes)
  return notes
}
