import type { CitationData, ConstraintData, MentionData, ReadingData, RemarkData } from '../data.js'
import type { GraphRecord } from '../records.js'
import { namedAs } from './propositions.js'
import { ordinalOf, unlessEncoder } from './registers.js'
import { edges, given, groupBy, oneOrMany, some, type Stock, targets, text, texts } from './stock.js'
import { linesOf, type PassageRead, placeRead } from './utterance.js'

/** Constraints, but for the sums that tables state by themselves, which have no place of their own. */
export function constraintsOf(stock: Stock, passage: PassageRead): ConstraintData[] {
  return stock
    .from('Constraint', 'READ_IN', passage.record.id)
    .filter((record) => record.props['ordinal'] !== undefined)
    .map((record) => {
      const kind = text(record, 'kind') ?? ''
      const terms = groupBy(edges(record, 'RELATES'), ({ props }) => String(props['term']))
      const coverage = text(record, 'coverage')
      return given<ConstraintData>({
        id: stock.slug(record.id),
        kind,
        terms: Object.fromEntries([...terms].map(([term, related]) => [term, oneOrMany(stock.slugs(related.map(({ to }) => to))) ?? []])),
        coverage: kind === 'SUM' && coverage === 'UNKNOWN' ? undefined : (coverage as ConstraintData['coverage']),
        group: text(record, 'group'),
        because: text(record, 'because') ?? '',
      })
    })
}

export function readingsOf(stock: Stock, passage: PassageRead): ReadingData[] {
  return stock.from('Reading', 'READ_IN', passage.record.id).map((record) => {
    const reads = targets(record, 'READS')
    const isCitation = (id: string): boolean => stock.find(id)?.labels[0] === 'Citation'
    const citation = reads.find(isCitation)
    return given<ReadingData>({
      id: ownId(stock, passage, record, 'reading'),
      of: oneOrMany(stock.slugs(reads.filter((id) => !isCitation(id)))),
      ofCitation: citation === undefined ? undefined : { source: text(stock.get(citation), 'source') ?? '', cited: stock.citation(citation) },
      lines: linesOf(stock, passage, placeRead(record)),
      kind: text(record, 'kind') ?? '',
      written: text(record, 'written') ?? '',
      reading: text(record, 'reading') ?? '',
      because: text(record, 'because') ?? '',
      certainty: text(record, 'certainty') as ReadingData['certainty'],
      alternatives: some(texts(record, 'alternatives')),
      by: unlessEncoder(text(record, 'by')),
    })
  })
}

export function remarksOf(stock: Stock, passage: PassageRead): RemarkData[] {
  return stock.from('Remark', 'READ_IN', passage.record.id).map((record) =>
    given<RemarkData>({
      id: ownId(stock, passage, record, 'remark'),
      kind: text(record, 'kind') ?? '',
      between: stock.slugs(targets(record, 'BETWEEN')),
      text: text(record, 'text') ?? '',
      noticedBy: unlessEncoder(text(record, 'noticedBy')),
      lines: linesOf(stock, passage, placeRead(record)),
    }),
  )
}

/** The id unless it is the one that its place gives it. */
function ownId(stock: Stock, passage: PassageRead, record: GraphRecord, what: string): string | undefined {
  const id = stock.slug(record.id)
  return id === `${passage.id}.${what}-${ordinalOf(record)}` ? undefined : id
}

/** Names noted without a claim, in their order. */
export function mentionsOf(stock: Stock, passage: PassageRead): MentionData[] {
  const noted = stock.from('Mention', 'READ_IN', passage.record.id).flatMap((mention) =>
    edges(mention, 'READ_IN')
      .filter(({ to }) => to === passage.record.id)
      .map(({ props }) => ({ mention, position: Number(props['position']), note: props['note'] as string | undefined })),
  )
  const entries = [...groupBy(noted, ({ position }) => position)].sort(([a], [b]) => a - b)
  return entries.map(([, group]) => {
    const mentions = group.map(({ mention }) => mention)
    const [first] = mentions
    const citation = first ? (targets(first, 'WRITTEN_AT')[0] ?? '') : ''
    const cited = stock.get(citation)
    const source = text(cited, 'source')
    const elsewhere = source !== passage.read || text(cited, 'kind') !== 'PASSAGE'
    const named = namedAs(first && targets(first, 'IDENTIFIED_AS')[0], mentions, citation)
    return given<MentionData>({ ...named, ...(elsewhere ? { in: source, cited: stock.citation(citation) } : { lines: linesOf(stock, passage, citation) }), note: group[0]?.note })
  })
}

/** Citations that stand there without a claim of their own. */
export function citationsOf(stock: Stock, { record }: PassageRead): CitationData[] {
  return edges(record, 'CITES').map(({ to, props }) =>
    given<CitationData>({ source: text(stock.get(to), 'source') ?? '', cited: stock.citation(to), lines: props['lines'] as string | undefined, note: props['note'] as string | undefined }),
  )
}
