import { propositionOf } from '../../graph/provenance/index.js'
import { specOf } from '../../reasoning/propositions/kinds.js'
import { compare } from '../../reasoning/propositions/relations.js'
import { allOf } from '../connections.js'
import { compared, disagreements, type BesideParent, type PositionParent, type PresuppositionParent } from '../disagreements.js'
import { type ComparisonParent, known } from '../model.js'
import { placesOf } from '../places.js'
import type { Resolvers } from '../schema.generated.js'

/** How an answer stands to what it presupposes, where that answers a question of the same kind. */
async function comparisonOf({ position, part }: PresuppositionParent): Promise<ComparisonParent | null> {
  if (part.proposition === null || part.proposition === position.answer.id) return null
  const right = await known(position.answer.view, part.proposition)
  const read = propositionOf(right)
  if (read.kind !== position.read.kind || !specOf(read.kind).rivals) return null
  return compared(position, { answer: right, read }, await placesOf(right.view, [position.read, read]))
}

/** Every supported answer against every supported answer of the other question. */
export async function across({ of, question }: BesideParent): Promise<ComparisonParent[]> {
  const [own, others] = await Promise.all([of.positions(), of.positionsOf(question)])
  const standing = (positions: readonly PositionParent[]): PositionParent[] => positions.filter(({ stands }) => stands)
  const [lefts, rights] = [standing(own), standing(others)]
  of.view.spend(lefts.length * rights.length)
  const places = await placesOf(of.view, [...lefts, ...rights].map(({ read }) => read))
  return lefts.flatMap((left) => rights.map((right) => compared(left, right, places)))
}

export const disagreementResolvers: Resolvers = {
  Query: {
    disagreements: (_, { about, policy, ...args }, { view }) => disagreements(view, about, policy, args),
  },
  Disagreement: {
    id: ({ question }) => question.id,
    question: ({ question }) => question,
    answers: async (disagreement) => (await disagreement.positions()).map(({ answer }) => answer),
    positions: (disagreement) => disagreement.positions(),
    comparisons: (disagreement) => disagreement.comparisons(),
    conflicts: async (disagreement) => (await disagreement.comparisons()).some(({ comparison }) => comparison.relation === 'CONFLICTS'),
    beside: (disagreement) => disagreement.beside(),
    sentence: (disagreement) => disagreement.sentence(),
  },
  Position: {
    answer: ({ answer }) => answer,
    words: ({ words }) => words,
    stands: ({ stands }) => stands,
    provenance: ({ provenance }) => provenance,
    enumeratedBy: async ({ answer }) => answer.view.all(await answer.view.countedRolls.load(answer.id)),
    presuppositions: (position) => position.rests.map((part) => ({ position, part })),
  },
  Presupposition: {
    claim: ({ position, part }) => known(position.answer.view, part.claim),
    premise: ({ position, part }) => known(position.answer.view, part.premise),
    proposition: ({ position, part }) => (part.proposition === null ? null : known(position.answer.view, part.proposition)),
    stance: ({ part }) => part.stance,
    immediate: ({ part }) => part.immediate,
    decisive: ({ part }) => part.decisive,
    comparison: comparisonOf,
  },
  QuestionBeside: {
    question: ({ question }) => question,
    positions: ({ of, question }) => of.positionsOf(question),
    differsIn: async ({ of, beside }) => {
      const [first] = await allOf(of.question, 'answers-of-question')
      return first ? compare(propositionOf(first), beside.example).differsIn : []
    },
    setBesideBy: ({ of, beside }) => of.view.all(beside.links),
    comparisons: across,
  },
}
