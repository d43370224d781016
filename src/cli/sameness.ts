import { Command } from 'commander'
import { ask } from './ask.js'
import { print } from './output.js'
import { renderSameness, SAMENESS, type SamenessData } from './pages/sameness.js'
import { withGraph } from './session.js'

const QUERY = `query ($people: [ID!]!) { sameness(people: $people) { ...SamenessPage } } ${SAMENESS}`

export function samenessCommand(): Command {
  return new Command('sameness')
    .description('One man or two: what speaks for it and against it, who says so, what rests on it, and how each source spells the names.')
    .argument('<ids...>', 'the ids of two or more people, places, bodies, parties or sources')
    .option('--json', 'print the data as JSON')
    .addHelpText('after', '\nExit codes: 0 answered, 1 fewer than two are named or one of them is unknown, 2 the command was misused, 3 the database failed.')
    .action(async (people: string[], { json }: { json?: boolean }) => {
      await withGraph(async (connection) => {
        const { sameness } = await ask<{ sameness: SamenessData }>(connection, QUERY, { people })
        print(json ? JSON.stringify(sameness, null, 2) : renderSameness(sameness))
      })
    })
}
