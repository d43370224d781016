import type { Draw } from './draw.js'

/**
 * Names are composed of syllables in an alphabet of sounds of its own and spelt from there: `c` is sh, `q` is ch, `j` is zh,
 * `h` is kh; capitals are the Turkic sounds that Russian has no letters for.
 */
type Sounds = string

const FIRST: readonly Sounds[] = ['al', 'bol', 'dos', 'er', 'Kan', 'nur', 'ten', 'jol', 'ser', 'cer', 'bek', 'ak', 'as', 'bay', 'day', 'Kara', 'mir', 'sul', 'tas', 'jan', 'qal', 'hal', 'bul', 'Kas', 'sag', 'ta', 'KUs', 'dAu', 'ay', 'is', 'Or', 'man', 'mur', 'kel', 'tur', 'ul', 'car', 'jUm', 'sat', 'tol']
const SECOND: readonly Sounds[] = ['an', 'bek', 'jan', 'tay', 'Kar', 'bay', 'Gali', 'ken', 'mat', 'gul', 'han', 'mir', 'bol', 'dar', 'sen', 'KUl', 'lan', 'bas', 'ret', 'KIr', 'al', 'im', 'ras', 'tan', 'jol', 'berdi', 'pan']
const THIRD: readonly Sounds[] = ['', '', 'bek', 'bay', 'jan', 'KUl', 'tas', 'man', 'gar', 'der', 'lIK', 'mIs', 'han']
const SLAVIC_GIVEN: readonly Sounds[] = ['anton', 'boris', 'vadim', 'georgiy', 'dmitriy', 'egor', 'zahar', 'ivan', 'konstantin', 'leonid', 'maksim', 'nikolay', 'oleg', 'petr', 'roman', 'stepan', 'timofey', 'fedor', 'savva', 'yakov', 'andrey', 'viktor']
const SLAVIC_ROOTS: readonly Sounds[] = ['bor', 'les', 'kor', 'mel', 'gor', 'vol', 'zim', 'kras', 'pol', 'rud', 'ber', 'sok', 'log', 'tal', 'mor', 'dub', 'ryab', 'sol', 'plot', 'strel']
const SLAVIC_ENDS: readonly Sounds[] = ['nik', 'ic', 'an', 'el', 'ot', 'en', 'uk', 'at', 'in', 'os', 'iq', 'ul']

export interface NameParts {
  readonly given: Sounds
  readonly father: Sounds
  /** The stem of the surname, to which languages put endings of their own. */
  readonly surname: Sounds
  readonly turkic: boolean
}

export function drawName(draw: Draw): NameParts {
  if (draw.chance(0.28)) return { given: draw.pick(SLAVIC_GIVEN), father: draw.pick(SLAVIC_GIVEN), surname: draw.pick(SLAVIC_ROOTS) + draw.pick(SLAVIC_ENDS) + (draw.chance(0.4) ? draw.pick(SLAVIC_ENDS) : ''), turkic: false }
  return { given: turkic(draw, false), father: turkic(draw, false), surname: turkic(draw, true), turkic: true }
}

function turkic(draw: Draw, long: boolean): Sounds {
  return draw.pick(FIRST) + draw.pick(SECOND) + (long ? draw.pick(THIRD) : '')
}

/** A name for a place; another for each number. */
export function placeName(number: number): string {
  const [first, second] = [number % FIRST.length, Math.floor(number / FIRST.length) % SECOND.length]
  const ends = ['', 'su', 'tau', 'kol', 'say', 'kent', 'tobe', 'orda']
  const rest = Math.floor(number / FIRST.length / SECOND.length)
  const far = rest >= ends.length ? ` ${Math.floor(rest / ends.length) + 1}` : ''
  return capital(spell((FIRST[first] ?? '') + (SECOND[second] ?? '') + (ends[rest % ends.length] ?? ''), 'ENGLISH')) + far
}

