/**
 * A name without what varies by typography: case, accents, quotes, punctuation. Letters of any script stay,
 * so й and ғ stay apart from и and г.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    // Latin accents go; the marks that make Cyrillic letters (й, ё) are part of the letter.
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Cyrillic letters that stand for Latin ones in texts typed on two keyboards. */
const LOOKALIKES: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', к: 'k', м: 'm', т: 't', в: 'b', н: 'h', і: 'i', ѕ: 's', ј: 'j' }

/** A Latin word with stray Cyrillic letters in Latin throughout; any other word as it is. */
function unmixScripts(word: string): string {
  if (!/\p{Script=Latin}/u.test(word) || !/\p{Script=Cyrillic}/u.test(word)) return word
  return word.replace(/\p{Script=Cyrillic}/gu, (letter) => LOOKALIKES[letter] ?? letter)
}

/** Forms under which a name is stored and looked up: folded, and with scripts unmixed where they are mixed. */
export function searchKeys(text: string): string[] {
  const folded = foldName(text)
  const unmixed = folded.split(' ').map(unmixScripts).join(' ')
  return folded === unmixed ? [folded] : [folded, unmixed]
}

/** Text for a full-text query in which every character that Lucene gives a meaning stands for itself. */
export function escapeLucene(text: string): string {
  return text.replace(/[+\-!(){}[\]^"~*?:\\/&|]/g, String.raw`\$&`).replace(/\b(AND|OR|NOT)\b/g, (word) => word.toLowerCase())
}
