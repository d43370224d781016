import { targets, text, texts } from '../../graph/read/records.js'
import { allOf, pageOf } from '../connections.js'
import { everyOne, known, maybeOne, must, theOne, type RecordParent } from '../model.js'
import type { Calendar, Certainty, DerivationKind, ReadingKind, RemarkKind, Resolvers, SourceKind } from '../schema.generated.js'
import { judged } from './changes.js'
import { dateOf } from '../values.js'

const texted = <Name extends string>(...names: Name[]): Record<Name, (record: RecordParent) => string | null> =>
  Object.fromEntries(names.map((name) => [name, (record: RecordParent) => text(record, name)])) as Record<Name, (record: RecordParent) => string | null>

export const sourceResolvers: Resolvers = {
  Source: {
    ...texted('series', 'issue', 'edition', 'genre', 'interest', 'note', 'archive', 'fond', 'opis', 'delo', 'because'),
    title: (source) => must(source, 'title'),
    kind: (source) => must(source, 'kind') as SourceKind,
    madeWhen: (source) => dateOf(source, 'made'),
    authors: (source) => everyOne(source, 'MADE_BY'),
    informants: (source) => everyOne(source, 'INFORMED_BY'),
    partOf: (source) => maybeOne(source, 'PART_OF'),
    supplied: (source) => texts(source, 'supplied'),
    mentions: (source, args) => pageOf(source, 'mentions-of-entity', args),
    derivesFrom: (source) => allOf(source, 'derivations-from'),
    derivatives: (source) => allOf(source, 'derivations-of'),
    citations: (source, args) => pageOf(source, 'citations-of-source', args),
    claims: (source, args) => pageOf(source, 'claims-of-source', args, { stances: args.stance ?? null }),
    relays: (source, args) => pageOf(source, 'claims-relayed-by', args),
    rolls: (source, args) => pageOf(source, 'rolls-of-source', args),
  },
  Derivation: {
    source: (derivation) => theOne(derivation, 'DERIVED'),
    from: (derivation) => theOne(derivation, 'FROM'),
    how: (derivation) => must(derivation, 'how') as DerivationKind,
    scope: (derivation) => texts(derivation, 'scope'),
    suspected: (derivation) => derivation.props['suspected'] === true,
    because: (derivation) => must(derivation, 'because'),
    statedBy: (derivation) => must(derivation, 'by'),
  },
  Citation: {
    ...texted('archive', 'fond', 'opis', 'delo', 'caseNumber', 'leaves', 'pages', 'issueNumber', 'year'),
    text: (citation) => must(citation, 'text'),
    source: (citation) => theOne(citation, 'IN'),
    form: (citation) => must(citation, 'kind'),
    given: (citation) => citation.props['given'] === true,
    locatorAmbiguous: (citation) => citation.props['locatorAmbiguous'] === true,
    remarks: (citation) => texts(citation, 'remarks'),
    readings: (citation) => allOf(citation, 'readings-of'),
    evidenceFor: (citation, args) => pageOf(citation, 'claims-of-citation', args),
  },
  Mention: {
    text: (mention) => must(mention, 'text'),
    citation: (mention) => theOne(mention, 'WRITTEN_AT'),
    source: async (mention) => known(mention.view, must(mention, 'source')),
    identification: (mention) => {
      const edge = mention.edges.find(({ type }) => type === 'IDENTIFIED_AS')
      return edge ? { view: mention.view, edge } : null
    },
  },
  Identification: {
    entity: ({ view, edge }) => known(view, edge.to),
    by: ({ edge }) => String(edge.props['by']),
    because: ({ edge }) => String(edge.props['because']),
    certainty: ({ edge }) => edge.props['certainty'] as Certainty,
  },
  Reading: {
    kind: (reading) => must(reading, 'kind') as ReadingKind,
    written: (reading) => must(reading, 'written'),
    reading: (reading) => must(reading, 'reading'),
    because: (reading) => must(reading, 'because'),
    certainty: (reading) => must(reading, 'certainty') as Certainty,
    alternatives: (reading) => texts(reading, 'alternatives'),
    by: (reading) => must(reading, 'by'),
    of: (reading) => shown(reading, 'READS'),
    readAt: (reading) => maybeOne(reading, 'READ_AT'),
  },
  Remark: {
    kind: (remark) => must(remark, 'kind') as RemarkKind,
    text: (remark) => must(remark, 'text'),
    noticedBy: (remark) => must(remark, 'noticedBy'),
    between: (remark) => shown(remark, 'BETWEEN'),
    readAt: (remark) => maybeOne(remark, 'READ_AT'),
  },
  Judgement: {
    on: judged,
    by: (judgement) => must(judgement, 'by'),
    date: (judgement) => must(judgement, 'date'),
    holds: (judgement) => (typeof judgement.props['holds'] === 'boolean' ? judgement.props['holds'] : null),
    says: (judgement) => must(judgement, 'says'),
    because: (judgement) => must(judgement, 'because'),
  },
  Dossier: {
    ...texted('file', 'sha256', 'calendarBecause'),
    title: (dossier) => must(dossier, 'title'),
    by: (dossier) => must(dossier, 'by'),
    calendar: (dossier) => text(dossier, 'calendar') as Calendar | null,
    document: async (dossier) => {
      const id = text(dossier, 'document')
      return id === null ? null : dossier.view.records.load(id)
    },
  },
}

/** All that the edges of one type lead to. */
function shown(record: RecordParent, edge: string): Promise<RecordParent[]> {
  return record.view.all(targets(record, edge))
}
