import { ENTITY_KINDS } from '../../reasoning/propositions/kinds.js'
import type { ConstraintData, MentionData, PassageData, ReadingData, RemarkData } from '../data.js'
import type { Path } from '../files.js'
import { edge, present, type GraphEdge } from '../records.js'
import { addCitation, NOT_GIVEN, readingCitation, warnBackwardCitation } from './claims.js'
import type { Compilation, IdKind, Reading } from './context.js'
import type { PassageSite } from './passages.js'
import { compileNames } from './propositions.js'

const RECORDS: readonly IdKind[] = ['CLAIM', 'ROLL', 'TABLE', 'CONSTRAINT', 'DERIVATION', 'READING', 'PASSAGE']
const ENTITIES: readonly IdKind[] = ENTITY_KINDS
const ANYTHING: readonly IdKind[] = [...RECORDS, ...ENTITIES]

/** The parts that each kind of constraint relates, and whether a part is one claim or several. */
const TERMS: Record<string, Record<string, { kinds: IdKind[]; many?: true; optional?: true }>> = {
  SUM: { total: { kinds: ['CLAIM'] }, parts: { kinds: ['CLAIM'], many: true } },
  COUNT: { total: { kinds: ['CLAIM', 'ROLL'], many: true }, roll: { kinds: ['ROLL', 'TABLE', 'CLAIM'], many: true } },
  DIFFERENCE: { minuend: { kinds: ['CLAIM'] }, subtrahend: { kinds: ['CLAIM'], many: true }, result: { kinds: ['CLAIM'] } },
  BOUND: { lesser: { kinds: ['CLAIM'], many: true }, greater: { kinds: ['CLAIM'] } },
  RATIO: { dividend: { kinds: ['CLAIM'] }, divisor: { kinds: ['CLAIM'] }, quotient: { kinds: ['CLAIM'] } },
  SHARE: { part: { kinds: ['CLAIM'], many: true }, whole: { kinds: ['CLAIM'], optional: true }, percent: { kinds: ['CLAIM'] } },
  RANK: { ranked: { kinds: ['CLAIM'] }, rank: { kinds: ['CLAIM'] }, others: { kinds: ['CLAIM'], many: true, optional: true } },
  CALENDAR_PAIR: { claim: { kinds: ['CLAIM', 'ROLL'], many: true } },
}

/** All that a passage holds besides claims and rolls, and the passage itself. */
export function compilePassage(compilation: Compilation, { passage, reading }: PassageSite): void {
  const { data } = passage
  compilation.add({
    id: compilation.global(reading.id),
    labels: ['Passage'],
    shared: false,
    props: present({ caption: [data.section, data.at].filter((part) => part !== undefined).join(', '), at: data.at, section: data.section, source: reading.read, noClaim: data.noClaim, note: data.note }),
    edges: [edge('OF', reading.read), ...citedHere(compilation, reading, data)],
  })
  for (const [index, constraint] of (data.constraints ?? []).entries()) compileConstraint(compilation, reading, constraint, index)
  for (const [index, entry] of (data.readings ?? []).entries()) compileReading(compilation, reading, entry, index)
  for (const [index, entry] of (data.remarks ?? []).entries()) compileRemark(compilation, reading, entry, index)
  for (const [index, entry] of (data.mentions ?? []).entries()) compileMention(compilation, reading, entry, index)
}

function compileConstraint(compilation: Compilation, reading: Reading, data: ConstraintData, index: number): void {
  const { passage } = reading
  const path: Path = ['constraints', index]
  const terms = TERMS[data.kind] ?? {}
  const edges: GraphEdge[] = [edge('READ_IN', compilation.global(reading.id))]
  for (const [term, { optional }] of Object.entries(terms))
    if (data.terms[term] === undefined && !optional) compilation.report(passage, [...path, 'terms'], { what: `a ${data.kind} without "${term}"`, expected: Object.keys(terms).join(', ') })
  for (const [term, value] of Object.entries(data.terms)) {
    const spec = Object.hasOwn(terms, term) ? terms[term] : undefined
    if (!spec) {
      compilation.report(passage, [...path, 'terms', term], { what: `a ${data.kind} has no "${term}"`, expected: Object.keys(terms).join(', ') })
      continue
    }
    const slugs = Array.isArray(value) ? value : [value]
    if (slugs.length > 1 && !spec.many) compilation.report(passage, [...path, 'terms', term], { what: `several claims as "${term}"`, expected: 'one' })
    for (const [position, slug] of slugs.entries())
      if (compilation.refers(slug, spec.kinds, passage, Array.isArray(value) ? [...path, 'terms', term, position] : [...path, 'terms', term])) edges.push(edge('RELATES', compilation.global(slug), { term, position: position + 1 }))
  }
  compilation.add({
    id: compilation.global(data.id),
    labels: ['Constraint'],
    shared: false,
    props: present({ ordinal: index + 1, caption: `${data.kind.toLowerCase().replace('_', ' ')}: ${data.because}`, kind: data.kind, coverage: data.coverage ?? (data.kind === 'SUM' ? 'UNKNOWN' : undefined), group: data.group, because: data.because }),
    edges,
  })
}

