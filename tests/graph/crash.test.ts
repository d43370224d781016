import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { freePort, readState } from '../../src/graph/managed/state.js'
import { startManaged, stopManaged } from '../../src/graph/managed/server.js'
import { verifyGraph } from '../../src/graph/verify.js'
import { testDatabase } from '../neo4j.js'
import { compiled, dossierFolder } from './dossiers.js'
import { openFresh, query } from './fresh.js'
import { ending, spawnLoader } from './processes.js'
import { head, viewAt } from './view.js'

/** Processes start slowly on a busy machine. */
const PATIENCE = 240_000

let connection: Connection

beforeEach(async () => {
  connection = await openFresh()
  return () => connection.close()
})

describe('a loader that is killed', () => {
  for (const step of ['planned', 'staged', 'verdicts'])
    test(`when it had ${step} shows nothing, and the next load succeeds`, { timeout: PATIENCE }, async () => {
      await loadDossiers(connection, [compiled('chronicles')])
      const before = await viewAt(1)
      expect(await ending(spawnLoader(dossierFolder('letters'), step))).toBe('SIGKILL')

      expect(await head()).toBe(1)
      expect(await viewAt(1)).toEqual(before)
      const staged = await query('MATCH (n:Record) WHERE n.from > 1 RETURN count(n) > 0 AS staged')
      expect(staged).toEqual([{ staged: step !== 'planned' }])

      const said: string[] = []
      expect(await loadDossiers(connection, [compiled('letters')], { say: (line) => said.push(line) })).toMatchObject({ head: 2 })
      expect(said.some((line) => line.startsWith('Swept'))).toBe(step !== 'planned')
      expect(await viewAt(1)).toEqual(before)
      expect(await verifyGraph(connection)).toMatchObject({ sound: true, head: 2 })
    })

  test('just after it moved the head has loaded', { timeout: PATIENCE }, async () => {
    expect(await ending(spawnLoader(dossierFolder('chronicles'), 'committed'))).toBe('SIGKILL')
    expect(await head()).toBe(1)
    expect(await loadDossiers(connection, [compiled('chronicles')])).toEqual({ revision: null, head: 1 })
    expect(await verifyGraph(connection)).toMatchObject({ sound: true })
  })

  test('while it changed and retired records puts them back', { timeout: PATIENCE }, async () => {
    await loadDossiers(connection, [compiled('chronicles'), compiled('letters')])
    const before = await viewAt(1)
    // A dossier of the same id that says almost nothing: nearly all is marked as retired before the kill.
    const folder = mkdtempSync(join(tmpdir(), 'attest-crash-'))
    try {
      writeFileSync(join(folder, 'dossier.yaml'), 'dossier: { id: chronicles, title: Nothing left, by: Test, calendar: JULIAN, calendarBecause: it was so }\npeople:\n  odo: { name: Odo, note: the bishop }\n')
      expect(await ending(spawnLoader(folder, 'verdicts'))).toBe('SIGKILL')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    expect(await viewAt(1)).toEqual(before)
    expect(await loadDossiers(connection, [compiled('chronicles')])).toEqual({ revision: null, head: 1 })
    expect(await viewAt(1)).toEqual(before)
    expect(await verifyGraph(connection)).toMatchObject({ sound: true })
  })

  test('by another one at any moment shows nothing', { timeout: PATIENCE }, async () => {
    const child = spawnLoader(dossierFolder('chronicles'), 'pause:staged')
    await once(child.stdout ?? child, 'data')
    expect(await viewAt(await head())).toEqual([])
    const ended = ending(child)
    child.kill('SIGKILL')
    await ended
    expect(await loadDossiers(connection, [compiled('chronicles')], { patience: 0 })).toMatchObject({ head: 1 })
    expect(await verifyGraph(connection)).toMatchObject({ sound: true })
  })
})

test('a database that is killed in the middle of a load comes back with the old revision whole', { timeout: PATIENCE }, async () => {
  const { home } = testDatabase()
  // The server of NEO4J_TEST_URI is not ours to kill: bring up one that is.
  const own = home ?? mkdtempSync(join(tmpdir(), 'attest-crash-'))
  const ports = home ? readState(home) : null
  const start = async () => startManaged({ home: own, bolt: ports?.bolt ?? (await freePort(0)), http: ports?.http ?? (await freePort(0)) })
  let server = await start()
  let open = await Connection.open({ uri: server.boltUri, user: server.user, password: server.password })
  try {
    await open.migrate()
    await loadDossiers(open, [compiled('chronicles')])
    const failure = await loadDossiers(open, [compiled('letters')], {
      onStep: (step) => {
        if (step === 'staged') process.kill(server.pid, 'SIGKILL')
      },
    }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    server = await start()
    await open.close()
    open = await Connection.open({ uri: server.boltUri, user: server.user, password: server.password })
    expect(await open.read('read/head', {})).toMatchObject([{ head: 1 }])
    expect(await open.read('read/revisions', { at: 1, before: 99, limit: 9 })).toHaveLength(1)
    expect(await loadDossiers(open, [compiled('chronicles')])).toEqual({ revision: null, head: 1 })
    expect(await loadDossiers(open, [compiled('letters')])).toMatchObject({ head: 2 })
    expect(await verifyGraph(open)).toMatchObject({ sound: true })
  } finally {
    await open.close()
    if (!home) {
      await stopManaged(own)
      rmSync(own, { recursive: true, force: true })
    }
  }
})
