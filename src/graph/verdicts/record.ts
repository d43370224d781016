import { keystones } from '../../reasoning/changes.js'
import type { Bounds } from '../../reasoning/independence.js'
import { edge, type PropertyValue } from '../../dossier/records.js'
import { recordHash, type StagedNode } from '../load/plan.js'
import type { Answered, Filed } from '../provenance/index.js'
import type { ProvenanceAnswer } from '../../reasoning/provenance.js'

/** The id of the verdict on a proposition. */
export function verdictId(proposition: string): string {
  return `verdict/${proposition}`
}

const ROLES = { SPEAKERS: 'SPEAKER', RELAYS: 'RELAY' } as const

/**
 * The verdict on a proposition as a node of the graph: what filters and sorts need, the sources without which it is
 * another, with what it is then, and the claims that their sources cannot have known; no more.
 */
export function verdictRecord({ case: of, answer, filed }: Answered): StagedNode & { readonly hash: string } {
  const { target, verdict } = answer
  const dispute = disputeOf(answer, filed)
  const record = {
    labels: ['Verdict'],
    props: { caption: `${verdict.name} — ${target.caption}`, proposition: target.id, ...verdictProps(answer), excludedBy: excludedBy(answer), ...(dispute === null ? {} : { disputed: dispute }) } satisfies Record<string, PropertyValue>,
    edges: [
      edge('OF', target.id),
      ...keystones(of, verdict).flatMap(({ withdrawn, after }) => ('sources' in withdrawn ? withdrawn.sources.map((source) => edge('HANGS_ON', source, { as: ROLES[withdrawn.kind], becomes: after.name, support: after.support, opposition: after.opposition })) : [])),
      // Each claim once: by the verdict on what it says itself.
      ...answer.untimely.filter(({ via }) => via === null).map(({ claim }) => edge('CANNOT_COUNT', claim.id)),
    ],
  }
  const id = verdictId(target.id)
  const hash = recordHash(record)
  // Kind and seat follow from the id of the proposition: they are no part of what the verdict says.
  return { ...record, id, hash, props: { ...record.props, kind: filed.kind, seat: filed.seat, id, hash } }
}

function excludedBy({ incompatible }: ProvenanceAnswer): number {
  return new Set(incompatible.map(({ proposition }) => proposition)).size
}

/**
 * The question that a verdict is filed under: with rank 0 where another supported answer excludes this supported one,
 * with rank 1 where there are other answers; null where there are none.
 */
function disputeOf(answer: ProvenanceAnswer, { question }: Filed): string | null {
  if (question === null) return null
  if (excludedBy(answer) > 0 && answer.verdict.support !== 'NONE') return `0/${question.id}`
  return question.answers > 1 ? `1/${question.id}` : null
}

/** What is kept of a verdict and of the independence of its witnesses. */
export function verdictProps({ verdict, independence, oppositionIndependence }: ProvenanceAnswer): Record<string, PropertyValue> {
  return {
    name: verdict.name,
    support: verdict.support,
    opposition: verdict.opposition,
    transmission: verdict.transmission,
    relayedBy: verdict.relayedBy,
    rule: verdict.rule,
    rulesVersion: verdict.rulesVersion,
    ...bounds('', independence.direct),
    ...bounds('withInferences', independence.withInferences),
    ...bounds('withSuspected', independence.withSuspected),
    ...bounds('opposition', oppositionIndependence.direct),
  }
}

/** Properties such as atLeast or withInferencesAtLeast. */
function bounds(prefix: string, { atLeast, atMost, exact }: Bounds): Record<string, PropertyValue> {
  const name = (part: string): string => (prefix === '' ? part.charAt(0).toLowerCase() + part.slice(1) : `${prefix}${part}`)
  return { [name('AtLeast')]: atLeast, [name('AtMost')]: atMost, [name('Exact')]: exact }
}
