import type { Tally } from '../contest.js'
import { share } from './share.js'
import type { World } from './world.js'

interface Open {
  readonly as: string
  readonly person: string
}
interface Candidates {
  readonly ambiguous: boolean
  readonly candidates: readonly { readonly node: { readonly id: string } }[]
}

const RECONCILE = 'query ($names: [NameQuery!]!) { reconcileNames(names: $names) { ambiguous candidates { node { id } } } }'
const AT_ONCE = 100

/** Names that the dossier leaves unidentified: whether their bearer is suggested. */
export async function names({ ask, truth }: World): Promise<Tally[]> {
  const open = truth<Open>('names')
  const answers: Candidates[] = []
  for (let start = 0; start < open.length; start += AT_ONCE) answers.push(...(await ask<{ reconcileNames: Candidates[] }>(RECONCILE, { names: open.slice(start, start + AT_ONCE).map(({ as: text }) => ({ text })) })).reconcileNames)
  const judged = open.map(({ as, person }, index) => ({ as, person, ...(answers[index] ?? { ambiguous: false, candidates: [] }) }))
  const initials = ({ as }: { as: string }): boolean => /\p{L}\./u.test(as)
  const row = (what: string, of: typeof judged): string[] => [
    what,
    share(of.filter(({ candidates, person }) => candidates[0]?.node.id === person).length, of.length),
    share(of.filter(({ candidates, person }) => candidates.some(({ node }) => node.id === person)).length, of.length),
    share(of.filter(({ ambiguous, candidates, person }) => !ambiguous && candidates[0] !== undefined && candidates[0].node.id !== person).length, of.length),
  ]
  return [{ title: 'names left unidentified', columns: ['written with', 'the bearer comes first', 'the bearer is a candidate', 'somebody else alone'], rows: [row('given name', judged.filter((one) => !initials(one))), row('initials', judged.filter(initials))] }]
}
