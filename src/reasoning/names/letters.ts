/**
 * How letters are read, as sounds: `c` is sh, `q` is ch, `j` is zh and dzh, `h` is kh; the other consonants as in
 * English, the vowels as in Italian. Where one letter is read in several ways, all are given, the commonest first.
 */
export type Sounds = string
type Readings = readonly Sounds[]

/** Letters of Russian, Kazakh and the neighbouring languages that are written in Cyrillic. */
const CYRILLIC: Readonly<Record<string, Sounds>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'o', є: 'e', ж: 'j', җ: 'j', ҷ: 'j', з: 'z', ҙ: 'z',
  и: 'i', і: 'i', ї: 'i', ӣ: 'i', й: 'i', ј: 'i', к: 'k', қ: 'k', ҡ: 'k', л: 'l', м: 'm', н: 'n', ң: 'n', ҥ: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', ҫ: 's',
  т: 't', у: 'u', ұ: 'u', ү: 'u', ў: 'u', ӯ: 'u', ф: 'f', х: 'h', һ: 'h', ҳ: 'h', ц: 'ts', ч: 'q', ш: 'c', щ: 'c', ы: 'i', э: 'e', ю: 'iu', я: 'ia',
  ь: '', ъ: '', дж: 'j',
}

/**
 * Letters and groups of letters of the systems in use: BGN/PCGN, ALA-LC and ISO 9, the Kazakh Latin alphabets of 2017
 * (apostrophes), 2018 (acutes, sh, ch) and 2021 (diaereses, cedillas), Turkish, and the loose spelling of English,
 * German, French and Polish papers.
 */
const LATIN: Readonly<Record<string, Readings>> = {
  a: ['a'], ä: ['a'], á: ['a'], â: ['a'], ə: ['a'], b: ['b'], d: ['d'], e: ['e'], é: ['e'], è: ['e'], ê: ['e'], ė: ['e'], ë: ['o'], f: ['f'], g: ['g'], ğ: ['g'], ǵ: ['g'], ġ: ['g'], h: ['h'],
  i: ['i'], ı: ['i'], í: ['i'], ï: ['i'], î: ['i'], ī: ['i'], ĭ: ['i'], j: ['j', 'i'], k: ['k'], l: ['l'], ł: ['l'], m: ['m'], n: ['n'], ñ: ['n'], ń: ['n'], ņ: ['n'], ŋ: ['n'], o: ['o'], ö: ['o'], ó: ['o'], ô: ['o'], ō: ['o'],
  p: ['p'], q: ['k'], r: ['r'], s: ['s'], ş: ['c'], š: ['c'], ŝ: ['c'], ś: ['c'], t: ['t'], u: ['u'], ü: ['u'], ú: ['u'], û: ['u'], ū: ['u'], ŭ: ['u'], ů: ['u'], v: ['v'], w: ['v', 'u'],
  c: ['k', 'ts', 'j'], ç: ['q'], č: ['q'], ć: ['q'], x: ['h', 'ks'], y: ['i'], ý: ['u', 'i'], "y'": ['u', 'i'], z: ['z'], ž: ['j'], ż: ['j'], ź: ['j'],
  sh: ['c'], shch: ['c'], sch: ['c'], šč: ['c'], sz: ['c'], "s'": ['s', 'c'], ch: ['q', 'h'], tch: ['q'], tsch: ['q'], cz: ['q'], "c'": ['q'], kh: ['h'], gh: ['g'], zh: ['j'], dzh: ['j'], dj: ['j'], dž: ['j'], dsch: ['j'],
  ck: ['k'], ph: ['f'], th: ['t'], ou: ['u'], oo: ['u'],
}

const LONGEST = 4
const READINGS: ReadonlyMap<string, Readings> = new Map([...Object.entries(CYRILLIC).map(([letters, sounds]): [string, Readings] => [letters, [sounds]]), ...Object.entries(LATIN)])

/** Of the readings of a whole word, more than these are not followed. */
const MOST_READINGS = 6

/**
 * The ways to read a word aloud, the likeliest first; at least one. Letters of other
 * scripts are kept as they are, so that they match themselves. Linear in the length of the word.
 * @param word in small letters, composed; apostrophes within it are signs of a soft consonant or belong to the letter
 */
export function readAloud(word: string): Sounds[] {
  let readings: string[] = ['']
  for (let at = 0; at < word.length; ) {
    const [letters, sounds] = longestAt(word, at)
    readings = sounds.flatMap((sound) => readings.map((read) => read + sound)).slice(0, MOST_READINGS)
    at += letters.length
  }
  const spoken = [...new Set(readings.flatMap(asSpoken))].filter((read) => read !== '').slice(0, MOST_READINGS)
  return spoken.length === 0 ? [word] : spoken
}

function longestAt(word: string, at: number): readonly [string, Readings] {
  for (let length = LONGEST; length > 0; length--) {
    const letters = word.slice(at, at + length)
    const sounds = letters.length === length ? READINGS.get(letters) : undefined
    if (sounds) return [letters, sounds]
  }
  const letter = String.fromCodePoint(word.codePointAt(at) ?? 0)
  // An accent that no system here gives a meaning is left out.
  const bare = READINGS.get(letter.normalize('NFD').replace(/\p{M}+/gu, ''))
  return [letter, bare ?? [/[\p{L}\p{N}]/u.test(letter) ? letter : '']]
}

/**
 * What no system writes alike: a glide before a vowel (Ya, Ia, A), a doubled letter (but one that ends a name before the word for daughter stays). A word that begins with u and
 * a vowel is also read with v, as Russian writes it.
 */
function asSpoken(sounds: string): string[] {
  const plain = sounds.replace(/i(?=[aeou])/g, '').replace(/(?!kkizi$)(.)\1+/gu, '$1')
  return /^u[aeio]/.test(plain) ? [plain, `v${plain.slice(1)}`] : [plain]
}

export const isVowel = (sound: string | undefined): boolean => sound !== undefined && 'aeiou'.includes(sound)
