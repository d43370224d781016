import { stemOf, withoutCase } from './endings.js'
import { readAloud, type Sounds } from './letters.js'
import { initialOf, skeletonOf } from './skeleton.js'
import { nameWords, type NameWord } from './words.js'

/** Changes with every change of the rules from which keys follow: stored keys of another version are made anew. */
export const KEYS_VERSION = 1

/** The keys of one word of a name. */
export interface WordKeys {
  /** Its sounds in every reading. */
  readonly sounds: readonly string[]
  /** The skeletons of the word, of its stem and of its form without a case ending. */
  readonly skeletons: readonly string[]
  readonly initials: readonly string[]
}

export function keysOf({ letters }: NameWord): WordKeys {
  const sounds = readAloud(letters)
  const forms = /\p{Script=Cyrillic}/u.test(letters) ? sounds.flatMap((read) => [read, withoutCase(read) ?? read]) : sounds
  return { sounds, skeletons: unique(forms.flatMap((read) => [skeletonOf(stemOf(read).stem), skeletonOf(read)])), initials: unique(sounds.map(initialOf)) }
}

const unique = (items: readonly string[]): string[] => [...new Set(items)].filter((item) => item !== '')

/** What begins a key, by what it is made of. None of these is a word of Lucene. */
export const KEY = { sounds: (read: Sounds): string => `w_${read}`, skeleton: (of: string): string => `k_${of}`, begins: (of: string): string => `i_${of}`, initial: (of: string): string => `o_${of}` }

/**
 * The keys under which spellings of one thing are stored, with spaces between: whatever form of a spelling follows from
 * the rules of this folder has a skeleton among them. Linear in the length of the spellings.
 */
export function storedKeys(spellings: readonly string[]): string {
  return unique(spellings.flatMap(nameWords).flatMap((word) => {
    const { sounds, skeletons, initials } = keysOf(word)
    return word.initial ? initials.map(KEY.initial) : [...sounds.map(KEY.sounds), ...skeletons.map(KEY.skeleton), ...initials.map(KEY.begins)]
  })).join(' ')
}
