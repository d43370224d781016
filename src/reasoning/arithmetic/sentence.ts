import type { Words } from '../words.en.js'
import type { Violation } from './audit.js'
import type { Unchecked } from './check.js'
import type { Explained, Explanation } from './explain.js'

/** Explanations that a sentence names; the rest are counted. */
const NAMED = 3

/** A finding as a historian would put it: what is stated, what follows, what would explain it and how little that proves. */
export function auditSentence(violation: Violation, explained: Explained, source: string, words: Words): string {
  const { explanations, setAside } = explained
  const size = explanations[0]?.steps.length ?? explained.depth
  const rejected = setAside.find(({ steps }) => steps.length <= size)
  const parts = [
    headOf(violation, source, words),
    ...(explained.depth === 0 ? [] : [explanationOf(explanations, explained, words)]),
    ...(rejected ? [words.audit.unbalanced(stepsOf(rejected, words), rejected.unbalances.length)] : []),
    ...(explanations.length > 0 && explained.byChance !== null ? [words.audit.chance(explained.tried, explained.byChance)] : []),
  ]
  return `${parts.join('. ')}.`
}

function headOf({ kind, stated, derived, gap, constraint, because }: Violation, source: string, words: Words): string {
  const by = Math.abs((gap.min ?? gap.max ?? 0) + (gap.max ?? gap.min ?? 0)) / 2
  const more = (gap.min ?? gap.max ?? 0) + (gap.max ?? gap.min ?? 0) > 0
  const said = { source, stated: stated.written, derived: derived.written, by: words.numbers.figure(by), more }
  if (because.kind === 'CARRIERS') {
    const { one, other } = because.carriers
    return words.audit.carriers(said, one.citations.some((citation) => other.citations.includes(citation)))
  }
  return words.audit.heads[kind]({ ...said, exact: 'unit' in derived && derived.min === derived.max && gap.min === gap.max, whole: constraint.coverage !== 'PARTIAL' })
}

function explanationOf(explanations: readonly Explanation[], { depth, exhaustive }: Explained, words: Words): string {
  if (explanations.length === 0) return words.audit.unexplained(depth, exhaustive)
  const named = explanations.slice(0, explanations.length > NAMED + 1 ? NAMED : explanations.length).map((explanation) => stepsOf(explanation, words))
  return words.audit.explained(named, explanations.length, exhaustive)
}

function stepsOf({ steps, supportedBy }: Explanation, words: Words): string {
  const text = words.list(steps.map(({ kind, name, from, to }) => words.audit.steps[kind](name, from?.written ?? '', to?.written ?? '')))
  return supportedBy.length > 0 ? `${text}${words.audit.supported(supportedBy.length)}` : text
}

/** Why a constraint was not checked. */
export function uncheckedWords(why: Unchecked, words: Words): string {
  switch (why.kind) {
    case 'MISSING':
      return words.audit.unchecked.missing(why.term)
    case 'NO_NUMBER':
      return words.audit.unchecked.noNumber(why.of)
    case 'NO_PAIR':
      return words.audit.unchecked.noPair(why.of)
    case 'DIVISOR':
      return words.audit.unchecked.divisor
  }
}
