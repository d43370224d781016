import { Connection } from '../../src/graph/connection.js'
import { loadFolders } from '../../src/graph/load/long.js'

/**
 * A process that loads a dossier partition by partition and kills itself: long-loader.ts FOLDER HOME STEP COUNT, with the
 * server in NEO4J_TEST_URI and NEO4J_TEST_PASSWORD, at the COUNT-th step, or phase of progress, whose name begins with STEP. With
 * the step "write" it does so while the COUNT-th writing statement is on its way. A fifth argument "offline" has it import.
 */
const [folder = '', home = '', at = '', count = '1', how = ''] = process.argv.slice(2)
const connection = await Connection.open({ uri: process.env['NEO4J_TEST_URI'] ?? '', user: process.env['NEO4J_TEST_USER'] ?? 'neo4j', password: process.env['NEO4J_TEST_PASSWORD'] ?? '' })
let met = 0
if (at === 'write')
  connection.onStatement = (name) => {
    if (name.startsWith('write/') && ++met === Number(count)) setTimeout(() => process.kill(process.pid, 'SIGKILL'), met % 7)
  }
const onStep = (step: string): void => {
  if (step.startsWith(at) && ++met === Number(count)) process.kill(process.pid, 'SIGKILL')
}
await loadFolders(connection, [folder], { home, partitionBytes: 8192, onStep, offline: how === 'offline', ...(at.startsWith('importing') ? { progress: onStep } : {}) })
await connection.close()
