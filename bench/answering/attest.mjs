// Attest as `npm start` serves it, over a Neo4j that is there already; BENCH_LANE=slow leaves all answers to
// the resolvers, BENCH_KEPT=on keeps the answers to what comes again, as the server does.
import { Connection } from '../../dist/graph/connection.js'
import { shared } from '../../dist/graph/read/shared.js'
import { atHead } from '../../dist/graph/read/snapshot.js'
import { createContext } from '../../dist/graphql/context.js'
import { buildSchema } from '../../dist/graphql/schema.js'
import { Access } from '../../dist/server/access.js'
import { graphqlHandler } from '../../dist/server/graphql.js'
import { Listener } from '../../dist/server/http.js'
import { router } from '../../dist/server/routes.js'
import { plainAnswers } from '../../dist/server/serve.js'
import { OPEN } from '../../dist/server/settings.js'

const connection = await Connection.open(JSON.parse(process.env.BENCH_NEO4J))
const schema = buildSchema()
const plain = process.env.BENCH_LANE === 'slow' ? {} : { plain: plainAnswers(schema, connection) }
const kept = process.env.BENCH_KEPT === 'on' ? { revision: shared(async () => (await atHead(connection)).revision) } : {}
const log = (_, error) => console.error(error)
const graphql = graphqlHandler({ schema, context: (turn) => createContext(connection.forRequest(turn.signal, turn)), during: async (work) => work(), ...plain, ...kept, questions: () => [], settings: OPEN, log })
const listener = await Listener.open('127.0.0.1', 0, router({ graphql, access: new Access(null), metrics: async () => ({ type: 'text/plain', text: '' }), startPage: () => '', graphiql: false, readiness: async () => ({ ready: true }), log }))
console.log(JSON.stringify({ port: listener.port, pid: process.pid }))
