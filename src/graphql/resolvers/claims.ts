import { number, text } from '../../graph/read/records.js'
import { FOREVER } from '../../graph/revision.js'
import { allOf } from '../connections.js'
import { everyOne, known, maybeOne, must, theOne, type RecordParent } from '../model.js'
import type { Certainty, Mode, Resolvers, Stance, TransmissionHow } from '../schema.generated.js'
import { valueOf } from '../claim-value.js'
import { dateOf } from '../values.js'

export const claimResolvers: Resolvers = {
  Claim: {
    stance: (claim) => text(claim, 'stance') as Stance | null,
    mode: (claim) => must(claim, 'mode') as Mode,
    proposition: (claim) => maybeOne(claim, 'ABOUT'),
    source: (claim) => known(claim.view, must(claim, 'source')),
    citation: (claim) => theOne(claim, 'CITED_AT'),
    // A source that was seen is read where it is cited.
    readAt: async (claim) => (await maybeOne(claim, 'READ_AT')) ?? theOne(claim, 'CITED_AT'),
    mentions: (claim) => everyOne(claim, 'NAMES'),
    wording: (claim) => text(claim, 'wording'),
    value: valueOf,
    relay: (claim) => relayOf(claim),
    premises: (claim) => everyOne(claim, 'RESTS_ON'),
    reasoning: (claim) => text(claim, 'reasoning'),
    because: (claim) => text(claim, 'because'),
    note: (claim) => text(claim, 'note'),
    asOf: (claim) => (dateOf(claim, 'asOf') ? claim : null),
    disputes: (claim) => everyOne(claim, 'DISPUTES'),
    disputedBy: (claim) => allOf(claim, 'disputes-of'),
    endorses: (claim) => everyOne(claim, 'ENDORSES'),
    endorsedBy: (claim) => allOf(claim, 'endorsements-of'),
    readings: (claim) => allOf(claim, 'readings-of'),
    judgements: (claim) => allOf(claim, 'judgements-of'),
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
    source: ({ view, edge }) => known(view, edge.to),
    how: ({ edge }) => edge.props['how'] as TransmissionHow,
    citation: async ({ view, edge }) => (typeof edge.props['citation'] === 'string' ? view.records.load(edge.props['citation']) : null),
  },
}

/** The steps by which the encoder knows a claim, the one nearest to the speaker first. */
export function relayOf(claim: RecordParent): { view: RecordParent['view']; edge: RecordParent['edges'][number] }[] {
  return claim.edges
    .filter(({ type }) => type === 'RELAYED_BY')
    .sort((a, b) => Number(a.props['step']) - Number(b.props['step']))
    .map((edge) => ({ view: claim.view, edge }))
}
