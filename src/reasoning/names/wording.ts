import { alike } from './alike.js'
import { stemOf } from './endings.js'
import { readAloud, type Sounds } from './letters.js'
import { nameWords } from './words.js'

export interface Wording {
  /** Dice's coefficient (1945) with the likeness of each word to the likest of the other name in the place of equality. */
  readonly likeness: number
  /** How much of the first name the second has: the mean likeness of its words to the likest of the other. */
  readonly covered: number
}

/** A stem in common is almost the word itself; an initial is half a word. */
const BY_STEM = 0.98
const BY_INITIAL = 0.5

/** How well two names of anything agree, word by word in any order, each from 0 to 1. Quadratic in the number of words. */
export function compareWording(left: string, right: string): Wording {
  const [a, b] = [readWords(left), readWords(right)]
  if (a.length === 0 || b.length === 0) return { likeness: 0, covered: 0 }
  const [found, named] = [total(a, b), total(b, a)]
  return { likeness: (found + named) / (a.length + b.length), covered: found / a.length }
}

interface Word {
  readonly sounds: readonly Sounds[]
  readonly initial: boolean
}

const readWords = (name: string): Word[] => nameWords(name).map(({ letters, initial }) => ({ sounds: readAloud(letters), initial }))

function total(words: readonly Word[], others: readonly Word[]): number {
  return words.reduce((sum, word) => sum + others.reduce((best, other) => Math.max(best, likeness(word, other)), 0), 0)
}

function likeness(one: Word, other: Word): number {
  const compare = one.initial === other.initial ? wordsAlike : (x: Sounds, y: Sounds): number => (x[0] === y[0] ? BY_INITIAL : 0)
  return Math.max(...one.sounds.flatMap((x) => other.sounds.map((y) => compare(x, y))))
}

function wordsAlike(a: Sounds, b: Sounds): number {
  return Math.max(alike(a, b), BY_STEM * alike(stemOf(a).stem, stemOf(b).stem))
}
