import { suspicionWords } from '../../reasoning/copying/words.js'
import { EN } from '../../reasoning/words.en.js'
import { known, must, type RecordParent } from '../model.js'
import type { Resolvers } from '../schema.generated.js'
import { type SharedErrorParent, suspected } from '../suspicions.js'

/** The records that show what is shared, of one type. */
const borneBy =
  (...labels: string[]) =>
  async ({ view, trace }: SharedErrorParent): Promise<RecordParent[]> =>
    (await view.all(trace.borne.map(({ record }) => record))).filter((record) => labels.some((label) => record.labels.has(label)))

export const suspicionResolvers: Resolvers = {
  Query: {
    suspectedDerivations: (_, { source, ...args }, { view }) => suspected(view, source, args),
  },
  Suspicion: {
    source: ({ view, suspicion }) => known(view, suspicion.source),
    from: ({ view, suspicion }) => known(view, suspicion.from),
    direction: ({ suspicion }) => suspicion.direction,
    log10Odds: ({ suspicion }) => suspicion.log10Odds,
    probability: ({ suspicion }) => suspicion.probability,
    sharedErrors: ({ view, suspicion }) => suspicion.shared.map((trace) => ({ view, trace })),
    agree: ({ suspicion }) => suspicion.common.right,
    differ: ({ suspicion }) => suspicion.common.different,
    recorded: ({ view, suspicion }) => (suspicion.recorded === null ? null : known(view, suspicion.recorded)),
    standing: ({ suspicion }) => suspicion.standing,
    judgements: ({ view, suspicion }) => view.all(suspicion.judgements.map(({ id }) => id)),
    sentence: async ({ view, suspicion }) => {
      const [source, from, judgements, recorded] = await Promise.all([known(view, suspicion.source), known(view, suspicion.from), view.all(suspicion.judgements.map(({ id }) => id)), suspicion.recorded === null ? null : known(view, suspicion.recorded)])
      const signed = judgements.filter(({ id }) => suspicion.judgements.some((judgement) => judgement.id === id)).map((judgement) => ({ holds: judgement.props['holds'] === true, by: must(judgement, 'by'), date: must(judgement, 'date'), because: must(judgement, 'because') }))
      return suspicionWords(suspicion, { source: must(source, 'title'), from: must(from, 'title'), because: recorded ? must(recorded, 'because') : null, signed }, EN)
    },
  },
  SharedError: {
    kind: ({ trace }) => trace.kind,
    written: ({ trace }) => trace.written,
    of: ({ trace }) => trace.of,
    claims: borneBy('Claim'),
    mentions: borneBy('Mention'),
    rolls: borneBy('Roll'),
    readings: borneBy('Reading'),
  },
}
