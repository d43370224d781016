import type { Tally } from '../contest.js'
import { share } from './share.js'
import type { World } from './world.js'

interface Slip {
  readonly kind: string
  readonly constraint: string | readonly string[]
  readonly claims?: readonly string[]
  readonly roll?: string
}
interface Finding {
  readonly constraint: { readonly id: string } | null
  readonly claims: readonly { readonly id: string }[]
  readonly rolls: readonly { readonly id: string }[]
  readonly explanations: readonly { readonly steps: readonly { readonly kind: string; readonly row: { readonly id: string } | null }[] }[]
}

const AUDIT = 'query ($after: String) { list: audit(kinds: [SUM, COUNT], first: 50, after: $after) { edges { node { constraint { id } claims { id } rolls { id } explanations { steps { kind row { id } } } } } pageInfo { hasNextPage endCursor } } }'

/** Planted slips whose sum the audit finds wrong, and how often the slip is among its explanations. */
export async function totals({ all, truth, slug }: World): Promise<Tally[]> {
  const slips = truth<Slip>('falsified-totals')
  const audited = await all<Finding>(AUDIT)
  const findings = new Map(audited.map((finding) => [slug(finding.constraint?.id ?? ''), finding]))
  const rows = [...new Set(slips.map(({ kind }) => kind))].sort().map((kind) => {
    const of = slips.filter((slip) => slip.kind === kind)
    const columns = of.flatMap((slip) => [slip.constraint].flat().map((constraint, index) => ({ constraint, claim: slip.claims?.[index] })))
    const found = columns.filter(({ constraint }) => findings.has(constraint))
    const explained = found.filter(({ constraint, claim }) => findings.get(constraint)?.explanations.some(({ steps }) => steps.some((step) => step.kind === kind && (claim === undefined || slug(step.row?.id ?? '') === claim))))
    return [kind, of.length, share(found.length, columns.length), kind === 'MISCOUNTED' ? '' : share(explained.length, columns.length)]
  })
  // A total may be held against the table of another source, too: wrong is a finding in which every number is right.
  const wrong = new Set([...truth<{ claim: string }>('false-claims').map(({ claim }) => claim), ...slips.flatMap(({ roll }) => roll ?? [])])
  const justified = audited.filter(({ claims, rolls }) => [...claims, ...rolls].some(({ id }) => wrong.has(slug(id))))
  return [
    { title: 'planted slips in sums found', columns: ['slip', 'slips', 'wrong sums found', 'the slip is among the explanations'], rows },
    { title: 'findings of the audit in which a number is wrong', columns: ['findings', 'with a wrong number'], rows: [[audited.length, share(justified.length, audited.length)]] },
  ]
}
