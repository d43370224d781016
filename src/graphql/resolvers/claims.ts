import { number } from '../../graph/read/records.js'
import { FOREVER } from '../../graph/revision.js'
import { type EdgeParent, maybeOne, must, type RecordParent, theOne } from '../model.js'
import { edgeResolversOf, relations, resolversOf } from '../plain/fields.js'
import { EDGE_TABLES, TABLES } from '../plain/tables.js'
import type { Certainty, Resolvers } from '../schema.generated.js'
import { valueOf } from '../claim-value.js'
import { dateOf } from '../values.js'

export const claimResolvers: Resolvers = {
  Claim: {
    ...resolversOf(TABLES.Claim),
    // A source that was seen is read where it is cited.
    readAt: async (claim) => (await maybeOne(claim, 'READ_AT')) ?? theOne(claim, 'CITED_AT'),
    value: valueOf,
    asOf: (claim) => (dateOf(claim, 'asOf') ? claim : null),
    introducedIn: (claim) => claim.view.revisions.load(number(claim, 'from') ?? 0),
    retiredIn: (claim) => {
      const until = number(claim, 'until') ?? FOREVER
      return until === FOREVER || until > claim.view.snapshot.at ? null : claim.view.revisions.load(until)
    },
  },
  AsOf: {
    date: (claim) => {
      const date = dateOf(claim, 'asOf')
      if (!date) throw new Error('a reading of the time without a date')
      return date
    },
    because: (claim) => must(claim, 'asOfBecause'),
    by: (claim) => must(claim, 'asOfBy'),
    certainty: (claim) => must(claim, 'asOfCertainty') as Certainty,
  },
  RelayStep: {
    ...edgeResolversOf(EDGE_TABLES.RelayStep),
    citation: async ({ view, edge }) => (typeof edge.props['citation'] === 'string' ? view.records.load(edge.props['citation']) : null),
  },
}

/** The steps by which the encoder knows a claim, the one nearest to the speaker first. */
export function relayOf(claim: RecordParent): EdgeParent[] {
  return relations(claim, 'RELAYED_BY')
}
