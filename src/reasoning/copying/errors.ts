import { distance } from 'fastest-levenshtein'
import { isReckoned, reckon } from '../arithmetic/check.js'
import type { Constraint } from '../arithmetic/constraint.js'
import { foldName } from '../names/fold.js'

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
 * nor the beginning of it, nor begun by it, so that endings, initials and shorter forms are no errors. At least two
 * sources, and no fewer than share the spelling, must write it otherwise.
 * @param most more sources than this have nothing rare in common
 */
export function strangeSpellings(spellings: readonly Spelling[], most: number): Spelling[] {
  const words = new Map<string, { written: string; borne: Map<string, string> }>()
  for (const { written, borne } of spellings)
    for (const word of foldName(written).split(' ').filter(({ length }) => length >= WORD)) {
      const known = words.get(word) ?? { written, borne: new Map<string, string>() }
      words.set(word, known)
      for (const { source, record } of borne) if (!known.borne.has(source)) known.borne.set(source, record)
    }
  return [...words].flatMap(([word, { written }]) => {
    const forms = [...words].filter(([other]) => isForm(word, other))
    if (forms.some(([other]) => other.length < word.length)) return []
    const borne = new Map(forms.flatMap(([, form]) => [...form.borne]))
    const variants = [...words.keys()].filter((other) => isVariant(word, other))
    const otherwise = new Set([...words].filter(([other]) => variants.some((variant) => isForm(variant, other))).flatMap(([, { borne: by }]) => [...by.keys()]).filter((source) => !borne.has(source)))
    const rare = borne.size >= 2 && borne.size <= most && otherwise.size >= Math.max(2, borne.size)
    return rare ? [{ written, borne: [...borne].map(([source, record]) => ({ source, record })) }] : []
  })
}

/** One with an ending, or cut short. */
function isForm(word: string, other: string): boolean {
  return word.startsWith(other) || other.startsWith(word)
}

function isVariant(word: string, other: string): boolean {
  return !isForm(word, other) && distance(word, other) <= Math.max(1, Math.floor(word.length / LETTERS_FOR_A_SLIP))
}

/** Whether a stated total cannot be the sum of its parts, as the audit reckons. */
export function isWrongSum(constraint: Constraint): boolean {
  if (constraint.kind !== 'SUM') return false
  const result = reckon(constraint)
  return isReckoned(result) && result.size > 0
}

/** Wording of some length is not hit upon twice by chance. */
export function isTelling(wording: string): boolean {
  return wording.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length >= 4
}
