import { CLOSE, type NameReason, THRESHOLD } from '../../reasoning/names/reconcile.js'
import { nameReasonInWords } from '../../reasoning/names/reason-words.js'
import { EN } from '../../reasoning/words.en.js'
import { captionOf, known } from '../model.js'
import type { NameCandidateParent, NameCandidatesParent, NameReasonParent } from '../names.js'
import type { Resolvers } from '../schema.generated.js'
import type { View } from '../view.js'

const captionAt = async (view: View, id: string): Promise<string> => captionOf(await known(view, id))

const speaking = ({ view, candidate }: NameCandidateParent, side: NameReason['speaks']): NameReasonParent[] => candidate.reasons.filter(({ speaks }) => speaks === side).map((reason) => ({ view, reason }))

async function outcome({ view, text, found: { candidates, rejected, ambiguous } }: NameCandidatesParent): Promise<string> {
  const [first] = candidates
  const [nearest] = rejected
  if (!first) return EN.names.none(text, nearest ? await captionAt(view, nearest.id) : null)
  if (!ambiguous) return EN.names.one(text, await captionAt(view, first.id))
  const close = candidates.filter(({ score }) => first.score - score < CLOSE)
  return EN.names.several(text, await Promise.all(close.map(({ id }) => captionAt(view, id))))
}

/** Who may bear a name, and why. */
export const nameResolvers: Resolvers = {
  NameCandidates: {
    candidates: ({ view, found }) => found.candidates.map((candidate) => ({ view, candidate })),
    rejected: ({ view, found }) => found.rejected.map((candidate) => ({ view, candidate })),
    ambiguous: ({ found }) => found.ambiguous,
    threshold: () => THRESHOLD,
    sentence: outcome,
  },
  NameCandidate: {
    node: ({ view, candidate }) => known(view, candidate.id),
    matched: ({ candidate }) => candidate.matched,
    score: ({ candidate }) => candidate.score,
    nameScore: ({ candidate }) => candidate.nameScore,
    for: (parent) => speaking(parent, 'FOR'),
    against: (parent) => speaking(parent, 'AGAINST'),
  },
  NameReason: {
    kind: ({ reason }) => (reason.about === 'PART' ? reason.kind : reason.about),
    part: ({ reason }) => (reason.about === 'PART' ? reason.role : null),
    asked: ({ reason }) => (reason.about === 'PART' ? reason.left : null),
    recorded: ({ reason }) => (reason.about === 'PART' ? reason.right : null),
    likeness: ({ reason }) => ('likeness' in reason ? reason.likeness : null),
    context: ({ view, reason }) => (reason.about === 'DISTRICT' || reason.about === 'LIST' ? view.all(reason.recorded) : []),
    sentence: async ({ view, reason }) => {
      const ids = reason.about === 'DISTRICT' || reason.about === 'LIST' ? [reason.asked, ...reason.recorded] : []
      const captions = new Map(await Promise.all(ids.map(async (id) => [id, await captionAt(view, id)] as const)))
      return nameReasonInWords(reason, (id) => captions.get(id) ?? id, EN)
    },
  },
}
