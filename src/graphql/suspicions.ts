import { AttestError } from '../errors.js'
import { readSuspicions } from '../graph/copying/index.js'
import { compareRanks, type Rank, rankOf, type Suspicion, type Trace } from '../reasoning/copying/suspicions.js'
import { decodeCursor, encodeCursor, type PageArgs, type PageParent, pageSize } from './connections.js'
import { requireKnown } from './known.js'
import type { View } from './view.js'

export interface SuspicionParent {
  readonly view: View
  readonly suspicion: Suspicion
}

export interface SharedErrorParent {
  readonly view: View
  readonly trace: Trace
}

/** One list, of all sources or of one, for all fields of a request that ask for it. */
const lists = new WeakMap<View, Map<string | null, Promise<Suspicion[]>>>()

function listOf(view: View, source: string | null): Promise<Suspicion[]> {
  const known = lists.get(view) ?? new Map<string | null, Promise<Suspicion[]>>()
  lists.set(view, known)
  const list = known.get(source) ?? readSuspicions(view.snapshot, source)
  known.set(source, list)
  return list
}

/** A page of suspicions. It goes on behind the last one of the page before, wherever that stands by now. */
export async function suspected(view: View, source: string | null | undefined, args: PageArgs): Promise<PageParent> {
  await requireKnown(view, { source })
  const size = pageSize(args.first)
  const after = rankFrom(args.after)
  const all = await listOf(view, source ?? null)
  const rest = after === null ? all : all.filter((suspicion) => compareRanks(rankOf(suspicion), after) > 0)
  const page = rest.slice(0, size)
  return {
    items: page.map((suspicion): SuspicionParent => ({ view, suspicion })),
    cursors: page.map((suspicion) => encodeCursor(LIST, JSON.stringify(rankOf(suspicion)))),
    hasNextPage: size < rest.length,
    after: args.after ?? null,
    total: () => all.length,
  }
}

const LIST = 'suspicions'

/** @throws AttestError BAD_INPUT for what is no cursor of this list */
function rankFrom(after: string | null | undefined): Rank | null {
  const text = decodeCursor(LIST, after)
  if (text === '') return null
  const rank = parsed(text)
  if (!isRank(rank)) throw new AttestError('BAD_INPUT', `after: "${String(after).slice(0, 40)}" is no cursor of this list. Expected the endCursor of the page before.`)
  return rank
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRank(value: unknown): value is Rank {
  return Array.isArray(value) && value.length === 3 && typeof value[0] === 'boolean' && typeof value[1] === 'number' && typeof value[2] === 'string'
}
