import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadedHome } from '../../bench/home.js'
import { isRefusal } from '../../bench/soak/index.js'
import { soak } from '../../bench/soak/soak.js'
import { builtProgram } from '../cli/program.js'

const CLAIMS = 2_500
const SECONDS = Number(process.env['LOAD_SECONDS'] ?? 30)
/** What is kept for requests that come again may fill meanwhile (32 MB and 33 MB at most, docs/operations.md); a leak of an answer by a request is far more. */
const MAY_GROW_MB = 40

let loaded: Awaited<ReturnType<typeof loadedHome>>

beforeAll(async () => {
  builtProgram()
  loaded = await loadedHome(CLAIMS, 1917)
})
afterAll(async () => {
  await loaded.close()
})

test(`a mixed load of ${SECONDS} seconds, with clients of all the sorts that do harm, has no error and fills no memory`, async () => {
  const soaked = await soak(loaded.home, { seconds: SECONDS, warmingSeconds: 15, bursts: 1 })
  const failures = soaked.kinds.flatMap(({ name, failures }) => failures.map((failure) => `${name}: ${failure}`))
  expect(failures.filter((failure) => !isRefusal(failure.slice(failure.indexOf(': ') + 2)))).toEqual([])
  expect(soaked.left).toEqual([])
  for (const { name, times } of soaked.kinds) expect([name, times.length > 0]).toEqual([name, true])
  expect(soaked.gone).toBeGreaterThan(10)
  const [first, last] = [soaked.memory[0], soaked.memory.at(-1)]
  expect(((last?.heapUsed ?? Infinity) - (first?.heapUsed ?? 0)) / 1024 / 1024).toBeLessThan(MAY_GROW_MB)
})
