// @neo4j/graphql on GraphQL Yoga over the graph that Attest keeps: the question of the bench, as its own documentation would have it served.
import { Neo4jGraphQL } from '@neo4j/graphql'
import { createYoga } from 'graphql-yoga'
import neo4j from 'neo4j-driver'
import { createServer } from 'node:http'

const typeDefs = `#graphql
  type Mandate @node {
    id: ID!
    caption: String!
    seat: Boolean
    claims: [Claim!]! @relationship(type: "ABOUT", direction: IN)
  }
  type Claim @node {
    id: ID!
    stance: String
    wording: String
    citation: [Citation!]! @relationship(type: "CITED_AT", direction: OUT)
  }
  type Citation @node {
    id: ID!
    text: String!
    source: [Source!]! @relationship(type: "IN", direction: OUT)
  }
  type Source @node {
    id: ID!
    title: String!
    kind: String!
    citations: [Citation!]! @relationship(type: "IN", direction: IN)
    derivesFrom: [Derivation!]! @relationship(type: "DERIVED", direction: IN)
  }
  type Derivation @node {
    id: ID!
    how: String!
    because: String!
    from: [Source!]! @relationship(type: "FROM", direction: OUT)
  }
`

const { uri, user, password } = JSON.parse(process.env.BENCH_NEO4J)
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
const schema = await new Neo4jGraphQL({ typeDefs, driver, features: { filters: { ID: { GT: true } } } }).getSchema()
const server = createServer(createYoga({ schema, logging: false, graphiql: false, landingPage: false }))
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })))
