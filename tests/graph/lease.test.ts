import { hostname } from 'node:os'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers, renewByRules } from '../../src/graph/load/index.js'
import { processSpace } from '../../src/graph/managed/processes.js'
import { compiled } from './dossiers.js'
import { openFresh, query } from './fresh.js'

let connection: Connection

beforeEach(async () => {
  connection = await openFresh()
  return () => connection.close()
})

/** The lease as another writer holds it. */
const heldBy = (holder: string): Promise<unknown> => query('MERGE (l:Lease {name: "writer"}) SET l.holder = $holder, l.expires = timestamp() + 60000', { holder })

describe('the lease of a writer', () => {
  test('in another container with the same host name and the same pid is respected', async () => {
    for (const space of ['another-boot/4026531836', `${processSpace()}0`]) {
      await heldBy(`${hostname()}:${process.pid}:01234567:${space}`)
      await expect(loadDossiers(connection, [compiled('letters')], { patience: 0 })).rejects.toMatchObject({ code: 'WRITER_BUSY', message: `Another load is writing to this graph (${hostname()}, process ${process.pid}). Wait until it has ended, then load again.` })
    }
    await heldBy(`${hostname()}:999999999:01234567`)
    await expect(loadDossiers(connection, [compiled('letters')], { patience: 0 })).rejects.toMatchObject({ code: 'WRITER_BUSY' })
  })

  test('that gives verdicts anew is waited for, with a word of why, however long it takes', { timeout: 120_000 }, async () => {
    await loadDossiers(connection, [compiled('letters')])
    await query("MATCH (v:Verdict) SET v.rulesVersion = '0.0.1', v.hash = 'of other rules'")
    await heldBy('elsewhere:7:01234567:another-boot/1')
    const said: string[] = []
    const renewal = renewByRules(connection, { patience: 50, say: (line) => said.push(line) })
    const told = 'Another load is writing to this graph (elsewhere, process 7), perhaps to give the verdicts anew. Nothing is answered until it has ended and they are; Ctrl-C gives up.'
    await expect.poll(() => said, { timeout: 30_000 }).toContain(told)
    await query("MATCH (l:Lease) SET l.holder = '', l.expires = 0")
    expect(await renewal).toMatchObject({ head: 2 })
    expect(said.filter((line) => line === told)).toHaveLength(1)
    expect(await query("MATCH (v:Verdict) WHERE v.until = 2147483647 AND v.rulesVersion = '0.0.1' RETURN v.id AS outdated")).toEqual([])
  })

  test('that is gone from this machine is taken at once', async () => {
    await heldBy(`renamed-since:999999999:01234567:${processSpace()}`)
    expect(await loadDossiers(connection, [compiled('letters')], { patience: 0 })).toMatchObject({ head: 1 })
  })
})
