import { AttestError } from '../../errors.js'
import { propositionOf } from '../../graph/provenance/index.js'
import type { Places } from '../../reasoning/compare.js'
import { compareRivals, entails } from '../../reasoning/propositions/relations.js'
import { allOf } from '../connections.js'
import { pairsAmong, reasonOf } from '../comparisons.js'
import { type ComparisonParent, isInForce, type RecordParent, typeOf } from '../model.js'
import { placesOf } from '../places.js'
import { resolversOf } from '../plain/fields.js'
import { STANDING, TABLES } from '../plain/tables.js'
import { provenanceOf, type ProvenanceParent } from '../provenance.js'
import { standingOf } from '../standing.js'
import type { Policy, Resolvers } from '../schema.generated.js'
import { dateOf, quantityOf } from '../values.js'

/** What every kind of proposition resolves beside its plain fields. */
export const common = {
  entails: (proposition: RecordParent) => relatives(proposition, (self, other, places) => entails(self, other, places)),
  entailedBy: (proposition: RecordParent) => relatives(proposition, (self, other, places) => entails(other, self, places)),
  provenance: (proposition: RecordParent, { policy }: { policy?: Policy | null | undefined }) => provenanceAt(proposition, policy),
  standing: (proposition: RecordParent) => standingOf(proposition, () => provenanceAt(proposition)),
  inForce: isInForce,
  successors: (proposition: RecordParent) => (isInForce(proposition) ? [] : allOf(proposition, 'successors-of-proposition')),
}

async function provenanceAt(proposition: RecordParent, policy?: Policy | null): Promise<ProvenanceParent> {
  const found = await provenanceOf(proposition.view, proposition.id, policy)
  if (!found) throw new AttestError('BAD_INPUT', `Nothing was recorded of "${proposition.id}" by ${policy?.recordedBy ?? 'then'}. Ask for a later time.`)
  return found
}

type Read = ReturnType<typeof propositionOf>

/** Others of the family for which the rule holds. */
async function relatives(proposition: RecordParent, rule: (self: Read, other: Read, places: Places) => boolean): Promise<RecordParent[]> {
  const family = await allOf(proposition, 'family-of-proposition')
  const self = propositionOf(proposition)
  const others = family.filter(({ id }) => id !== proposition.id).map((record) => ({ record, read: propositionOf(record) }))
  const places = await placesOf(proposition.view, [self, ...others.map(({ read }) => read)])
  return others.filter(({ read }) => rule(self, read, places)).map(({ record }) => record)
}

/** How the answers to one question stand to each other, each pair once. */
export async function comparisons(question: RecordParent): Promise<ComparisonParent[]> {
  const answers = (await allOf(question, 'answers-of-question')).map((record) => ({ record, read: propositionOf(record) }))
  question.view.spend(pairsAmong(answers.length))
  const places = await placesOf(question.view, answers.map(({ read }) => read))
  return answers.flatMap((left, index) => answers.slice(index + 1).map((right) => ({ left: left.record, right: right.record, comparison: compareRivals(left.read, right.read, places) })))
}

export const propositionResolvers: Resolvers = {
  Mandate: { ...common, ...resolversOf(TABLES.Mandate) },
  Candidacy: { ...common, ...resolversOf(TABLES.Candidacy) },
  Nomination: { ...common, ...resolversOf(TABLES.Nomination) },
  Membership: { ...common, ...resolversOf(TABLES.Membership), date: (record) => dateOf(record, 'date') },
  Office: { ...common, ...resolversOf(TABLES.Office), date: (record) => dateOf(record, 'date') },
  Attendance: { ...common, ...resolversOf(TABLES.Attendance) },
  Authorship: { ...common, ...resolversOf(TABLES.Authorship) },
  Occurrence: { ...common, ...resolversOf(TABLES.Occurrence), date: (record) => dateOf(record, 'date') },
  Figure: { ...common, ...resolversOf(TABLES.Figure), date: (record) => dateOf(record, 'date'), value: quantityOf },
  Statement: { ...common, ...resolversOf(TABLES.Statement), date: (record) => dateOf(record, 'date') },
  Question: { ...resolversOf(TABLES.Question), comparisons },
  Comparison: {
    left: ({ left }) => left,
    right: ({ right }) => right,
    relation: ({ comparison }) => comparison.relation,
    differsIn: ({ comparison }) => comparison.differsIn,
    reason: ({ left, comparison }) => reasonOf(left.view, comparison),
  },
  Standing: resolversOf(STANDING),
  Proposition: { __resolveType: (record) => typeOf(record) as never },
  Node: { __resolveType: (record) => typeOf(record) },
}
