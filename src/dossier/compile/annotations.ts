import type { ConstraintData, MentionData, PassageData, ReadingData, RemarkData } from '../data.js'
import type { Path } from '../files.js'
import { edge, present, type GraphEdge } from '../records.js'
import { addCitation, readingCitation } from './claims.js'
import type { Compilation, IdKind, Reading } from './context.js'
import type { Sites, TableSite } from './passages.js'
import { compileNames } from './propositions.js'

const RECORDS: readonly IdKind[] = ['CLAIM', 'ROLL', 'TABLE', 'CONSTRAINT', 'DERIVATION', 'READING', 'PASSAGE']
const ANYTHING: readonly IdKind[] = [...RECORDS, 'PERSON', 'PARTY', 'LIST', 'DISTRICT', 'PLACE', 'ASSEMBLY', 'MEETING', 'BODY', 'SOURCE']

/** The parts that each kind of constraint relates, and whether a part is one claim or several. */
const TERMS: Record<string, Record<string, { kinds: IdKind[]; many?: true; optional?: true }>> = {
  SUM: { total: { kinds: ['CLAIM'] }, parts: { kinds: ['CLAIM'], many: true } },
  COUNT: { total: { kinds: ['CLAIM', 'ROLL'] }, roll: { kinds: ['ROLL'] } },
  DIFFERENCE: { minuend: { kinds: ['CLAIM'] }, subtrahend: { kinds: ['CLAIM'], many: true }, result: { kinds: ['CLAIM'] } },
  BOUND: { lesser: { kinds: ['CLAIM'], many: true }, greater: { kinds: ['CLAIM'] } },
  RATIO: { dividend: { kinds: ['CLAIM'] }, divisor: { kinds: ['CLAIM'] }, quotient: { kinds: ['CLAIM'] } },
  SHARE: { part: { kinds: ['CLAIM'], many: true }, whole: { kinds: ['CLAIM'], optional: true }, percent: { kinds: ['CLAIM'] } },
  RANK: { ranked: { kinds: ['CLAIM'] }, rank: { kinds: ['CLAIM'] }, others: { kinds: ['CLAIM'], many: true, optional: true } },
  CALENDAR_PAIR: { claim: { kinds: ['CLAIM', 'ROLL'], many: true } },
}

/** All that a passage holds besides claims and rolls, and the passage itself. */
export function compilePassages(compilation: Compilation, sites: Sites): void {
  for (const { passage, reading } of sites.passages) {
    const { data } = passage
    compilation.add({
      id: compilation.global(reading.id),
      labels: ['Passage'],
      shared: false,
      props: present({ caption: [data.section, data.at].filter((part) => part !== undefined).join(', '), at: data.at, section: data.section, source: reading.read, noClaim: data.noClaim, note: data.note }),
      edges: [edge('OF', reading.read)],
    })
    for (const [index, constraint] of (data.constraints ?? []).entries()) compileConstraint(compilation, reading, constraint, ['constraints', index])
    for (const [index, entry] of (data.readings ?? []).entries()) compileReading(compilation, reading, entry, index)
    for (const [index, entry] of (data.remarks ?? []).entries()) compileRemark(compilation, reading, entry, index)
    for (const [index, entry] of (data.mentions ?? []).entries()) compileMention(compilation, reading, entry, index)
    compileCitations(compilation, reading, data)
  }
  for (const table of sites.tables) compileTable(compilation, table)
}

function compileConstraint(compilation: Compilation, reading: Reading, data: ConstraintData, path: Path): void {
  const { passage } = reading
  const terms = TERMS[data.kind] ?? {}
  const edges: GraphEdge[] = [edge('READ_IN', compilation.global(reading.id))]
  for (const [term, { optional }] of Object.entries(terms))
    if (data.terms[term] === undefined && !optional) compilation.report(passage, [...path, 'terms'], { what: `a ${data.kind} without "${term}"`, expected: Object.keys(terms).join(', ') })
  for (const [term, value] of Object.entries(data.terms)) {
    const spec = terms[term]
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
    props: present({ caption: `${data.kind.toLowerCase().replace('_', ' ')}: ${data.because}`, kind: data.kind, coverage: data.coverage ?? (data.kind === 'SUM' ? 'UNKNOWN' : undefined), group: data.group, because: data.because }),
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
    props: present({ caption: `“${data.written}” read as “${data.reading}”`, kind: data.kind, written: data.written, reading: data.reading, because: data.because, certainty: data.certainty, alternatives: data.alternatives, by: data.by ?? 'encoder' }),
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
    props: present({ caption: data.text, kind: data.kind, text: data.text, noticedBy: data.noticedBy ?? 'encoder' }),
    edges: [...between.map((slug) => edge('BETWEEN', compilation.global(slug))), edge('READ_AT', readingCitation(compilation, reading, data.lines)), edge('READ_IN', compilation.global(reading.id))],
  })
}

