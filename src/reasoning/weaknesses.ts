import { type CaseClaim, tellsWhatIsSaid } from './case.js'
import type { CaseReader } from './case-reader.js'

/** What weakens a claim, of a premise or of its own words. */
export interface Weakness {
  /** The premise, or the claim itself. */
  readonly claim: string
  /** Whether it is a premise that is weak, and not the claim's own words. */
  readonly premise: boolean
  /**
   * UNCITED, CONTESTED and UNTIMELY: of a premise, no place is cited, somebody contests it, its source cannot have
   * known it. The others: what is said is only said if a reading or an identification holds that is not certain.
   */
  readonly why: 'UNCITED' | 'CONTESTED' | 'UNTIMELY' | 'CITATION' | 'READING' | 'TIME' | 'IDENTIFICATION'
  /** The reading, or the mention; null where it is none. */
  readonly of: string | null
  /** What is read or identified, as written. */
  readonly written: string | null
  /** How sure it is. */
  readonly certainty: 'PROBABLE' | 'POSSIBLE' | null
}

/**
 * What a claim hangs on that is less than certain: its premises, and premises of premises, that are uncited,
 * contested or untimely; and, of the claim and of them all, a citation or words whose reading is only possible, a
 * reading of its time that is only possible, and names whose identification is only probable or possible. None of it
 * takes the claim away: it is shown beside it.
 */
export function weaknesses(claim: CaseClaim, reader: CaseReader): Weakness[] {
  const premises = reader.premisesOf(claim)
  return [...uncertain(claim, false), ...premises.flatMap((premise) => [...unsound(premise, reader), ...uncertain(premise, true)])]
}

function unsound(premise: CaseClaim, reader: CaseReader): Weakness[] {
  const whys = [premise.cited ? [] : ['UNCITED' as const], isContested(premise, reader) ? ['CONTESTED' as const] : [], reader.isUntimely(premise) ? ['UNTIMELY' as const] : []].flat()
  return whys.map((why) => ({ claim: premise.id, premise: true, why, of: null, written: null, certainty: null }))
}

function uncertain({ id, readings, names, asOf }: CaseClaim, premise: boolean): Weakness[] {
  const weak = (why: Weakness['why'], of: string, written: string, certainty: 'PROBABLE' | 'POSSIBLE'): Weakness => ({ claim: id, premise, why, of, written, certainty })
  return [
    ...readings.flatMap((reading) => {
      const why = reading.kind === 'CITATION' ? 'CITATION' : tellsWhatIsSaid(reading) ? 'READING' : null
      return why !== null && reading.certainty === 'POSSIBLE' ? [weak(why, reading.id, reading.written, 'POSSIBLE')] : []
    }),
    ...(asOf?.certainty === 'POSSIBLE' ? [weak('TIME', id, asOf.written, 'POSSIBLE')] : []),
    ...names.flatMap(({ mention, written, certainty }) => (certainty === 'CERTAIN' ? [] : [weak('IDENTIFICATION', mention, written, certainty)])),
  ]
}

/** Somebody who is still heard disputes the claim, or takes the opposite stance on the same proposition. */
function isContested(premise: CaseClaim, reader: CaseReader): boolean {
  if (premise.disputedBy.some((source) => !reader.without.has(source))) return true
  const against = premise.stance === 'AFFIRMS' ? ['DENIES', 'DOUBTS'] : premise.stance === 'DENIES' || premise.stance === 'DOUBTS' ? ['AFFIRMS'] : []
  return premise.proposition !== null && reader.of.claims.some((other) => other.proposition === premise.proposition && other.stance !== null && against.includes(other.stance) && reader.heard(other))
}
