import { number, text } from '../../graph/read/records.js'
import { AttestError } from '../../errors.js'
import { propositionOf } from '../../graph/provenance/index.js'
import type { Places } from '../../reasoning/compare.js'
import { compareRivals, entails } from '../../reasoning/propositions/relations.js'
import { allOf, type PageArgs, pageOf } from '../connections.js'
import { pairsAmong, reasonOf } from '../comparisons.js'
import { type ComparisonParent, everyOne, isInForce, maybeOne, must, type RecordParent, theOne, typeOf } from '../model.js'
import { placesOf } from '../places.js'
import { provenanceOf } from '../provenance.js'
import type { OccurrenceStatus, Phase, Policy, Resolvers } from '../schema.generated.js'
import { dateOf, quantityOf } from '../values.js'

export const common = {
  claims: (proposition: RecordParent, args: PageArgs & { stance?: readonly string[] | null | undefined }) => pageOf(proposition, 'claims-of-proposition', args, { stances: args.stance ?? null }),
  entails: (proposition: RecordParent) => relatives(proposition, (self, other, places) => entails(self, other, places)),
  entailedBy: (proposition: RecordParent) => relatives(proposition, (self, other, places) => entails(other, self, places)),
  provenance: async (proposition: RecordParent, { policy }: { policy?: Policy | null | undefined }) => {
    const found = await provenanceOf(proposition.view, proposition.id, policy)
    if (!found) throw new AttestError('BAD_INPUT', `Nothing was recorded of "${proposition.id}" by ${policy?.recordedBy ?? 'then'}. Ask for a later time.`)
    return found
  },
  inForce: isInForce,
  successors: (proposition: RecordParent) => (isInForce(proposition) ? [] : allOf(proposition, 'successors-of-proposition')),
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

const election = {
  assembly: (record: RecordParent) => theOne(record, 'SEAT_IN'),
  district: (record: RecordParent) => maybeOne(record, 'FROM_DISTRICT'),
  list: (record: RecordParent) => maybeOne(record, 'ON_LIST'),
  party: (record: RecordParent) => maybeOne(record, 'FOR_PARTY'),
}

export const propositionResolvers: Resolvers = {
  Mandate: { ...common, ...election, holder: (record) => theOne(record, 'HELD_BY') },
  Candidacy: { ...common, ...election, candidate: (record) => theOne(record, 'STOOD_BY'), rank: (record) => number(record, 'rank') },
  Nomination: { ...common, nominee: (record) => theOne(record, 'NOMINEE'), nominator: (record) => everyOne(record, 'NOMINATED_BY'), assembly: (record) => maybeOne(record, 'SEAT_IN'), district: (record) => maybeOne(record, 'FROM_DISTRICT') },
  Membership: { ...common, member: (record) => theOne(record, 'MEMBER'), of: (record) => theOne(record, 'MEMBER_OF'), capacity: (record) => text(record, 'capacity'), date: (record) => dateOf(record, 'date') },
  Office: { ...common, holder: (record) => theOne(record, 'HELD_BY'), title: (record) => must(record, 'title'), of: (record) => maybeOne(record, 'OFFICE_OF'), date: (record) => dateOf(record, 'date') },
  Attendance: { ...common, attendee: (record) => theOne(record, 'ATTENDED_BY'), meeting: (record) => theOne(record, 'ATTENDANCE_AT'), representing: (record) => maybeOne(record, 'REPRESENTING'), capacity: (record) => text(record, 'capacity') },
  Authorship: { ...common, author: (record) => theOne(record, 'AUTHOR'), work: (record) => theOne(record, 'WORK') },
  Occurrence: {
    ...common,
    what: (record) => must(record, 'what'),
    of: (record) => everyOne(record, 'CONCERNS'),
    place: (record) => maybeOne(record, 'TOOK_PLACE_IN'),
    status: (record) => must(record, 'status') as OccurrenceStatus,
    date: (record) => dateOf(record, 'date'),
    question: (record) => theOne(record, 'ANSWERS'),
  },
  Figure: {
    ...common,
    measure: (record) => must(record, 'measure'),
    of: (record) => everyOne(record, 'COUNTS'),
    where: (record) => everyOne(record, 'COUNTED_IN'),
    assembly: (record) => maybeOne(record, 'SEAT_IN'),
    universe: (record) => text(record, 'universe'),
    phase: (record) => text(record, 'phase') as Phase | null,
    date: (record) => dateOf(record, 'date'),
    value: quantityOf,
    question: (record) => theOne(record, 'ANSWERS'),
  },
  Statement: { ...common, text: (record) => must(record, 'text'), about: (record) => everyOne(record, 'CONCERNS'), date: (record) => dateOf(record, 'date') },
  Question: { answers: (question, args) => pageOf(question, 'answers-of-question', args), comparisons },
  Comparison: {
    left: ({ left }) => left,
    right: ({ right }) => right,
    relation: ({ comparison }) => comparison.relation,
    differsIn: ({ comparison }) => comparison.differsIn,
    reason: ({ left, comparison }) => reasonOf(left.view, comparison),
  },
  Proposition: { __resolveType: (record) => typeOf(record) as never },
  Node: { __resolveType: (record) => typeOf(record) },
}
