import { AttestError } from '../errors.js'
import type { Filters, IdPage, ListName, PageName } from '../graph/read/pages.js'
import type { RecordParent } from './model.js'
import type { View } from './view.js'

export const DEFAULT_PAGE = 50
export const LARGEST_PAGE = 500

export interface PageArgs {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** A page of anything, with what its connection type resolves. The total is counted only if it is asked for. */
export interface PageParent {
  readonly items: readonly unknown[]
  readonly cursors: readonly string[]
  readonly hasNextPage: boolean
  /** The cursor of the last item looked at, where the search for more was left to the next page: that one starts there. */
  readonly tried?: string
  /** The cursor that the page was asked from: an empty page ends where it began. */
  readonly after: string | null
  readonly total: () => Promise<number> | number
}

/** @throws AttestError BAD_INPUT for a page size out of bounds */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE
  if (size < 0 || size > LARGEST_PAGE) throw new AttestError('BAD_INPUT', `first: ${size} is no page size. Expected 0 to ${LARGEST_PAGE}; ask for the next page with after.`)
  return size
}

/** A cursor names its list, so that one cannot be taken for a place in another. */
export function encodeCursor(list: string, cursor: string): string {
  return Buffer.from(`${list}\n${cursor}`).toString('base64url')
}

/** @throws AttestError BAD_INPUT for a text that is no cursor of this list */
export function decodeCursor(list: string, after: string | null | undefined): string {
  if (after === null || after === undefined) return ''
  const text = Buffer.from(after, 'base64url').toString()
  if (!text.startsWith(`${list}\n`) || Buffer.from(text).toString('base64url') !== after) throw new AttestError('BAD_INPUT', `after: "${after.slice(0, 40)}" is no cursor of this list. Expected the endCursor of the page before.`)
  return text.slice(list.length + 1)
}

/** One more than the page is read, to know whether another follows. */
async function recordPage(view: View, list: string, args: PageArgs, load: (request: { after: string; limit: number; count: boolean }) => Promise<IdPage>): Promise<PageParent> {
  const size = pageSize(args.first)
  const after = decodeCursor(list, args.after)
  const { ids, cursors } = await load({ after, limit: size + 1, count: false })
  return {
    items: await view.all(ids.slice(0, size)),
    cursors: cursors.slice(0, size).map((cursor) => encodeCursor(list, cursor)),
    after: args.after ?? null,
    hasNextPage: ids.length > size,
    total: async () => (await load({ after: '', limit: 0, count: true })).total,
  }
}

/** A page of the records that hang on another. */
export function pageOf(parent: RecordParent, name: PageName, args: PageArgs, filters: Filters = {}): Promise<PageParent> {
  return recordPage(parent.view, name, args, (request) => parent.view.page(name, parent.id, filters, request))
}

/** Lists without pages: far more than any record of a real dossier has. */
export const LONGEST_LIST = 10_000

/**
 * All records that hang on another, for lists that stay short.
 * @throws AttestError BAD_INPUT rather than leave some out
 */
export async function allOf(parent: RecordParent, name: PageName, filters: Filters = {}): Promise<RecordParent[]> {
  const { ids } = await parent.view.page(name, parent.id, filters, { after: '', limit: LONGEST_LIST + 1, count: false })
  return parent.view.all(whole(ids, parent.id))
}

function whole(ids: readonly string[], of: string): readonly string[] {
  if (ids.length > LONGEST_LIST) throw new AttestError('BAD_INPUT', `"${of}" has more than ${LONGEST_LIST} of these. Ask for a list with pages.`)
  return ids
}

/** A page of a list that starts from its filters. */
export function listPage(view: View, name: ListName, args: PageArgs, filters: Filters): Promise<PageParent> {
  return recordPage(view, `list-${name}`, args, (request) => view.list(name, filters, request))
}

/** A page of what is in memory already. Cursors are positions. */
export function slicePage(list: string, items: readonly unknown[], args: PageArgs): PageParent {
  const size = pageSize(args.first)
  const start = position(list, args.after)
  const page = items.slice(start, start + size)
  return { items: page, cursors: page.map((_, index) => encodeCursor(list, String(start + index + 1))), hasNextPage: start + size < items.length, after: args.after ?? null, total: () => items.length }
}

/** The position that a cursor stands for; 0 without one. */
export function position(list: string, after: string | null | undefined): number {
  return Number(decodeCursor(list, after) || 0)
}

export const connectionResolvers = {
  nodes: ({ items }: PageParent): readonly unknown[] => items,
  edges: ({ items, cursors }: PageParent): { cursor: string; node: unknown }[] => items.map((node, index) => ({ cursor: cursors[index] ?? '', node })),
  pageInfo: ({ cursors, hasNextPage, tried, after }: PageParent): { hasNextPage: boolean; endCursor: string | null } => ({ hasNextPage, endCursor: tried ?? cursors.at(-1) ?? after }),
  totalCount: ({ total }: PageParent): Promise<number> | number => total(),
}

/** A whole list that stays short. */
export async function allPages(view: View, name: ListName): Promise<RecordParent[]> {
  const { ids } = await view.list(name, {}, { after: '', limit: LONGEST_LIST + 1, count: false })
  return view.all(whole(ids, name))
}