function compileMention(compilation: Compilation, reading: Reading, data: MentionData, index: number): void {
  const { passage } = reading
  if (data.is !== undefined && !compilation.refers(data.is, ANYTHING, passage, ['mentions', index, 'is'])) return
  if (data.as === undefined && data.spelt === undefined) {
    compilation.report(passage, ['mentions', index], { what: 'a mention without a name', expected: '"as" with the name as written' })
    return
  }
  const read = { source: reading.read, citation: readingCitation(compilation, reading, data.lines) }
  const known = data.in === undefined || compilation.refers(data.in, ['SOURCE'], passage, ['mentions', index, 'in'])
  const speaker = data.in !== undefined && known ? { source: data.in, citation: addCitation(compilation, data.in, data.cited ?? 'not given') } : read
  compileNames(compilation, data, { read: data.in === undefined ? read : speaker, speaker })
}

function compileCitations(compilation: Compilation, reading: Reading, data: PassageData): void {
  for (const [index, { source, cited }] of (data.citations ?? []).entries())
    if (compilation.refers(source, ['SOURCE'], reading.passage, ['citations', index, 'source'])) addCitation(compilation, source, cited)
}

/** The table as written: its rows with all cells, and one SUM for each column that states a total. */
function compileTable(compilation: Compilation, { at, reading, rows, totals }: TableSite): void {
  const { data } = at
  const id = compilation.global(data.id)
  const headings = Object.entries(data.columns)
  compilation.add({
    id,
    labels: ['Table'],
    shared: false,
    props: present({ caption: data.caption, columns: headings.map(([, { heading }]) => heading), note: data.note }),
    edges: [edge('READ_IN', compilation.global(reading.id))],
  })
  const addRow = (rowId: string, ordinal: number, caption: string, cells: Record<string, unknown>, note?: string): void => {
    compilation.add({
      id: compilation.global(rowId),
      labels: ['TableRow'],
      shared: false,
      props: present({ caption, ordinal, cells: headings.flatMap(([column, { heading }]) => (cells[column] === undefined ? [] : [`${heading}: ${writtenCell(cells[column])}`])), note }),
      edges: [edge('ROW_OF', id)],
    })
  }
  for (const [index, row] of rows.entries()) addRow(row.id, index + 1, row.at.data.as, { ...row.at.data.cells, ...row.at.data.text }, row.at.data.note)
  if (data.total) addRow(`${data.id}.total`, rows.length + 1, data.total.as, data.total.cells)
  for (const total of totals) {
    const column = total.from.column ?? ''
    const parts = rows.flatMap((row) => row.claims.filter((claim) => claim.from.column === column))
    compilation.add({
      id: `${id}.sum.${column}`,
      labels: ['Constraint'],
      shared: false,
      props: { caption: `sum: ${data.caption}, ${data.columns[column]?.heading ?? column}`, kind: 'SUM', coverage: 'COMPLETE', group: data.id, because: 'the table states a total' },
      edges: [
        edge('RELATES', compilation.global(total.slug), { term: 'total', position: 1 }),
        ...parts.map((part, index) => edge('RELATES', compilation.global(part.slug), { term: 'parts', position: index + 1 })),
        edge('READ_IN', compilation.global(reading.id)),
      ],
    })
  }
}

function writtenCell(cell: unknown): string {
  return typeof cell === 'object' && cell !== null && 'written' in cell ? String(cell.written) : String(cell)
}
