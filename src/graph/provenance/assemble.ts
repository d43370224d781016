import type { CaseDerivation, CaseProposition, CaseRoll, CaseSource, Dating, ProvenanceCase } from '../../reasoning/case.js'
import { ownTime, presupposedQuestion } from '../../reasoning/propositions/events.js'
import { slugify } from '../../reasoning/propositions/identity.js'
import { compareRivals, entails } from '../../reasoning/propositions/relations.js'
import { specOf } from '../../reasoning/propositions/kinds.js'
import { scopeOf } from '../../reasoning/scope.js'
import type { Evidence } from './evidence.js'
import type { StoredClaim, StoredProposition, StoredRoll, StoredSource } from './rows.js'

/** The case of one proposition, put together from what was read for many. */
export function assembleCase(evidence: Evidence, target: StoredProposition): ProvenanceCase {
  const self = describe(evidence, target, 'SELF')
  // Nobody claims it any longer: what is said of its successors, and what rolls pass over, is not about it.
  if (!evidence.families.get(target.family)?.some(({ id }) => id === target.id)) return { target: self, propositions: [self], claims: [], sources: [], derivations: [], origins: [], rolls: [] }
  const family = [self, ...(evidence.families.get(target.family) ?? []).flatMap((member) => (member.id === target.id ? [] : relate(evidence, target, member)))]
  const own = family.flatMap(({ id }) => evidence.claimsAbout.get(id) ?? [])
  const premises = unique(own.flatMap(({ foundations }) => foundations.map(({ claim }) => claim))).flatMap((id) => evidence.claims.get(id) ?? [])
  const related = new Set(family.map(({ id }) => id))
  const grounds = unique(premises.map(({ claim }) => claim.proposition ?? '')).flatMap((id) => (related.has(id) ? [] : (evidence.propositions.get(id) ?? [])))
  const against = grounds.flatMap(({ id }) => (evidence.claimsAbout.get(id) ?? []).filter(({ claim }) => claim.stance === 'DENIES' || claim.stance === 'DOUBTS'))
  const claims = [...new Map([...own, ...premises, ...against].map((stored) => [stored.claim.id, stored])).values()]
  const rolls = rollsOf(evidence, target, own)
  const lineage = ancestry(evidence, [...claims.map(({ claim }) => claim.source), ...rolls.map(({ source }) => source)])
  return {
    target: self,
    propositions: [...family, ...grounds.map((ground) => describe(evidence, ground, 'PREMISE'))],
    claims: claims.map(({ claim }) => claim),
    sources: caseSources(evidence, lineage, claims, rolls),
    derivations: lineage.flatMap((stored) => derivationsOf(stored, claims)),
    origins: lineage.flatMap(({ source, origins }) => origins.map(({ origin, how }) => ({ source: source.id, origin, how }))),
    rolls,
  }
}

/** How another proposition of the family bears on the target; nothing at all if they can both be the case and neither follows. */
function relate(evidence: Evidence, target: StoredProposition, member: StoredProposition): CaseProposition[] {
  const { places } = evidence
  if (entails(member.read, target.read, places)) return [describe(evidence, member, 'NARROWER')]
  if (entails(target.read, member.read, places)) return [describe(evidence, member, 'WIDER')]
  return specOf(target.read.kind).rivals ? [{ ...describe(evidence, member, 'RIVAL'), comparison: compareRivals(target.read, member.read, places) }] : []
}

function describe(evidence: Evidence, stored: StoredProposition, relation: CaseProposition['relation']): CaseProposition {
  return { id: stored.id, caption: stored.caption, relation, comparison: null, datings: datingsOf(evidence, stored) }
}

