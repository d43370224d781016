import { independenceWords, sentence, silenceWords, timingWords } from '../../reasoning/sentence.js'
import { EN } from '../../reasoning/words.en.js'
import type { CaseRoll } from '../../reasoning/case.js'
import type { Evidence, Independence } from '../../reasoning/provenance.js'
import { allOf, slicePage, type PageArgs, type PageParent } from '../connections.js'
import { isInForce, known } from '../model.js'
import type { ProvenanceParent } from '../provenance.js'
import type { DerivationKind, OriginKind, Resolvers } from '../schema.generated.js'
import { relayOf } from './claims.js'
import { judgementsIn } from './changes.js'

type List = 'affirmedBy' | 'inferredBy' | 'contestedBy' | 'untimely' | 'deviating' | 'fallen'

const evidence =
  (list: List) =>
  (parent: ProvenanceParent, args: PageArgs): PageParent =>
    slicePage(list, parent.answer[list].map((part: Evidence) => ({ of: parent, part })), args)

export const provenanceResolvers: Resolvers = {
  Provenance: {
    proposition: ({ view, answer }) => known(view, answer.target.id),
    verdict: (parent) => parent,
    independence: (parent) => ({ of: parent, part: parent.answer.independence }),
    oppositionIndependence: (parent) => ({ of: parent, part: parent.answer.oppositionIndependence }),
    affirmedBy: evidence('affirmedBy'),
    inferredBy: evidence('inferredBy'),
    contestedBy: evidence('contestedBy'),
    untimely: evidence('untimely'),
    deviating: evidence('deviating'),
    fallen: evidence('fallen'),
    suspectedTies: ({ view, answer }) => answer.suspectedTies.map((tie) => ({ view, tie })),
    incompatible: (parent, args) => slicePage('incompatible', parent.answer.incompatible.map((part) => ({ of: parent, part })), args),
    silent: (parent) => parent.answer.silent.map((part) => ({ of: parent, part })),
    sentence: async ({ view, answer, names }) => (isInForce(await known(view, answer.target.id)) ? sentence(answer, names, EN) : EN.retired(answer.target.caption)),
    wouldChange: (parent) => parent.changes().changes.map((part) => ({ of: parent, part })),
    wouldChangeSearched: ({ changes }) => changes().searched,
    judgements: judgementsIn,
  },
  Verdict: {
    support: ({ answer }) => answer.verdict.support,
    opposition: ({ answer }) => answer.verdict.opposition,
    name: ({ answer }) => answer.verdict.name,
    transmission: ({ answer }) => answer.verdict.transmission,
    relayedBy: ({ view, answer }) => view.all(answer.verdict.relayedBy),
    rule: ({ answer }) => answer.verdict.rule,
    rulesVersion: ({ answer }) => answer.verdict.rulesVersion,
    revision: ({ view }) => view.revisions.load(view.snapshot.at),
  },
  Independence: {
    direct: ({ part }) => part.direct,
    withInferences: ({ part }) => part.withInferences,
    withSuspected: ({ part }) => part.withSuspected,
    groups: ({ of, part }) => part.groups.map((group) => ({ of, part: group })),
    words: ({ part }: { part: Independence }) => independenceWords(part, EN),
  },
  SuspectedTie: {
    source: ({ view, tie }) => known(view, tie.source),
    from: ({ view, tie }) => known(view, tie.from),
  },
  WitnessGroup: {
    sources: ({ of, part }) => of.view.all(part.sources),
    ancestors: ({ of, part }) => of.view.all(part.ancestors),
    how: ({ part }) => part.how as DerivationKind[],
    suspected: ({ part }) => part.suspected,
    origins: ({ of, part }) => part.origins.map((origin) => ({ of, part: origin })),
    paths: ({ of, part }) => part.paths.map((path) => ({ of, part: path })),
  },
  GroupOrigin: {
    origin: ({ of, part }) => known(of.view, part.origin),
    how: ({ part }) => part.how as OriginKind,
    of: ({ of, part }) => of.view.all(part.of),
  },
  LineagePath: {
    sources: ({ of, part }) => of.view.all(part),
  },
  Evidence: {
    claim: ({ of, part }) => known(of.view, part.claim.id),
    via: ({ of, part }) => (part.via === null ? null : known(of.view, part.via)),
    path: ({ of, part }) => of.view.all(part.path),
    relay: async ({ of, part }) => relayOf(await known(of.view, part.claim.id)),
    disputedBy: async ({ of, part }) => allOf(await known(of.view, part.claim.id), 'disputes-of'),
    endorsedBy: async ({ of, part }) => allOf(await known(of.view, part.claim.id), 'endorsements-of'),
    weakenedBy: ({ of, part }) => part.weakenedBy.map((weakness) => ({ of, part: weakness })),
    timing: ({ of, part }) => part.timing.map((remark) => timingWords(remark, of.names, EN)),
  },
  Weakness: {
    claim: ({ of, part }) => known(of.view, part.claim),
    because: ({ part }) => EN.weakness(part),
    reading: ({ of, part }) => (part.of !== null && (part.why === 'READING' || part.why === 'CITATION') ? known(of.view, part.of) : null),
    mention: ({ of, part }) => (part.of !== null && part.why === 'IDENTIFICATION' ? known(of.view, part.of) : null),
  },
  Conflict: {
    claim: ({ of, part }) => known(of.view, part.claim.id),
    comparison: async ({ of, part }) => ({ left: await known(of.view, of.answer.target.id), right: await known(of.view, part.proposition), comparison: part.comparison }),
  },
  Silence: {
    roll: ({ of, part }) => known(of.view, part.roll.id),
    because: ({ of, part }) => silenceWords(part.because, of.names, EN),
    counts: ({ part }) => part.counts,
    addsNothingBeyond: ({ of, part }) => of.view.all(part.addsNothingBeyond),
    stated: ({ part }: { part: { roll: CaseRoll } }) => part.roll.stated,
    named: ({ part }) => part.roll.named,
  },
}
