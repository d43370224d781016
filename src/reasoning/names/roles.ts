import { type Stem, stemOf, withoutCase } from './endings.js'
import { readAloud, type Sounds } from './letters.js'
import { nameWords, type NameWord } from './words.js'

/** A word of a name, read aloud in each way, with the stem of each. */
export interface Part {
  readonly word: NameWord
  readonly sounds: readonly Sounds[]
  /** Each once. */
  readonly stems: readonly Stem[]
  /** The sounds of what a hyphen joins. */
  readonly joined: readonly Sounds[]
}

export const ROLES = ['SURNAME', 'GIVEN', 'PATRONYMIC'] as const
export type Role = (typeof ROLES)[number]

/** One way to tell what each word of a name is; `weight` is 1 for the usual order of words and less for others. */
export interface NameReading {
  readonly parts: Readonly<Partial<Record<Role, Part>>>
  readonly weight: number
}

const OTHER_ORDER = 0.98
const ONE_WORD_GIVEN = 0.9
const WRITTEN_APART = 0.95

/**
 * What the words of a name can be: given name, patronymic and surname in this order or with the surname first. A
 * patronymic is known by its ending, a surname by a comma behind it or by initials beside it. Two words without
 * such a mark may be one given name written apart. At most three readings.
 */
export function nameReadings(text: string): readonly NameReading[] {
  const known = REMEMBERED.get(text)
  if (known) return known
  const read = readName(text)
  if (REMEMBERED.size >= MOST_REMEMBERED) REMEMBERED.clear()
  REMEMBERED.set(text, read)
  return read
}

/** One name is compared with many: what it can mean is found out once. */
const REMEMBERED = new Map<string, readonly NameReading[]>()
const MOST_REMEMBERED = 10_000

function readName(text: string): NameReading[] {
  const words = nameWords(text).map(partOf)
  const full = words.filter(({ word }) => !word.initial)
  const initials = words.filter(({ word }) => word.initial)
  const [first, second] = full
  if (full.length === 0) return [{ parts: parts({ GIVEN: initials[0], PATRONYMIC: initials[1] }), weight: 1 }]
  if (full.length === 1) {
    if (initials.length > 0) return [{ parts: parts({ SURNAME: first, GIVEN: initials[0], PATRONYMIC: initials[1] }), weight: 1 }]
    return [{ parts: parts({ SURNAME: first }), weight: 1 }, { parts: parts({ GIVEN: first }), weight: ONE_WORD_GIVEN }]
  }
  if (full.length === 2) return ofTwo(first, second, initials[0], /^[^,]*\p{L}{2}[^,]*,/u.test(text))
  return ofMany(full)
}

function ofTwo(first: Part | undefined, second: Part | undefined, initial: Part | undefined, comma: boolean): NameReading[] {
  const usual = { parts: parts({ GIVEN: first, SURNAME: second, PATRONYMIC: initial }), weight: comma ? OTHER_ORDER : 1 }
  const turned = { parts: parts({ GIVEN: second, SURNAME: first, PATRONYMIC: initial }), weight: comma ? 1 : OTHER_ORDER }
  const readings = [usual, turned]
  if (second && endsAs(second, 'PATRONYMIC')) readings.push({ parts: parts({ GIVEN: first, PATRONYMIC: second }), weight: OTHER_ORDER })
  return readings
}

function ofMany(full: readonly Part[]): NameReading[] {
  const last = full.length - 1
  const marked = (ending: Stem['ending']): number => full.findIndex((part, index) => index > 0 && endsAs(part, ending))
  const at = marked('PATRONYMIC') > 0 ? marked('PATRONYMIC') : marked('KIN')
  const usual = { parts: parts({ GIVEN: full[0], PATRONYMIC: full[1], SURNAME: full[last] }), weight: 1 }
  if (at > 0 && at < last) return [{ parts: parts({ GIVEN: full[at - 1], PATRONYMIC: full[at], SURNAME: full[at + 1] }), weight: 1 }]
  const turned = { parts: parts({ SURNAME: full[0], GIVEN: full[1], PATRONYMIC: full[2] }), weight: at === last ? 1 : OTHER_ORDER }
  const apart = at < 0 && full.length === 3 ? [{ parts: parts({ GIVEN: oneWord(full[0], full[1]), SURNAME: full[2] }), weight: WRITTEN_APART }] : []
  return [turned, { ...usual, weight: at === last ? OTHER_ORDER : 1 }, ...apart]
}

function oneWord(first: Part | undefined, second: Part | undefined): Part | undefined {
  return first && second && partOf({ written: `${first.word.written} ${second.word.written}`, letters: first.word.letters + second.word.letters, initial: false })
}

function endsAs({ stems }: Part, ending: Stem['ending']): boolean {
  return stems[0]?.ending === ending
}

function partOf(word: NameWord): Part {
  const read = readAloud(word.letters)
  const sounds = /\p{Script=Cyrillic}/u.test(word.letters) ? [...new Set(read.flatMap((form) => [form, withoutCase(form) ?? form]))] : read
  const joined = word.written.split('-').filter((piece) => piece.length > 2 && piece !== word.written)
  const stems = [...new Map(sounds.map(stemOf).map((stem) => [stem.stem, stem])).values()]
  return { word, sounds, stems, joined: joined.flatMap((piece) => nameWords(piece).flatMap(({ letters }) => readAloud(letters))) }
}

function parts(of: Readonly<Partial<Record<Role, Part | undefined>>>): Partial<Record<Role, Part>> {
  return Object.fromEntries(Object.entries(of).filter(([, part]) => part !== undefined))
}
