import type { Comparison, Difference, Term } from './compare.js'
import type { SilenceReason } from './silence.js'
import type { TimeRemark } from './timeliness.js'
import type { Words } from './words.en.js'

/** How things are called. */
export interface Names {
  /** Title of a source, or name of any other entity. */
  readonly title: (id: string) => string
  readonly caption: (proposition: string) => string
}

/** What one account of the event says of a claim's time, in words. */
export function timingWords(remark: TimeRemark, names: Names, words: Words): string {
  return words.time(remark, words.list(remark.accordingTo.map(names.title)))
}

/** Why a silence counts or not, in words. */
export function silenceWords(reason: SilenceReason, names: Names, words: Words): string {
  return words.silence(reason, names.title)
}

/** Why two answers stand to each other as they do, in words. */
export function comparisonWords({ because, relation }: Comparison, names: Pick<Names, 'title'>, words: Words): string {
  const said = (term: Term | null): string | null => (term === null ? null : 'text' in term ? term.text : words.list(term.entities.map(names.title)))
  const sides = ({ left, right }: Difference): [string | null, string | null] => [said(left), said(right)]
  switch (because.kind) {
    case 'QUESTION':
      return because.differences.map((difference) => words.otherQuestion(difference.dimension, ...sides(difference))).join('; ')
    case 'UNREAD':
      return words.noNumber(because.left, because.right)
    case 'ANSWER':
      return because.parts.length === 0 ? words.sameEvent : because.parts.map((part) => words.compared(part, ...sides(part))).join('; ')
    case 'COURSE':
      return words.course(because.rule, because.left, because.right, relation === 'CONFLICTS')
  }
}
