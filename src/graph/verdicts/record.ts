import type { ProvenanceCase } from '../../reasoning/case.js'
import { provenance, type ProvenanceAnswer } from '../../reasoning/provenance.js'
import type { Bounds } from '../../reasoning/independence.js'
import { edge, type PropertyValue } from '../../dossier/records.js'
import { recordHash, type StagedNode } from '../load/plan.js'
import type { Answered } from '../provenance/index.js'

/** The id of the verdict on a proposition. */
export function verdictId(proposition: string): string {
  return `verdict/${proposition}`
}

/** The verdict on a proposition as a node of the graph: what filters and sorts need, no more. */
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
      keystones: changing(of, answer, speakers(of), (source) => ({ withoutSources: [source] })),
      keystoneRelays: changing(of, answer, relays(of), (source) => ({ withoutRelays: [source] })),
    } satisfies Record<string, PropertyValue>,
    edges: [edge('OF', target.id)],
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

/** Sources without which the verdict has another name. */
function changing(of: ProvenanceCase, answer: ProvenanceAnswer, sources: ReadonlySet<string>, policy: (source: string) => Parameters<typeof provenance>[1]): string[] {
  return [...sources].filter((source) => provenance(of, policy(source)).verdict.name !== answer.verdict.name).sort()
}

/** All that speak, or that speakers derive from. */
function speakers(of: ProvenanceCase): Set<string> {
  return new Set([...of.claims.map(({ source }) => source), ...of.rolls.map(({ source }) => source), ...of.derivations.map(({ from }) => from)])
}

function relays(of: ProvenanceCase): Set<string> {
  return new Set([...of.claims, ...of.rolls].flatMap(({ relay }) => relay.map(({ source }) => source)))
}
