import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../../graph/connection.js'
import { AttestError } from '../../graph/errors.js'
import type { ManagedServer } from '../../graph/managed/server.js'
import { layout } from '../../graph/managed/state.js'
import { PROJECT } from '../../paths.js'
import type { Question } from '../../server/questions.js'
import { ask } from '../ask.js'
import { PROVENANCE, type ProvenanceData, renderProvenance } from '../pages/provenance.js'

export interface Addresses {
  readonly server: string
  /** The managed Neo4j; null where the environment names another. */
  readonly managed: ManagedServer | null
  readonly home: string
  readonly databaseUri: string
}

/** Where everything is, line by line. */
export function addressLines({ server, managed, home, databaseUri }: Addresses): string[] {
  const graphql = [`GraphQL        ${server}/graphql  (a browser shows GraphiQL, with the questions of the dossiers as its tabs)`]
  if (!managed) return [...graphql, `Neo4j          ${databaseUri}`]
  const picture = firstPicture(managed)
  return [
    ...graphql,
    `Neo4j Browser  ${managed.httpUri}/browser/`,
    `               user ${managed.user}, password in ${layout(home).password}`,
    '               This login can change and delete everything: read with it, and load by dossiers.',
    ...(picture === null ? [] : [`First picture  ${picture}`, '               (log in, then run the query that stands in the editor)']),
  ]
}

/** Address of Neo4j Browser, with the server filled in. */
export function browserAddress({ httpUri, boltUri, user }: Pick<ManagedServer, 'httpUri' | 'boltUri' | 'user'>): string {
  return `${httpUri}/browser/?dbms=${encodeURIComponent(boltUri.replace('://', `://${user}@`))}&db=neo4j`
}

/** Opens Neo4j Browser with the first saved query in its editor; null if there is none. */
function firstPicture(managed: ManagedServer): string | null {
  const query = firstSavedQuery()
  return query === null ? null : `${browserAddress(managed)}&cmd=edit&arg=${encodeURIComponent(query)}`
}

/** The first of the saved queries, without its comments. Browser takes its address apart after decoding it, so that no "&" or "#" may occur. */
function firstSavedQuery(): string | null {
  const folder = join(PROJECT, 'cypher', 'explore')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.cypher')).sort() : []
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8').replace(/^\s*\/\/.*$/gm, '').trim())
  return texts.find((text) => text !== '' && !/[&#]/.test(text)) ?? null
}

const PAGE_OF = `query ($id: ID!) { provenance(proposition: $id) { ...ProvenancePage } } ${PROVENANCE}`

interface Answer {
  readonly provenance?: { readonly proposition?: { readonly id?: string } } | null
}

/** The answer to a question as a page: of provenance where that is what it asks for or is about, else as data. */
export async function answerPage(connection: Connection, question: Question): Promise<string> {
  return `${question.title}\n${'─'.repeat(60)}\n${await answerOrWhyNot(connection, question)}`
}

async function answerOrWhyNot(connection: Connection, { request, about }: Question): Promise<string> {
  try {
    const data = await ask<Answer>(connection, request)
    if (data.provenance === null) return 'The graph knows nothing of this yet.'
    // A request need not ask for all that a page shows.
    const id = about ?? data.provenance?.proposition?.id
    const page = id === undefined ? null : (await ask<{ provenance: ProvenanceData | null }>(connection, PAGE_OF, { id })).provenance
    return page ? renderProvenance(page) : JSON.stringify(data, null, 2)
  } catch (error) {
    // A request that does not fit the schema is a fault of the dossier, and no reason not to serve it.
    if (error instanceof AttestError && error.code !== 'DATABASE_UNAVAILABLE') return `This could not be answered: ${error.message}`
    throw error
  }
}
