import { ALA_LC_ALT, BGN_PCGN, GOST_52290, GOST_779_ALT, ICAO_DOC_9303, ISO_9_1968_ALT, MOSMETRO, type Schema, SCIENTIFIC, TELEGRAM, translate, UNGEGN_1987, WIKIPEDIA, YANDEX_MAPS } from 'iuliia'
import petrovich from 'petrovich'

/** Names to try the rules with: generic ones, and what other programs make of them. */

export const STEMS = ['Темір', 'Бекберген', 'Қайрат', 'Сапар', 'Ғабдол', 'Нұрлан', 'Жантас', 'Шегебай', 'Айдар', 'Хамза', 'Өмірзақ', 'Ержан', 'Төлеген', 'Мырзабек', 'Досай'] as const
export const GIVEN = ['Қайрат', 'Ержан', 'Нұрлан', 'Бақыт', 'Сержан', 'Мұрат', 'Ғалым', 'Шынар', 'Дәурен', 'Тимур'] as const

/** The surnames that Kazakh and Russian make of a man's name. */
export function surnames(base: string): string[] {
  const hard = base.replace(/(?<=[аеоө])й$/u, '')
  const suffix = hard === base ? (/[аеіиоөұү]$/u.test(base) ? 'ев' : 'ов') : 'ев'
  return [`${base}ұлы`, base, `${hard}${suffix}`, `${hard}${suffix}а`, `${hard}${suffix}у`, `${base}улы`, `${base}қызы`]
}

type Letters = Readonly<Record<string, string>>
const COMMON: Letters = { а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', з: 'z', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ф: 'f' }

/** Kazakh by the tables of the systems; ы and и as each has them. */
const KAZAKH: Readonly<Record<string, Letters>> = {
  'BGN/PCGN 1979': { ...COMMON, ә: 'ä', ғ: 'gh', ж: 'zh', и: 'ī', й: 'y', қ: 'q', ң: 'ng', ө: 'ö', у: 'ū', ұ: 'u', ү: 'ü', х: 'kh', һ: 'h', ш: 'sh', ы: 'y', і: 'i', я: 'ya' },
  'ALA-LC': { ...COMMON, ә: 'ă', ғ: 'gh', ж: 'zh', и: 'i', й: 'ĭ', қ: 'q', ң: 'n', ө: 'ȯ', у: 'u', ұ: 'ŭ', ү: 'u', х: 'kh', һ: 'ḣ', ш: 'sh', ы: 'y', і: 'i', я: 'i︠a︡' },
  'Latin 2017': { ...COMMON, ә: "a'", ғ: "g'", ж: 'j', и: "i'", й: "i'", қ: 'q', ң: "n'", ө: "o'", у: "y'", ұ: 'u', ү: "u'", х: 'h', һ: 'h', ш: "s'", ы: 'y', і: 'i', я: "i'a" },
  'Latin 2018': { ...COMMON, ә: 'á', ғ: 'ǵ', ж: 'j', и: 'ı', й: 'ı', қ: 'q', ң: 'ń', ө: 'ó', у: 'ý', ұ: 'u', ү: 'ú', х: 'h', һ: 'h', ш: 'sh', ы: 'y', і: 'i', я: 'ıa' },
  'Latin 2021': { ...COMMON, ә: 'ä', ғ: 'ğ', ж: 'j', и: 'i', й: 'i', қ: 'q', ң: 'ñ', ө: 'ö', у: 'u', ұ: 'ū', ү: 'ü', х: 'h', һ: 'h', ш: 'ş', ы: 'y', і: 'ı', я: 'ia' },
  loose: { ...COMMON, ә: 'a', ғ: 'g', ж: 'zh', и: 'i', й: 'y', қ: 'k', ң: 'n', ө: 'o', у: 'u', ұ: 'u', ү: 'u', х: 'h', һ: 'h', ш: 'sh', ы: 'y', і: 'i', я: 'ya' },
}
/** Russian spelling of Kazakh names, which the systems for Russian then write in Latin. */
const RUSSIAN: Letters = { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'у', ұ: 'у', ү: 'у', һ: 'х', і: 'и' }
const RUSSIAN_SYSTEMS: Readonly<Record<string, Schema>> = {
  'BGN/PCGN': BGN_PCGN, 'ALA-LC': ALA_LC_ALT, 'GOST 7.79': GOST_779_ALT, 'GOST 52290': GOST_52290, ICAO: ICAO_DOC_9303, 'ISO 9 1968': ISO_9_1968_ALT, Mosmetro: MOSMETRO, scientific: SCIENTIFIC, Telegram: TELEGRAM, UN: UNGEGN_1987, Wikipedia: WIKIPEDIA, Yandex: YANDEX_MAPS,
}

export const SYSTEMS: readonly string[] = ['Cyrillic', 'Russian', ...Object.keys(KAZAKH), ...Object.keys(RUSSIAN_SYSTEMS).map((name) => `Russian, ${name}`)]

const capitals = (text: string, letters: Letters): string => Array.from(text).map((letter) => {
  const lower = letter.toLowerCase()
  const mapped = letters[lower] ?? letter
  return letter === lower ? mapped : mapped.charAt(0).toUpperCase() + mapped.slice(1)
}).join('')

export function transliterated(name: string, system: string): string {
  if (system === 'Cyrillic') return name
  const letters = KAZAKH[system]
  if (letters) return capitals(name, letters)
  const russian = capitals(name, RUSSIAN)
  const schema = RUSSIAN_SYSTEMS[system.replace('Russian, ', '')]
  return schema ? translate(russian, schema) : russian
}

/** A man's name in all Russian cases, as petrovich inflects it. */
export function declined(first: string, last: string): string[] {
  return (['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const).map((grammatical) => {
    const form = petrovich({ first, last, gender: 'male' }, grammatical)
    return `${form.first ?? ''} ${form.last ?? ''}`
  })
}
