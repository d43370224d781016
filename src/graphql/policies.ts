import { AttestError } from '../errors.js'
import { loadKeystones, type KeystoneRole, type StoredChange, type StoredKeystone } from '../graph/read/keystones.js'
import type { Filters, IdPage } from '../graph/read/pages.js'
import { verdictsAreCurrent } from '../graph/verdicts.js'
import { affectedBy } from '../graph/verdicts/touched.js'
import { moved } from '../reasoning/changes.js'
import type { Outcome } from '../reasoning/provenance.js'
import { decodeCursor, encodeCursor, listPage, type PageArgs, type PageParent, pageSize } from './connections.js'
import { requirePolicy, rulesOf } from './provenance.js'
import type { Opposition, Policy, PropositionKind, Support, VerdictName } from './schema.generated.js'
import type { View } from './view.js'

export interface KeystoneParent extends StoredKeystone {
  readonly view: View
}
export interface VerdictChangeParent extends StoredChange {
  readonly view: View
}

/** Verdicts computed at once, and at most to fill one page. */
const BATCH = 500
const MOST_COMPUTED = 2000

/** The verdicts that a list is filtered by. */
export interface Wanted {
  readonly verdict: readonly VerdictName[] | null
  readonly support: readonly Support[] | null
  readonly opposition: readonly Opposition[] | null
}

/** What a search found, and where it was left off at the bound. */
interface Search<T> {
  readonly found: readonly T[]
  readonly tried: string | null
}

/**
 * A page of mandates, filtered by their verdicts under a policy. The usual one is filtered by what is stored; any
 * other, and stored verdicts of other rules, by verdicts computed for the candidates in their order.
 * @param most verdicts are computed, at most, to fill the page; where they do not, it ends with the last one tried
 */
export async function mandatesUnder(head: View, policy: Policy | null, filters: Filters, wanted: Wanted, args: PageArgs, most = MOST_COMPUTED): Promise<PageParent> {
  const view = policy ? await head.under(policy) : head
  const rules = rulesOf(policy)
  const any = wanted.verdict === null && wanted.support === null && wanted.opposition === null
  const { connection, at } = view.snapshot
  const usual = Object.keys(rules).length === 0
  if (any || (usual && (await verdictsAreCurrent(connection, at)))) return listPage(view, 'mandates', args, { ...filters, ...wanted })
  const list = (after: string, limit: number): Promise<IdPage> => view.list('mandates', { ...filters, verdict: null, support: null, opposition: null }, { after, limit, count: false })
  const fits = ({ name, support, opposition }: Outcome): boolean => [wanted.verdict?.includes(name), wanted.support?.includes(support), wanted.opposition?.includes(opposition)].every((found) => found ?? true)
  const search = async (after: string, enough: number): Promise<Search<string>> => {
    const found: string[] = []
    for (let last = after, left = most; ; ) {
      const limit = Math.min(BATCH, left)
      const { ids } = await list(last, limit)
      const outcomes = await view.outcomes(ids, [rules])
      found.push(...ids.filter((id) => outcomes.get(id)?.some(fits)))
      last = ids.at(-1) ?? last
      left -= ids.length
      if (ids.length < limit || found.length >= enough) return { found, tried: null }
      if (left <= 0) return { found, tried: last }
    }
  }
  const size = pageSize(args.first)
  const { found, tried } = await search(decodeCursor('list-mandates', args.after), size + 1)
  const ids = found.slice(0, size)
  return {
    items: await view.all(ids),
    cursors: ids.map((id) => encodeCursor('list-mandates', id)),
    after: args.after ?? null,
    ...followed('list-mandates', found, size, tried),
    total: async () => totalOf(await search('', Infinity), most, usual ? 'The stored verdicts were given by other rules, so that' : 'Under this policy', 'Narrow the list by holder, party, list, district, assembly or source, or go through its pages.'),
  }
}

/**
 * A page of the verdicts that change under a policy, in the order of their propositions. Only those are computed in
 * whose case anything occurs that the policy bears on.
 * @param most verdicts are computed, at most, to fill the page; where they do not, it ends with the last one tried
 * @throws AttestError BAD_INPUT if the policy changes no rule
 */
