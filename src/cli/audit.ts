import { Command } from 'commander'
import type { Connection } from '../graph/connection.js'
import { atHead } from '../graph/read/snapshot.js'
import { ask } from './ask.js'
import { choiceOf } from './choices.js'
import { print } from './output.js'
import { type AuditData, FINDING, type FindingData, renderFinding, renderSummary } from './pages/audit.js'
import { withGraph } from './session.js'

interface Options {
  readonly source?: string
  readonly kind?: string[]
  readonly json?: boolean
}
interface Page extends Omit<AuditData, 'findings'> {
  readonly nodes: readonly FindingData[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const QUERY = `query ($source: ID, $kinds: [ConstraintKind!], $after: String) {
  audit(source: $source, kinds: $kinds, first: 100, after: $after) { held unchecked { constraint { id caption } because } nodes { ...FindingPage } pageInfo { hasNextPage endCursor } }
} ${FINDING}`

export function auditCommand(): Command {
  return new Command('audit')
    .description('Checks what must hold between figures, rolls and dates, and says what does not, by how much, and what would explain it.')
    .option('--source <id>', 'only what this source states, or is set against')
    .addOption(choiceOf('--kind <kinds...>', 'only relations of these kinds', 'ConstraintKind'))
    .option('--json', 'print the data as JSON')
    .addHelpText('after', '\nExit codes: 0 answered, whatever was found, 1 the input is wrong, 2 the command was misused, 3 the database failed.')
    .action(async ({ source, kind, json }: Options) => {
      await withGraph(async (connection) => {
        const kept: FindingData[] = []
        let count = 0
        // As they are found: of a large archive there may be more than memory holds.
        const show = (finding: FindingData): void => {
          count++
          if (json) kept.push(finding)
          else print(`${renderFinding(finding)}\n`)
        }
        const checked = await wholeAudit(connection, source ?? null, kind ?? null, show)
        print(json ? JSON.stringify({ findings: kept, ...checked }, null, 2) : renderSummary(count, checked))
      })
    })
}

async function wholeAudit(connection: Connection, source: string | null, kinds: string[] | null, show: (finding: FindingData) => void): Promise<Pick<AuditData, 'held' | 'unchecked'>> {
  // All pages are of one revision, whatever is loaded meanwhile.
  const snapshot = await atHead(connection)
  const unchecked: AuditData['unchecked'][number][] = []
  for (let [held, after]: [number, string | null] = [0, null]; ; ) {
    const { audit }: { audit: Page } = await ask(connection, QUERY, { source, kinds, after }, snapshot)
    for (const finding of audit.nodes) show(finding)
    held += audit.held
    unchecked.push(...audit.unchecked)
    if (!audit.pageInfo.hasNextPage) return { held, unchecked }
    after = audit.pageInfo.endCursor
  }
}
