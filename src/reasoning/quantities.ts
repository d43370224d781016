import type { Interval } from './intervals.js'

/** A number as a source gives it. Null bounds are open or unknown. */
export interface Quantity {
  readonly written: string
  readonly min: number | null
  readonly max: number | null
  readonly approximate: boolean
  readonly unit: string
}

const SPACE = String.raw`[ \u00a0\u2009\u202f]`
const GROUPED = String.raw`[1-9]\d{0,2}(?:${SPACE}\d{3})+(?:[.,]\d+)?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?`
const NUMBER = String.raw`(?:${GROUPED}|\d+(?:[.,]\d+)?)(?!\d)|[¼½¾]`
const FRACTIONS: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 }
const LEAST = /^(?:at least|no fewer than|no less than|not fewer than|not less than|≥)\s*/i
const OVER = /^(?:slightly more than|more than|over|>)\s*/i
const MOST = /^(?:at most|no more than|not more than|up to|≤)\s*/i
const UNDER = /^(?:less than|fewer than|under|<)\s*/i
const ABOUT = /^(?:about|around|approximately|some|circa|ca\.?|c\.|~)\s*/i

/** A comma or a space before three digits groups thousands, unless a zero leads; any other comma is a decimal sign. */
function parseNumber(text: string): number {
  const fraction = FRACTIONS[text]
  if (fraction !== undefined) return fraction
  if (!new RegExp(`^(?:${GROUPED})$`).test(text)) return Number(text.replace(',', '.'))
  const spaced = new RegExp(SPACE).test(text)
  return Number(spaced ? text.replace(new RegExp(SPACE, 'g'), '').replace(',', '.') : text.replaceAll(',', ''))
}

/** What stands before a number: a bound, itself included or not, or "about". */
function parseLead(text: string): { bound: 'least' | 'over' | 'most' | 'under' | 'about' | null; rest: string } {
  for (const [bound, pattern] of [['least', LEAST], ['over', OVER], ['most', MOST], ['under', UNDER], ['about', ABOUT]] as const) {
    const match = pattern.exec(text)
    if (match) return { bound, rest: text.slice(match[0].length) }
  }
  return { bound: null, rest: text }
}

const RANGE = new RegExp(`^(${NUMBER})(?:\\s*(?:-|–|—|to)\\s*(${NUMBER}))?\\s*(%?)$`)

/**
 * Reads a quantity as written: 12, 1 021, 145,574, at least 17, about 450, 700-800, 2,5-2 (a reversed range), ¾, 34%.
 * More than 17, and fewer than 17, leave 17 out where whole things are counted; of a share, or a number with decimals,
 * the bound itself is kept, since nothing comes next to it.
 * @returns the quantity, or null if the text is no number; "no" and "none" are not numbers, since an empty cell and a zero are not the same
 */
export function parseQuantity(written: string | number, unit: string): Quantity | null {
  const text = String(written).trim()
  const { bound, rest } = parseLead(text)
  const match = RANGE.exec(rest)
  if (!match?.[1]) return null
  const numbers = [parseNumber(match[1]), ...(match[2] === undefined ? [] : [parseNumber(match[2])])]
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const step = match[3] === '%' || unit === '%' || !numbers.every(Number.isInteger) ? 0 : 1
  return {
    written: text,
    min: bound === 'most' || bound === 'under' ? null : bound === 'over' ? low + step : low,
    max: bound === 'least' || bound === 'over' ? null : bound === 'under' ? high - step : high,
    approximate: bound === 'about',
    unit,
  }
}

/** Whether a quantity as written is a range whose greater end stands first: what its writer meant is a matter of reading. */
export function runsBackwards(written: string | number): boolean {
  const [, first, second] = RANGE.exec(parseLead(String(written).trim()).rest) ?? []
  return first !== undefined && second !== undefined && parseNumber(second) < parseNumber(first)
}

/** How far an approximate number may be off where the source does not say: a twentieth. */
export const TOLERANCE = 0.05

/** What a quantity may be, as a set. */
export function intervalsOf(quantity: Quantity): readonly Interval[] {
  return [bounds(quantity)]
}

/** The interval that a quantity stands for. */
export function bounds({ min, max, approximate }: Quantity): { low: number; high: number } {
  const slack = (value: number): number => (approximate ? Math.abs(value) * TOLERANCE : 0)
  return { low: min === null ? -Infinity : min - slack(min), high: max === null ? Infinity : max + slack(max) }
}
