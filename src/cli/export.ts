import { Command } from 'commander'
import { readFileSync } from 'node:fs'
import type { GraphRecord } from '../dossier/records.js'
import { AttestError } from '../errors.js'
import { readDossierRecords } from '../graph/export.js'
import { atHead } from '../graph/read/snapshot.js'
import { withPath } from './file-errors.js'
import { SCHEMA_FILE } from './schema.js'
import { print } from './output.js'
import { withGraph } from './session.js'

export function exportCommand(): Command {
  return new Command('export')
    .description('Writes a dossier of the graph back as a folder of files. Loading that folder changes nothing.')
    .argument('<dossier>', 'the id of the dossier')
    .argument('<folder>', 'the folder to write')
    .option('--force', 'replace the same dossier in a folder that is not empty; other files stay')
    .addHelpText('after', '\nExit codes: 0 written, 1 there is no such dossier, or the folder is not empty or cannot be written, 3 the database failed.')
    .action(async (dossier: string, folder: string, { force }: { force?: boolean }) => {
      // It compares with the rules of the format, which take half a second to be built: no other command is to wait for them.
      const { exportDossier } = await import('../dossier/export/index.js')
      const { isEmptyFolder, writeFolder } = await import('../dossier/export/write.js')
      if (!force && !(await withPath(folder, () => isEmptyFolder(folder)))) throw new AttestError('BAD_INPUT', `${folder} is not empty. Name another folder, or replace the same dossier in it with --force; other files stay.`)
      await withGraph(async (connection) => {
        const snapshot = await atHead(connection)
        const records = await readDossierRecords(snapshot, dossier)
        const files = exportDossier(dossier, records).set('dossier.schema.json', readFileSync(SCHEMA_FILE, 'utf8'))
        await withPath(folder, () => {
          writeFolder(folder, files)
        })
        print(`${dossier} at revision ${snapshot.at}: ${countsOf(records)}; ${files.size} files in ${folder}`)
      })
    })
}

/** How many of what a historian counts. */
function countsOf(records: readonly GraphRecord[]): string {
  const count = (label: string): number => records.filter(({ labels }) => labels.includes(label)).length
  return [
    [count('Claim'), 'claims'],
    [count('Roll'), 'rolls'],
    [count('Table'), 'tables'],
    [count('Source'), 'sources'],
    [count('Entity'), 'entities'],
    [count('Passage'), 'passages'],
  ]
    .map(([number, name]) => `${number} ${name}`)
    .join(', ')
}
