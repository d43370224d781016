import type { CaseClaim } from './case.js'
import { comparisonWords, type Names, silenceWords, timingWords } from './naming.js'
import type { Conflict, Evidence, ProvenanceAnswer } from './provenance.js'
import type { SilenceFound } from './silence.js'
import type { Words } from './words.en.js'

/** Texts in the order of their first appearance, with the items that share each. */
function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return [...groups.values()]
}

function phrase(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}

function speaker(claim: CaseClaim, names: Names, words: Words): string {
  return words.at(names.title(claim.source), claim.cited ? claim.citation : words.uncited)
}

function speakers(items: readonly { readonly claim: CaseClaim }[], names: Names, words: Words): string {
  return words.list([...new Set(items.map(({ claim }) => speaker(claim, names, words)))])
}

function relayed(claim: Pick<CaseClaim, 'relay'>, names: Names, words: Words): string {
  return claim.relay.length === 0 ? '' : words.reportedBy(claim.relay.map(({ source }) => names.title(source)))
}

function disputed(claim: CaseClaim, names: Names, words: Words): string {
  return claim.disputedBy.length === 0 ? '' : words.disputed(words.list([...new Set(claim.disputedBy)].sort().map(names.title)), claim.relay.length > 0)
}

function via({ via: through }: Evidence, names: Names, words: Words): string {
  return through === null ? '' : words.through(names.caption(through))
}

/** The source from which the way to the speaker starts, where it is another. */
function root({ path, claim }: Evidence): string {
  const [first] = path
  return first === undefined || first === claim.source ? '' : first
}

function remarks(items: readonly Evidence[], names: Names, words: Words): string {
  return [...new Set(items.flatMap(({ timing }) => timing.map((remark) => timingWords(remark, names, words))))].join('; ')
}

/** Who affirms it directly: one sentence for all that reach us alike, and one for what their dates leave open. */
export function affirmation({ affirmedBy }: ProvenanceAnswer, names: Names, words: Words): string[] {
  const tail = (item: Evidence, many: boolean): string[] => [root(item) === '' ? '' : words.goesBackTo(names.title(root(item)), many), relayed(item.claim, names, words), disputed(item.claim, names, words), via(item, names, words), weakened(item, words)]
  return grouped(affirmedBy, (item) => [...tail(item, false), remarks([item], names, words)].join('\n')).flatMap((group, index) => {
    const [first] = group
    if (!first) return []
    const who = speakers(group, names, words)
    const several = new Set(group.map(({ claim }) => speaker(claim, names, words))).size > 1
    const open = remarks(group, names, words)
    return [words.directly(phrase([who, ...tail(first, several)]), index === 0), ...(open === '' ? [] : [words.ofTime(words.list([...new Set(group.map(({ claim }) => names.title(claim.source)))]), open)])]
  })
}

export function inference({ inferredBy }: ProvenanceAnswer, names: Names, words: Words): string[] {
  const tail = (item: Evidence): string[] => [relayed(item.claim, names, words), disputed(item.claim, names, words), via(item, names, words), weakened(item, words)]
  return grouped(inferredBy, (item) => [...item.drawnFrom, ...tail(item)].join('\n')).flatMap((group) => {
    const [first] = group
    return first ? [phrase([words.inferredBy(speakers(group, names, words), words.list(first.drawnFrom.map(names.title))), ...tail(first)])] : []
  })
}

function weakened({ weakenedBy }: Evidence, words: Words): string {
  const of = (premise: boolean): string[] => [...new Set(weakenedBy.filter((weakness) => weakness.premise === premise).map(words.weakness))].sort()
  const [premises, own] = [of(true), of(false)]
  return phrase([premises.length === 0 ? '' : words.on(premises), words.list(own)])
}

/** What is shown and does not count, each with the reason. */
export function uncounted({ untimely, deviating, fallen }: ProvenanceAnswer, names: Names, words: Words): string[] {
  const told = (items: readonly Evidence[], because: (item: Evidence) => string): string[] =>
    items.map((item) => words.notCounted(phrase([speaker(item.claim, names, words), relayed(item.claim, names, words)]) + (item.claim.relay.length > 0 ? ',' : ''), item.via === null ? '' : names.caption(item.via), item.claim.stance !== 'AFFIRMS', because(item)))
  const early = (item: Evidence): boolean => item.timing.some(({ kind }) => kind === 'BEFORE')
  return [
    ...told(untimely, (item) => (early(item) ? remarks([item], names, words) : words.copiesTheIgnorant)),
    ...told(deviating, () => words.departs),
    ...told(fallen, () => words.falls),
  ]
}

export function rejection({ contestedBy, silent }: ProvenanceAnswer, names: Names, words: Words): string[] {
  const told = new Set(silent.map(({ roll }) => roll.id))
  // An absence stated of a roll is told where the roll is.
  const items = contestedBy.filter(({ claim }) => claim.stance !== 'OMITS' || !claim.omittedFrom.some((roll) => told.has(roll)))
  return (['DENIES', 'DOUBTS', 'OMITS'] as const).flatMap((stance) => {
    const tail = (item: Evidence): string[] => [relayed(item.claim, names, words), disputed(item.claim, names, words), via(item, names, words), weakened(item, words)]
    return grouped(items.filter(({ claim }) => claim.stance === stance), (item) => tail(item).join('\n')).flatMap((group) => {
      const [first] = group
      return first ? [phrase([words.stances[stance](speakers(group, names, words)), ...tail(first)])] : []
    })
  })
}

export function contrary({ incompatible }: ProvenanceAnswer, names: Names, words: Words): string[] {
  const reason = ({ comparison }: Conflict): string => comparisonWords(comparison, names, words)
  return grouped(incompatible, (item) => [relayed(item.claim, names, words), reason(item)].join('\n')).flatMap((group) => {
    const [first] = group
    return first ? [words.incompatible(phrase([speakers(group, names, words), relayed(first.claim, names, words)]), reason(first))] : []
  })
}

export function rolls({ silent }: ProvenanceAnswer, names: Names, words: Words): string[] {
  const counted = silent.filter(({ counts }) => counts).map((item) => {
    const complete = item.roll.completeClaimedBy === null ? '' : names.title(item.roll.completeClaimedBy)
    return phrase([words.silent(item.roll.caption, complete), relayed(item.roll, names, words), beyond(item, names, words)])
  })
  const quiet = grouped(silent.filter(({ counts }) => !counts), ({ because }) => JSON.stringify(because)).flatMap((group) => {
    const [first] = group
    if (!first) return []
    const captions = words.list(group.map(({ roll }) => roll.caption))
    return [first.because.kind === 'REPRODUCED_IN_PART' ? words.quietReproduced(captions) : words.quiet(captions, silenceWords(first.because, names, words))]
  })
  return [...counted, ...quiet]
}

function beyond({ addsNothingBeyond }: SilenceFound, names: Names, words: Words): string {
  return addsNothingBeyond.length === 0 ? '' : words.beyond(words.list(addsNothingBeyond.map(names.title)))
}
