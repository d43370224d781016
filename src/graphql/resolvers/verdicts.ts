import { difference } from '../../reasoning/change-sentence.js'
import { EN } from '../../reasoning/words.en.js'
import { pageOf } from '../connections.js'
import { known } from '../model.js'
import { changesOf, keystones, policyEffect } from '../policies.js'
import type { Resolvers } from '../schema.generated.js'

/** What the graph rests on, and what other ground rules change. */
export const verdictResolvers: Resolvers = {
  Query: {
    keystones: (_, args, { view }) => keystones(view, args),
    policyEffect: (_, { policy, kind, ...args }, { view }) => policyEffect(view, policy, kind, args),
  },
  Keystone: {
    source: ({ view, id }) => known(view, id),
    asSpeaker: ({ asSpeaker }) => asSpeaker,
    asRelay: ({ asRelay }) => asRelay,
    changes: (keystone, { as, ...args }) => changesOf(keystone, as, args),
    untimely: async ({ view, id }, args) => pageOf(await known(view, id), 'untimely-of-source', args),
  },
  VerdictChange: {
    proposition: ({ view, proposition }) => known(view, proposition),
    before: ({ before }) => before,
    after: ({ after }) => after,
    sentence: ({ before, after }) => EN.becomes(difference(before, after, EN)),
  },
}
