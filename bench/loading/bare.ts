import neo4j, { type Config, type Driver } from 'neo4j-driver'
import { Connection } from '../../src/graph/connection.js'
import type { StagedNode } from '../../src/graph/load/plan.js'
import { planPart } from '../../src/graph/load/plan.js'
import { keyOf } from '../../src/graph/load/stage.js'
import { Workbench } from '../../src/graph/load/workbench.js'
import type { ManagedServer } from '../../src/graph/managed/server.js'
import { nameKeys } from '../../src/graph/names/keys.js'
import { FOREVER } from '../../src/graph/revision.js'

/** What whoever writes to Neo4j by hand would send: nothing is locked, counted or looked at again. */
const NODES = 'UNWIND $rows AS row CREATE (n:Record:$(row.labels)) SET n = row.props'
const EDGES = 'UNWIND $rows AS row MATCH (a:Record {key: row.from}) MATCH (b:Record {id: row.to}) CREATE (a)-[e:$(row.type)]->(b) SET e = row.props'
const BATCH = 1000
/** As many as a load of Attest has. */
const SESSIONS = 2

type Rows = Record<string, unknown>[]

/** Writes the nodes and edges of a dossier into a graph that has the schema, and nothing else; only what the statements take counts, in seconds. */
export async function loadBare(server: ManagedServer, home: string, folder: string): Promise<number> {
  const settings: Partial<Config> = { disableLosslessIntegers: true }
  const driver = neo4j.driver(server.boltUri, neo4j.auth.basic(server.user, server.password), settings)
  const connection = await Connection.open({ uri: server.boltUri, user: server.user, password: server.password })
  const bench = Workbench.prepare([folder], { home })
  try {
    let seconds = 0
    for (const rowsOf of [nodesOf, edgesOf])
      for (let number = 0; number < bench.partitions; number++) {
        const records = bench.partition(number)
        const { introduce } = await planPart(connection, bench.dossiers.map(({ id }, index) => ({ id, records: records[index] ?? [], inventory: new Map() })), true)
        const batches = batchesOf(rowsOf(introduce)).map((rows) => rows.map(integers))
        const began = performance.now()
        await send(driver, rowsOf === nodesOf ? NODES : EDGES, batches)
        seconds += (performance.now() - began) / 1000
      }
    return seconds
  } finally {
    bench.remove()
    await connection.close()
    await driver.close()
  }
}

function nodesOf(nodes: readonly StagedNode[]): Rows {
  const sorted = [...nodes].sort((a, b) => (a.labels.join() < b.labels.join() ? -1 : 1))
  return sorted.map((node) => ({ labels: node.labels, props: { ...node.props, ...nameKeys(node), key: keyOf(node, 1), from: 1, until: FOREVER } }))
}

function edgesOf(nodes: readonly StagedNode[]): Rows {
  return nodes.flatMap((node) => node.edges.map(({ type, to, props }) => ({ from: keyOf(node, 1), type, to, props: { ...props, from: 1, until: FOREVER } })))
}

function batchesOf(rows: Rows): Rows[] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, batch) => rows.slice(batch * BATCH, (batch + 1) * BATCH))
}

async function send(driver: Driver, text: string, batches: Rows[]): Promise<void> {
  let at = 0
  const session = async (): Promise<void> => {
    const own = driver.session()
    for (let rows = batches[at++]; rows !== undefined; rows = batches[at++]) {
      const params = { rows }
      await own.executeWrite((tx) => tx.run(text, params))
    }
    await own.close()
  }
  await Promise.all(Array.from({ length: SESSIONS }, session))
}

/** Whole numbers as such: the driver would send every number as a float. */
function integers<T>(value: T): T {
  if (typeof value === 'number') return (Number.isSafeInteger(value) ? neo4j.int(value) : value) as T
  if (Array.isArray(value)) return value.map(integers) as T
  return value !== null && typeof value === 'object' ? (Object.fromEntries(Object.entries(value).map(([name, one]) => [name, integers(one)])) as T) : value
}
