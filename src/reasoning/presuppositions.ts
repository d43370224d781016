import type { CaseClaim, Policy, ProvenanceCase, Stance } from './case.js'
import { CaseReader } from './case-reader.js'
import type { ProvenanceAnswer } from './provenance.js'

/** Something that has to be the case, or not to be, for an answer to stand as its claims have it. */
export interface Presupposition {
  /** The claim that carries the answer, and the claim that it rests on. */
  readonly claim: string
  readonly premise: string
  /** What the premise is about, and which stance it takes on it; null for a claim about claims. */
  readonly proposition: string | null
  readonly stance: Stance | null
  /** The claim names it as a premise itself; otherwise it is a premise of a premise. */
  readonly immediate: boolean
  /** All support of the answer rests on what it says, whoever says it: the answer falls with that. */
  readonly decisive: boolean
}

/**
 * What an answer presupposes: the premises, and theirs, of the claims that support it. With what a
 * premise says falls each claim that rests on it, so that the answer falls with exactly that on which all of its support
 * rests, even if each author has a claim of his own for it; an answer that somebody gives directly falls with nothing.
 * Every premise of a claim comes once, the nearest first. Linear in the claims and their premises.
 */
export function presuppositions(of: ProvenanceCase, answer: Pick<ProvenanceAnswer, 'affirmedBy' | 'inferredBy'>, policy: Policy = {}): Presupposition[] {
  const reader = new CaseReader(of, policy)
  const supporting = [...answer.affirmedBy, ...answer.inferredBy].map(({ claim }) => claim)
  const foundations = supporting.map((claim) => ({ claim, premises: reader.premisesOf(claim) }))
  const grounds = foundations.map(({ premises }) => new Set(premises.map(saying)))
  const bearing = (said: string): boolean => grounds.every((ground) => ground.has(said))
  const found = foundations.flatMap(({ claim, premises }) =>
    premises.map((premise) => ({
      claim: claim.id,
      premise: premise.id,
      proposition: premise.proposition,
      stance: premise.stance,
      immediate: claim.premises.includes(premise.id),
      decisive: bearing(saying(premise)),
    })),
  )
  return found.sort((a, b) => Number(b.immediate) - Number(a.immediate) || compare(a.claim, b.claim) || compare(a.premise, b.premise))
}

/** What a claim says: its stance on its proposition; a claim about claims says what no other does. */
function saying({ id, proposition, stance }: CaseClaim): string {
  return JSON.stringify(proposition === null ? [id] : [proposition, stance])
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
