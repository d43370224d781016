import type { Answered } from '../graph/provenance/index.js'
import type { Policy as Rules } from '../reasoning/case.js'
import { type Change, type Changes, wouldChange } from '../reasoning/changes.js'
import type { Conflict, Evidence, Independence, Weakness } from '../reasoning/provenance.js'
import type { GroupOrigin, WitnessGroup } from '../reasoning/independence.js'
import type { SilenceFound } from '../reasoning/silence.js'
import type { SuspectedTie } from '../reasoning/tally.js'
import type { Policy } from './schema.generated.js'
import { requireKnown } from './known.js'
import type { View } from './view.js'

export interface ProvenanceParent extends Omit<Answered, 'filed'> {
  readonly view: View
  /** What would move the verdict; found once, however many fields ask. */
  readonly changes: () => Changes
}
interface Part<T> {
  readonly of: ProvenanceParent
  readonly part: T
}
export interface SuspectedTieParent {
  readonly view: View
  readonly tie: SuspectedTie
}
export type ChangeParent = Part<Change>
export type EvidenceParent = Part<Evidence>
export type ConflictParent = Part<Conflict>
export type SilenceParent = Part<SilenceFound>
export type IndependenceParent = Part<Independence>
export type WitnessGroupParent = Part<WitnessGroup>
export type GroupOriginParent = Part<GroupOrigin>
export type LineagePathParent = Part<readonly string[]>
export type WeaknessParent = Part<Weakness>

/**
 * The answer on one proposition under a policy, at the head or as recorded at the policy's time; null if nothing had that id.
 * @throws AttestError BAD_INPUT if the policy sets aside what is no source
 */
export async function provenanceOf(view: View, proposition: string, policy: Policy | null | undefined): Promise<ProvenanceParent | null> {
  const asked = policy ?? view.policy
  if (policy) await requirePolicy(view, policy)
  const seen = asked?.recordedBy ? await view.asRecorded(asked.recordedBy) : view
  const rules = rulesOf(asked)
  const found = await seen.provenance(proposition, rules)
  if (!found) return null
  let changes: Changes | undefined
  return {
    ...found,
    view: seen,
    changes: () => {
      if (!changes) seen.spend(COST_OF_CHANGES)
      return (changes ??= wouldChange(found.case, rules))
    },
  }
}

/** Hundreds of verdicts are tried to find what moves one: as many of them as a request may ask for are a second's work. */
const COST_OF_CHANGES = 250

/**
 * Sources are looked for at the head: one that was not recorded yet can be set aside all the same. One round trip.
 * @throws AttestError BAD_INPUT if the policy sets aside what is no source, or withdraws what is no reading or mention
 */
export function requirePolicy(view: View, { withoutSources, withoutRelays, withoutReadings, withoutIdentifications }: Policy): Promise<void> {
  return requireKnown(view, { withoutSources, withoutRelays, withoutReadings, withoutIdentifications })
}

/** The part of a policy that the rules know; what is not said is left out, so that equal policies share one computation. */
export function rulesOf(policy: Policy | null | undefined): Rules {
  const sorted = (ids: readonly string[] | null | undefined): string[] | null => (ids && ids.length > 0 ? [...new Set(ids)].sort() : null)
  const withoutSources = sorted(policy?.withoutSources)
  const withoutRelays = sorted(policy?.withoutRelays)
  const withoutReadings = sorted(policy?.withoutReadings)
  const withoutIdentifications = sorted(policy?.withoutIdentifications)
  return {
    ...(withoutSources ? { withoutSources } : {}),
    ...(withoutRelays ? { withoutRelays } : {}),
    ...(withoutReadings ? { withoutReadings } : {}),
    ...(withoutIdentifications ? { withoutIdentifications } : {}),
    ...(policy?.ignoreInferences ? { ignoreInferences: true } : {}),
    ...(policy?.acceptSuspected ? { acceptSuspected: true } : {}),
    ...(policy?.ignoreSilence ? { ignoreSilence: true } : {}),
  }
}
