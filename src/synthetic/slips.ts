import type { Draw } from './draw.js'

/** What goes wrong when numbers are added up, copied or printed. */
export const SLIP_KINDS = ['ROW_LEFT_OUT', 'ROW_COUNTED_TWICE', 'OUTSIDE_INCLUDED', 'DIGITS_TRANSPOSED', 'DIGIT_MISPRINTED', 'DECIMAL_SHIFTED'] as const
export type SlipKind = (typeof SLIP_KINDS)[number]
export type DigitSlip = Extract<SlipKind, `D${string}`>

/** A number with a slip of that kind in its digits; null where it leaves the number as it is, or leads back by no like slip. */
export function miswriteNumber(right: number, kind: DigitSlip, draw: Draw): number | null {
  const digits = String(right)
  switch (kind) {
    case 'DIGITS_TRANSPOSED': {
      const places = Array.from(digits.slice(1)).flatMap((digit, index) => (digit !== digits[index] && !(index === 0 && digit === '0') ? [index] : []))
      if (places.length === 0) return null
      const at = draw.pick(places)
      return Number(digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2))
    }
    case 'DIGIT_MISPRINTED': {
      const at = draw.between(0, digits.length - 1)
      const other = draw.pick(Array.from(at === 0 ? '123456789' : '0123456789').filter((digit) => digit !== digits.charAt(at)))
      return Number(digits.slice(0, at) + other + digits.slice(at + 1))
    }
    case 'DECIMAL_SHIFTED':
      return right === 0 ? null : right % 10 === 0 && draw.chance(0.5) ? right / 10 : right * 10
  }
}

/** A wrong number in the place of a right one. */
export function wrongNumber(right: number, draw: Draw): number {
  const slip = right >= 10 ? miswriteNumber(right, draw.pick(['DIGITS_TRANSPOSED', 'DIGIT_MISPRINTED', 'DIGIT_MISPRINTED'] as const), draw) : null
  return slip ?? Math.max(0, right + draw.pick([-2, -1, 1, 2, 3])) + (right === 0 ? 1 : 0)
}
