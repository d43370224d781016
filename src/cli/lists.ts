import { Command, Option } from 'commander'
import type { Connection } from '../graph/connection.js'
import { ask } from './ask.js'
import { choiceOf } from './choices.js'
import { print } from './output.js'
import { describePolicy } from './policy.js'
import { policyOf, policyOptions } from './policy-options.js'
import { wrap } from './pages/text.js'
import { withGraph } from './session.js'
import type { SuspicionItem } from './suspicions.js'

interface Page<T> {
  readonly nodes: readonly T[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** What each list command shows. */
interface Shown {
  sources: SourceItem
  mandates: MandateItem
  rolls: RollItem
  suspicions: SuspicionItem
}

/** A command that pages through one list of the schema to its end. */
export function listCommand<Name extends keyof Shown>(name: Name, of: { description: string; query: string; options: readonly Option[]; render: (item: Shown[Name]) => string; complete?: (connection: Connection, item: Shown[Name]) => Promise<Shown[Name]> }): Command {
  const command = new Command(name).description(of.description).option('--json', 'print the data as JSON')
  for (const option of of.options) command.addOption(option)
  return command.addHelpText('after', '\nExit codes: 0 answered, 1 the input is wrong, 2 the command was misused, 3 the database failed.').action(async ({ json, ...filters }: Record<string, unknown>) => {
    await withGraph(async (connection) => {
      const policy = policyOf(filters)
      const items: Shown[Name][] = []
      let next: string | null | undefined
      do {
        const { list }: { list: Page<Shown[Name]> } = await ask(connection, of.query, { ...filters, policy, after: next ?? null })
        for (const item of list.nodes) items.push(of.complete ? await of.complete(connection, item) : item)
        next = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null
      } while (next !== null)
      if (json) { print(JSON.stringify(items, null, 2)); return; }
      const ground = policy && (await describePolicy(connection, policy))
      print([...(ground ? [ground, ''] : []), ...(items.length === 0 ? ['nothing found'] : items.map(of.render))].join('\n'))
    })
  })
}

interface SourceItem {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly madeWhen: { readonly written: string } | null
  readonly claims: { readonly totalCount: number }
  readonly relays: { readonly totalCount: number }
  readonly derivesFrom: readonly { readonly how: string; readonly suspected: boolean; readonly from: { readonly title: string } }[]
}

export function sourcesCommand(): Command {
  return listCommand('sources', {
    description: 'Lists the sources: what each claims, passes on and derives from.',
    query: `query ($text: String, $kind: SourceKind, $after: String) { list: sources(text: $text, kind: $kind, first: 200, after: $after) {
      nodes { id title kind madeWhen { written } claims(first: 0) { totalCount } relays(first: 0) { totalCount } derivesFrom { how suspected from { title } } } pageInfo { hasNextPage endCursor } } }`,
    options: [
      new Option('--text <words>', 'words of the title'),
      choiceOf('--kind <kind>', 'of this kind', 'SourceKind'),
    ],
    render: ({ id, title, kind, madeWhen, claims, relays, derivesFrom }) =>
      [
        wrap(`${title} (${id})`, '  ', ''),
        `    ${kind.toLowerCase().replaceAll('_', ' ')}, ${madeWhen ? `made ${madeWhen.written}` : 'when it was made is not recorded'}; ${claims.totalCount} claims, passes on ${relays.totalCount}`,
        ...derivesFrom.map(({ how, suspected, from }) => wrap(`${how.toLowerCase().replace('_', ' ')} ${from.title}${suspected ? ' (suspected)' : ''}`, '      ', '    ')),
      ].join('\n'),
  })
}

interface MandateItem {
  readonly id: string
  readonly caption: string
  readonly provenance: { readonly verdict: { readonly name: string; readonly transmission: string }; readonly independence: { readonly words: string } }
}

export function mandatesCommand(): Command {
  return listCommand('mandates', {
    description: 'Lists the mandates with their verdicts.',
    query: `query ($holder: ID, $party: ID, $list: ID, $district: ID, $assembly: ID, $source: ID, $granularity: Granularity, $verdict: [VerdictName!], $support: [Support!], $opposition: [Opposition!], $policy: Policy, $after: String) {
      list: mandates(holder: $holder, party: $party, list: $list, district: $district, assembly: $assembly, source: $source, granularity: $granularity, verdict: $verdict, support: $support, opposition: $opposition, policy: $policy, first: 200, after: $after) {
      nodes { id caption provenance { verdict { name transmission } independence { words } } } pageInfo { hasNextPage endCursor } } }`,
    options: [
      new Option('--holder <id>', 'of this person'),
      new Option('--party <id>', 'for this party'),
      new Option('--list <id>', 'on this list'),
      new Option('--district <id>', 'from this district'),
      new Option('--assembly <id>', 'in this assembly'),
      new Option('--source <id>', 'of which this source says something'),
      choiceOf('--granularity <granularity>', 'seats, unless it is stated', 'Granularity'),
      choiceOf('--verdict <names...>', 'with these verdicts', 'VerdictName'),
      choiceOf('--support <names...>', 'with this support', 'Support'),
      choiceOf('--opposition <names...>', 'with this opposition', 'Opposition'),
      ...policyOptions(),
    ],
    render: ({ id, caption, provenance: { verdict, independence } }) => [wrap(caption, '  ', ''), `    ${verdict.name}, ${verdict.transmission.toLowerCase().replace('_', ' ')}: ${independence.words}`, `    ${id}`].join('\n'),
  })
}

interface RollItem {
  readonly id: string
  readonly caption: string
  readonly of: string
  readonly statedAsWritten: string | null
  readonly named: number
  readonly knownInFull: boolean
  readonly source: { readonly title: string }
  readonly citation: { readonly text: string }
  readonly completeClaimedBy: { readonly title: string } | null
  readonly entries: Page<{ readonly caption: string; readonly mentions: readonly { readonly text: string }[] }>
}

const ENTRIES = 'nodes { caption mentions { text } } totalCount pageInfo { hasNextPage endCursor }'
const MORE_ENTRIES = `query ($roll: ID!, $after: String) { roll: node(id: $roll) { ... on Roll { entries(first: 500, after: $after) { ${ENTRIES} } } } }`

/** A roll with all its entries, however many pages they take. */
async function withAllEntries(connection: Connection, roll: RollItem): Promise<RollItem> {
  let { entries } = roll
  while (entries.pageInfo.hasNextPage) {
    const { roll: more } = await ask<{ roll: { entries: RollItem['entries'] } }>(connection, MORE_ENTRIES, { roll: roll.id, after: entries.pageInfo.endCursor })
    entries = { ...more.entries, nodes: [...entries.nodes, ...more.entries.nodes] }
  }
  return { ...roll, entries }
}

export function rollsCommand(): Command {
  return listCommand('rolls', {
    description: 'Lists the rolls: what each enumerates, states and names.',
    query: `query ($of: PropositionKind, $source: ID, $after: String) { list: rolls(of: $of, source: $source, first: 50, after: $after) {
      nodes { id caption of statedAsWritten named knownInFull source { title } citation { text } completeClaimedBy { title } entries(first: 100) { ${ENTRIES} } } pageInfo { hasNextPage endCursor } } }`,
    options: [
      choiceOf('--of <kind>', 'of this kind of proposition', 'PropositionKind'),
      new Option('--source <id>', 'by this source'),
    ],
    complete: withAllEntries,
    render: ({ id, caption, statedAsWritten, named, knownInFull, source, citation, completeClaimedBy, entries }) =>
      [
        wrap(`${caption} (${id})`, '  ', ''),
        wrap(`${source.title} [${citation.text}]`, '    ', '    '),
        `    ${statedAsWritten ?? 'no number'} stated, ${named} named; known ${knownInFull ? 'in full' : 'only as far as reproduced'}; ${completeClaimedBy ? `called complete by ${completeClaimedBy.title}` : 'nobody calls it complete'}`,
        wrap(entries.nodes.map(({ mentions, caption: entry }) => mentions.map(({ text }) => text).join(' / ') || entry).join('; '), '      ', '    '),
      ].join('\n'),
  })
}
