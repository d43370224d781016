import { pageOf, slicePage } from '../connections.js'
import { must } from '../model.js'
import { resolversOf } from '../plain/fields.js'
import { TABLES } from '../plain/tables.js'
import type { PropositionKind, Resolvers } from '../schema.generated.js'

export const rollResolvers: Resolvers = {
  Roll: {
    ...resolversOf(TABLES.Roll),
    of: (roll) => must(roll, 'of').toUpperCase() as PropositionKind,
    knownInFull: (roll) => roll.props['known'] === 'IN_FULL',
    entries: (roll, args) => pageOf(roll, 'entries-of-roll', args),
  },
  RollComparison: {
    rolls: ({ rolls }) => [...rolls],
    rows: ({ rows }, args) => slicePage('rows', rows, args),
    unidentified: ({ unidentified }) => [...unidentified],
  },
  RollRow: { person: ({ person }) => person, cells: ({ cells }) => [...cells] },
  RollCell: {
    roll: ({ roll }) => roll,
    presence: ({ presence }) => presence,
    mentions: ({ view, entries }) => view.all(entries.flatMap(({ mentions }) => mentions)),
    claims: ({ view, entries }) => view.all(entries.map(({ claim }) => claim)),
  },
}

