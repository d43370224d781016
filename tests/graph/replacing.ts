import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { replaceStore } from '../../src/graph/managed/store.js'
import { filesOf } from './store-files.js'

/** A process that replaces the store of a home and kills itself at the COUNT-th time of a step: replacing.ts HOME STEP COUNT. */
const [home = '', at = '', count = '1'] = process.argv.slice(2)
let met = 0
replaceStore(
  home,
  () => {
    for (const file of filesOf(home)) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, 'new')
    }
  },
  (step) => {
    if (step === at && ++met === Number(count)) process.kill(process.pid, 'SIGKILL')
  },
)
