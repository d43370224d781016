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
    .option('--offline', "fill an empty graph by Neo4j's importer; the managed Neo4j is stopped for a moment meanwhile")
    .addHelpText('after', '\nExit codes: 0 loaded or unchanged, 1 the dossier has errors, or --offline was said of a graph that is not empty, 3 the database failed.')
    .action(async (folders: string[], { why, offline }: { why?: string; offline?: boolean }) => {
      if (offline) return fillOffline(folders, why)
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

/** A graph that is not empty is refused before the dossiers are read. */
async function fillOffline(folders: readonly string[], why: string | undefined): Promise<void> {
  const home = homeFolder()
  const named = process.env['NEO4J_URI']
  if (named) throw new AttestError('DATABASE_SETTING', `NEO4J_URI names ${named}, and --offline fills the Neo4j that Attest manages only. Load without --offline, or unset NEO4J_URI.`)
  const { refuseUnlessEmpty } = await import('../graph/load/offline/index.js')
  const { loadFolders } = await import('../graph/load/long.js')
  await withGraph(async (connection) => {
    await refuseUnlessEmpty(connection)
    const result = await loadFolders(connection, folders, { home, why, offline: true, progress: progressBar(), say })
    tell(result.dossiers, result)
  })
}

function tell(ids: readonly string[], { revision, head }: LoadResult): void {
  const names = ids.join(', ')
  print(revision ? `${names}: revision ${revision.number} (${revision.changes.join(', ')})` : `${names}: nothing new, the graph stays at revision ${head}`)
}
