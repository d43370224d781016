import { Command } from 'commander'
import { AttestError } from '../graph/errors.js'
import type { Connection } from '../graph/connection.js'
import { foldName } from '../reasoning/names.js'
import { ask } from './ask.js'
import { print } from './output.js'
import { PROVENANCE, type ProvenanceData, renderProvenance } from './pages/provenance.js'
import { withGraph } from './session.js'

interface Found {
  readonly matched: string
  readonly node: { readonly id: string; readonly caption: string; readonly mandates?: { readonly nodes: readonly { readonly id: string }[] } }
}

const BY_NAME = `query ($name: String!) {
  find(text: $name, kinds: [PERSON], first: 20) { nodes { matched node { id caption ... on Person { mandates(first: 100) { nodes { id } } } } } }
}`
const BY_ID = `query ($id: ID!, $policy: Policy) { provenance(proposition: $id, policy: $policy) { ...ProvenancePage } } ${PROVENANCE}`

interface Options {
  readonly json?: boolean
  readonly withoutSource?: string[]
  readonly withoutRelay?: string[]
  readonly acceptSuspected?: boolean
  readonly ignoreInferences?: boolean
  readonly ignoreSilence?: boolean
}

export function provenanceCommand(): Command {
  return new Command('provenance')
    .description('Prints who confirms, infers, contests or passes over a mandate or another proposition, with every citation.')
    .argument('<name-or-id>', 'a person by any recorded spelling, or the id of a proposition')
    .option('--without-source <id...>', 'set sources aside as speakers')
    .option('--without-relay <id...>', 'set sources aside as relays')
    .option('--accept-suspected', 'count suspected derivations as certain')
    .option('--ignore-inferences', 'leave inferences out')
    .option('--ignore-silence', 'leave silence out')
    .option('--json', 'print the data as JSON')
    .addHelpText('after', '\nExit codes: 0 answered, 1 nobody and nothing has that name, or several have it, 3 the database failed.')
    .action(async (text: string, options: Options) => {
      await withGraph(async (connection) => {
        const answers = await provenanceOf(connection, text, options)
        print(options.json ? JSON.stringify(answers, null, 2) : answers.map(renderProvenance).join(`\n\n${'─'.repeat(60)}\n\n`))
      })
    })
}

async function provenanceOf(connection: Connection, text: string, options: Options): Promise<ProvenanceData[]> {
  const policy = {
    withoutSources: options.withoutSource ?? [],
    withoutRelays: options.withoutRelay ?? [],
    acceptSuspected: options.acceptSuspected ?? false,
    ignoreInferences: options.ignoreInferences ?? false,
    ignoreSilence: options.ignoreSilence ?? false,
  }
  const byId = async (id: string): Promise<ProvenanceData | null> => (await ask<{ provenance: ProvenanceData | null }>(connection, BY_ID, { id, policy })).provenance
  const direct = text.includes('/') ? await byId(text) : null
  if (direct) return [direct]
  const person = await personNamed(connection, text)
  const seats = person.node.mandates?.nodes ?? []
  if (seats.length === 0) throw new AttestError('NOT_FOUND', `No source claims a mandate of ${person.node.caption}. "attest provenance <id>" answers for any other proposition.`)
  const answers: ProvenanceData[] = []
  for (const { id } of seats) {
    const answer = await byId(id)
    if (answer) answers.push(answer)
  }
  return answers
}

/** The one person of that name: the only one found, or the only one who bears exactly it. */
async function personNamed(connection: Connection, name: string): Promise<Found> {
  const { find } = await ask<{ find: { nodes: readonly Found[] } }>(connection, BY_NAME, { name })
  const exact = find.nodes.filter(({ matched, node }) => [matched, node.caption].some((known) => foldName(known) === foldName(name)))
  const [only, second] = exact.length > 0 ? exact : find.nodes
  if (only && !second) return only
  if (!only) throw new AttestError('NOT_FOUND', `Nobody is recorded under a name like "${name}". Try another spelling or fewer words.`)
  throw new AttestError('NOT_FOUND', `Several people are recorded under names like "${name}":\n${find.nodes.map(({ node, matched }) => `  ${node.caption} (as “${matched}”)`).join('\n')}\nWrite one of these names in full.`)
}
