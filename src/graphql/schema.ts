import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { GraphQLError, type GraphQLSchema, GraphQLScalarType, Kind, print } from 'graphql'
import { momentOf } from '../graph/read/snapshot.js'
import { PROJECT } from '../paths.js'
import { connectionResolvers } from './connections.js'
import { captionOf } from './model.js'
import { auditResolvers } from './resolvers/audit.js'
import { changeResolvers } from './resolvers/changes.js'
import { claimResolvers } from './resolvers/claims.js'
import { disagreementResolvers } from './resolvers/disagreements.js'
import { entityResolvers } from './resolvers/entities.js'
import { nameResolvers } from './resolvers/names.js'
import { propositionResolvers } from './resolvers/propositions.js'
import { provenanceResolvers } from './resolvers/provenance.js'
import { queryResolvers } from './resolvers/query.js'
import { rollResolvers } from './resolvers/rolls.js'
import { samenessResolvers } from './resolvers/sameness.js'
import { sourceResolvers } from './resolvers/sources.js'
import { suspicionResolvers } from './resolvers/suspicions.js'
import { structureResolvers } from './resolvers/structure.js'
import { verdictResolvers } from './resolvers/verdicts.js'
import { valueResolvers } from './resolvers/values.js'

const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'A point in time, as ISO 8601 text with its zone.',
  serialize: String,
  parseValue: (value) => timeOf(value, JSON.stringify(value)),
  parseLiteral: (node) => timeOf(node.kind === Kind.STRING ? node.value : null, print(node)),
})

/** Whatever is no time is refused: left out, it would be answered as if it had not been asked. */
function timeOf(value: unknown, written: string): string {
  if (typeof value === 'string' && momentOf(value)) return value
  throw new GraphQLError(`${written} is no time. Expected ISO 8601 with its zone, such as "2026-01-31T12:00:00Z".`)
}

/** schema.graphql, resolved from the graph. Every record has its caption; every connection is paged alike. */
export function buildSchema(): GraphQLSchema {
  const typeDefs = readFileSync(join(PROJECT, 'schema.graphql'), 'utf8')
  const connections = [...typeDefs.matchAll(/^type (\w+Connection)\b/gm)].map(([, name = '']) => name)
  const captioned = [...typeDefs.matchAll(/^type (\w+) implements [^{]*\bNode\b/gm)].map(([, name = '']) => name)
  return makeExecutableSchema({
    typeDefs,
    resolvers: [
      { DateTime },
      queryResolvers,
      auditResolvers,
      entityResolvers,
      sourceResolvers,
      structureResolvers,
      valueResolvers,
      claimResolvers,
      propositionResolvers,
      rollResolvers,
      provenanceResolvers,
      suspicionResolvers,
      changeResolvers,
      disagreementResolvers,
      samenessResolvers,
      verdictResolvers,
      nameResolvers,
      Object.fromEntries(connections.map((name) => [name, connectionResolvers])),
      Object.fromEntries(captioned.map((name) => [name, { caption: captionOf }])),
    ],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  })
}
