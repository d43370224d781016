import { Command } from 'commander'
import type { CompiledDossier } from '../dossier/compile/index.js'
import { formatProblem } from '../dossier/problems.js'
import { AttestError } from '../errors.js'
import { loadDossiers, type LoadResult } from '../graph/load/index.js'
import type { Connection } from '../graph/connection.js'
import { homeFolder } from '../paths.js'
import { print, say } from './output.js'
import { progressBar } from './progress.js'
import { withGraph } from './session.js'

export function loadCommand(): Command {
  return new Command('load')
    .description('Loads dossiers as one revision, whole or not at all. Loading twice changes nothing.')
    .argument('<folders...>', 'the folders of the dossiers')
    .option('--why <reason>', 'why the revision is made; shown in the log')
    .addHelpText('after', '\nExit codes: 0 loaded or unchanged, 1 the dossier has errors, 3 the database failed.')
    .action(async (folders: string[], { why }: { why?: string }) => {
      const { isLong } = await import('../dossier/bulk/long.js')
      if (folders.some(isLong)) return loadLong(folders, why)
      const dossiers = await Promise.all(folders.map(readOrRefuse))
      return withGraph((connection) => loadAndTell(connection, why === undefined ? dossiers : dossiers.map((dossier) => ({ ...dossier, why }))))
    })
}

/** @throws AttestError DOSSIER_INVALID with every problem of the dossier */
async function readOrRefuse(folder: string): Promise<CompiledDossier> {
  const { checkDossier } = await import('../dossier/compile/index.js')
  const { compiled, problems } = checkDossier(folder)
  if (compiled) return compiled
  throw new AttestError('DOSSIER_INVALID', `${problems.map(formatProblem).join('\n')}\nNothing was loaded from ${folder}.`)
}

async function loadAndTell(connection: Connection, dossiers: readonly CompiledDossier[]): Promise<void> {
  tell(dossiers.map(({ id }) => id), await loadDossiers(connection, dossiers, { progress: progressBar(), say }))
}

/** Dossiers that are too long to be held. */
async function loadLong(folders: readonly string[], why: string | undefined): Promise<void> {
  const { Workbench } = await import('../graph/load/workbench.js')
  const { loadFolders } = await import('../graph/load/long.js')
  const options = { home: homeFolder(), why, progress: progressBar(), say }
  // What is wrong with them is said without a database.
  Workbench.prepare(folders, options).leave()
  await withGraph(async (connection) => {
    const result = await loadFolders(connection, folders, options)
    tell(result.dossiers, result)
  })
}

function tell(ids: readonly string[], { revision, head }: LoadResult): void {
  const names = ids.join(', ')
  print(revision ? `${names}: revision ${revision.number} (${revision.changes.join(', ')})` : `${names}: nothing new, the graph stays at revision ${head}`)
}
