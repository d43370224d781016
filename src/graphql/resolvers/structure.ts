import { number, text, texts } from '../../graph/read/records.js'
import { allOf, pageOf } from '../connections.js'
import { known, maybeOne, must, type RecordParent, theOne } from '../model.js'
import type { ConstraintKind, Coverage, Resolvers } from '../schema.generated.js'

/** What the text is made of: passages, tables with their rows, and the relations that they state. */
export const structureResolvers: Resolvers = {
  Passage: {
    source: (passage) => known(passage.view, must(passage, 'source')),
    at: (passage) => must(passage, 'at'),
    section: (passage) => text(passage, 'section'),
    noClaim: (passage) => text(passage, 'noClaim'),
    note: (passage) => text(passage, 'note'),
  },
  Table: {
    columns: (table) => texts(table, 'columns'),
    rows: async (table) => (await allOf(table, 'rows-of-table')).sort((a, b) => ordinal(a) - ordinal(b)),
    citation: (table) => theOne(table, 'CITED_AT'),
    readings: (table) => allOf(table, 'readings-of'),
    note: (table) => text(table, 'note'),
  },
  TableRow: {
    ordinal,
    cells: (row) => texts(row, 'cells'),
    about: (row) => maybeOne(row, 'STANDS_FOR'),
    claims: (row, args) => pageOf(row, 'claims-of-row', args),
    note: (row) => text(row, 'note'),
  },
  Constraint: {
    kind: (constraint) => must(constraint, 'kind') as ConstraintKind,
    coverage: (constraint) => text(constraint, 'coverage') as Coverage | null,
    because: (constraint) => must(constraint, 'because'),
    group: (constraint) => text(constraint, 'group'),
    terms: (constraint) =>
      constraint.edges
        .filter(({ type }) => type === 'RELATES')
        .sort((a, b) => (String(a.props['term']) < String(b.props['term']) ? -1 : String(a.props['term']) > String(b.props['term']) ? 1 : Number(a.props['position']) - Number(b.props['position'])))
        .map((edge) => ({ view: constraint.view, edge })),
  },
  ConstraintTerm: {
    term: ({ edge }) => String(edge.props['term']),
    of: ({ view, edge }) => known(view, edge.to),
  },
}

function ordinal(row: RecordParent): number {
  return number(row, 'ordinal') ?? 0
}