/** The accounts of the event that it presupposes, and its own time where it gives one. */
function datingsOf(evidence: Evidence, { id, read }: StoredProposition): Dating[] {
  const question = presupposedQuestion(read)
  const own = ownTime(read)
  const accordingTo = unique((evidence.claimsAbout.get(id) ?? []).filter(({ claim }) => claim.stance === 'AFFIRMS').map(({ claim }) => claim.source))
  return [...(question === null ? [] : (evidence.datings.get(question) ?? [])), ...(own ? [{ ...own, accordingTo, occurrence: id }] : [])]
}

/**
 * The rolls that would list the target, and those that somebody says omit it. A roll limited to a district, a list
 * or the like to which nothing recorded ties the target's subject has nothing to do with it.
 */
function rollsOf(evidence: Evidence, target: StoredProposition, own: readonly StoredClaim[]): CaseRoll[] {
  const members = evidence.families.get(target.family) ?? [target]
  const listing = members.flatMap(({ id }) => (evidence.claimsAbout.get(id) ?? []).flatMap(({ claim, listedIn }) => listedIn.map((entry) => ({ ...entry, claim: claim.id }))))
  const omitting = new Set(own.flatMap(({ claim }) => claim.omittedFrom))
  const tied = new Set(members.flatMap(({ read }) => Object.values(read.roles).flat()))
  const bears = ({ roll, scope }: StoredRoll): boolean => omitting.has(roll.id) || (scope.of === target.read.kind && scope.covers.length > 0 && scope.covers.every(({ entity }) => tied.has(entity)))
  return [...evidence.rolls.values()].filter(bears).flatMap(({ roll, scope }): CaseRoll[] => {
    const elsewhere = listing.some((other) => other.source !== roll.source && sameUniverse(other.universe, scope.universe))
    // Who says that somebody is missing from a list limited in words reckons him among those to whom it is limited.
    const inScope = scopeOf(target.read, scope, elsewhere || omitting.has(roll.id))
    const listedBy = listing.filter((entry) => entry.roll === roll.id).map(({ claim }) => claim).sort()
    return inScope === 'NO' ? [] : [{ ...roll, inScope, lists: listedBy.length > 0, listedBy }]
  })
}

function sameUniverse(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && slugify(a) === slugify(b)
}

/** The sources and all that they derive from. */
function ancestry(evidence: Evidence, ids: readonly string[]): StoredSource[] {
  const queue = unique(ids)
  const seen = new Set(queue)
  const found: StoredSource[] = []
  for (const id of queue) {
    const stored = evidence.sources.get(id)
    if (!stored) continue
    found.push(stored)
    for (const { from } of stored.derivations)
      if (!seen.has(from)) {
        seen.add(from)
        queue.push(from)
      }
  }
  return found
}

function caseSources(evidence: Evidence, lineage: readonly StoredSource[], claims: readonly StoredClaim[], rolls: readonly CaseRoll[]): CaseSource[] {
  const beside = [...claims.flatMap(({ claim }) => [...claim.relay.map(({ source }) => source), ...claim.disputedBy, ...claim.endorsedBy]), ...rolls.flatMap(({ relay, completeClaimedBy }) => [...relay.map(({ source }) => source), completeClaimedBy ?? ''])]
  const found = new Map(lineage.map(({ source }) => [source.id, source]))
  for (const id of beside) {
    const stored = evidence.sources.get(id)
    if (stored) found.set(id, stored.source)
  }
  return [...found.values()]
}

/** A derivation may be limited to claims, or to all that a roll or a table holds: then it covers each claim of theirs. */
function derivationsOf({ source, derivations }: StoredSource, claims: readonly StoredClaim[]): CaseDerivation[] {
  const held = (scope: readonly string[]): string[] => claims.filter(({ listedIn, tables }) => listedIn.some(({ roll }) => scope.includes(roll)) || tables.some((table) => scope.includes(table))).map(({ claim }) => claim.id)
  return derivations.map(({ from, how, suspected, scope }) => ({ source: source.id, from, how, suspected, scope: scope && unique([...scope, ...held(scope)]) }))
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}

