import { hostname } from 'node:os'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
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

  test('that is gone from this machine is taken at once', async () => {
    await heldBy(`renamed-since:999999999:01234567:${processSpace()}`)
    expect(await loadDossiers(connection, [compiled('letters')], { patience: 0 })).toMatchObject({ head: 1 })
  })
})
