import type { Tally } from '../contest.js'
import { share } from './share.js'
import type { World } from './world.js'

interface Copy {
  readonly source: string
  readonly from: string
  readonly recorded: 'STATED' | 'SCOPED' | 'SUSPECTED' | 'NONE'
  readonly copied: number
  readonly sharedErrors: number
  readonly sharedMisspellings: number
  readonly sharedTableSlips: number
  readonly sourceKnownThrough?: string
  readonly fromKnownThrough?: string
}
interface Suspicion {
  readonly source: { readonly id: string }
  readonly from: { readonly id: string }
  readonly probability: number | null
  readonly recorded: { readonly id: string } | null
}

const SUSPICIONS = 'query ($after: String) { list: suspectedDerivations(first: 100, after: $after) { edges { node { source { id } from { id } probability recorded { id } } } pageInfo { hasNextPage endCursor } } }'

/** Copying that the dossier does not record: what of it is suspected, and what is suspected of sources that have nothing to do with each other. */
export async function copies({ all, truth }: World): Promise<Tally[]> {
  // What is known only through another work is laid to that work.
  const copying = truth<Copy>('copying').map((copy) => ({ ...copy, source: copy.sourceKnownThrough ?? copy.source, from: copy.fromKnownThrough ?? copy.from }))
  const suspicions = (await all<Suspicion>(SUSPICIONS)).filter(({ recorded }) => recorded === null)
  const likely = suspicions.filter(({ probability }) => probability !== null && probability >= 0.5)
  const key = (a: string, b: string): string => [a, b].sort().join(' ')
  const keyOf = ({ source, from }: Suspicion): string => key(source.id, from.id)
  const [named, believed] = [new Set(suspicions.map(keyOf)), new Set(likely.map(keyOf))]
  const hidden = copying.filter(({ recorded }) => recorded === 'NONE')
  const direct = new Set(copying.map(({ source, from }) => key(source, from)))
  const related = relatives(copying)
  const errors = ({ sharedErrors, sharedMisspellings, sharedTableSlips }: Copy): number => sharedErrors + sharedMisspellings + sharedTableSlips
  const classes: readonly (readonly [string, (copy: Copy) => boolean])[] = [['no error in common', (copy) => errors(copy) === 0], ['one', (copy) => errors(copy) === 1], ['two and more', (copy) => errors(copy) >= 2]]
  const row = (what: string, of: readonly Suspicion[]): (string | number)[] => [
    what,
    of.length,
    of.filter((one) => direct.has(keyOf(one))).length,
    of.filter((one) => !direct.has(keyOf(one)) && related(one.source.id, one.from.id)).length,
    of.filter((one) => !direct.has(keyOf(one)) && !related(one.source.id, one.from.id)).length,
  ]
  return [
    { title: 'copying without record that is suspected, by what the two have in common that is wrong', columns: ['in common', 'named', 'with a probability of one half and more'], rows: classes.map(([what, belongs]) => { const of = hidden.filter(belongs); return [what, share(of.filter(({ source, from }) => named.has(key(source, from))).length, of.length), share(of.filter(({ source, from }) => believed.has(key(source, from))).length, of.length)] }) },
    { title: 'what is suspected', columns: ['suspicions', 'in all', 'the one copied the other', 'both go back to a third', 'nothing in common'], rows: [row('named', suspicions), row('with a probability of one half and more', likely)] },
  ]
}

/** Whether two sources have, by all that they truly copied, an ancestor in common or one for the other. */
function relatives(copying: readonly Copy[]): (a: string, b: string) => boolean {
  const parents = new Map<string, string[]>()
  for (const { source, from } of copying) parents.set(source, [...(parents.get(source) ?? []), from])
  const back = (start: string): Set<string> => {
    const found = new Set([start])
    for (const id of found) for (const parent of parents.get(id) ?? []) found.add(parent)
    return found
  }
  return (a, b) => {
    const ours = back(a)
    return [...back(b)].some((id) => ours.has(id))
  }
}
