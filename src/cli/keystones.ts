import { Command, InvalidArgumentError, Option } from 'commander'
import { AttestError } from '../errors.js'
import type { Connection } from '../graph/connection.js'
import { ask } from './ask.js'
import { choiceOf } from './choices.js'
import { print } from './output.js'
import { type ChangeData, type KeystoneData, renderChanges, renderKeystone } from './pages/keystones.js'
import { more } from './pages/text.js'
import { describePolicy } from './policy.js'
import { type PolicyChosen, policyOf, policyOptions } from './policy-options.js'
import { withGraph } from './session.js'

interface Page<T> {
  readonly nodes: readonly T[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const CHANGE = 'proposition { id caption } before { name } after { name } sentence'
const EFFECT = `query ($policy: Policy!, $kind: PropositionKind, $after: String) {
  page: policyEffect(policy: $policy, kind: $kind, first: 500, after: $after) { nodes { ${CHANGE} } pageInfo { hasNextPage endCursor } } }`
const KEYSTONES = `query ($first: Int, $changes: Int) {
  page: keystones(first: $first) { totalCount nodes {
    source { id title genre interest madeWhen { written } authors { caption } } asSpeaker asRelay
    asSpeakerChanges: changes(as: SPEAKER, first: $changes) { nodes { ${CHANGE} } } asRelayChanges: changes(as: RELAY, first: $changes) { nodes { ${CHANGE} } }
    untimely(first: $changes) { totalCount nodes { id caption } } } } }`
const EXIT_CODES = '\nExit codes: 0 answered, 1 the input is wrong, 2 the command was misused, 3 the database failed.'

/** `attest what-if`: which verdicts change under other ground rules. */
export function whatIfCommand(): Command {
  const command = new Command('what-if')
    .description('Lists the verdicts that change under other ground rules, and what becomes of them.')
    .addOption(choiceOf('--kind <kind>', 'only of this kind of proposition', 'PropositionKind'))
    .option('--json', 'print the data as JSON')
    .addHelpText('after', EXIT_CODES)
    .action(async ({ kind, json, ...chosen }: PolicyChosen & { readonly kind?: string; readonly json?: boolean }) => {
      const policy = policyOf(chosen)
      if (!policy) throw new AttestError('BAD_INPUT', 'What if what? Name what to set aside, such as --without-source <id>; "attest sources" lists the ids.')
      await withGraph(async (connection) => {
        const changes = await everyPage<ChangeData>(connection, EFFECT, { policy, kind: kind ?? null })
        if (json) { print(JSON.stringify(changes, null, 2)); return; }
        print([(await describePolicy(connection, policy)) ?? '', '', renderChanges(changes)].join('\n'))
      })
    })
  for (const option of policyOptions()) command.addOption(option)
  return command
}

async function everyPage<T>(connection: Connection, query: string, variables: Record<string, unknown>): Promise<T[]> {
  const items: T[] = []
  for (let after: string | null = null; ; ) {
    const { page }: { page: Page<T> } = await ask(connection, query, { ...variables, after })
    items.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return items
    after = page.pageInfo.endCursor
  }
}

/** `attest keystones`: what the graph rests on most. */
export function keystonesCommand(): Command {
  return new Command('keystones')
    .description('Lists the sources without which verdicts change, as speakers and as relays, most first: when each was made, by whom, in whose interest.')
    .addOption(new Option('-n <count>', 'how many sources').default(10).argParser(count))
    .addOption(new Option('--changes <count>', 'how many verdicts to name for each').default(3).argParser(count))
    .option('--json', 'print the data as JSON')
    .addHelpText('after', EXIT_CODES)
    .action(async ({ n, changes, json }: { readonly n: number; readonly changes: number; readonly json?: boolean }) => {
      await withGraph(async (connection) => {
        const { page } = await ask<{ page: { readonly nodes: readonly KeystoneData[]; readonly totalCount: number } }>(connection, KEYSTONES, { first: n, changes })
        if (json) { print(JSON.stringify(page.nodes, null, 2)); return; }
        print(page.totalCount === 0 ? 'no verdict hangs on a single source' : [...page.nodes.map(renderKeystone), ...more(page.totalCount - page.nodes.length, ' (-n shows more)')].join('\n\n'))
      })
    })
}

function count(text: string): number {
  const found = Number(text)
  if (!Number.isInteger(found) || found < 0 || found > 500) throw new InvalidArgumentError('Expected a whole number up to 500.')
  return found
}
