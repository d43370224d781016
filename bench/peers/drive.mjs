// Sends requests over some connections for some seconds, each body in its turn; prints what autocannon measured.
import autocannon from 'autocannon'
import { readFileSync } from 'node:fs'

const { url, bodies, connections, seconds } = JSON.parse(readFileSync(0, 'utf8'))
const requests = bodies.map((body) => ({ method: 'POST', path: new URL(url).pathname, headers: { 'content-type': 'application/json', accept: 'application/json' }, body }))
// Every connection begins at another body, so that none follows the others through the same part of the archive.
let connection = 0
const setupClient = (client) => {
  const start = Math.floor((connection++ * requests.length) / connections)
  client.setRequests([...requests.slice(start), ...requests.slice(0, start)])
}
const { requests: answered, latency, errors, non2xx, throughput } = await autocannon({ url, connections, duration: seconds, setupClient })
console.log(JSON.stringify({ perSecond: answered.average, total: answered.total, p50: latency.p50, p99: latency.p99, bytes: throughput.average, errors, non2xx }))
