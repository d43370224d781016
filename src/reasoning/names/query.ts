import { escapeLucene, foldName } from './fold.js'
import { KEY, keysOf, type WordKeys } from './keys.js'
import { readAloud } from './letters.js'
import { stemOf } from './endings.js'
import { nameWords, type NameWord } from './words.js'

/** A query for spellings as they were recorded: all words must occur, the last letters of each may lack. Null without a word. */
export function recordedQuery(text: string): string | null {
  const words = foldName(text).split(' ').filter((word) => word !== '')
  if (words.length === 0) return null
  // Every word as a whole counts more than the same word as a beginning.
  return words.map((word) => `(${escapeLucene(word)}^4 OR ${escapeLucene(word)}*)`).join(' AND ')
}

/**
 * A query for the keys of names that the rules derive: each word by its keys, or by the initial that it may be recorded
 * with; at least one by its keys. Patronymics, and initials after the first, may lack. Null without a word to look up.
 */
export function derivedQuery(text: string): string | null {
  const words = nameWords(text)
  const full = words.filter(({ initial }) => !initial)
  if (full.length === 0) return null
  const keys = full.map(keysOf)
  const [initial] = words.filter((word) => word.initial)
  const required = keys.filter((_, index) => !mayLack(full, index)).map((of) => (full.length === 1 ? byKeys(of) : anyOf([byKeys(of), ...of.initials.map(KEY.initial)])))
  const begins = initial ? [anyOf(keysOf(initial).initials.flatMap((of) => [KEY.begins(of), KEY.initial(of)]))] : []
  return [anyOf(keys.map(byKeys)), ...required, ...begins].join(' AND ')
}

/** A query for all that one word of a name finds, the more words the better. Null without a word to look up. */
export function candidateQuery(text: string): string | null {
  const full = nameWords(text).filter(({ initial }) => !initial)
  return full.length === 0 ? null : full.map((word) => byKeys(keysOf(word))).join(' OR ')
}

function byKeys({ sounds, skeletons }: WordKeys): string {
  return anyOf([...sounds.map((of) => `${KEY.sounds(of)}^4`), ...skeletons.map(KEY.skeleton)])
}

const anyOf = (clauses: readonly string[]): string => `(${clauses.join(' OR ')})`

/** In a name of three words and more, a patronymic: many sources leave it out. */
function mayLack(full: readonly NameWord[], index: number): boolean {
  if (full.length < 3 || index === 0) return false
  const { ending } = stemOf(readAloud(full[index]?.letters ?? '')[0] ?? '')
  return ending === 'PATRONYMIC' || (ending === 'KIN' && index < full.length - 1)
}
