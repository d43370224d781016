import { distance } from 'fastest-levenshtein'
import { isReckoned, reckon } from '../arithmetic/check.js'
import { type Constraint, type Term, termsOf } from '../arithmetic/constraint.js'
import { stemOf } from '../names/endings.js'
import { foldName } from '../names/fold.js'
import { readAloud } from '../names/letters.js'
import { nameWords } from '../names/words.js'

interface Spelling {
  readonly written: string
  readonly borne: readonly { readonly source: string; readonly record: string }[]
}

/** Words shorter than this are initials, titles and particles. */
const WORD = 4
/** A word is written otherwise where one letter in so many differs. */
const LETTERS_FOR_A_SLIP = 4

/**
 * Spellings of a word of one name that are unlike all others: near to how others write that word, and neither the same,
 * nor the beginning of it, nor begun by it, nor the same stem read aloud, so that endings, initials, shorter forms and
 * other alphabets or habits of spelling are no errors. At least two sources, and no fewer than share the spelling, must
 * write it otherwise.
 * @param most more sources than this have nothing rare in common
 */
export function strangeSpellings(spellings: readonly Spelling[], most: number): Spelling[] {
  const words = new Map<string, Word>()
  for (const { written, borne } of spellings)
    for (const { letters } of nameWords(written)) {
      const word = foldName(letters)
      if (word.length < WORD) continue
      const known = words.get(word) ?? { word, written, borne: new Map<string, string>(), stems: new Set<string>() }
      words.set(word, known)
      known.stems.add(heardAs(letters))
      for (const { source, record } of borne) if (!known.borne.has(source)) known.borne.set(source, record)
    }
  const all = [...words.values()]
  return all.flatMap((one) => {
    const forms = all.filter((other) => isForm(one, other))
    // One error has one name: the shortest form.
    if (forms.some(({ word }) => word.length < one.word.length || (word.length === one.word.length && word < one.word))) return []
    const borne = new Map(forms.flatMap((form) => [...form.borne]))
    const variants = all.filter((other) => isVariant(one, other))
    const otherwise = new Set(all.filter((other) => variants.some((variant) => isForm(variant, other))).flatMap(({ borne: by }) => [...by.keys()]).filter((source) => !borne.has(source)))
    const rare = borne.size >= 2 && borne.size <= most && otherwise.size >= Math.max(2, borne.size)
    return rare ? [{ written: one.written, borne: [...borne].map(([source, record]) => ({ source, record })) }] : []
  })
}

interface Word {
  readonly word: string
  readonly written: string
  /** The sources that write it so, each with a record that shows it. */
  readonly borne: Map<string, string>
  /** Its stem as it sounds, with each of the accents that it is written with. */
  readonly stems: Set<string>
}

/** The stem by the commonest way to read the letters. */
function heardAs(letters: string): string {
  const [sounds = letters] = readAloud(letters)
  return stemOf(sounds).stem
}

/** One with an ending, or cut short, or as another alphabet or habit of spelling has it. */
function isForm(one: Word, other: Word): boolean {
  return one.word.startsWith(other.word) || other.word.startsWith(one.word) || [...one.stems].some((stem) => other.stems.has(stem))
}

function isVariant(one: Word, other: Word): boolean {
  return !isForm(one, other) && distance(one.word, other.word) <= Math.max(1, Math.floor(one.word.length / LETTERS_FOR_A_SLIP))
}

/** Whether a stated total cannot be the sum of its parts, as the audit reckons. */
export function isWrongSum(constraint: Constraint): boolean {
  if (constraint.kind !== 'SUM') return false
  const result = reckon(constraint)
  return isReckoned(result) && result.size > 0
}

/**
 * The claims of totals that are wrong: of sums that do not hold, but for totals that the parts of another table make,
 * since then it is a part that is miswritten and the total is what others rightly have.
 */
export function wrongTotals(sums: readonly Constraint[]): string[] {
  const total = (constraint: Constraint): Term[] => termsOf(constraint, 'total').filter(({ figure }) => figure !== undefined)
  const said = ({ figure }: Term): string => JSON.stringify([figure?.question, figure?.quantity.min, figure?.quantity.max])
  const borneOut = new Set(sums.filter((sum) => sum.coverage === 'COMPLETE' && holds(sum)).flatMap((sum) => total(sum).map(said)))
  const wrong = sums.filter(isWrongSum).flatMap((sum) => total(sum).filter((term) => !borneOut.has(said(term))))
  return [...new Set(wrong.map(({ id }) => id))].sort()
}

function holds(constraint: Constraint): boolean {
  const result = reckon(constraint)
  return isReckoned(result) && result.size === 0
}

/** Wording of some length is not hit upon twice by chance. */
export function isTelling(wording: string): boolean {
  return wording.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length >= 4
}