export async function policyEffect(head: View, policy: Policy, kind: PropositionKind | null | undefined, args: PageArgs, most = MOST_COMPUTED): Promise<PageParent> {
  const rules = rulesOf(policy)
  if (Object.keys(rules).length === 0) throw new AttestError('BAD_INPUT', `policy: ${policy.recordedBy ? 'recordedBy alone changes no rule. "attest log" tells what has changed since then; beside it, name' : 'it changes no rule, so that no verdict could be another one. Name'} what to set aside, to withdraw, to leave out or to count as certain.`)
  await requirePolicy(head, policy)
  // What it was by the usual rules is told beside: what hangs on the propositions is judged by these.
  const view = policy.recordedBy ? await head.asRecorded(policy.recordedBy) : head
  const { connection, at } = view.snapshot
  const affected = await affectedBy(connection, at, rules)
  view.spend(affected.length)
  const touched = affected.filter((proposition) => !kind || proposition.kind === kind.toLowerCase()).map(({ id }) => id).sort()
  const search = async (after: string, enough: number): Promise<Search<VerdictChangeParent>> => {
    const all = touched.filter((id) => id > after)
    const left = all.slice(0, most)
    const found: VerdictChangeParent[] = []
    for (let start = 0; start < left.length && found.length < enough; start += BATCH) {
      const ids = left.slice(start, start + BATCH)
      const outcomes = await view.outcomes(ids, [{}, rules])
      for (const proposition of ids) {
        const [before, now] = outcomes.get(proposition) ?? []
        if (before && now && moved(before, now)) found.push({ view, proposition, before, after: now })
      }
    }
    return { found, tried: found.length < enough && left.length < all.length ? (left.at(-1) ?? null) : null }
  }
  const size = pageSize(args.first)
  const { found, tried } = await search(decodeCursor('policyEffect', args.after), size + 1)
  const total = async (): Promise<number> => totalOf(await search('', Infinity), most, 'Under this policy', 'Name a kind of proposition, set less aside, or go through the pages.')
  return { ...changesPage('policyEffect', view, found, size, args, total), ...followed('policyEffect', found, size, tried) }
}

/** Whether a page is followed by another, and where that one starts if the search was left off. */
function followed(list: string, found: readonly unknown[], size: number, tried: string | null): Pick<PageParent, 'hasNextPage' | 'tried'> {
  return found.length > size || tried === null ? { hasNextPage: found.length > size } : { hasNextPage: true, tried: encodeCursor(list, tried) }
}

/** @throws AttestError BAD_INPUT if not all was looked at */
function totalOf({ found, tried }: Search<unknown>, most: number, why: string, remedy: string): number {
  if (tried !== null) throw new AttestError('BAD_INPUT', `totalCount: ${why} more than ${most} verdicts would have to be computed to count them. ${remedy}`)
  return found.length
}

/**
 * A page of sources by the verdicts that change without them.
 * @throws AttestError VERDICTS_OUTDATED if they were stored by other rules
 */
export async function keystones(view: View, args: PageArgs): Promise<PageParent> {
  const { connection, at } = view.snapshot
  if (!(await verdictsAreCurrent(connection, at))) throw new AttestError('VERDICTS_OUTDATED', 'The stored verdicts were given by other rules than those of this program. "attest start" and "attest load" give them anew.')
  const size = pageSize(args.first)
  const load = (after: string, limit: number, count: boolean): ReturnType<typeof loadKeystones> => loadKeystones(view.snapshot, { after, limit, count })
  const { keystones: found } = await load(decodeCursor('keystones', args.after), size + 1, false)
  return {
    items: found.slice(0, size).map((keystone): KeystoneParent => ({ ...keystone, view })),
    cursors: found.slice(0, size).map(({ rank }) => encodeCursor('keystones', rank)),
    after: args.after ?? null,
    hasNextPage: found.length > size,
    total: async () => (await load('', 0, true)).total,
  }
}

/** A page of the verdicts that change without one source, as they are stored. */
export async function changesOf({ view, id, asSpeaker, asRelay }: KeystoneParent, as: KeystoneRole, args: PageArgs): Promise<PageParent> {
  const size = pageSize(args.first)
  const { changes } = await view.changesOfKeystone(id, as, { after: decodeCursor('keystone', args.after), limit: size + 1, count: false })
  return changesPage('keystone', view, changes, size, args, () => (as === 'SPEAKER' ? asSpeaker : asRelay))
}

function changesPage(list: string, view: View, found: readonly StoredChange[], size: number, args: PageArgs, total: PageParent['total']): PageParent {
  const page = found.slice(0, size)
  return {
    items: page.map((change): VerdictChangeParent => ({ ...change, view })),
    cursors: page.map(({ proposition }) => encodeCursor(list, proposition)),
    after: args.after ?? null,
    hasNextPage: found.length > size,
    total,
  }
}
