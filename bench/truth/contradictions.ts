import type { Tally } from '../contest.js'
import { share } from './share.js'
import type { World } from './world.js'

interface Conflict {
  readonly kind: string
  readonly answers: readonly { readonly claims: readonly string[] }[]
}
interface Claims {
  readonly claims: { readonly edges: readonly { readonly node: { readonly id: string } }[] }
}

const DISAGREEMENTS = 'query ($after: String) { list: disagreements(first: 20, after: $after) { edges { node { conflicts answers { claims(first: 100) { edges { node { id } } } } } } pageInfo { hasNextPage endCursor } } }'
const CONTESTED = 'query ($after: String) { list: mandates(granularity: AS_STATED, verdict: [CONTESTED], first: 50, after: $after) { edges { node { claims(first: 100) { edges { node { id } } } } } pageInfo { hasNextPage endCursor } } }'

/** Planted contradictions that the program names as such, and what it calls a contradiction that is none. */
export async function contradictions({ all, truth, slug }: World): Promise<Tally[]> {
  const conflicts = truth<Conflict>('conflicts')
  const claimsOf = ({ claims }: Claims): string[] => claims.edges.map(({ node }) => slug(node.id))
  const disagreeing = (await all<{ conflicts: boolean; answers: Claims[] }>(DISAGREEMENTS)).filter((one) => one.conflicts).map(({ answers }) => answers.map(claimsOf))
  const contested = (await all<Claims>(CONTESTED)).map((mandate) => [claimsOf(mandate)])
  const kinds = [...new Set(conflicts.map(({ kind }) => kind))].sort()
  const rows = kinds.map((kind) => {
    const planted = conflicts.filter((conflict) => conflict.kind === kind)
    const found = kind === 'DENIED' ? contested : disagreeing
    return [kind, share(planted.filter((conflict) => found.some((answers) => isFound(conflict, answers))).length, planted.length)]
  })
  const isPlanted = (answers: readonly string[][], of: readonly Conflict[]): boolean => of.some((conflict) => isFound(conflict, answers))
  return [
    { title: 'planted contradictions found', columns: ['of', 'found'], rows },
    {
      title: 'contradictions named that were planted',
      columns: ['as', 'planted'],
      rows: [
        ['disagreements that conflict', share(disagreeing.filter((answers) => isPlanted(answers, conflicts.filter(({ kind }) => kind !== 'DENIED'))).length, disagreeing.length)],
        ['contested seats', share(contested.filter((answers) => isPlanted(answers, conflicts.filter(({ kind }) => kind === 'DENIED'))).length, contested.length)],
      ],
    },
  ]
}

/** Whether claims of two planted answers stand in it; of a denial, which may be of less than is affirmed, of one. */
function isFound({ kind, answers }: Conflict, found: readonly (readonly string[])[]): boolean {
  const claims = new Set(found.flat())
  const told = answers.filter((answer) => answer.claims.some((claim) => claims.has(claim)))
  return told.length >= (kind === 'DENIED' ? 1 : 2)
}
