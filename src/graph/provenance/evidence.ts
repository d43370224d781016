import { presupposedQuestion } from '../../reasoning/propositions/events.js'
import type { Dating } from '../../reasoning/case.js'
import type { Places } from '../../reasoning/compare.js'
import { placesFrom, placesIn } from '../../reasoning/places.js'
import type { Connection, Params } from '../connection.js'
import { loadChains } from '../read/places.js'
import { type StoredClaim, type StoredProposition, type StoredRoll, type StoredSource, toClaim, toDating, toProposition, toRoll, toSource } from './rows.js'

/** All records from which the cases of some propositions are put together, each once. */
export interface Evidence {
  readonly propositions: ReadonlyMap<string, StoredProposition>
  /** Propositions in force of each family. */
  readonly families: ReadonlyMap<string, readonly StoredProposition[]>
  readonly claims: ReadonlyMap<string, StoredClaim>
  readonly claimsAbout: ReadonlyMap<string, readonly StoredClaim[]>
  readonly sources: ReadonlyMap<string, StoredSource>
  readonly rolls: ReadonlyMap<string, StoredRoll>
  /** What became of events, by question. */
  readonly datings: ReadonlyMap<string, readonly Dating[]>
  /** Where the places lie by which the propositions are compared. */
  readonly places: Places
  /** What sources, makers, informants and places are called. */
  readonly titles: ReadonlyMap<string, string>
}

/**
 * Reads what bears on propositions at one revision, level by level: their families; the claims about these; what
 * the claims rest on; the lineage of all who speak. Nine statements, however many propositions.
 */
export async function readEvidence(connection: Connection, at: number, ids: readonly string[]): Promise<Evidence> {
  const read = async <T>(name: string, params: Params, to: (row: Params) => T): Promise<T[]> => (await connection.read(`read/case-${name}`, { at, ...params })).map(to)
  const members = await read('families', { ids }, toProposition)
  const questionsOf = (propositions: readonly StoredProposition[]): string[] => unique(propositions.map((proposition) => presupposedQuestion(proposition.read)))
  const [claims, datings, chains] = await Promise.all([
    read('claims', { propositions: members.map(({ id }) => id), claims: [], stances: null }, toClaim),
    read('datings', { questions: questionsOf(members) }, toDating),
    loadChains({ connection, at }, unique(members.flatMap((member) => placesIn(member.read)))),
  ])
  const foundations = claims.flatMap((claim) => claim.foundations)
  const known = new Set(members.map(({ id }) => id))
  const grounds = unique(foundations.map(({ about }) => about)).filter((id) => !known.has(id))
  const [premises, further, rolls] = await Promise.all([
    read('claims', { propositions: unique(foundations.map(({ about }) => about)), claims: unique(foundations.map(({ claim }) => claim)), stances: ['DENIES', 'DOUBTS'] }, toClaim),
    read('propositions', { ids: grounds }, toProposition),
    read(
      'rolls',
      {
        entities: unique(members.flatMap((member) => Object.values(member.read.roles).flat())),
        kinds: unique(members.map((member) => member.read.kind)),
        rolls: unique(claims.flatMap(({ claim }) => claim.omittedFrom)),
      },
      toRoll,
    ),
  ])
  const speaking = [...claims, ...premises]
  const [moreDatings, sources] = await Promise.all([
    read('datings', { questions: questionsOf(further) }, toDating),
    read('lineage', { sources: unique([...speaking.flatMap(named), ...rolls.flatMap(({ roll }) => [roll.source, roll.completeClaimedBy, ...roll.relay.map(({ source }) => source)])]) }, toSource),
  ])
  const accounts = [...new Map([...datings, ...moreDatings].map((found) => [found.dating.occurrence, found])).values()]
  const byId = new Map(speaking.map((stored) => [stored.claim.id, stored]))
  return {
    propositions: new Map([...members, ...further].map((proposition) => [proposition.id, proposition])),
    families: groupBy(
      members.filter(({ until }) => until > at),
      ({ family }) => family),
    claims: byId,
    claimsAbout: groupBy([...byId.values()], ({ claim }) => claim.proposition ?? ''),
    sources: new Map(sources.map((stored) => [stored.source.id, stored])),
    rolls: new Map(rolls.map((stored) => [stored.roll.id, stored])),
    datings: new Map([...groupBy(accounts, ({ question }) => question)].map(([question, found]) => [question, found.map(({ dating }) => dating)])),
    places: placesFrom(chains),
    titles: new Map([...[...chains.values()].flat().map(({ id, name }) => [id, name] as const), ...accounts.flatMap(({ titles }) => titles), ...sources.flatMap(({ source, origins }) => [...origins.map(({ origin, title }) => [origin, title] as const), [source.id, source.title] as const])]),
  }
}

/** Every source that a claim brings up, as a speaker, a relay or one who takes sides. */
function named({ claim }: StoredClaim): string[] {
  return [claim.source, ...claim.deviatesFrom, ...claim.relay.map(({ source }) => source), ...claim.disputedBy, ...claim.endorsedBy]
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort()
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
