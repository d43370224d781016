import { auditSentence, uncheckedWords } from '../../reasoning/arithmetic/sentence.js'
import { statedTerms } from '../../reasoning/arithmetic/constraint.js'
import type { Violation } from '../../reasoning/arithmetic/audit.js'
import type { DateValue as ReckonedDate } from '../../reasoning/dates.js'
import type { Quantity as ReckonedQuantity } from '../../reasoning/quantities.js'
import { EN } from '../../reasoning/words.en.js'
import { findings, type FindingParent } from '../audit.js'
import { captionOf, known, typeOf } from '../model.js'
import type { Resolvers } from '../schema.generated.js'
import type { ValueParent } from '../values.js'

export const auditResolvers: Resolvers = {
  Query: {
    audit: (_, { source, kinds, ...args }, { view }) => findings(view, source, kinds, args),
  },
  FindingConnection: {
    held: ({ held }) => held,
    unchecked: ({ unchecked }) => unchecked(),
  },
  Finding: {
    id: ({ violation }) => violation.id,
    kind: ({ violation }) => violation.kind,
    constraint: ({ view, violation }) => (violation.writtenAs === null ? null : known(view, violation.writtenAs)),
    source: ({ view, violation }) => known(view, violation.source),
    claims: async ({ view, violation }) => (await view.all(termIds(violation))).filter((record) => typeOf(record) === 'Claim'),
    rolls: async ({ view, violation }) => (await view.all(termIds(violation))).filter((record) => typeOf(record) === 'Roll'),
    stated: ({ violation }) => valueOf(violation.stated),
    derived: ({ violation }) => valueOf(violation.derived),
    gap: ({ violation }) => valueOf(violation.gap),
    explanations: async ({ view, explained }) => (await explained()).explanations.map((explanation) => ({ view, explanation })),
    setAside: async ({ view, explained }) => (await explained()).setAside.map((explanation) => ({ view, explanation })),
    depth: async ({ explained }) => (await explained()).depth,
    tried: async ({ explained }) => Math.min((await explained()).tried, LARGEST_INT),
    byChance: async ({ explained }) => (await explained()).byChance,
    exhaustive: async ({ explained }) => (await explained()).exhaustive,
    sentence: sentenceOf,
  },
  Explanation: {
    steps: ({ view, explanation }) => explanation.steps.map((step) => ({ view, step })),
    supportedBy: ({ view, explanation }) => view.all(explanation.supportedBy),
    unbalances: ({ view, explanation }) => view.all(explanation.unbalances),
  },
  ExplanationStep: {
    kind: ({ step }) => step.kind,
    row: async ({ view, step }) => {
      // A row of a table may make no claim.
      const record = await known(view, step.claim)
      return typeOf(record) === 'Claim' ? record : null
    },
    from: ({ step }) => step.from && valueOf(step.from),
    to: ({ step }) => step.to && valueOf(step.to),
  },
  UncheckedConstraint: {
    constraint: ({ view, constraint }) => known(view, constraint),
    because: ({ why }) => uncheckedWords(why, EN),
  },
}

/** Int has 32 bits; sets of three steps can be more. */
const LARGEST_INT = 2 ** 31 - 1

/** The claims and rolls of a finding, what is stated first. */
function termIds({ constraint }: Violation): string[] {
  return [...new Set([...statedTerms(constraint), ...constraint.terms].map(({ id }) => id))]
}

async function sentenceOf({ view, violation, explained }: FindingParent): Promise<string> {
  const [source, explanation] = await Promise.all([known(view, violation.source), explained()])
  return auditSentence(violation, explanation, captionOf(source), EN)
}

function valueOf(value: ReckonedQuantity | ReckonedDate): ValueParent {
  return 'unit' in value ? { __typename: 'Quantity', ...value } : { __typename: 'DateValue', ...value }
}
