import type { Answered } from '../graph/provenance/index.js'
import type { Policy as Rules } from '../reasoning/case.js'
import type { Conflict, Evidence, Independence, Weakness } from '../reasoning/provenance.js'
import type { WitnessGroup } from '../reasoning/independence.js'
import type { SilenceFound } from '../reasoning/silence.js'
import type { SuspectedTie } from '../reasoning/tally.js'
import type { Policy } from './schema.generated.js'
import { requireKnown } from './known.js'
import type { View } from './view.js'

export interface ProvenanceParent extends Answered {
  readonly view: View
}
export interface VerdictParent extends ProvenanceParent {
  readonly rules: Rules
}
interface Part<T> {
  readonly of: ProvenanceParent
  readonly part: T
}
export interface SuspectedTieParent {
  readonly view: View
  readonly tie: SuspectedTie
}
export type EvidenceParent = Part<Evidence>
export type ConflictParent = Part<Conflict>
export type SilenceParent = Part<SilenceFound>
export type IndependenceParent = Part<Independence>
export type WitnessGroupParent = Part<WitnessGroup>
export type WeaknessParent = Part<Weakness>

/**
 * The answer on one proposition under a policy, at the head or as recorded at the policy's time; null if nothing had that id.
 * @throws AttestError BAD_INPUT if the policy sets aside what is no source
 */
export async function provenanceOf(view: View, proposition: string, policy: Policy | null | undefined): Promise<ProvenanceParent | null> {
  // Sources are looked for at the head: one that was not recorded yet can be set aside all the same.
  await requireKnown(view, { withoutSources: policy?.withoutSources, withoutRelays: policy?.withoutRelays })
  const seen = policy?.recordedBy ? await view.asRecorded(policy.recordedBy) : view
  const found = await seen.provenance(proposition, rulesOf(policy))
  return found ? { ...found, view: seen } : null
}

/** The part of a policy that the rules know; what is not said is left out, so that equal policies share one computation. */
function rulesOf(policy: Policy | null | undefined): Rules {
  const sorted = (ids: readonly string[] | null | undefined): string[] | null => (ids && ids.length > 0 ? [...new Set(ids)].sort() : null)
  const withoutSources = sorted(policy?.withoutSources)
  const withoutRelays = sorted(policy?.withoutRelays)
  return {
    ...(withoutSources ? { withoutSources } : {}),
    ...(withoutRelays ? { withoutRelays } : {}),
    ...(policy?.ignoreInferences ? { ignoreInferences: true } : {}),
    ...(policy?.acceptSuspected ? { acceptSuspected: true } : {}),
    ...(policy?.ignoreSilence ? { ignoreSilence: true } : {}),
  }
}
