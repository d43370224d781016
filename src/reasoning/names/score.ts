import { alike } from './alike.js'
import { type NameReading, nameReadings, type Part, type Role, ROLES } from './roles.js'
import { initialOf } from './skeleton.js'

/** How two names agree in one part; `form` says that they share the stem and differ in the ending. */
export interface PartComparison {
  readonly role: Role
  readonly kind: 'SAME' | 'FORM' | 'ALIKE' | 'INITIAL' | 'DIFFERENT' | 'MISSING'
  readonly left: string | null
  readonly right: string | null
  /** From 0 to 1; null where there was nothing to compare. */
  readonly likeness: number | null
}

export interface NameComparison {
  /** From 0 to 1. */
  readonly score: number
  readonly parts: readonly PartComparison[]
}

/** From what likeness on two words are taken for one name. */
const AGREE: Readonly<Record<Role, number>> = { SURNAME: 0.78, GIVEN: 0.72, PATRONYMIC: 0.7 }
/** By what a part that is missing on one side, or different, multiplies the score. */
const MISSING: Readonly<Record<Role, number>> = { SURNAME: 0.6, GIVEN: 0.8, PATRONYMIC: 0.97 }
const DIFFERENT: Readonly<Record<Role, number>> = { SURNAME: 0.5, GIVEN: 0.5, PATRONYMIC: 0.7 }
const INITIAL: Readonly<Record<Role, number>> = { SURNAME: 0.7, GIVEN: 0.9, PATRONYMIC: 0.99 }
const ANOTHER_ENDING = 0.99
/** What the likeness of a name to one half of a double name is worth. */
const PIECE = 0.9
/** What an agreement with differences of spelling keeps of them. */
const SPELLING = 0.6

/**
 * How well two names agree, from 0 to 1: the product, over surname, given name and patronymic, of what each comparison
 * contributes — 1 if the words are the same, 1 − 0.6·(1 − likeness) if they sound alike enough, a constant below 1 if one
 * is an initial or missing, half of the likeness if they differ — for the best of the ways to tell which word is which.
 * A name agrees with itself by 1, whatever it is. Symmetric. In constant time for names of a few words.
 *
 * The decision to compare field by field, and to count a missing field as less than agreement and more than
 * disagreement, is that of Fellegi and Sunter (JASA 1969); the weights are ours.
 */
export function compareNames(left: string, right: string): NameComparison {
  return bestOf(comparisons(left, right)) ?? { score: 0, parts: [] }
}

/**
 * The best comparison of two names that takes the words that agree for their surnames, and of these one that has a given
 * name on both sides if there is any; null where no surnames agree. Given names that have nothing in common make it 0.
 */
export function compareNamesakes(left: string, right: string): NameComparison | null {
  const namesakes = comparisons(left, right).filter(({ parts }) => parts.some(({ role, kind }) => role === 'SURNAME' && kind !== 'DIFFERENT' && kind !== 'MISSING'))
  const told = namesakes.filter(({ parts }) => parts.some(({ role, kind }) => role === 'GIVEN' && kind !== 'MISSING'))
  return bestOf(told.length > 0 ? told : namesakes)
}

function comparisons(left: string, right: string): NameComparison[] {
  return nameReadings(left).flatMap((one) => nameReadings(right).map((other) => {
    const parts = ROLES.flatMap((role) => compareParts(role, one, other) ?? [])
    return { parts, score: parts.length === 0 ? 0 : parts.reduce((product, part) => product * contribution(part), Math.min(one.weight, other.weight)) }
  }))
}

/** The first of the best. */
function bestOf(compared: readonly NameComparison[]): NameComparison | null {
  return compared.reduce<NameComparison | null>((best, one) => (best === null || one.score > best.score || best.parts.length === 0 ? one : best), null)
}

function compareParts(role: Role, { parts: left }: NameReading, { parts: right }: NameReading): PartComparison | null {
  const [a, b] = [left[role], right[role]]
  const written = { role, left: a?.word.written ?? null, right: b?.word.written ?? null }
  if (!a && !b) return null
  if (!a || !b) return { ...written, kind: 'MISSING', likeness: null }
  if (a.word.initial || b.word.initial) return { ...written, ...compareInitials(a, b) }
  return { ...written, ...compareWords(role, a, b) }
}

function compareInitials(a: Part, b: Part): Pick<PartComparison, 'kind' | 'likeness'> {
  const initials = new Set(a.sounds.map(initialOf))
  if (!b.sounds.some((sounds) => initials.has(initialOf(sounds)))) return { kind: 'DIFFERENT', likeness: 0 }
  return a.word.initial && b.word.initial ? { kind: 'SAME', likeness: 1 } : { kind: 'INITIAL', likeness: null }
}

function compareWords(role: Role, a: Part, b: Part): Pick<PartComparison, 'kind' | 'likeness'> {
  const whole = closest(a.sounds, b.sounds)
  if (whole === 1) return { kind: 'SAME', likeness: 1 }
  const stems = role === 'GIVEN' ? 0 : closest(a.stems.map(({ stem }) => stem), b.stems.map(({ stem }) => stem))
  const pieces = PIECE * Math.max(closest(a.joined, b.sounds), closest(a.sounds, b.joined))
  const likeness = Math.max(whole, stems, pieces)
  if (likeness < AGREE[role]) return { kind: 'DIFFERENT', likeness }
  return { kind: stems === 1 ? 'FORM' : 'ALIKE', likeness }
}

function closest(left: readonly string[], right: readonly string[]): number {
  return left.reduce((best, a) => right.reduce((better, b) => Math.max(better, alike(a, b)), best), 0)
}

function contribution({ kind, role, likeness }: PartComparison): number {
  switch (kind) {
    case 'SAME':
      return 1
    case 'FORM':
      return ANOTHER_ENDING
    case 'ALIKE':
      return ANOTHER_ENDING - SPELLING * (1 - (likeness ?? 0))
    case 'INITIAL':
      return INITIAL[role]
    case 'MISSING':
      return MISSING[role]
    case 'DIFFERENT':
      return DIFFERENT[role] * (likeness ?? 0)
  }
}
