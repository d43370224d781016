import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { loadFolders } from '../../src/graph/load/long.js'
import { describeVerification, verifyGraph } from '../../src/graph/verify.js'
import { writeArchive } from '../dossier/archive.js'
import { asLines } from '../dossier/as-lines.js'
import { compileFolder, compiled, dossierFolder } from './dossiers.js'
import { openFresh } from './fresh.js'
import { ending, spawnLongLoader } from './processes.js'
import { head, viewAt } from './view.js'

const PATIENCE = 240_000

let connection: Connection
let home: string
const sent: string[] = []

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'attest-long-'))
})
afterAll(() => {
  rmSync(home, { recursive: true, force: true })
})
beforeEach(async () => {
  connection = await openFresh()
  sent.length = 0
  connection.onStatement = (name) => sent.push(name)
  return () => connection.close()
})

async function faults(): Promise<string[]> {
  return describeVerification(await verifyGraph(connection)).filter((line) => line.startsWith('FAULT') || line.startsWith('  '))
}

function workbenches(): string[] {
  const folder = join(home, 'loading')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('loading partition by partition', () => {
  test('makes the graph that loading at once makes', { timeout: PATIENCE }, async () => {
    const names = ['chronicles', 'letters', 'registers']
    const held = await loadDossiers(connection, names.map(compiled))
    const before = await viewAt(1)
    await connection.close()
    connection = await openFresh()
    const long = await loadFolders(connection, names.map(dossierFolder), { home })
    expect(await viewAt(1)).toEqual(before)
    expect({ ...long.revision, at: '' }).toEqual({ ...held.revision, at: '' })
    expect(await faults()).toEqual([])
    expect(workbenches()).toEqual([])
    expect(await loadFolders(connection, names.map(dossierFolder), { home })).toMatchObject({ revision: null, head: 1 })
  })

  test('of a dossier that changed makes what loading it at once makes', { timeout: PATIENCE }, async () => {
    const folder = join(home, 'archive')
    writeArchive(folder, 120)
    const less = join(home, 'less')
    writeArchive(less, 60)
    await loadDossiers(connection, [compileFolder(less), compiled('letters')])
    await loadDossiers(connection, [compileFolder(folder)])
    const [grown] = [await viewAt(2)]
    await loadDossiers(connection, [compileFolder(less)])
    const shrunk = await viewAt(3)
    await connection.close()
    connection = await openFresh()
    await loadFolders(connection, [less, dossierFolder('letters')], { home })
    await loadFolders(connection, [folder], { home, partitionBytes: 8192 })
    expect(await viewAt(2)).toEqual(grown)
    await loadFolders(connection, [less], { home })
    expect(await viewAt(3)).toEqual(shrunk)
    expect(await faults()).toEqual([])
  })

  test('refuses what another dossier declares in other words, and keeps nothing', async () => {
    await loadDossiers(connection, [compiled('chronicles')])
    const lines = join(home, 'lines')
    asLines(dossierFolder('chronicles'), lines)
    await expect(loadFolders(connection, [lines, dossierFolder('chronicles')], { home })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(workbenches()).toEqual([])
    expect(await head()).toBe(1)
  })
})

describe('a long load that is killed', () => {
  const folder = (): string => join(home, 'killed')
  beforeAll(() => {
    writeArchive(folder(), 200)
  })

  for (const [step, count] of [['planned', 1], ['nodes', 2], ['edges', 1], ['links', 1], ['verdicts', 1]] as const)
    test(`when it had done ${step} ${count} is gone on with where it stopped`, { timeout: PATIENCE }, async () => {
      expect(await ending(spawnLongLoader(folder(), home, step, count))).toBe('SIGKILL')
      expect(await head()).toBe(0)
      const said: string[] = []
      sent.length = 0
      const { head: loaded, revision } = await loadFolders(connection, [folder()], { home, partitionBytes: 8192, say: (line) => said.push(line) })
      expect(loaded).toBe(1)
      expect(said).toContain('Going on with this load where it was broken off.')
      // What was done before is neither swept nor done again.
      expect(sent.filter((name) => name === 'write/sweep-introduced')).toEqual([])
      if (step === 'edges' || step === 'links') expect(sent.slice(0, sent.findIndex((name) => name.startsWith('read/verdicts'))).filter((name) => name === 'write/stage-nodes')).toEqual([])
      expect(await faults()).toEqual([])
      expect(revision?.changes).toContain(`Claim +${compileFolder(folder()).records.filter(({ labels }) => labels[0] === 'Claim').length}`)
    })
})
