import { AttestError } from '../../errors.js'
import type { Policy } from '../../reasoning/case.js'
import { PROPOSITION_KIND_NAMES, specOf } from '../../reasoning/propositions/kinds.js'
import { SUPPORTS, verdictName } from '../../reasoning/verdict.js'
import type { Connection, Params, Row } from '../connection.js'

export interface Touched {
  readonly id: string
  readonly kind: string
  /** False for a proposition that the revision retires. */
  readonly inForce: boolean
}

/** Ids sent with one statement. */
const BATCH = 2000
/** Changed records read at once: each page goes through the changes of its revision, so that larger ones are fewer looks at them. */
const PAGE = 20_000

/** The kinds of proposition that presuppose an event, by what the event is called. */
const PRESUPPOSING = kindsByEvent()

/**
 * What a revision introduced, changed or retired of the records that verdicts are computed from, page by page: the
 * cost follows the change and not the archive, and no more is held than a page.
 */
export async function* changedBy(connection: Connection, at: number, limit = PAGE): AsyncGenerator<Changed> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: Row[] = await connection.read('read/verdicts-changed', { at, after, limit })
    const changed = byKind([])
    for (const row of rows) changed[row['what'] as keyof Changed].add(String(row['id']))
    yield changed
    after = rows.length < limit ? undefined : String(rows.at(-1)?.['id'])
  }
}

/** More claims, rolls or propositions than this are not followed for one request. */
const MOST_AFFECTED = 20_000

/**
 * The propositions in force whose case contains anything that a policy bears on. Rather too many than too few.
 * @throws AttestError BAD_INPUT if the policy bears on more than can be followed for one request
 */
export async function affectedBy(connection: Connection, at: number, policy: Policy, most = MOST_AFFECTED): Promise<Touched[]> {
  const bound = (size: number): void => {
    if (size > most) throw new AttestError('BAD_INPUT', `policy: it bears on more than ${most} claims, rolls or propositions, which is more than one request follows. Set less aside, or ask for the verdicts of what you have in mind under this policy: mandates(policy:) and provenance(policy:) compute no more than their page.`)
  }
  const causes = await connection.read('read/verdicts-causes', {
    at,
    sources: policy.withoutSources ?? [],
    relays: policy.withoutRelays ?? [],
    readings: policy.withoutReadings ?? [],
    mentions: policy.withoutIdentifications ?? [],
    suspected: policy.acceptSuspected === true,
    inferences: policy.ignoreInferences === true,
    silence: policy.ignoreSilence === true,
    bySilence: SUPPORTS.map((support) => verdictName(support, 'SILENCE')),
    limit: most + 1,
  })
  const borne = byKind(causes)
  for (const source of policy.withoutSources ?? []) borne.Source.add(source)
  for (const { size } of Object.values(borne)) bound(size)
  return (await propositionsWith(connection, at, borne, new Set(), bound)).filter(({ inForce }) => inForce)
}

/**
 * The propositions whose case contains any of these. Rather too many than too few.
 * @param known propositions from which all was followed before; those that are followed now are added
 * @param bound told how many claims, rolls or propositions are followed, to throw if they are too many
 */
export async function propositionsWith(connection: Connection, at: number, changed: Changed, known = new Set<string>(), bound: (size: number) => void = () => undefined): Promise<Touched[]> {
  const ask = async (name: string, params: Record<string, Iterable<string>>, further: Params = {}): Promise<Row[]> => {
    const rows: Row[] = []
    for (const batch of batches(params)) rows.push(...(await connection.read(`read/verdicts-${name}`, { at, ...further, ...batch })))
    return rows
  }
  const spoken = byKind(await ask('spoken', { sources: changed.Source, derivations: changed.Derivation }))
  const claims = new Set([...changed.Claim, ...spoken.Claim])
  const exemplified = ids(await ask('exemplified', { claims: changed.Claim }))
  const rolls = new Set([...changed.Roll, ...spoken.Roll, ...exemplified])
  bound(claims.size + rolls.size)
  const found = new Set([...changed.Proposition, ...ids(await ask('by-claims', { claims })), ...ids(await ask('by-rolls', { rolls }))])
  add(found, await ask('by-events', { propositions: [...found].filter((id) => !known.has(id)) }, { presupposing: PRESUPPOSING }))
  bound(found.size)
  for (const id of found) if (known.has(id)) found.delete(id)
  for (const id of found) known.add(id)
  add(found, await ask('by-premises', { propositions: found }))
  // Where a place lies bears on how the accounts of one event stand to each other, and on no other family.
  add(found, await ask('by-places', { places: [...changed.Place, ...changed.ElectoralDistrict] }))
  bound(found.size)
  const families = await ask('families', { propositions: found })
  return [...new Map(families.map((row) => [String(row['id']), { id: String(row['id']), kind: String(row['kind']), inForce: row['inForce'] === true }])).values()]
}

export type Changed = Record<'Proposition' | 'Claim' | 'Source' | 'Derivation' | 'Roll' | 'Place' | 'ElectoralDistrict', Set<string>>

function byKind(rows: readonly Row[]): Changed {
  const changed: Changed = { Proposition: new Set(), Claim: new Set(), Source: new Set(), Derivation: new Set(), Roll: new Set(), Place: new Set(), ElectoralDistrict: new Set() }
  for (const row of rows) for (const id of row['ids'] as string[]) changed[row['what'] as keyof Changed].add(id)
  return changed
}

/** The lists of ids in step, each in parts; nothing at all if all are empty. */
function* batches(params: Record<string, Iterable<string>>): Generator<Record<string, string[]>> {
  const lists = Object.entries(params).map(([name, list]) => [name, [...list]] as const)
  const longest = Math.max(...lists.map(([, list]) => list.length))
  for (let start = 0; start < longest; start += BATCH) yield Object.fromEntries(lists.map(([name, list]) => [name, list.slice(start, start + BATCH)]))
}

function ids(rows: readonly Row[]): string[] {
  return rows.map((row) => String(row['id']))
}

function add(found: Set<string>, rows: readonly Row[]): void {
  for (const id of ids(rows)) found.add(id)
}

function kindsByEvent(): Record<string, string[]> {
  const kinds: Record<string, string[]> = {}
  for (const kind of PROPOSITION_KIND_NAMES) {
    const what = specOf(kind).presupposes?.what
    if (what !== undefined) kinds[what] = [...(kinds[what] ?? []), kind]
  }
  return kinds
}
