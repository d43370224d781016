import { Command } from 'commander'
import { ask } from './ask.js'
import { print } from './output.js'
import { wrap } from './pages/text.js'
import { withGraph } from './session.js'

interface Reason {
  readonly sentence: string
}
interface Candidate {
  readonly node: { readonly id: string; readonly caption: string }
  readonly matched: string
  readonly score: number
  readonly for: readonly Reason[]
  readonly against: readonly Reason[]
}
interface Candidates {
  readonly text: string
  readonly sentence: string
  readonly threshold: number
  readonly candidates: readonly Candidate[]
  readonly rejected: readonly Candidate[]
}

const NAMES = `query ($names: [NameQuery!]!) { reconcileNames(names: $names) {
  text sentence threshold ambiguous candidates { ...Candidate } rejected { ...Candidate }
} }
fragment Candidate on NameCandidate { node { id caption } matched score nameScore for { ...Reason } against { ...Reason } }
fragment Reason on NameReason { kind part asked recorded likeness context { id caption } sentence }`

interface Options {
  readonly district?: string
  readonly list?: string
  readonly date?: string
  readonly json?: boolean
}

export function namesCommand(): Command {
  return new Command('names')
    .description('Says whom each name may mean, with the reasons for and against. Nothing is merged.')
    .argument('<name...>', 'names in any alphabet, order and case, each in quotes')
    .option('--district <id>', 'the electoral district for which they stand')
    .option('--list <id>', 'the electoral list on which they stand')
    .option('--date <edtf>', 'when they stand for something: a Gregorian date or interval in EDTF')
    .option('--json', 'print the data as JSON')
    .addHelpText('after', '\nExit codes: 0 answered, 1 the input is wrong, 2 the command was misused, 3 the database failed.')
    .action(async (texts: string[], { json, ...context }: Options) => {
      await withGraph(async (connection) => {
        const names = texts.map((text) => ({ text, ...context }))
        const { reconcileNames } = await ask<{ reconcileNames: readonly Candidates[] }>(connection, NAMES, { names })
        print(json ? JSON.stringify(reconcileNames, null, 2) : reconcileNames.map(render).join('\n\n'))
      })
    })
}

function render({ sentence, threshold, candidates, rejected }: Candidates): string {
  const below = rejected.length === 0 ? [] : [`Below ${threshold}:`, ...rejected.flatMap(renderCandidate)]
  return [wrap(sentence), ...candidates.flatMap(renderCandidate), ...below].join('\n')
}

function renderCandidate({ node, matched, score, for: agreeing, against }: Candidate): string[] {
  const reasons = (sign: string, items: readonly Reason[]): string[] => items.map((reason) => wrap(reason.sentence, '        ', `      ${sign} `))
  return [wrap(`${score.toFixed(2)} ${node.caption}, as “${matched}” (${node.id})`, '        ', '  '), ...reasons('+', agreeing), ...reasons('−', against)]
}
