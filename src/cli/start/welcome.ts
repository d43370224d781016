import type { ManagedServer } from '../../graph/managed/server.js'
import { layout } from '../../graph/managed/state.js'

export interface Addresses {
  readonly server: string
  /** Whether a browser is shown GraphiQL. */
  readonly graphiql: boolean
  /** The managed Neo4j; null where the environment names another. */
  readonly managed: ManagedServer | null
  readonly home: string
  readonly databaseUri: string
  /** The query that the first picture is drawn by; null where the graph has nothing that it could draw. */
  readonly picture: string | null
  /** Whether the guide for Neo4j Browser tells of what is in the graph. */
  readonly guide: boolean
}

/** Where everything is, line by line. */
export function addressLines({ server, graphiql, managed, home, databaseUri, picture, guide }: Addresses): string[] {
  const graphql = [`GraphQL        ${server}/graphql  ${graphiql ? '(a browser shows GraphiQL, with the questions of the dossiers as its tabs)' : '(by POST; GraphiQL is off)'}`]
  // Browser takes guides from localhost by this name.
  const guided = guide ? [`Guide          :guide ${server.replace('//127.0.0.1:', '//localhost:')}/browser/guide.html  (type this into the editor of Neo4j Browser)`] : []
  if (!managed) return [...graphql, `Neo4j          ${databaseUri}`, ...guided]
  return [
    ...graphql,
    `Neo4j Browser  ${managed.httpUri}/browser/`,
    `               user ${managed.user}, password in ${layout(home).password}`,
    '               This login can change and delete everything: read with it, and load by dossiers.',
    ...(picture === null ? [] : [`First picture  ${browserAddress(managed)}&cmd=edit&arg=${encodeURIComponent(picture)}`, '               (log in, then run the query that stands in the editor)']),
    ...guided,
  ]
}

/** Address of Neo4j Browser, with the server filled in. */
export function browserAddress({ httpUri, boltUri, user }: Pick<ManagedServer, 'httpUri' | 'boltUri' | 'user'>): string {
  return `${httpUri}/browser/?dbms=${encodeURIComponent(boltUri.replace('://', `://${user}@`))}&db=neo4j`
}
