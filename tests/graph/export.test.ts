import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { CompiledDossier } from '../../src/dossier/compile/index.js'
import { exportDossier } from '../../src/dossier/export/index.js'
import { writeFolder } from '../../src/dossier/export/write.js'
import type { Connection } from '../../src/graph/connection.js'
import { readDossierRecords } from '../../src/graph/export.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { recordHash } from '../../src/graph/load/plan.js'
import { atHead } from '../../src/graph/read/snapshot.js'
import { compiled, compileFolder, edited } from './dossiers.js'
import { openFresh } from './fresh.js'

let connection: Connection
let folder: string
let sent: string[]

beforeEach(async () => {
  connection = await openFresh()
  folder = mkdtempSync(join(tmpdir(), 'attest-export-'))
  sent = []
  connection.onStatement = (name) => sent.push(name)
  return async () => {
    await connection.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
/** What the graph holds of a dossier, written to a folder and read again. */
async function exported(dossier: string): Promise<CompiledDossier> {
  const records = await readDossierRecords(await atHead(connection), dossier)
  writeFolder(join(folder, dossier), exportDossier(dossier, records))
  return compileFolder(join(folder, dossier))
}

test('loading what was exported changes nothing, for each of two dossiers that share records', async () => {
  await loadDossiers(connection, [compiled('chronicles'), compiled('letters')])
  for (const dossier of ['chronicles', 'letters']) {
    const again = await exported(dossier)
    expect(again.records).toHaveLength(compiled(dossier).records.length)
    expect(await loadDossiers(connection, [again])).toEqual({ revision: null, head: 1 })
  }
})

test('what is read is what was loaded', async () => {
  const dossier = compiled('chronicles')
  await loadDossiers(connection, [dossier, compiled('letters')])
  const stored = await readDossierRecords(await atHead(connection), 'chronicles')
  const said = (record: (typeof dossier.records)[number]): string => `${record.id} ${recordHash({ ...record, labels: [...record.labels].sort() })}`
  expect(stored.map(said).sort()).toEqual(dossier.records.map(said).sort())
})

test('the head is exported, not what it replaced', async () => {
  await loadDossiers(connection, [compiled('chronicles')])
  await loadDossiers(connection, [edited('chronicles', ['id: n-canons, figure', 'id: n-canons-again, figure'])])
  const ids = (await exported('chronicles')).records.map(({ id }) => id)
  expect(ids).toContain('chronicles/n-canons-again')
  expect(ids).not.toContain('chronicles/n-canons')
})

test('the statements sent depend on the pages, not on the records', async () => {
  await loadDossiers(connection, [compiled('chronicles')])
  sent.length = 0
  await readDossierRecords(await atHead(connection), 'chronicles')
  expect(sent).toEqual(['read/head', 'read/export-owned', 'read/export-shared'])
})

test('an unknown dossier is named with those that are there', async () => {
  await loadDossiers(connection, [compiled('letters')])
  await expect(readDossierRecords(await atHead(connection), 'lettres')).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'No dossier "lettres" is in the graph. There is: letters.' })
})

test('an exported dossier can be edited by hand and loaded as a change', async () => {
  await loadDossiers(connection, [compiled('letters')])
  await exported('letters')
  const written = join(folder, 'letters')
  cpSync(join(written, 'passages', '2-letter-book.yaml'), join(written, 'passages', '3-letter-book.yaml'))
  expect(() => compileFolder(written)).toThrow(/the id "l-death" is used twice/)
  rmSync(join(written, 'passages', '2-letter-book.yaml'))
  expect(readdirSync(join(written, 'passages'))).toEqual(['1-annals-a.yaml', '3-letter-book.yaml'])
  expect(await loadDossiers(connection, [compileFolder(written)])).toEqual({ revision: null, head: 1 })
})
