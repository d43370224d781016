import type { Connection } from '../graph/connection.js'
import { ask } from './ask.js'
import { wrap } from './pages/text.js'

/** Other ground rules than the usual, as the schema takes them. */
export interface Policy {
  readonly withoutSources?: readonly string[] | null
  readonly withoutRelays?: readonly string[] | null
  readonly withoutReadings?: readonly string[] | null
  readonly withoutIdentifications?: readonly string[] | null
  readonly acceptSuspected?: boolean | null
  readonly ignoreInferences?: boolean | null
  readonly ignoreSilence?: boolean | null
  readonly recordedBy?: string | null
}

/** What a policy changes, in words, for the page that it changes; nothing where it changes nothing. */
export async function describePolicy(connection: Connection, policy: Policy): Promise<string | undefined> {
  const { withoutSources, withoutRelays, withoutReadings, withoutIdentifications, acceptSuspected, ignoreInferences, ignoreSilence, recordedBy } = policy
  const aside = [
    ...(await titles(connection, withoutSources ?? [])).map((title) => `${title} as a speaker`),
    ...(await titles(connection, withoutRelays ?? [])).map((title) => `${title} as a relay`),
    ...(await captions(connection, withoutReadings ?? [])).map((caption) => `the reading of ${caption}`),
    ...(await captions(connection, withoutIdentifications ?? [])).map((caption) => `the identification of ${caption}`),
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

/** Titles of sources, captions of anything else; the id itself where nothing has it. */
function titles(connection: Connection, ids: readonly string[]): Promise<string[]> {
  return called(connection, ids, 'query ($id: ID!) { node(id: $id) { ... on Source { called: title } } }')
}

function captions(connection: Connection, ids: readonly string[]): Promise<string[]> {
  return called(connection, ids, 'query ($id: ID!) { node(id: $id) { called: caption } }')
}

function called(connection: Connection, ids: readonly string[], query: string): Promise<string[]> {
  return Promise.all(ids.map(async (id) => (await ask<{ node: { called?: string } | null }>(connection, query, { id })).node?.called ?? id))
}
