import { Command } from 'commander'
import type { Connection } from '../graph/connection.js'
import { ask } from './ask.js'
import { print } from './output.js'
import { DISAGREEMENT, type DisagreementData, type DisagreementItem, renderDisagreement, renderDisagreementItem } from './pages/disagreements.js'
import { describePolicy, type Policy } from './policy.js'
import { type PolicyChosen, policyOf, policyOptions } from './policy-options.js'
import { withGraph } from './session.js'

interface Page<T> {
  readonly disagreements: { readonly nodes: readonly T[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } }
}

const PAGE = 'pageInfo { hasNextPage endCursor }'
const ITEMS = `query ($about: ID, $policy: Policy, $after: String) { disagreements(about: $about, policy: $policy, first: 100, after: $after) { nodes { id question { caption } conflicts positions { answer { id } words stands } } ${PAGE} } }`
const WHOLE = `query ($about: ID, $policy: Policy, $after: String) { disagreements(about: $about, policy: $policy, first: 20, after: $after) { nodes { ...DisagreementPage } ${PAGE} } } ${DISAGREEMENT}`

export function disagreementsCommand(): Command {
  const command = new Command('disagreements')
    .description('Sets the answers to one question side by side: which exclude each other, which rest on which, and what else counts differently.')
    .argument('[about]', 'the id of a question, a proposition or a claim; of an entity or a source, for all questions that concern it; without it, every question with several answers')
    .option('--json', 'print the data as JSON')
    .addHelpText('after', '\nExit codes: 0 answered, 1 nothing has that id, 2 the command was misused, 3 the database failed.')
    .action(async (about: string | undefined, { json, ...chosen }: PolicyChosen & { readonly json?: boolean }) => {
      const policy = policyOf(chosen)
      await withGraph(async (connection) => {
        if (json) print(JSON.stringify(await everyPage<DisagreementData>(connection, WHOLE, about, policy), null, 2))
        else {
          const ground = policy && (await describePolicy(connection, policy))
          print([...(ground ? [ground, ''] : []), await pageOf(connection, about, policy)].join('\n'))
        }
      })
    })
  for (const option of policyOptions()) command.addOption(option)
  return command
}

/** One question is shown in full, several in a list. */
async function pageOf(connection: Connection, about: string | undefined, policy: Policy | null): Promise<string> {
  const items = await everyPage<DisagreementItem>(connection, ITEMS, about, policy)
  const [only, second] = items
  if (!only) return 'nothing found'
  if (second) return items.map(renderDisagreementItem).join('\n')
  return (await everyPage<DisagreementData>(connection, WHOLE, only.id, policy)).map(renderDisagreement).join('\n')
}

async function everyPage<T>(connection: Connection, query: string, about: string | undefined, policy: Policy | null): Promise<T[]> {
  const items: T[] = []
  let after: string | null = null
  do {
    const { disagreements }: Page<T> = await ask(connection, query, { about: about ?? null, policy, after })
    items.push(...disagreements.nodes)
    after = disagreements.pageInfo.hasNextPage ? disagreements.pageInfo.endCursor : null
  } while (after !== null)
  return items
}
