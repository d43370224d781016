import { exportDossier } from '../../src/dossier/export/index.js'
import type { Connection } from '../../src/graph/connection.js'
import { readDossierRecords } from '../../src/graph/export.js'
import { atHead } from '../../src/graph/read/snapshot.js'

/** What "attest export" writes of a dossier, file by file: equal ones say the same. */
export async function exported(connection: Connection, dossier: string): Promise<unknown> {
  return JSON.parse(JSON.stringify(exportDossier(dossier, await readDossierRecords(await atHead(connection), dossier)))) as unknown
}
