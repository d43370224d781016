// One load by the built program, in a process of its own whose memory is its own: load.mjs HOME FOLDER online|offline. Tells as
// JSON when each step was done, in seconds, and the most memory that it took, in MB.
import { Connection } from '../../dist/graph/connection.js'
import { loadFolders } from '../../dist/graph/load/long.js'
import { statusManaged } from '../../dist/graph/managed/server.js'

const [home, folder, way] = process.argv.slice(2)
const { boltUri: uri, user, password } = statusManaged(home)
const connection = await Connection.open({ uri, user, password })
const began = performance.now()
const steps = {}
const note = (name) => {
  steps[name] = (performance.now() - began) / 1000
}
await loadFolders(connection, [folder], {
  home,
  offline: way === 'offline',
  progress: (phase, done) => {
    if (phase === 'comparing' && done === 1) note('compiled')
  },
  onStep: (step) => {
    note(step.replace(/ \d+$/, ''))
  },
})
note('all')
await connection.close()
console.log(JSON.stringify({ steps, megabytes: process.resourceUsage().maxRSS / 1000 }))
