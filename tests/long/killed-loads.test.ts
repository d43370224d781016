import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { describeVerification, verifyGraph } from '../../src/graph/verify.js'
import { writeArchive } from '../dossier/archive.js'
import { exported } from '../graph/exported.js'
import { openFresh } from '../graph/fresh.js'
import { ending, spawnLoader, spawnLongLoader } from '../graph/processes.js'
import { head, viewAt } from '../graph/view.js'
import { randomFrom } from './chronicle.js'

const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000)
const kills = Number(process.env['KILLS'] ?? 25)

const folder = mkdtempSync(join(tmpdir(), 'attest-killed-'))
const archive = join(folder, 'archive')
let connection: Connection

beforeAll(() => {
  writeArchive(archive, 400)
})
afterAll(async () => {
  await connection.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A load by a process of its own that nobody kills, and how long it took. */
async function untouched(spawnOne: () => ReturnType<typeof spawnLoader>): Promise<{ ms: number; text: unknown; view: string[] }> {
  connection = await openFresh()
  const began = Date.now()
  expect(await ending(spawnOne())).toBe(0)
  return { ms: Date.now() - began, text: await exported(connection, 'annals'), view: await viewAt(1) }
}

describe(`loads that are killed again and again at any moment (KILL_SEED=${seed}, KILLS=${kills})`, () => {
  for (const [name, spawnOne] of [
    ['held in memory', (): ReturnType<typeof spawnLoader> => spawnLoader(archive, '')],
    ['partition by partition', (): ReturnType<typeof spawnLoader> => spawnLongLoader(archive, join(folder, 'home'), 'never', 1)],
  ] as const)
    test(`${name}, show nothing and come to what one comes to that nobody touches`, async () => {
      const random = randomFrom(seed)
      const whole = await untouched(spawnOne)
      await connection.close()
      connection = await openFresh()
      let killed = 0
      for (let time = 0; time < kills && (await head()) === 0; time++) {
        const child = spawnOne()
        const end = ending(child)
        await Promise.race([end, pause(Math.floor((random(800) / 1000) * whole.ms))])
        child.kill('SIGKILL')
        if ((await end) !== 'SIGKILL') break
        killed++
        // Moved by the last step alone, and then all is there.
        if ((await head()) === 0) expect(await viewAt(0)).toEqual([])
      }
      // A machine that has grown faster since may end a load before it is killed a second time.
      expect(killed).toBeGreaterThan(0)
      if ((await head()) === 0) expect(await ending(spawnOne())).toBe(0)
      expect(await head()).toBe(1)
      expect(await exported(connection, 'annals')).toEqual(whole.text)
      expect(await viewAt(1)).toEqual(whole.view)
      expect(describeVerification(await verifyGraph(connection)).at(-1)).toBe('The graph is sound.')
      console.log(`${name}: killed ${killed} times, within ${whole.ms} ms each`)
      await connection.close()
    })
})
