import type { Interval } from './intervals.js'

/** A number as a source gives it. Null bounds are open or unknown. */
export interface Quantity {
  readonly written: string
  readonly min: number | null
  readonly max: number | null
  readonly approximate: boolean
  /** How far off "about" may be, where the source says so. */
  readonly tolerance?: number
  /** Readings of which one holds, as in "12 or 13"; min and max then span them all. */
  readonly alternatives?: readonly Range[]
  readonly unit: string
}

/** A range as one text, such as 12..13 or 17.. */
export function rangeText({ min, max }: Range): string {
  return `${min ?? ''}..${max ?? ''}`
}

/** The range that such a text gives. */
export function rangeOf(text: string): Range {
  const [min, max] = text.split('..').map((end) => (end === '' ? null : Number(end)))
  return { min: min ?? null, max: max ?? null }
}

/** A least and a most; null is open. */
export interface Range {
  readonly min: number | null
  readonly max: number | null
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

const RANGE = new RegExp(`^(?:(?:between|from)\\s+)?(${NUMBER})(?:\\s*(?:-|–|—|to|and)\\s*(${NUMBER}))?\\s*(%?)$`)
const TOLERATED = new RegExp(`^(.*?)[,\\s]*\\(?(?:±|\\+/-|\\+-|plus or minus|give or take)\\s*(${NUMBER})\\s*(%?)\\)?$`, 'i')

/**
 * Reads a quantity as written: 12, 1 021, 145,574, at least 17, about 450, about 450 ± 20, 700-800, between 700 and 800,
 * 12 or 13, 2,5-2 (a reversed range), ¾, 34%.
 * More than 17, and fewer than 17, leave 17 out where whole things are counted; of a share, or a number with decimals,
 * the bound itself is kept, since nothing comes next to it. A tolerance in per cent is one of the number, unless the
 * number is a share itself.
 * @returns the quantity, or null if the text is no number; "no" and "none" are not numbers, since an empty cell and a zero are not the same
 */
export function parseQuantity(written: string | number, unit: string): Quantity | null {
  const text = String(written).trim()
  const tolerated = TOLERATED.exec(text)
  const { bound, rest } = parseLead(tolerated?.[1] ?? text)
  if (tolerated && bound !== null && bound !== 'about') return null
  const readings = rest.replace(/^either\s+/i, '').split(/,?\s+or\s+/i).map((reading) => readRange(reading, bound, unit))
  const ranges = readings.filter((reading) => reading !== null)
  const [first] = ranges
  if (!first || ranges.length < readings.length || (bound !== null && bound !== 'about' && ranges.length > 1)) return null
  const about = { written: text, approximate: bound === 'about' || tolerated !== null, unit }
  if (tolerated?.[2] === undefined) return ranges.length === 1 ? { ...about, ...first } : { ...about, ...span(ranges), alternatives: ranges }
  const ofIt = tolerated[3] === '%' && !(rest.endsWith('%') || unit === '%')
  const stated = parseNumber(tolerated[2])
  if (ranges.length === 1) return { ...about, ...first, tolerance: ofIt ? share(first, stated) : stated }
  if (!ofIt) return { ...about, ...span(ranges), tolerance: stated, alternatives: ranges }
  // Per cent are of each reading its own, so each is as wide as it may be and nothing is left to allow for.
  const wide = ranges.map((range) => ({ min: range.min === null ? null : range.min - share(range, stated), max: range.max === null ? null : range.max + share(range, stated) }))
  return { ...about, ...span(wide), tolerance: 0, alternatives: wide }
}

function readRange(text: string, bound: ReturnType<typeof parseLead>['bound'], unit: string): Range | null {
  const match = RANGE.exec(text)
  // "12 and 13" are two numbers, "between 12 and 13" is a range.
  if (!match?.[1] || (/\sand\s/.test(text) && !/^between\s/.test(text))) return null
  const numbers = [parseNumber(match[1]), ...(match[2] === undefined ? [] : [parseNumber(match[2])])]
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const step = match[3] === '%' || unit === '%' || !numbers.every(Number.isInteger) ? 0 : 1
  return {
    min: bound === 'most' || bound === 'under' ? null : bound === 'over' ? low + step : low,
    max: bound === 'least' || bound === 'over' ? null : bound === 'under' ? high - step : high,
  }
}

function share({ min, max }: Range, percent: number): number {
  return (Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0)) * percent) / 100
}

/** From the least to the most of all; open where one of them is. */
export function span(ranges: readonly Range[]): Range {
  const [least, most] = [ranges.map(({ min }) => min ?? -Infinity), ranges.map(({ max }) => max ?? Infinity)].map((ends, index) => (index === 0 ? Math.min(...ends) : Math.max(...ends)))
  return { min: least === undefined || least === -Infinity ? null : least, max: most === undefined || most === Infinity ? null : most }
}

/** Whether a quantity as written is a range whose greater end stands first: what its writer meant is a matter of reading. */
export function runsBackwards(written: string | number): boolean {
  const [, first, second] = RANGE.exec(parseLead(String(written).trim()).rest) ?? []
  return first !== undefined && second !== undefined && parseNumber(second) < parseNumber(first)
}

/** How far an approximate number may be off where the source does not say: a twentieth of it, and of what is counted in whole units at least one. */
export const TOLERANCE = 0.05

/** What a quantity may be, as a set: one interval for each of its readings. */
export function intervalsOf(quantity: Quantity): readonly Interval[] {
  return (quantity.alternatives ?? [quantity]).map((range) => widened(range, quantity))
}

/** From the least to the most that a quantity may be. */
export function bounds(quantity: Quantity): Interval {
  return widened(quantity, quantity)
}

function widened({ min, max }: Range, { approximate, tolerance, unit, written }: Quantity): Interval {
  const least = (value: number): number => (Number.isInteger(value) && unit !== '%' && !written.includes('%') ? 1 : 0)
  const slack = (value: number): number => (approximate ? (tolerance ?? Math.max(least(value), Math.abs(value) * TOLERANCE)) : 0)
  return { low: min === null ? -Infinity : min - slack(min), high: max === null ? Infinity : max + slack(max) }
}
