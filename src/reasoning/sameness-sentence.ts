import { comparisonWords, type Names } from './naming.js'
import type { Ground, SamenessGrounds } from './sameness.js'
import type { VerdictName } from './verdict.js'
import type { Words } from './words.en.js'

/** What one ground says, in words. */
export function groundWords({ kind, detail }: Ground, against: boolean, names: Names, words: Words): string {
  const { sameness } = words
  switch (detail.kind) {
    case 'SAID':
      return sameness.said(detail.stance, detail.mode === 'INFERRED')
    case 'NAMES':
      return kind === 'ONE_SPELLING' ? sameness.oneSpelling(detail.left) : sameness.names(kind === 'SURNAME', detail.how, detail.left, detail.right)
    case 'ENTITIES':
      return against ? sameness.districts(words.list(detail.left.map(names.title)), words.list(detail.right.map(names.title))) : sameness.shared(words.list(detail.left.map(names.title)))
    case 'ACCOUNTS':
      return sameness.accounts(against, comparisonWords(detail.comparison, names, words))
    case 'ROLL':
      return sameness.entered(names.title(detail.roll))
  }
}

/** What a careful historian would write of two who may be one: what is said, what speaks for it, what against it, and what would fall. */
export function samenessSentence(people: readonly string[], grounds: SamenessGrounds, verdict: VerdictName, resting: number, names: Names, words: Words): string {
  const { sameness } = words
  const told = (items: readonly Ground[], against: boolean): string => [...new Set(items.map((ground) => groundWords(ground, against, names, words)))].join('; ')
  const parts = [
    `${words.list(people.map(names.title))}: ${sameness.verdict(verdict, grounds.for.length, grounds.against.length)}`,
    ...(grounds.for.length > 0 ? [sameness.for(told(grounds.for, false))] : []),
    ...(grounds.against.length > 0 ? [sameness.against(told(grounds.against, true))] : []),
    ...(resting > 0 ? [sameness.resting(resting)] : []),
    sameness.undecided,
  ]
  return parts.map((part) => `${part}.`).join(' ')
}
