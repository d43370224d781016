import { changeSentence } from '../../reasoning/change-sentence.js'
import { certaintyOf } from '../../reasoning/changes.js'
import { EN } from '../../reasoning/words.en.js'
import { allOf } from '../connections.js'
import { known, type RecordParent } from '../model.js'
import type { ProvenanceParent } from '../provenance.js'
import type { Resolvers } from '../schema.generated.js'

/** What would move a verdict. */
export const changeResolvers: Resolvers = {
  Change: {
    kind: ({ part }) => part.withdrawn.kind,
    sources: ({ of, part: { withdrawn } }) => ('sources' in withdrawn ? of.view.all(withdrawn.sources) : []),
    reading: ({ of, part: { withdrawn } }) => (withdrawn.kind === 'READING' ? known(of.view, withdrawn.reading.id) : null),
    mention: ({ of, part: { withdrawn } }) => (withdrawn.kind === 'IDENTIFICATION' ? known(of.view, withdrawn.name.mention) : null),
    claims: ({ of, part: { withdrawn } }) => of.view.all('claims' in withdrawn ? withdrawn.claims : withdrawn.kind === 'TIME' ? [withdrawn.claim.id] : []),
    certainty: ({ part }) => certaintyOf(part.withdrawn),
    before: ({ part }) => part.before,
    after: ({ part }) => part.after,
    sentence: ({ of, part }) => changeSentence(part, of.names, EN),
  },
}

/** What is signed on the claims of a case, and on the derivations of its sources. */
export async function judgementsIn({ view, case: of }: ProvenanceParent): Promise<RecordParent[]> {
  const [claims, sources] = await Promise.all([view.all(of.claims.map(({ id }) => id)), view.all([...new Set(of.derivations.map(({ source }) => source))])])
  const derivations = (await Promise.all(sources.map((source) => allOf(source, 'derivations-from')))).flat()
  const found = (await Promise.all([...claims, ...derivations].map((record) => allOf(record, 'judgements-of')))).flat()
  return [...new Map(found.map((judgement) => [judgement.id, judgement])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
