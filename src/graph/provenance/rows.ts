import type { CaseClaim, CaseName, CaseReading, CaseRoll, CaseSource, Certainty, Dating, DayRange, Mode, RelayStep, Stance } from '../../reasoning/case.js'
import type { Proposition } from '../../reasoning/propositions/identity.js'
import { dayRange } from '../../reasoning/timeliness.js'
import type { RollScope } from '../../reasoning/scope.js'
import type { Row } from '../connection.js'
import type { StoredRecord } from '../read/records.js'
import { dateFrom, propositionOf } from './proposition.js'

type Props = Readonly<Record<string, unknown>>

export interface StoredProposition {
  readonly id: string
  readonly caption: string
  readonly family: string
  /** It lacks nothing that it could lack. */
  readonly seat: boolean
  /** The revision from which on it is no longer in force. */
  readonly until: number
  readonly read: Proposition
}

/** A claim with what the case of a proposition has to know of it beyond the claim itself. */
export interface StoredClaim {
  readonly claim: CaseClaim
  /** All that it rests on, to the last premise, with what each premise is about. */
  readonly foundations: readonly { readonly claim: string; readonly about: string | null }[]
  readonly listedIn: readonly { readonly roll: string; readonly universe: string | null; readonly source: string }[]
  readonly tables: readonly string[]
}

export interface StoredSource {
  readonly source: CaseSource
  readonly derivations: readonly { readonly from: string; readonly how: string; readonly suspected: boolean; readonly scope: readonly string[] | null }[]
  readonly origins: readonly { readonly origin: string; readonly how: 'AUTHOR' | 'INFORMANT'; readonly title: string }[]
}

export interface StoredRoll {
  readonly roll: Omit<CaseRoll, 'inScope' | 'lists' | 'listedBy'>
  readonly scope: RollScope
}

export interface StoredDating {
  readonly question: string
  readonly dating: Dating
  /** Titles of those who give the account. */
  readonly titles: readonly (readonly [source: string, title: string])[]
}

export function toProposition(row: Row): StoredProposition {
  const props = row['props'] as Props
  return { id: String(props['id']), caption: String(props['caption']), family: String(props['family']), seat: props['seat'] === true, until: Number(props['until']), read: propositionOf({ props, edges: row['edges'] as StoredRecord['edges'] }) }
}

export function toClaim(row: Row): StoredClaim {
  const props = row['props'] as Props
  const asOf = rangeFrom(props, 'asOf')
  return {
    claim: {
      id: String(props['id']),
      source: String(props['source']),
      proposition: textOr(row['proposition']),
      stance: textOr(props['stance']) as Stance | null,
      mode: props['mode'] as Mode,
      relay: row['relay'] as RelayStep[],
      cited: props['cited'] === true,
      citation: textOr(row['citation']) ?? '',
      ownObservation: props['ownObservation'] === true,
      deviatesFrom: (props['deviatesFrom'] as string[] | undefined) ?? [],
      asOf: asOf && { ...asOf, because: String(props['asOfBecause']), by: String(props['asOfBy']), certainty: props['asOfCertainty'] as Certainty },
      premises: sorted(row['premises']),
      reasoning: textOr(props['reasoning']),
      disputedBy: sorted(row['disputedBy']),
      endorsedBy: sorted(row['endorsedBy']),
      omittedFrom: sorted(row['omittedFrom']),
      readings: inOrder(row['readings'] as CaseReading[], ({ id }) => id),
      names: inOrder(row['names'] as CaseName[], ({ mention, entity }) => `${mention}\n${entity}`),
    },
    foundations: row['foundations'] as StoredClaim['foundations'],
    listedIn: row['listedIn'] as StoredClaim['listedIn'],
    tables: row['tables'] as string[],
  }
}

export function toSource(row: Row): StoredSource {
  return {
    source: { id: String(row['id']), title: String(row['title']), made: rangeFrom(row['dates'] as Props, 'made') },
    derivations: row['derivations'] as StoredSource['derivations'],
    origins: row['origins'] as StoredSource['origins'],
  }
}

export function toDating(row: Row): StoredDating {
  const accordingTo = row['accordingTo'] as { id: string; title: string }[]
  return {
    question: String(row['question']),
    dating: {
      status: String(row['status']),
      range: rangeFrom(row['dates'] as Props, 'date'),
      accordingTo: accordingTo.map(({ id }) => id).sort(),
      occurrence: String(row['occurrence']),
    },
    titles: accordingTo.map(({ id, title }) => [id, title]),
  }
}

export function toRoll(row: Row): StoredRoll {
  const props = row['props'] as Props
  const example = row['example'] as Pick<StoredRecord, 'props' | 'edges'> | null
  return {
    roll: {
      id: String(props['id']),
      source: String(props['source']),
      caption: String(props['caption']),
      relay: row['relay'] as RelayStep[],
      stated: numberOr(props['stated']),
      named: numberOr(props['named']) ?? 0,
      completeClaimedBy: textOr(props['completeClaimedBy']),
      known: props['known'] as CaseRoll['known'],
    },
    scope: { of: String(props['of']), covers: row['covers'] as RollScope['covers'], example: example && propositionOf(example), universe: textOr(props['universe']), date: dateFrom(props, 'scope') },
  }
}

function rangeFrom(props: Props, name: string): DayRange | null {
  const date = dateFrom(props, name)
  return date && dayRange(date)
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function numberOr(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** Each once, in the order of its key. */
function inOrder<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}

function sorted(value: unknown): string[] {
  return [...(value as string[])].sort()
}
