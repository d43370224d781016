import { text } from '../../graph/read/records.js'
import { must, type RecordParent } from '../model.js'
import { edgeResolversOf, resolversOf } from '../plain/fields.js'
import { EDGE_TABLES, TABLES } from '../plain/tables.js'
import type { Calendar, Resolvers } from '../schema.generated.js'
import { dateOf } from '../values.js'

const texted = <Name extends string>(...names: Name[]): Record<Name, (record: RecordParent) => string | null> =>
  Object.fromEntries(names.map((name) => [name, (record: RecordParent) => text(record, name)])) as Record<Name, (record: RecordParent) => string | null>

export const sourceResolvers: Resolvers = {
  Source: { ...resolversOf(TABLES.Source), madeWhen: (source) => dateOf(source, 'made') },
  Derivation: resolversOf(TABLES.Derivation),
  Citation: resolversOf(TABLES.Citation),
  Mention: resolversOf(TABLES.Mention),
  Identification: edgeResolversOf(EDGE_TABLES.Identification),
  Reading: resolversOf(TABLES.Reading),
  Remark: resolversOf(TABLES.Remark),
  Judgement: { ...resolversOf(TABLES.Judgement), holds: (judgement) => (typeof judgement.props['holds'] === 'boolean' ? judgement.props['holds'] : null) },
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
