// A handler without GraphQL: runs one statement with the parameters that it is sent, and writes the rows as JSON.
import neo4j from 'neo4j-driver'
import { createServer } from 'node:http'

const { uri, user, password, statement } = JSON.parse(process.env.BENCH_NEO4J)
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true, notificationFilter: { minimumSeverityLevel: 'OFF' } })
const whole = (params) => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Number.isInteger(value) ? neo4j.int(value) : value]))

const server = createServer(async (request, response) => {
  const parts = []
  for await (const part of request) parts.push(part)
  const session = driver.session({ defaultAccessMode: neo4j.session.READ })
  try {
    const { records } = await session.run(statement, whole(JSON.parse(Buffer.concat(parts).toString())))
    const body = JSON.stringify(records.map((record) => record.toObject()))
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body)
  } catch (error) {
    response.writeHead(500).end(String(error))
  } finally {
    await session.close()
  }
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })))
