import type { CaseClaim } from './case.js'
import type { CaseReader } from './case-reader.js'

/** A premise that weakens what rests on it: no place is cited for it, somebody contests it, or its source cannot have known it. */
export interface Weakness {
  readonly claim: string
  readonly why: 'UNCITED' | 'CONTESTED' | 'UNTIMELY'
}

/** Premises, and premises of premises, that are uncited, contested or untimely. */
export function weaknesses(claim: CaseClaim, reader: CaseReader): Weakness[] {
  return reader.premisesOf(claim).flatMap((premise) => {
    const whys = [premise.cited ? [] : ['UNCITED' as const], isContested(premise, reader) ? ['CONTESTED' as const] : [], reader.timingOf(premise).untimely ? ['UNTIMELY' as const] : []].flat()
    return whys.map((why) => ({ claim: premise.id, why }))
  })
}

/** Somebody who is still heard disputes the claim, or takes the opposite stance on the same proposition. */
function isContested(premise: CaseClaim, reader: CaseReader): boolean {
  if (premise.disputedBy.some((source) => !reader.without.has(source))) return true
  const against = premise.stance === 'AFFIRMS' ? ['DENIES', 'DOUBTS'] : premise.stance === 'DENIES' || premise.stance === 'DOUBTS' ? ['AFFIRMS'] : []
  return premise.proposition !== null && reader.of.claims.some((other) => other.proposition === premise.proposition && other.stance !== null && against.includes(other.stance) && reader.remains(other))
}
