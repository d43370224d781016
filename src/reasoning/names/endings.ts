import { isVowel, type Sounds } from './letters.js'

/** What an ending makes of a name: a patronymic of Russian form, one of Turkic form, a surname; or nothing. */
export type Ending = 'PATRONYMIC' | 'KIN' | 'SURNAME' | null

export interface Stem {
  readonly stem: Sounds
  readonly ending: Ending
}

/**
 * Endings as they sound, with those of the Russian cases behind them, from the longest to the shortest. The Turkic
 * ones mean son and daughter and give surnames as well as patronymics.
 */
const ENDINGS: readonly (readonly [Exclude<Ending, null>, RegExp])[] = [
  ['PATRONYMIC', /[oe]v(?:iq(?:a|u|em|e|i)?|n(?:a|i|e|u|oi|oiu))$/],
  ['KIN', /(?:[uo]li|[ou][gk]?l[iu]|[kg]iz[iu])(?:nin|n|ga|ge)?$/],
  ['KIN', /(?:zod|zad)[ae]$/],
  ['SURNAME', /(?<=[sc]k)(?:a|u|oi|ogo|omu|im|om|ie|ih|imi|uiu)$|(?<=[^aeiou])(?:ogo|omu)$/],
  ['SURNAME', /(?:[oe][vf]|in)(?:a|u|i|e|im|em|om|oi|ih|imi|oiu)?$/],
]

/**
 * The stem of a name: what is left when the ending goes that makes it a surname or a patronymic, so that the forms
 * of one name in several languages share it. Nothing goes from a name too short for it.
 * A final i goes from all stems, since the ending -ev swallows it (-ay, -aev).
 */
export function stemOf(sounds: Sounds): Stem {
  for (const [ending, pattern] of ENDINGS) {
    const stem = sounds.replace(pattern, '')
    if (stem !== sounds && isEnough(stem)) return { stem: trimmed(stem), ending }
  }
  return { stem: trimmed(sounds), ending: null }
}

function isEnough(stem: Sounds): boolean {
  return stem.length >= 2 && Array.from(stem).some((sound) => !isVowel(sound))
}

function trimmed(stem: Sounds): Sounds {
  return stem.endsWith('i') && isEnough(stem.slice(0, -1)) ? stem.slice(0, -1) : stem
}

/** The endings of the instrumental, which are no single vowel: the others weigh little in a comparison. */
const CASES = /(?<=[^aeiou])(?:om|em|oi|ei|oiu|eiu)$/

/** The form without the ending of a Russian case; null where there is none. Only for what is written in Cyrillic. */
export function withoutCase(sounds: Sounds): Sounds | null {
  const base = sounds.replace(CASES, '')
  return base !== sounds && isEnough(base) ? base : null
}
