import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { changedBy, propositionsWith } from '../../src/graph/verdicts/touched.js'
import { compiled, edited } from './dossiers.js'
import { openFresh } from './fresh.js'

let connection: Connection

beforeAll(async () => {
  connection = await openFresh()
  await loadDossiers(connection, [compiled('chronicles'), compiled('diet')])
  await loadDossiers(connection, [edited('diet', ['made: 1848-05-22', 'made: 1848-05-23'])])
})
afterAll(() => connection.close())

async function touched(at: number, limit: number): Promise<{ pages: number; ids: string[]; repeated: number }> {
  const known = new Set<string>()
  const ids: string[] = []
  let pages = 0
  for await (const changed of changedBy(connection, at, limit)) {
    pages++
    ids.push(...(await propositionsWith(connection, at, changed, known)).map(({ id }) => id))
  }
  const once = [...new Set(ids)].sort()
  return { pages, ids: once, repeated: ids.length - once.length }
}

test.each([1, 2])('a revision touches the same in small pages as in a large one: revision %i', async (at) => {
  const [large, small] = [await touched(at, 20_000), await touched(at, at === 1 ? 25 : 1)]
  expect(large.pages).toBe(1)
  expect(large.ids.length).toBeGreaterThan(2)
  expect(small.pages).toBeGreaterThan(1)
  expect(small.ids).toEqual(large.ids)
  // Families are followed from more than one page at most where something else led there.
  expect(small.repeated).toBeLessThan(small.ids.length * 3)
})
