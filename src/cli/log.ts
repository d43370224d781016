import { Command, InvalidArgumentError } from 'commander'
import { listRevisions } from '../graph/read/revisions.js'
import { atHead } from '../graph/read/snapshot.js'
import type { Revision } from '../graph/revision.js'
import { print } from './output.js'
import { wrap } from './pages/text.js'
import { withGraph } from './session.js'

export function logCommand(): Command {
  return new Command('log')
    .description('Lists the revisions of the graph, newest first, with what each changed.')
    .option('-n, --number <count>', 'at most this many', positive, 20)
    .option('--json', 'print the data as JSON')
    .addHelpText('after', '\nExit codes: 0 listed, 3 the database failed.')
    .action(async ({ number, json }: { number: number; json?: boolean }) => {
      await withGraph(async (connection) => {
        const snapshot = await atHead(connection)
        const revisions = await listRevisions(snapshot, snapshot.at + 1, number)
        print(json ? JSON.stringify(revisions, null, 2) : revisions.length === 0 ? 'nothing has been loaded yet' : revisions.map(renderRevision).join('\n'))
      })
    })
}

export function renderRevision({ number, at, by, why, dossiers, introduced, retired, changes }: Revision): string {
  return [
    wrap(`revision ${number}, ${at.slice(0, 16).replace('T', ' ')} UTC, by ${by}: ${why}`, '  ', ''),
    `    ${dossiers.join(', ')}: ${introduced} introduced, ${retired} retired`,
    ...(changes.length === 0 ? [] : [wrap(changes.join(', '), '    ', '    ')]),
  ].join('\n')
}

function positive(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Expected a whole number from 1.')
  return count
}
