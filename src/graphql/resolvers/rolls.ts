import { number, text } from '../../graph/read/records.js'
import { pageOf, slicePage } from '../connections.js'
import { everyOne, maybeOne, must, theOne, known } from '../model.js'
import type { PropositionKind, Resolvers } from '../schema.generated.js'

export const rollResolvers: Resolvers = {
  Roll: {
    of: (roll) => must(roll, 'of').toUpperCase() as PropositionKind,
    source: (roll) => known(roll.view, must(roll, 'source')),
    citation: (roll) => theOne(roll, 'CITED_AT'),
    stated: (roll) => number(roll, 'stated'),
    statedAsWritten: (roll) => text(roll, 'statedWritten'),
    named: (roll) => number(roll, 'named') ?? 0,
    knownInFull: (roll) => roll.props['known'] === 'IN_FULL',
    completeClaimedBy: (roll) => maybeOne(roll, 'CALLED_COMPLETE_BY'),
    completeWording: (roll) => text(roll, 'completeWording'),
    scope: (roll) => everyOne(roll, 'COVERS'),
    universe: (roll) => text(roll, 'universe'),
    entries: (roll, args) => pageOf(roll, 'entries-of-roll', args),
    note: (roll) => text(roll, 'note'),
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

