import type { Comparison } from './compare.js'
import { CAPTION_PARTS } from './propositions/caption.js'
import type { Support } from './verdict.js'
import type { Words } from './words.en.js'

/** An answer, as far as the sentence tells of it. */
export interface Stated {
  readonly words: string
  readonly stands: boolean
  readonly support: Support
  /** What it falls with: the propositions that the claims for it take for granted, or take not to be the case. */
  readonly falls: readonly { readonly words: string; readonly denied: boolean }[]
  /** Answers of the same question that it takes for granted. */
  readonly restsOn: readonly string[]
}

/** All that the sentence is composed from. */
export interface DisagreementProof {
  readonly question: string
  readonly answers: readonly Stated[]
  /** Of answers that stand, each pair once. */
  readonly comparisons: readonly { readonly left: string; readonly right: string; readonly comparison: Comparison }[]
  readonly near: readonly {
    /** Somebody sets the two side by side; otherwise only the rule does. */
    readonly told: boolean
    readonly answers: readonly string[]
    /** In what its question differs, in words. */
    readonly differences: string
  }[]
}

/** What a proposition or a question says beyond a question: the parts of its caption that the question lacks; the whole of it if there are none. */
export function beyondQuestion(caption: string, question: string): string {
  const asked = question.split(CAPTION_PARTS)
  const own = caption.split(CAPTION_PARTS).filter((part) => !asked.includes(part))
  return own.length === 0 ? caption : own.join(CAPTION_PARTS)
}

/** What a careful historian would write of the answers to one question: what stands, what excludes what, what rests on what, and what else counts differently. */
export function disagreementSentence({ question, answers, comparisons, near }: DisagreementProof, words: Words): string {
  const { disagreement } = words
  const standing = answers.filter(({ stands }) => stands)
  const quoted = (items: readonly string[]): string => words.list(items.map(disagreement.quoted))
  const found = pairs(comparisons)
  const rests = ({ one, other }: Pair): boolean => standing.some(({ words: said, restsOn }) => said === one && restsOn.includes(other))
  const againstItsGround = [...found.excludes, ...found.excludes.map(({ one, other }) => ({ one: other, other: one }))].filter(rests)
  const plain = found.excludes.filter((pair) => !againstItsGround.some(({ one, other }) => (one === pair.one && other === pair.other) || (one === pair.other && other === pair.one)))
  const parts = [
    `${question}: ${disagreement.stand(standing.length, quoted(standing.map(({ words: said }) => said)))}`,
    ...grouped(plain).map(([one, others]) => disagreement.excludes(disagreement.quoted(one), quoted(others))),
    ...againstItsGround.map(({ one, other }) => disagreement.excludesItsGround(disagreement.quoted(one), disagreement.quoted(other))),
    ...(standing.length > 1 && found.excludes.length === 0 ? [disagreement.noConflict] : []),
    ...grouped(found.refines).map(([one, others]) => disagreement.refines(disagreement.quoted(one), quoted(others), others.length)),
    ...answers.filter(({ stands }) => !stands).map(({ words: said }) => disagreement.unsupported(disagreement.quoted(said))),
    ...standing.filter(({ falls }) => falls.length > 0).map(({ words: said, falls }) => disagreement.falls(disagreement.quoted(said), falls.map(({ words: premise, denied }) => disagreement.premise(disagreement.quoted(premise), denied)))),
    ...near.filter(({ told, answers: others }) => told && others.length > 0).map(({ answers: others, differences }) => disagreement.beside(quoted(others), others.length, differences)),
  ]
  return parts.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}.`).join(' ')
}

interface Pair {
  readonly one: string
  readonly other: string
}

/** Who excludes whom, and who says more exactly what another says. */
function pairs(comparisons: DisagreementProof['comparisons']): Record<'excludes' | 'refines', Pair[]> {
  const found: Record<'excludes' | 'refines', Pair[]> = { excludes: [], refines: [] }
  for (const { left, right, comparison } of comparisons) {
    if (comparison.relation === 'CONFLICTS') found.excludes.push({ one: left, other: right })
    if (comparison.relation === 'REFINES') found.refines.push({ one: left, other: right })
    if (comparison.relation === 'REFINED_BY') found.refines.push({ one: right, other: left })
  }
  return found
}

/** All others to which one stands alike, so that one clause tells of them. */
function grouped(items: readonly Pair[]): [string, string[]][] {
  const groups = new Map<string, string[]>()
  for (const { one, other } of items) groups.set(one, [...(groups.get(one) ?? []), other])
  return [...groups]
}
