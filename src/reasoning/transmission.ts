import type { CaseClaim, CaseRoll, RelayStep } from './case.js'
import type { CaseReader } from './case-reader.js'
import type { Verdict } from './verdict.js'

/**
 * Whether what was counted was seen by the encoder, and if not, through whom it is known. Reasoning is no witness:
 * an inference stands here for the direct claims that it rests on, and for itself only where it rests on nobody else's.
 */
export function transmission(counted: readonly CaseClaim[], silent: readonly CaseRoll[], reader: CaseReader): Pick<Verdict, 'transmission' | 'relayedBy' | 'relayedLastBy'> {
  const relays: (readonly RelayStep[])[] = [...counted.flatMap((claim) => grounds(claim, reader)), ...silent].map(({ relay }) => relay)
  const relayedBy = [...new Set(relays.flat().map(({ source }) => source))].sort()
  const relayedLastBy = [...new Set(relays.flatMap((relay) => relay.at(-1)?.source ?? []))].sort()
  if (relays.length === 0) return { transmission: 'NONE', relayedBy, relayedLastBy }
  const seen = relays.filter((relay) => relay.length === 0).length
  return { transmission: seen === relays.length ? 'SEEN' : seen === 0 ? 'RELAYED' : 'PARTLY_SEEN', relayedBy, relayedLastBy }
}

function grounds(claim: CaseClaim, reader: CaseReader): CaseClaim[] {
  if (claim.mode === 'DIRECT') return [claim]
  const others = reader.premisesOf(claim).filter(({ mode, source }) => mode === 'DIRECT' && source !== claim.source)
  return others.length > 0 ? others : [claim]
}
