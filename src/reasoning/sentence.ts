import type { Bounds } from './independence.js'
import type { Names } from './naming.js'
import { CAPTION_PARTS } from './propositions/caption.js'
import type { CaseClaim, RelayStep } from './case.js'
import type { Independence, ProvenanceAnswer } from './provenance.js'
import { affirmation, contrary, inference, rejection, rolls, uncounted } from './sentence-parts.js'
import type { Words } from './words.en.js'

export { type Names, silenceWords, timingWords } from './naming.js'

/** What a careful historian would write of an answer: short sentences, each composed from a part of its proof. */
export function sentence(answer: ProvenanceAnswer, names: Names, words: Words): string {
  const whole = names.caption(answer.target.id)
  const short: Names = { ...names, caption: (id) => beyond(whole, names.caption(id)) }
  const told = saidOnce(answer)
  const parts = [
    `${whole}: ${head(answer, words)}`,
    ...(told === answer ? [] : seen(answer, names, words)),
    ...affirmation(told, short, words),
    ...inference(told, short, words),
    ...uncounted(told, short, words),
    ...rejection(told, short, words),
    ...contrary(told, names, words),
    ...rolls(told, names, words),
    ...(opposeAsOne(answer) ? [words.opposeAsOne] : []),
    ...(told === answer ? seen(answer, names, words) : []),
    ...suspicion(answer, names, words),
  ]
  return parts.map((part, index) => stop(index === 0 ? part : capital(part))).join(' ')
}

/** Where all is relayed by one source in the end, that is said of all at once, and not of each. */
function saidOnce(answer: ProvenanceAnswer): ProvenanceAnswer {
  const { transmission, relayedLastBy } = answer.verdict
  const [last] = relayedLastBy
  if (transmission !== 'RELAYED' || last === undefined || relayedLastBy.length > 1) return answer
  const known = <T extends { readonly relay: readonly RelayStep[] }>(item: T): T => (item.relay.at(-1)?.source === last ? { ...item, relay: item.relay.slice(0, -1) } : item)
  const claims = <T extends { readonly claim: CaseClaim }>(items: readonly T[]): T[] => items.map((item) => ({ ...item, claim: known(item.claim) }))
  return {
    ...answer,
    affirmedBy: claims(answer.affirmedBy),
    inferredBy: claims(answer.inferredBy),
    contestedBy: claims(answer.contestedBy),
    incompatible: claims(answer.incompatible),
    untimely: claims(answer.untimely),
    deviating: claims(answer.deviating),
    fallen: claims(answer.fallen),
    silent: answer.silent.map((item) => ({ ...item, roll: known(item.roll) })),
  }
}

/** What a caption says beyond that of the target; the whole of it if it says nothing more. */
function beyond(target: string, caption: string): string {
  const [said, parts] = [target.split(CAPTION_PARTS), caption.split(CAPTION_PARTS)]
  const different = parts.findIndex((part, index) => part !== said[index])
  return different < 1 ? caption : parts.slice(different).join(CAPTION_PARTS)
}

/** The count of witnesses in words. */
export function independenceWords({ direct, withInferences, withSuspected }: Independence, words: Words): string {
  const said = count(direct, words)
  const more = count(withInferences, words)
  const less = count(withSuspected, words)
  const recorded = (text: string): string => `${text}, ${words.asFarAsRecorded}`
  return [direct.atMost === 0 ? said : recorded(said), more === said ? '' : words.withInferences(direct.atMost === 0 ? recorded(more) : more), less === more ? '' : words.ifSuspected(less)].filter((part) => part !== '').join('; ')
}

function count({ atLeast, atMost, exact }: Bounds, words: Words): string {
  if (atMost === 0) return words.noWitness
  return words.range(atLeast, atMost, exact)
}

function head(answer: ProvenanceAnswer, words: Words): string {
  const { support, opposition } = answer.verdict
  const affirmed = support === 'SINGLE' || support === 'CORROBORATED'
  if (opposition === 'NONE' && affirmed) return `${affirming(answer, words)}. ${capital(answer.contestedBy.length > 0 ? words.nothingCounts : words.opposition.NONE)}`
  const onlyRival = opposition === 'DENIAL' && !answer.contestedBy.some(({ claim }) => claim.stance === 'DENIES')
  return words.opposed(affirming(answer, words), onlyRival ? excluded(answer, words) : words.opposition[opposition], affirmed && opposition === 'DENIAL')
}

/** Whether those who exclude it are others than those who affirm it. */
function excluded({ incompatible, affirmedBy }: ProvenanceAnswer, words: Words): string {
  const own = new Set(affirmedBy.map(({ claim }) => claim.source))
  return incompatible.every(({ claim }) => own.has(claim.source)) ? words.excludedByItself : words.excluded
}

function affirming({ verdict, independence, affirmedBy, untimely, deviating, fallen }: ProvenanceAnswer, words: Words): string {
  if (verdict.support === 'INFERRED') return words.onlyInferred
  if (verdict.support === 'NONE') return [...untimely, ...deviating, ...fallen].some(({ claim }) => claim.stance === 'AFFIRMS') ? words.nobodyCounts : words.nobody
  const sources = new Set(affirmedBy.map(({ claim }) => claim.source)).size
  const { atLeast, atMost, exact } = independence.direct
  return words.affirm(sources, atLeast, atMost, exact)
}

/** Several who speak against it, or a man's doubt and his list's silence, are one witness. */
function opposeAsOne({ contestedBy, incompatible, silent, oppositionIndependence }: ProvenanceAnswer): boolean {
  const spoken = [...contestedBy.filter(({ claim }) => claim.stance !== 'OMITS'), ...incompatible].map(({ claim }) => claim.source)
  const mute = silent.filter(({ counts }) => counts).map(({ roll }) => roll.source)
  return new Set([...spoken, ...mute]).size > 1 && oppositionIndependence.withInferences.atMost === 1
}

function seen({ verdict, inferredBy }: ProvenanceAnswer, names: Names, words: Words): string[] {
  const { transmission, support, opposition, relayedLastBy } = verdict
  if (transmission === 'NONE') return []
  const reasoned = inferredBy.filter(({ claim }) => claim.relay.length === 0 && relayedLastBy.includes(claim.source))
  if (transmission === 'RELAYED' && reasoned.length > 0) return [words.relayedByReasoner(words.list(relayedLastBy.map(names.title)), words.list([...new Set(reasoned.map(({ claim }) => names.title(claim.source)))]))]
  if (transmission !== 'SEEN') return [words.relayed(words.list(relayedLastBy.map(names.title)), transmission === 'RELAYED')]
  const confirmed = (support === 'SINGLE' || support === 'CORROBORATED') && opposition !== 'DENIAL'
  return [confirmed ? words.confirmed : words.seen]
}

function suspicion({ suspectedTies, independence }: ProvenanceAnswer, names: Names, words: Words): string[] {
  if (suspectedTies.length === 0) return []
  const pairs = new Set(suspectedTies.map(({ source, from }) => words.derives(names.title(source), names.title(from))))
  const [then, now] = [count(independence.withSuspected, words), count(independence.withInferences, words)]
  return [words.suspected([...pairs]), then === now ? words.fewerAgainst : words.remain(then, now, independence.withSuspected.atMost === 1)]
}

/** A full stop, unless the text ends in one; one behind a closing bracket or quotation mark does not end the sentence. */
function stop(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
