import type { Policy, ProvenanceCase } from '../../reasoning/case.js'
import { type Outcome, outcome, provenance, type ProvenanceAnswer } from '../../reasoning/provenance.js'
import { specOf } from '../../reasoning/propositions/kinds.js'
import type { Names } from '../../reasoning/sentence.js'
import type { Connection } from '../connection.js'
import { assembleCase } from './assemble.js'
import { type Evidence, readEvidence } from './evidence.js'

export { propositionOf } from './proposition.js'

/** An answer with what it was computed from, and what the things in it are called. */
export interface Answered {
  readonly case: ProvenanceCase
  readonly answer: ProvenanceAnswer
  readonly names: Names
  readonly filed: Filed
}

/** What the verdict on a proposition is filed under, beside what it says. */
export interface Filed {
  readonly kind: string
  readonly seat: boolean
  /** The question that it answers, and how many answers in force there are; null for what has no rivals. */
  readonly question: { readonly id: string; readonly answers: number } | null
}

/**
 * Everything that the answers on some propositions are computed from, as recorded at one revision. A proposition
 * that is no longer in force has a case of its own, without claims about it.
 * @returns a case for each id that a proposition ever had by then
 */
export async function loadCases(connection: Connection, at: number, ids: readonly string[]): Promise<Map<string, ProvenanceCase>> {
  return casesFrom(await readEvidence(connection, at, ids), ids)
}

/** The answers on some propositions under a policy; the number of statements does not depend on how many they are. */
export async function answerFor(connection: Connection, at: number, ids: readonly string[], policy: Policy): Promise<Map<string, Answered>> {
  return new Map([...answersFrom(await readEvidence(connection, at, ids), ids, policy)].map((answered) => [answered.answer.target.id, answered]))
}

/** The answers on some propositions from what was read for them, each computed when it is asked for. */
export function* answersFrom(evidence: Evidence, ids: readonly string[], policy: Policy): Generator<Answered> {
  const names = namesFrom(evidence)
  // One case after the other, each forgotten before the next.
  for (const id of new Set(ids)) {
    const found = caseFrom(evidence, id)
    if (found) yield { case: found, answer: provenance(found, policy), names, filed: filedFrom(evidence, id) }
  }
}

/** The verdicts on some propositions under several policies, each in the order of the policies; the evidence is read once. */
export async function outcomesUnder(connection: Connection, at: number, ids: readonly string[], policies: readonly Policy[]): Promise<Map<string, Outcome[]>> {
  const cases = await loadCases(connection, at, ids)
  return new Map([...cases].map(([id, found]) => [id, policies.map((policy) => outcome(found, policy))]))
}

function casesFrom(evidence: Evidence, ids: readonly string[]): Map<string, ProvenanceCase> {
  return new Map(
    [...new Set(ids)].flatMap((id) => {
      const found = caseFrom(evidence, id)
      return found ? [[id, found] as const] : []
    }),
  )
}

function caseFrom(evidence: Evidence, id: string): ProvenanceCase | null {
  const target = evidence.propositions.get(id)
  return target ? assembleCase(evidence, target) : null
}

function filedFrom({ propositions, families }: Evidence, id: string): Filed {
  const stored = propositions.get(id)
  if (!stored) throw new Error(`a case without its proposition: ${id}`)
  const { read: { kind }, seat, family } = stored
  return { kind, seat, question: specOf(kind).rivals ? { id: family, answers: families.get(family)?.length ?? 0 } : null }
}

function namesFrom({ titles, propositions }: Evidence): Names {
  return { title: (id) => titles.get(id) ?? id, caption: (id) => propositions.get(id)?.caption ?? id }
}
