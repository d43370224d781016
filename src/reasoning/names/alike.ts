import { isVowel, type Sounds } from './letters.js'

/**
 * How alike two words sound, from 0 to 1: 1 − d / w, where d is the least cost of turning one into the other sound
 * by sound (Levenshtein's distance with the costs below; Levenshtein 1966, Wagner and Fischer 1974) and w the mean weight
 * of the two words (a vowel weighs half a consonant, since spellings and cases change it first).
 *
 * Symmetric; 1 for equal words. O(n·m) for words of n and m sounds.
 */
export function alike(a: Sounds, b: Sounds): number {
  if (a === b) return 1
  const weight = (weightOf(a) + weightOf(b)) / 2
  return weight === 0 ? 0 : Math.max(0, 1 - distance(a, b) / weight)
}

const CONSONANT = 1
const VOWEL = 0.5
const LOST_CONSONANT = 1.1
const LOST_VOWEL = 0.35
/** The glide in Bauyrzhan, and the h of Ahmed, come and go; so do vowels at the end, by case. */
const LOST_EASILY = 0.2
const OTHER_CONSONANT = 1.4
const OTHER_VOWEL = 0.35
const VOWEL_FOR_CONSONANT = 1.4

/** Sounds that stand for each other, by dialect, alphabet or ear, and what that costs. */
const PAIRS: readonly (readonly [string, number])[] = [
  ['dt', 0.1], ['bp', 0.25], ['kg', 0.3], ['kh', 0.25], ['gh', 0.35], ['vf', 0.3], ['vu', 0.3], ['cq', 0.2], ['cs', 0.5], ['zs', 0.3], ['jz', 0.6], ['jq', 0.6], ['ji', 0.35], ['mn', 0.8],
  ['ou', 0.1], ['ae', 0.15], ['ei', 0.15], ['iu', 0.2], ['oe', 0.2], ['ao', 0.25],
]
const COSTS: ReadonlyMap<string, number> = new Map(PAIRS.flatMap(([pair, cost]) => [[pair, cost], [pair.charAt(1) + pair.charAt(0), cost]] as const))

function costOf(a: string, b: string): number {
  if (a === b) return 0
  const known = COSTS.get(a + b)
  if (known !== undefined) return known
  return isVowel(a) && isVowel(b) ? OTHER_VOWEL : isVowel(a) || isVowel(b) ? VOWEL_FOR_CONSONANT : OTHER_CONSONANT
}

function lost(sound: string | undefined, last: boolean): number {
  if (sound === 'i' || (last && isVowel(sound))) return LOST_EASILY
  return isVowel(sound) ? LOST_VOWEL : sound === 'h' ? 0.6 : LOST_CONSONANT
}

function weightOf(word: Sounds): number {
  return word.split('').reduce((sum, sound) => sum + (isVowel(sound) ? VOWEL : CONSONANT), 0)
}

const FIRST = 'a'.charCodeAt(0)
const LETTERS = 26
/** The cost of each sound for each other, by their letters: looked up far more often than anything else here. */
const TABLE = Array.from({ length: LETTERS * LETTERS }, (_, index) => costOf(String.fromCharCode(FIRST + Math.floor(index / LETTERS)), String.fromCharCode(FIRST + (index % LETTERS))))

function replaced(a: number, b: number): number {
  if (a === b) return 0
  const [i, j] = [a - FIRST, b - FIRST]
  return i < 0 || i >= LETTERS || j < 0 || j >= LETTERS ? OTHER_CONSONANT : (TABLE[i * LETTERS + j] ?? OTHER_CONSONANT)
}

function losses(word: Sounds): number[] {
  return word.split('').map((sound, index) => lost(sound, index === word.length - 1))
}

/** One row of the table of distances after another, each written over the one before. */
function distance(a: Sounds, b: Sounds): number {
  const [dropLeft, dropRight] = [losses(a), losses(b)]
  const row = [0]
  for (let j = 0; j < b.length; j++) row.push((row[j] ?? 0) + (dropRight[j] ?? 0))
  for (let i = 0; i < a.length; i++) {
    const [sound, drop] = [a.charCodeAt(i), dropLeft[i] ?? 0]
    let diagonal = row[0] ?? 0
    row[0] = diagonal + drop
    for (let j = 0; j < b.length; j++) {
      const above = row[j + 1] ?? 0
      row[j + 1] = Math.min(diagonal + replaced(sound, b.charCodeAt(j)), above + drop, (row[j] ?? 0) + (dropRight[j] ?? 0))
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}
