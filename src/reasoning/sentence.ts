import type { CaseClaim } from './case.js'
import type { Bounds } from './independence.js'
import type { Evidence, Independence, ProvenanceAnswer } from './provenance.js'
import type { Words } from './words.en.js'

/** How things are called. */
export interface Names {
  /** Title of a source, or name of a person or body. */
  readonly title: (id: string) => string
  readonly caption: (proposition: string) => string
}

/** What a careful historian would write of an answer: composed clause by clause from its proof. */
export function sentence(answer: ProvenanceAnswer, names: Names, words: Words): string {
  const { verdict } = answer
  const supportWord = words.support[verdict.support]
  const support = typeof supportWord === 'function' ? supportWord(answer.independence.direct.atLeast) : supportWord
  const clauses = [
    `${names.caption(answer.target.id)}: ${support}${against(answer, words)}.`,
    affirmation(answer, names, words),
    inference(answer, names, words),
    ...rejection(answer, names, words),
    answer.incompatible.length > 0 ? `${words.incompatible(unique(answer.incompatible.map(({ claim, comparison }) => `${speaker(claim, names, words)}, ${comparison.reason}`)).join('; '))}.` : '',
    rolls(answer, true, words),
    rolls(answer, false, words),
    answer.untimely.length > 0 ? `${words.untimely(answer.untimely.map((item) => [speaker(item.claim, names, words), via(item, names, words), ...item.timing].filter(Boolean).join(', ')).join('; '))}.` : '',
    answer.deviating.length > 0 ? `${words.deviating(answer.deviating.map(({ claim }) => speaker(claim, names, words)).join('; '))}.` : '',
    seen(answer, names, words),
    suspicion(answer.independence, words),
  ]
  return clauses.filter((clause) => clause !== '').join(' ')
}

/** The count of witnesses in words. */
export function independenceWords({ direct, withInferences, withSuspected }: Independence, words: Words): string {
  const said = count(direct, words)
  const more = count(withInferences, words)
  const less = count(withSuspected, words)
  return [`${said}, ${words.asFarAsRecorded}`, more === said ? '' : `with inferences ${more}`, less === more ? '' : `if suspected derivations hold ${less}`].filter((part) => part !== '').join('; ')
}

function count({ atLeast, atMost, exact }: Bounds, words: Words): string {
  return exact ? words.witnesses(atLeast, atMost) : `${words.atLeastBound} ${words.witnesses(atLeast, atMost)}`
}

function against({ verdict }: ProvenanceAnswer, words: Words): string {
  return verdict.opposition === 'NONE' ? '' : `, and ${words.opposition[verdict.opposition]}`
}

function speaker(claim: CaseClaim, names: Names, words: Words): string {
  return words.at(names.title(claim.source), claim.cited ? claim.citation : words.uncited)
}

function via(item: Evidence, names: Names, words: Words): string {
  return item.via === null ? '' : words.through(names.caption(item.via))
}

function affirmation({ affirmedBy }: ProvenanceAnswer, names: Names, words: Words): string {
  if (affirmedBy.length === 0) return ''
  const items = affirmedBy.map((item) => [speaker(item.claim, names, words), via(item, names, words), relay(item.claim, names, words), ...item.timing].filter(Boolean).join(', '))
  return `${capital(unique(items).join('; '))}.`
}

function relay(claim: CaseClaim, names: Names, words: Words): string {
  return claim.relay.length === 0 ? '' : words.reportedBy(claim.relay.map(({ source }) => names.title(source)).join(', then '))
}

function inference({ inferredBy }: ProvenanceAnswer, names: Names, words: Words): string {
  if (inferredBy.length === 0) return ''
  const items = inferredBy.map((item) => {
    const weak = unique(item.weakenedBy.map(({ why }) => words.weakened[why]))
    return [speaker(item.claim, names, words), via(item, names, words), weak.length > 0 ? words.on(weak.join(` ${words.and} `)) : ''].filter(Boolean).join(', ')
  })
  return `${words.inferredBy(items.join('; '))}.`
}

function rejection({ contestedBy }: ProvenanceAnswer, names: Names, words: Words): string[] {
  return (['DENIES', 'DOUBTS', 'OMITS'] as const).flatMap((stance) => {
    const items = contestedBy.filter(({ claim }) => claim.stance === stance)
    if (items.length === 0) return []
    const told = items.map(({ claim }) => [speaker(claim, names, words), relay(claim, names, words), claim.disputedBy.length > 0 ? words.disputed(unique(claim.disputedBy.map(names.title)).join(` ${words.and} `)) : ''].filter(Boolean).join(', '))
    return [`${words.stances[stance]} ${told.join('; ')}.`]
  })
}

function rolls({ silent }: ProvenanceAnswer, counts: boolean, words: Words): string {
  const found = silent.filter((item) => item.counts === counts)
  if (found.length === 0) return ''
  const captions = found.map(({ roll }) => roll.caption).join('; ')
  return `${counts ? words.silent(captions) : words.quiet(captions)}.`
}

function seen({ verdict }: ProvenanceAnswer, names: Names, words: Words): string {
  const through = verdict.relayedBy.map(names.title).join(', ')
  if (verdict.transmission === 'RELAYED') return `All of it ${words.reportedBy(through)}; ${words.noneSeen}.`
  if (verdict.transmission === 'PARTLY_SEEN') return `Part of it ${words.reportedBy(through)}; ${words.someSeen}.`
  return verdict.transmission === 'SEEN' && verdict.support !== 'NONE' ? `${capital(words.seen)}.` : ''
}

function suspicion({ withInferences, withSuspected }: Independence, words: Words): string {
  if (withInferences.atLeast === withSuspected.atLeast && withInferences.atMost === withSuspected.atMost) return ''
  return `${words.suspected(count(withInferences, words), count(withSuspected, words))}.`
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
