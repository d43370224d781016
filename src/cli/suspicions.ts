import { type Command, Option } from 'commander'
import { listCommand } from './lists.js'
import { wrap } from './pages/text.js'

interface Cited {
  readonly citation: { readonly text: string; readonly source: { readonly title: string } }
}

export interface SuspicionItem {
  readonly source: { readonly id: string; readonly title: string }
  readonly from: { readonly id: string; readonly title: string }
  readonly standing: string
  readonly probability: number | null
  readonly sentence: string
  readonly sharedErrors: readonly {
    readonly kind: string
    readonly written: string
    readonly claims: readonly (Cited & { readonly id: string })[]
    readonly mentions: readonly (Cited & { readonly text: string })[]
    readonly rolls: readonly (Cited & { readonly caption: string })[]
  }[]
}

const CITED = 'citation { text source { title } }'

export function suspicionsCommand(): Command {
  return listCommand('suspicions', {
    description: 'Lists pairs of sources of which one may copy the other: what they share, how likely it is, who judges it.',
    query: `query ($source: ID, $after: String) { list: suspectedDerivations(source: $source, first: 500, after: $after) {
      nodes { source { id title } from { id title } direction standing probability log10Odds agree differ sentence recorded { id because } judgements { by date holds says because }
        sharedErrors { kind written of claims { id ${CITED} } mentions { text ${CITED} } rolls { id caption ${CITED} } readings { id written reading } } } pageInfo { hasNextPage endCursor } } }`,
    options: [new Option('--source <id>', 'pairs with this source')],
    render: ({ source, from, standing, sentence, sharedErrors }) =>
      [
        wrap(`${source.title} (${source.id}) ← ${from.title} (${from.id})${standing === 'OPEN' ? '' : `, ${standing.toLowerCase()}`}`, '  ', ''),
        wrap(sentence, '    '),
        ...sharedErrors.map(({ kind, written, claims, mentions, rolls }) =>
          wrap(`${kind.toLowerCase()}: ${written} [${[...claims, ...mentions, ...rolls].map(({ citation }) => `${citation.source.title}, ${citation.text}`).join('; ')}]`, '        ', '      '),
        ),
      ].join('\n'),
  })
}
