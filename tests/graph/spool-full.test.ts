import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadFolders } from '../../src/graph/load/long.js'
import { describeVerification, verifyGraph } from '../../src/graph/verify.js'
import { writeArchive } from '../dossier/archive.js'
import { openFresh, query } from './fresh.js'
import { smallDisk } from './small-disk.js'
import { head, viewAt } from './view.js'

const disk = smallDisk(16)
const archive = mkdtempSync(join(tmpdir(), 'attest-archive-'))
afterAll(() => {
  disk?.remove()
  rmSync(archive, { recursive: true, force: true })
})

test.skipIf(!disk)('a long load whose spool fills the disk loads nothing, says so, and loads when there is room', { timeout: 240_000 }, async () => {
  if (!disk) return
  writeArchive(archive, 100)
  const untouched = await openFresh()
  await loadFolders(untouched, [archive], { home: join(disk.folder, 'other') })
  const whole = await viewAt(1)
  await untouched.close()

  const connection = await openFresh()
  try {
    const load = (): Promise<unknown> => loadFolders(connection, [archive], { home: disk.folder, partitionBytes: 8192 })
    // At several moments: while the dossier is compiled, while it is compared with the graph, while its steps are noted.
    let told = 0
    for (const left of [0, 40, 80, 160, 240, 320, 400, 480]) {
      disk.fill(left)
      const failure: unknown = await load().then(() => null, (error: unknown) => error)
      if (failure === null) break
      told++
      expect(failure, `${left} KB were free`).toMatchObject({ code: 'DISK_FULL', message: expect.stringMatching(/^The disk is full: a long load keeps its records in .*Nothing was loaded\.$/) as string })
      expect(await head()).toBe(0)
    }
    expect(told).toBeGreaterThan(2)
    disk.empty()
    if ((await head()) === 0) expect(await load()).toMatchObject({ head: 1 })
    expect(await viewAt(1)).toEqual(whole)
    expect(describeVerification(await verifyGraph(connection)).at(-1)).toBe('The graph is sound.')
    expect(await query('MATCH (l:Lease) WHERE l.holder <> "" RETURN l.holder AS holder')).toEqual([])
  } finally {
    await connection.close()
  }
})
