import type { Quantity } from '../quantities.js'
import { tidy } from './intervals.js'

/** An exact number as it stands on the page: its digits, where the decimal sign stands, and what one of it is worth. */
export interface Numeral {
  /** Digits without grouping and without a decimal sign. */
  readonly digits: string
  readonly decimals: number
  /** 1,000 where thousands are written, a million where millions are. */
  readonly scale: number
}

const NUMBER = /\d[\d\s\u00a0\u2009\u202f.,]*\d|\d/g

/**
 * The numeral of an exact quantity; null where the text has none or several, or the quantity is a range or "about":
 * of those no single digit can be blamed.
 */
export function numeralOf({ written, min, max, approximate }: Quantity): Numeral | null {
  if (min === null || min !== max || approximate || min < 0) return null
  const [token, second] = written.match(NUMBER) ?? []
  if (token === undefined || second !== undefined) return null
  const value = min
  const plain = token.replace(/[\s\u00a0\u2009\u202f]/g, '')
  // A sign before three digits may group or part decimals: the value tells which.
  const readings = [plain.replace(/[.,]/g, ''), plain.replaceAll(',', ''), plain.replace(',', '.')]
  const decimal = readings.map((text) => ({ text, scale: value === 0 && Number(text) === 0 ? 1 : value / Number(text) })).find(({ scale }) => isScale(scale))
  if (!decimal || decimal.text === '') return null
  const [whole = '', fraction = ''] = decimal.text.split('.')
  return { digits: whole + fraction, decimals: fraction.length, scale: Math.round(decimal.scale) }
}

/** Figures are written in ones, thousands, or what a heading or a word says. */
function isScale(scale: number): boolean {
  return [1, 1e3, 1e6, 1e9].some((known) => Math.abs(scale - known) < known * 1e-9)
}

export function valueOf({ digits, decimals, scale }: Numeral): number {
  return tidy((Number(digits) / 10 ** decimals) * scale)
}

/** How far a rounded number may be off: half of its last place where it is written in thousands or more, else nothing. */
export function roundingOf(quantity: Quantity): number {
  const numeral = numeralOf(quantity)
  return numeral === null || numeral.scale === 1 ? 0 : (numeral.scale * 10 ** -numeral.decimals) / 2
}

const DIGITS = Array.from('0123456789')

/** Every number that one wrong digit makes of this one. No zero is put in front. */
export function misprints(numeral: Numeral): number[] {
  return Array.from(numeral.digits).flatMap((digit, at) => DIGITS.filter((other) => other !== digit).flatMap((other) => read(numeral, numeral.digits.slice(0, at) + other + numeral.digits.slice(at + 1))))
}

/** Every number that two digits exchanged make of this one. */
export function transpositions(numeral: Numeral): number[] {
  const digits = Array.from(numeral.digits)
  return digits.flatMap((first, at) =>
    digits.slice(at + 1).flatMap((second, offset) => {
      if (first === second) return []
      const exchanged = [...digits]
      exchanged[at] = second
      exchanged[at + 1 + offset] = first
      return read(numeral, exchanged.join(''))
    }),
  )
}

/** The number with its decimal sign one place further right or left; of whole numbers only what stays whole. */
export function shifts(numeral: Numeral): number[] {
  const value = valueOf(numeral)
  const smaller = tidy(value / 10)
  return [tidy(value * 10), ...(numeral.decimals > 0 || numeral.digits.endsWith('0') ? [smaller] : [])]
}

function read(numeral: Numeral, digits: string): number[] {
  const whole = digits.length - numeral.decimals
  return whole > 1 && digits.startsWith('0') ? [] : [valueOf({ ...numeral, digits })]
}
