import { unmixScripts } from './words.js'

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

/** Forms under which a spelling is stored as it was recorded: folded, and with scripts unmixed where they are mixed. */
export function searchKeys(text: string): string[] {
  const folded = foldName(text)
  const unmixed = folded.split(' ').map(unmixScripts).join(' ')
  return folded === unmixed ? [folded] : [folded, unmixed]
}

/** Text for a full-text query in which every character that Lucene gives a meaning stands for itself. */
export function escapeLucene(text: string): string {
  return text.replace(/[+\-!(){}[\]^"~*?:\\/&|]/g, String.raw`\$&`).replace(/\b(AND|OR|NOT)\b/g, (word) => word.toLowerCase())
}
