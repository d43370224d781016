import { isVowel, type Sounds } from './letters.js'

/** Consonants that spellings of one name exchange share a class. */
const CLASSES: Readonly<Record<string, string>> = { g: 'k', h: 'k', d: 't', b: 'p', f: 'v', z: 's', q: 'c' }

/**
 * What stays of a word however it is spelt: the classes of its consonants, and an `a` where it begins with a vowel.
 * In the manner of Soundex (Russell 1918) and its heirs, but for the alphabets and exchanges of Central Asia.
 */
export function skeletonOf(sounds: Sounds): string {
  const classes = Array.from(sounds).flatMap((sound, index) => (isVowel(sound) ? (index === 0 ? ['a'] : []) : [classOf(sound)]))
  return classes.join('').replace(/(.)\1+/gu, '$1')
}

/** The class of the first sound: what an initial stands for. */
export function initialOf(sounds: Sounds): string {
  const [first = ''] = sounds
  return isVowel(first) ? 'a' : classOf(first)
}

function classOf(sound: string): string {
  return CLASSES[sound] ?? sound
}
