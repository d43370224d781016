/** A number as a source gives it. Null bounds are open or unknown. */
export interface Quantity {
  readonly written: string
  readonly min: number | null
  readonly max: number | null
  readonly approximate: boolean
  readonly unit: string
}

const NUMBER = String.raw`\d{1,3}(?:[  ,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?|[¼½¾]`
const FRACTIONS: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 }
const LEAST = /^(?:at least|no fewer than|not less than|≥|more than|over|slightly more than|>)\s*/i
const MOST = /^(?:at most|no more than|up to|≤|less than|fewer than|<)\s*/i
const ABOUT = /^(?:about|around|approximately|some|circa|ca\.?|c\.|~)\s*/i

/** A comma before exactly three digits groups thousands; any other comma is a decimal sign. */
function parseNumber(text: string): number {
  const fraction = FRACTIONS[text]
  if (fraction !== undefined) return fraction
  if (/^\d{1,3}(?:[  ,]\d{3})+$/.test(text)) return Number(text.replace(/[  ,]/g, ''))
  return Number(text.replace(',', '.'))
}

/**
 * Reads a quantity as written: 12, 1 021, 145,574, at least 17, about 450, 700-800, 2,5-2 (a reversed range), ¾, 34%.
 * @returns the quantity, or null if the text is no number; "no" and "none" are not numbers, since an empty cell and a zero are not the same
 */
export function parseQuantity(written: string | number, unit: string): Quantity | null {
  const text = String(written).trim()
  const least = LEAST.exec(text)
  const most = MOST.exec(text)
  const about = ABOUT.exec(text)
  const rest = text.slice((least ?? most ?? about)?.[0].length ?? 0)
  const match = new RegExp(`^(${NUMBER})(?:\\s*(?:-|–|—|to)\\s*(${NUMBER}))?\\s*%?$`).exec(rest)
  if (!match?.[1]) return null
  const numbers = [parseNumber(match[1]), ...(match[2] === undefined ? [] : [parseNumber(match[2])])]
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  return { written: text, min: most ? null : low, max: least ? null : high, approximate: about !== null, unit }
}

/** How far an approximate number may be off where the source does not say: a twentieth. */
export const TOLERANCE = 0.05

/** The interval that a quantity stands for. */
export function bounds({ min, max, approximate }: Quantity): { low: number; high: number } {
  const slack = (value: number): number => (approximate ? Math.abs(value) * TOLERANCE : 0)
  return { low: min === null ? -Infinity : min - slack(min), high: max === null ? Infinity : max + slack(max) }
}