/** Alphabets and habits of spelling. */
export type Spelling = 'KAZAKH' | 'RUSSIAN' | 'ENGLISH' | 'TURKISH'
const ALPHABETS: Readonly<Record<Spelling, Readonly<Record<Sounds, string>>>> = {
  KAZAKH: { a: 'а', b: 'б', v: 'в', g: 'г', d: 'д', e: 'е', j: 'ж', z: 'з', i: 'и', y: 'й', k: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п', r: 'р', s: 'с', t: 'т', u: 'у', f: 'ф', h: 'х', q: 'ч', c: 'ш', K: 'қ', G: 'ғ', U: 'ұ', A: 'ә', O: 'ө', I: 'ы' },
  RUSSIAN: { a: 'а', b: 'б', v: 'в', g: 'г', d: 'д', e: 'е', j: 'ж', z: 'з', i: 'и', y: 'й', k: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п', r: 'р', s: 'с', t: 'т', u: 'у', f: 'ф', h: 'х', q: 'ч', c: 'ш', K: 'к', G: 'г', U: 'у', A: 'а', O: 'о', I: 'ы' },
  ENGLISH: { j: 'zh', y: 'y', h: 'kh', q: 'ch', c: 'sh', K: 'k', G: 'g', U: 'u', A: 'a', O: 'o', I: 'y' },
  TURKISH: { j: 'j', y: 'y', h: 'h', q: 'ç', c: 'ş', K: 'k', G: 'g', U: 'u', A: 'a', O: 'ö', I: 'ı' },
}

function spell(sounds: Sounds, spelling: Spelling): string {
  const letters = ALPHABETS[spelling]
  return Array.from(sounds, (sound) => letters[sound] ?? sound).join('')
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** How a source writes people: alphabet, endings and how much of the name. */
export interface NameHabit {
  readonly spelling: Spelling
  /** With the ending for son, as against that of a Russian surname. */
  readonly son: boolean
  readonly given: 'FULL' | 'INITIAL' | 'INITIALS' | 'WITH_FATHER'
  /** How often a Russian text declines a name. */
  readonly declines: number
}

export function drawHabit(draw: Draw): NameHabit {
  const spelling = draw.pick(['KAZAKH', 'RUSSIAN', 'RUSSIAN', 'RUSSIAN', 'ENGLISH', 'ENGLISH', 'ENGLISH', 'TURKISH'] as const)
  return { spelling, son: spelling === 'KAZAKH' || draw.chance(0.3), given: draw.pick(['FULL', 'FULL', 'FULL', 'INITIAL', 'INITIAL', 'INITIALS', 'WITH_FATHER'] as const), declines: spelling === 'RUSSIAN' ? 0.15 : 0 }
}

const SON: Readonly<Record<Spelling, string>> = { KAZAKH: 'ұлы', RUSSIAN: 'улы', ENGLISH: 'uly', TURKISH: 'uli' }
/** Endings of Russian surnames by the case: of, to, by him. */
const CASES: readonly (readonly [surname: string, given: string])[] = [['а', 'а'], ['у', 'у'], ['ым', 'ом']]

/**
 * A name as a source of this habit writes it.
 * @param miswritten the stem of the surname as it is written by mistake
 */
export function writeName(name: NameParts, { spelling, son, given, declines }: NameHabit, draw: Draw, miswritten?: string): string {
  const declined = declines > 0 && draw.chance(declines) ? draw.pick(CASES) : undefined
  const surname = capital(surnameOf(miswritten ?? name.surname, name.turkic && son, spelling)) + (declined && !(name.turkic && son) ? declined[0] : '')
  const [first, father] = [capital(spell(name.given, spelling)), capital(spell(name.father, spelling))]
  switch (given) {
    case 'FULL':
      return `${first}${declined && /[^аеийоуы]$/.test(first) ? declined[1] : ''} ${surname}`
    case 'INITIAL':
      return `${first.charAt(0)}. ${surname}`
    case 'INITIALS':
      return `${first.charAt(0)}. ${father.charAt(0)}. ${surname}`
    case 'WITH_FATHER':
      return name.turkic && son ? `${first} ${father}${SON[spelling]} ${surname}` : `${first} ${father}${spelling === 'RUSSIAN' ? 'ович' : 'ovich'} ${surname}`
  }
}

function surnameOf(stem: Sounds, son: boolean, spelling: Spelling): string {
  const written = spell(stem, spelling)
  if (son) return written + SON[spelling]
  const soft = /[yiaeuy]$/.test(stem)
  if (spelling === 'KAZAKH' || spelling === 'RUSSIAN') return written.replace(/й$/, '') + (soft ? 'ев' : 'ов')
  return written.replace(/y$/, '') + (soft ? 'ev' : 'ov')
}

/** The stem with one consonant for another, as a copyist or a printer writes it. */
export function miswrite(stem: Sounds, draw: Draw): Sounds {
  const places = Array.from(stem).flatMap((sound, index) => (index > 0 && index < stem.length - 1 && /[bdgkKlmnprstz]/.test(sound) ? [index] : []))
  if (places.length === 0) return stem
  const at = draw.pick(places)
  const other = draw.pick(Array.from('bdgklmnprstz').filter((sound) => sound !== stem.charAt(at).toLowerCase()))
  return stem.slice(0, at) + other + stem.slice(at + 1)
}

/** The name under which the dossier keeps somebody. */
export function headName(name: NameParts): string {
  return `${capital(spell(name.given, 'ENGLISH'))} ${capital(surnameOf(name.surname, false, 'ENGLISH'))}`
}

/** A readable id. */
export function slugName(name: NameParts): string {
  return `${surnameOf(name.surname, false, 'ENGLISH')}-${spell(name.given, 'ENGLISH')}`.toLowerCase().replace(/[^a-z-]/g, '')
}
