import { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { compileFolder } from './dossiers.js'

/**
 * A process that loads a dossier and may be killed meanwhile: loader.ts FOLDER [STEP], with the server in NEO4J_TEST_URI
 * and NEO4J_TEST_PASSWORD. At STEP it kills itself; at "pause:STEP" it says so and waits to be killed from outside.
 */
const [folder = '', at = ''] = process.argv.slice(2)
const connection = await Connection.open({ uri: process.env['NEO4J_TEST_URI'] ?? '', user: process.env['NEO4J_TEST_USER'] ?? 'neo4j', password: process.env['NEO4J_TEST_PASSWORD'] ?? '' })
await loadDossiers(connection, [compileFolder(folder)], {
  onStep: async (step) => {
    if (step === at) process.kill(process.pid, 'SIGKILL')
    if (`pause:${step}` !== at) return
    process.stdout.write(`${step}\n`)
    await new Promise((resolve) => setTimeout(resolve, 600_000))
  },
})
await connection.close()
