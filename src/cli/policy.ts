import type { Connection } from '../graph/connection.js'
import { ask } from './ask.js'
import { wrap } from './pages/text.js'

/** Other ground rules than the usual, as the schema takes them. */
export interface Policy {
  readonly withoutSources?: readonly string[] | null
  readonly withoutRelays?: readonly string[] | null
  readonly acceptSuspected?: boolean | null
  readonly ignoreInferences?: boolean | null
  readonly ignoreSilence?: boolean | null
  readonly recordedBy?: string | null
}

/** What a policy changes, in words, for the page that it changes; nothing where it changes nothing. */
export async function describePolicy(connection: Connection, policy: Policy): Promise<string | undefined> {
  const { withoutSources, withoutRelays, acceptSuspected, ignoreInferences, ignoreSilence, recordedBy } = policy
  const aside = [
    ...(await titles(connection, withoutSources ?? [])).map((title) => `${title} as a speaker`),
    ...(await titles(connection, withoutRelays ?? [])).map((title) => `${title} as a relay`),
    ...(ignoreInferences ? ['what is only inferred'] : []),
    ...(ignoreSilence ? ['what is only passed over in silence'] : []),
  ]
  const lines = [
    ...(aside.length > 0 ? [`Set aside: ${aside.join('; ')}.`] : []),
    ...(acceptSuspected ? ['Counted as certain: derivations that are only suspected.'] : []),
    ...(recordedBy ? [`As the graph was recorded by ${recordedBy}.`] : []),
  ]
  return lines.length === 0 ? undefined : lines.map((line) => wrap(line, '  ', '')).join('\n')
}

async function titles(connection: Connection, ids: readonly string[]): Promise<string[]> {
  const asked = ids.map(async (id) => {
    const { node } = await ask<{ node: { title?: string } | null }>(connection, 'query ($id: ID!) { node(id: $id) { ... on Source { title } } }', { id })
    return node?.title ?? id
  })
  return Promise.all(asked)
}
