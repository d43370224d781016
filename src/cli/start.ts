import { join } from 'node:path'
import { Command } from 'commander'
import { PROJECT } from '../paths.js'
import type { StartOptions } from './start/run.js'

export function startCommand(): Command {
  return new Command('start')
    .description('Starts everything: Neo4j (fetched if need be), the dossiers that are new or changed, and the GraphQL server. Ctrl-C stops it.')
    .option('--dossiers <folder>', 'the folder whose subfolders are the dossiers', join(PROJECT, 'seeds'))
    .option('--no-load', 'serve the graph as it is, and load nothing')
    .addHelpText(
      'after',
      `
Environment: PORT (4000), HOST (127.0.0.1), ALLOWED_HOSTS (names that the server may be asked by, beside localhost and
HOST; with HOST=0.0.0.0 by any, unless this names some), ATTEST_HOME (where the managed Neo4j lives), and NEO4J_URI
with NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE for a Neo4j of your own; requests are sent as another user, who only
reads, if NEO4J_READER_USER and NEO4J_READER_PASSWORD name one.
For a server that others reach, see docs/operations.md: NODE_ENV=production, ATTEST_TOKENS_FILE, LOG_LEVEL and more.

Ctrl-C finishes what is in flight and stops Neo4j if this program started it; the data stays. A second one forces.
A dossier with an error is reported with all its errors, and nothing is started.

Exit codes: 0 stopped as asked, 1 a dossier has errors, the port is taken or Attest is running already,
3 the database or the system failed, 128 and the number of the signal if it came before all was up.`,
    )
    .action(async (options: StartOptions) => {
      // What serves and reads dossiers takes most of a second to be built, which no other command is to wait for.
      const { start } = await import('./start/run.js')
      await start(options)
    })
}
