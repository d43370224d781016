import { Command, InvalidArgumentError } from 'commander'
import { AttestError } from '../errors.js'
import { type ChangedRecord, listRevisions, loadChanges, loadRevisions } from '../graph/read/revisions.js'
import { atHead, type Snapshot } from '../graph/read/snapshot.js'
import type { Revision } from '../graph/revision.js'
import { print } from './output.js'
import { more, wrap } from './pages/text.js'
import { withGraph } from './session.js'

const REVISIONS_SHOWN = 20
const RECORDS_SHOWN = 100

interface Options {
  readonly number?: number
  readonly json?: boolean
}

export function logCommand(): Command {
  return new Command('log')
    .description('Lists the revisions of the graph, newest first; or the records that one of them introduced and retired.')
    .argument('[revision]', 'the number of a revision', positive)
    .option('-n, --number <count>', `at most this many (${REVISIONS_SHOWN} revisions, ${RECORDS_SHOWN} records)`, positive)
    .option('--json', 'print the data as JSON; the records of a revision are then all there, unless -n says how many')
    .addHelpText('after', '\nExit codes: 0 listed, 1 there is no such revision, 3 the database failed.')
    .action(async (revision: number | undefined, options: Options) => {
      await withGraph(async (connection) => {
        const snapshot = await atHead(connection)
        print(revision === undefined ? await logOf(snapshot, options) : await changesOf(snapshot, revision, options))
      })
    })
}

async function logOf(snapshot: Snapshot, { number = REVISIONS_SHOWN, json }: Options): Promise<string> {
  const revisions = await listRevisions(snapshot, snapshot.at + 1, number)
  if (json) return JSON.stringify(revisions, null, 2)
  if (revisions.length === 0) return 'nothing has been loaded yet'
  return [...revisions.map(renderRevision), ...more(snapshot.at - revisions.length, ' (-n shows more)')].join('\n')
}

async function changesOf(snapshot: Snapshot, number: number, { number: limit, json }: Options): Promise<string> {
  const revision = number > snapshot.at ? undefined : (await loadRevisions(snapshot, [number])).get(number)
  if (!revision) throw new AttestError('NOT_FOUND', `There is no revision ${number}; ${snapshot.at === 0 ? 'nothing has been loaded yet' : `the newest is ${snapshot.at}`}.`)
  const records = await loadChanges(snapshot, number, limit ?? (json ? Number.MAX_SAFE_INTEGER : RECORDS_SHOWN))
  if (json) return JSON.stringify({ ...revision, records }, null, 2)
  return [renderRevision(revision), '', ...records.map(renderChange), ...more(revision.introduced + revision.retired - records.length, ' (-n shows more, --json all)')].join('\n')
}

export function renderRevision({ number, at, by, why, dossiers, introduced, retired, changes }: Revision): string {
  return [
    wrap(`revision ${number}, ${at.slice(0, 16).replace('T', ' ')} UTC, by ${by}: ${why}`, '  ', ''),
    `    ${dossiers.join(', ')}: ${introduced} introduced, ${retired} retired`,
    ...(changes.length === 0 ? [] : [wrap(changes.join(', '), '    ', '    ')]),
  ].join('\n')
}

function renderChange({ change, kind, id, caption }: ChangedRecord): string {
  return wrap(`${kind} ${id}: ${caption}`, '      ', `  ${change === 'introduced' ? '+' : '−'} `)
}

function positive(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Expected a whole number from 1.')
  return count
}
