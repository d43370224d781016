import { Command } from 'commander'
import { recomputeVerdicts } from '../graph/load/index.js'
import { print, say } from './output.js'
import { progressBar } from './progress.js'
import { withGraph } from './session.js'

/** `attest recompute`: the verdicts of the whole archive, computed afresh. */
export function recomputeCommand(): Command {
  return new Command('recompute')
    .description('Computes the verdicts of the whole archive afresh and, where any differs from what is stored, makes a revision, whole or not at all.')
    .option('--why <reason>', 'why the revision is made; shown in the log')
    .addHelpText('after', '\nLoads keep the stored verdicts true by themselves: this is to make sure. Exit codes: 0 done, 2 the command was misused, 3 the database failed.')
    .action(async ({ why }: { why?: string }) => {
      await withGraph(async (connection) => {
        const { revision, head } = await recomputeVerdicts(connection, { progress: progressBar(), say, ...(why === undefined ? {} : { why }) })
        print(revision ? `revision ${revision.number} (${revision.changes.join(', ')})` : `every stored verdict is what the rules give; the graph stays at revision ${head}`)
      })
    })
}
