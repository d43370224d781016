import type { Change, Withdrawal } from './changes.js'
import type { Outcome } from './provenance.js'
import type { Names } from './naming.js'
import type { Words } from './words.en.js'

/** What would change a verdict, and to what, in one sentence. */
export function changeSentence({ withdrawn, before, after }: Change, names: Names, words: Words): string {
  return words.change(condition(withdrawn, names, words), difference(before, after, words))
}

/** Only what differs: the support, the opposition, or both. */
export function difference(before: Outcome, after: Outcome, words: Words): string {
  return words.list([
    ...(before.support === after.support ? [] : [words.wouldRest[after.support]]),
    ...(before.opposition === after.opposition ? [] : [words.wouldOppose(before.opposition, after.opposition)]),
  ])
}

function condition(withdrawn: Withdrawal, names: Names, words: Words): string {
  switch (withdrawn.kind) {
    case 'SPEAKERS':
      return words.unheard(words.list(withdrawn.sources.map(names.title)))
    case 'RELAYS':
      return words.unrelayed(words.either(withdrawn.sources.map(names.title)))
    case 'READING':
      return words.notRead(withdrawn.reading.written, withdrawn.reading.reading)
    case 'TIME':
      return words.notReadAsOf(names.title(withdrawn.claim.source), withdrawn.claim.asOf?.written ?? '')
    case 'IDENTIFICATION':
      return words.notIdentified(withdrawn.name.written, withdrawn.name.called)
    case 'SUSPICIONS':
      return words.suspicionsHeld
  }
}
