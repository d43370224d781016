import { keystones } from '../../reasoning/changes.js'
import type { Bounds } from '../../reasoning/independence.js'
import { edge, type PropertyValue } from '../../dossier/records.js'
import { recordHash, type StagedNode } from '../load/plan.js'
import type { Answered } from '../provenance/index.js'

/** The id of the verdict on a proposition. */
export function verdictId(proposition: string): string {
  return `verdict/${proposition}`
}

const ROLES = { SPEAKERS: 'SPEAKER', RELAYS: 'RELAY' } as const

/**
 * The verdict on a proposition as a node of the graph: what filters and sorts need, the sources without which it is
 * another, with what it is then, and the claims that their sources cannot have known; no more.
 */
export function verdictRecord({ case: of, answer }: Answered): StagedNode & { readonly hash: string } {
  const { target, verdict } = answer
  const record = {
    labels: ['Verdict'],
    props: {
      caption: `${verdict.name} — ${target.caption}`,
      proposition: target.id,
      name: verdict.name,
      support: verdict.support,
      opposition: verdict.opposition,
      transmission: verdict.transmission,
      relayedBy: verdict.relayedBy,
      rule: verdict.rule,
      rulesVersion: verdict.rulesVersion,
      excludedBy: new Set(answer.incompatible.map(({ proposition }) => proposition)).size,
      ...bounds('', answer.independence.direct),
      ...bounds('withInferences', answer.independence.withInferences),
      ...bounds('withSuspected', answer.independence.withSuspected),
      ...bounds('opposition', answer.oppositionIndependence.direct),
    } satisfies Record<string, PropertyValue>,
    edges: [
      edge('OF', target.id),
      ...keystones(of).flatMap(({ withdrawn, after }) => ('sources' in withdrawn ? withdrawn.sources.map((source) => edge('HANGS_ON', source, { as: ROLES[withdrawn.kind], becomes: after.name, support: after.support, opposition: after.opposition })) : [])),
      // Each claim once: by the verdict on what it says itself.
      ...answer.untimely.filter(({ via }) => via === null).map(({ claim }) => edge('CANNOT_COUNT', claim.id)),
    ],
  }
  const id = verdictId(target.id)
  const hash = recordHash(record)
  return { ...record, id, hash, props: { ...record.props, id, hash } }
}

/** Properties such as atLeast or withInferencesAtLeast. */
function bounds(prefix: string, { atLeast, atMost, exact }: Bounds): Record<string, PropertyValue> {
  const name = (part: string): string => (prefix === '' ? part.charAt(0).toLowerCase() + part.slice(1) : `${prefix}${part}`)
  return { [name('AtLeast')]: atLeast, [name('AtMost')]: atMost, [name('Exact')]: exact }
}
