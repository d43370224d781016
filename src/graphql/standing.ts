import { verdictId, verdictProps } from '../graph/verdicts/record.js'
import { RULES_VERSION } from '../reasoning/verdict.js'
import { isInForce, type RecordParent } from './model.js'
import type { ProvenanceParent } from './provenance.js'

/**
 * The verdict on a proposition: as it is kept, where these rules gave it and the usual ground rules are asked for;
 * computed where they are not.
 * @param provenance answers for what is not kept
 */
export async function standingOf(proposition: RecordParent, provenance: () => Promise<ProvenanceParent>): Promise<RecordParent> {
  const { view, id } = proposition
  if (view.policy === null && isInForce(proposition)) {
    const { ids } = await view.page('verdicts-of', id, {}, { after: '', limit: 2, count: false })
    const [kept] = ids
    const verdict = kept === undefined ? null : await view.records.load(kept)
    if (verdict?.props['rulesVersion'] === RULES_VERSION) return verdict
  }
  const { answer } = await provenance()
  return { view, id: verdictId(id), labels: new Set(['Verdict']), props: verdictProps(answer), edges: [] }
}
