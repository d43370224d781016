import { Command } from 'commander'
import { AttestError } from '../errors.js'
import type { Connection } from '../graph/connection.js'
import { foldName } from '../reasoning/names/fold.js'
import { ask } from './ask.js'
import { print } from './output.js'
import { describePolicy, type Policy } from './policy.js'
import { type PolicyChosen, policyOf, policyOptions } from './policy-options.js'
import { PROVENANCE, type ProvenanceData, renderProvenance } from './pages/provenance.js'
import { more } from './pages/text.js'
import { withGraph } from './session.js'

interface Found {
  readonly matched: string
  readonly how: 'RECORDED' | 'DERIVED'
  readonly node: { readonly id: string; readonly caption: string }
}
interface Seats {
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const BY_NAME = `query ($name: String!) {
  find(text: $name, kinds: [PERSON], first: 20) { totalCount nodes { matched how node { id caption } } }
}`
const SEATS = `query ($person: ID!, $after: String) {
  person: node(id: $person) { ... on Person { mandates(first: 500, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }
}`
const KIND = 'query ($id: ID!) { node(id: $id) { __typename caption } }'
const BY_ID = `query ($id: ID!, $policy: Policy) { provenance(proposition: $id, policy: $policy) { ...ProvenancePage } } ${PROVENANCE}`

export function provenanceCommand(): Command {
  const command = new Command('provenance')
    .description('Prints who confirms, infers, contests or passes over a mandate or another proposition, with every citation.')
    .argument('<name-or-id>', 'a person by any recorded spelling or a form that follows from one, or the id of a proposition')
    .option('--json', 'print the data as JSON')
    .addHelpText('after', '\nExit codes: 0 answered, 1 nobody and nothing has that name, or several have it, 3 the database failed.')
    .action(async (text: string, options: PolicyChosen & { readonly json?: boolean }) => {
      await withGraph(async (connection) => {
        const policy = policyOf(options) ?? {}
        const answers = await provenanceOf(connection, text, policy)
        const ground = await describePolicy(connection, policy)
        print(options.json ? JSON.stringify(answers, null, 2) : answers.map((answer) => renderProvenance(answer, ground)).join(`\n\n${'─'.repeat(60)}\n\n`))
      })
    })
  for (const option of policyOptions()) command.addOption(option)
  return command
}

async function provenanceOf(connection: Connection, text: string, policy: Policy): Promise<ProvenanceData[]> {
  const byId = async (id: string): Promise<ProvenanceData | null> => (await ask<{ provenance: ProvenanceData | null }>(connection, BY_ID, { id, policy })).provenance
  const direct = text.includes('/') ? await byId(text) : null
  if (direct) return [direct]
  const person = await personNamed(connection, text)
  const seats = await seatsOf(connection, person.node.id)
  if (seats.length === 0) throw new AttestError('NOT_FOUND', `No source claims a mandate of ${person.node.caption}. "attest provenance <id>" answers for any other proposition.`)
  const answers: ProvenanceData[] = []
  for (const id of seats) {
    const answer = await byId(id)
    if (answer) answers.push(answer)
  }
  return answers
}

async function seatsOf(connection: Connection, person: string): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const { mandates }: { mandates: Seats } = (await ask<{ person: { mandates: Seats } }>(connection, SEATS, { person, after })).person
    ids.push(...mandates.nodes.map(({ id }) => id))
    after = mandates.pageInfo.hasNextPage ? mandates.pageInfo.endCursor : null
  } while (after !== null)
  return ids
}

/** The one person of that name: the only one who bears exactly it, the only one recorded under it, or the only one found. */
async function personNamed(connection: Connection, name: string): Promise<Found> {
  const { find } = await ask<{ find: { nodes: readonly Found[]; totalCount: number } }>(connection, BY_NAME, { name })
  const exact = find.nodes.filter(({ matched, node }) => [matched, node.caption].some((known) => foldName(known) === foldName(name)))
  const recorded = find.nodes.filter(({ how }) => how === 'RECORDED')
  const [only, second] = [exact, recorded, find.nodes].find((people) => people.length > 0) ?? []
  if (only && !second) return only
  if (!only) throw new AttestError('NOT_FOUND', await whyNothing(connection, name))
  throw new AttestError('NOT_FOUND', `Several people are recorded under names like "${name}":\n${find.nodes.map(({ node, matched }) => `  ${node.caption} (as “${matched}”)`).concat(more(find.totalCount - find.nodes.length)).join('\n')}\nWrite one of these names in full.`)
}

/** Why a text that is nobody's name has no answer: it is an id of something else, or one of nothing. */
async function whyNothing(connection: Connection, text: string): Promise<string> {
  const { node } = await ask<{ node: { __typename: string; caption: string } | null }>(connection, KIND, { id: text })
  if (node) return `"${text}" is the id of ${node.caption} (${node.__typename}), and no proposition: only what may be the case has a provenance.`
  if (text.includes('/')) return `No proposition has the id "${text}". Ids are written as "attest mandates" and the answers of GraphQL show them.`
  return `Nobody is recorded under a name like "${text}". Try another spelling or fewer words.`
}