function compileReading(compilation: Compilation, reading: Reading, data: ReadingData, index: number): void {
  const { passage } = reading
  const slugs = data.of === undefined ? [] : Array.isArray(data.of) ? data.of : [data.of]
  const edges = slugs.filter((slug, position) => compilation.refers(slug, ANYTHING, passage, ['readings', index, 'of', ...(Array.isArray(data.of) ? [position] : [])])).map((slug) => edge('READS', compilation.global(slug)))
  const cited = data.ofCitation
  if (cited && compilation.refers(cited.source, ['SOURCE'], passage, ['readings', index, 'ofCitation', 'source'])) edges.push(edge('READS', addCitation(compilation, cited.source, cited.cited)))
  const here = readingCitation(compilation, reading, data.lines)
  compilation.add({
    id: compilation.global(data.id ?? `${reading.id}.reading-${index + 1}`),
    labels: ['Reading'],
    shared: false,
    props: present({ ordinal: index + 1, caption: `“${data.written}” read as “${data.reading}”`, kind: data.kind, written: data.written, reading: data.reading, because: data.because, certainty: data.certainty, alternatives: data.alternatives, by: data.by ?? 'encoder' }),
    edges: [...edges, edge('READ_AT', here), edge('READ_IN', compilation.global(reading.id))],
  })
}

function compileRemark(compilation: Compilation, reading: Reading, data: RemarkData, index: number): void {
  const { passage } = reading
  const between = data.between.filter((slug, position) => compilation.refers(slug, ANYTHING, passage, ['remarks', index, 'between', position]))
  if (data.noticedBy !== undefined) compilation.refers(data.noticedBy, ['SOURCE'], passage, ['remarks', index, 'noticedBy'])
  compilation.add({
    id: compilation.global(data.id ?? `${reading.id}.remark-${index + 1}`),
    labels: ['Remark'],
    shared: false,
    props: present({ ordinal: index + 1, caption: data.text, kind: data.kind, text: data.text, noticedBy: data.noticedBy ?? 'encoder' }),
    edges: [...between.map((slug) => edge('BETWEEN', compilation.global(slug))), edge('READ_AT', readingCitation(compilation, reading, data.lines)), edge('READ_IN', compilation.global(reading.id))],
  })
}

function compileMention(compilation: Compilation, reading: Reading, data: MentionData, index: number): void {
  const { passage } = reading
  if (data.is !== undefined && !compilation.refers(data.is, ENTITIES, passage, ['mentions', index, 'is'])) return
  if (data.as === undefined && data.spelt === undefined) {
    compilation.report(passage, ['mentions', index], { what: 'a mention without a name', expected: '"as" with the name as written' })
    return
  }
  const read = { source: reading.read, citation: readingCitation(compilation, reading, data.lines) }
  const known = data.in === undefined || compilation.refers(data.in, ['SOURCE'], passage, ['mentions', index, 'in'])
  const speaker = data.in !== undefined && known ? { source: data.in, citation: addCitation(compilation, data.in, data.cited ?? NOT_GIVEN) } : read
  const ids = compileNames(compilation, data, { read: data.in === undefined ? read : speaker, speaker }, { place: passage.place, path: [...passage.path, 'mentions', index] })
  if (data.in !== undefined && data.cited !== undefined) warnBackwardCitation(compilation, { source: data.in, cited: data.cited }, passage, ['mentions', index, 'cited'])
  // A claim may name it too; that it was noted here as well is an edge of its own.
  for (const id of ids) {
    const mention = compilation.records.get(id)
    if (mention) compilation.replace({ ...mention, edges: [...mention.edges, edge('READ_IN', compilation.global(reading.id), { position: index + 1, note: data.note })] })
  }
}

/** The citations that the passage holds without a claim of their own. */
function citedHere(compilation: Compilation, reading: Reading, data: PassageData): GraphEdge[] {
  for (const [index, citation] of (data.citations ?? []).entries()) warnBackwardCitation(compilation, citation, reading.passage, ['citations', index, 'cited'])
  return (data.citations ?? []).flatMap(({ source, cited, lines, note }, index) =>
    compilation.refers(source, ['SOURCE'], reading.passage, ['citations', index, 'source']) ? [edge('CITES', addCitation(compilation, source, cited), { position: index + 1, lines, note })] : [],
  )
}
