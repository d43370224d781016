/** A word of a name. */
export interface NameWord {
  readonly written: string
  /** In small letters; apostrophes alone are kept, since in some alphabets they belong to the letter. */
  readonly letters: string
  /** Whether only the first letter stands for the name. */
  readonly initial: boolean
}

const APOSTROPHES = /[ʹʺʻʼ’‘`´′]/g
/** First letters that are written with several, such as Sh. or Дж. */
const WIDE_INITIALS: ReadonlySet<string> = new Set(['sh', 'ch', 'zh', 'kh', 'gh', 'dzh', 'dj', 'ya', 'yu', 'ye', 'yo', 'ia', 'iu', 'ts', 'shch', 'дж', 'гг'])
/** Words that make the word before them into a patronymic. */
const KIN: ReadonlySet<string> = new Set(['uly', 'uli', 'ūly', 'ұлы', 'улы', 'оғлы', 'оглы', 'ogly', 'ogli', 'oglu', 'oğlu', 'oglı', 'oğlı', 'қызы', 'кызы', 'qyzy', 'kyzy', 'kizi', 'qızı', 'qizi', 'гызы', 'gyzy', 'qizi'])

/**
 * The words of a name, commas apart. A hyphen joins what it stands between; a word for son or daughter belongs to
 * the word before it. Stray Cyrillic letters in a Latin word are read as the Latin ones that they look like.
 */
export function nameWords(text: string): NameWord[] {
  const plain = text.normalize('NFC').replace(APOSTROPHES, "'").replace(/(?<=\p{L}\.)(?=\p{L})/gu, ' ')
  const words: NameWord[] = []
  for (const [written] of plain.matchAll(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*\.?/gu)) {
    const letters = unmixScripts(written.toLowerCase().normalize('NFC').replace(/[-.]/g, '').replace(/'+$/, ''))
    const before = words.at(-1)
    if (before && !before.initial && KIN.has(letters)) words[words.length - 1] = { written: `${before.written} ${written}`, letters: before.letters + letters, initial: false }
    else if (letters !== '') words.push({ written: written.replace(/[.']$/, ''), letters, initial: isInitial(letters, written.endsWith('.')) })
  }
  return words
}

function isInitial(letters: string, dotted: boolean): boolean {
  return /^\p{L}\p{M}?$/u.test(letters) || (dotted && WIDE_INITIALS.has(letters))
}

/** Cyrillic letters that stand for Latin ones in texts typed on two keyboards. */
const LOOKALIKES: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', к: 'k', м: 'm', т: 't', в: 'b', н: 'h', і: 'i', ѕ: 's', ј: 'j' }

/** A Latin word with stray Cyrillic letters in Latin throughout; any other word as it is. */
export function unmixScripts(word: string): string {
  if (!/\p{Script=Latin}/u.test(word) || !/\p{Script=Cyrillic}/u.test(word)) return word
  return word.replace(/\p{Script=Cyrillic}/gu, (letter) => LOOKALIKES[letter] ?? letter)
}
