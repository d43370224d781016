import { type DateValue, parseDate } from '../../reasoning/dates.js'
import { parseQuantity, type Quantity } from '../../reasoning/quantities.js'
import type { DateData, QuantityData } from '../data.js'
import type { Path } from '../files.js'
import { present, type PropertyValue } from '../records.js'
import type { Compilation, Spot } from './context.js'

/** A date of the dossier, in the dossier's own calendar unless it names one; null, with a problem, if it is none. */
export function readDate(compilation: Compilation, data: DateData, spot: Spot, path: Path): DateValue | null {
  const full = typeof data === 'object' ? data : { edtf: String(data) }
  const calendar = full.calendar ?? compilation.dossier.heading.data.calendar ?? 'GREGORIAN'
  const parsed = parseDate(full.edtf, calendar, full.written ?? full.edtf)
  if ('value' in parsed) return parsed.value
  compilation.report(spot, path, { what: parsed.fault.problem, expected: parsed.fault.expected })
  return null
}

/** Properties that keep a date on a node: as written, as EDTF in its calendar, as day numbers to compare, and why it is read so. */
export function dateProps(name: string, date: DateValue | null, data?: DateData): Record<string, PropertyValue> {
  if (!date) return {}
  return present({
    [`${name}ReadBecause`]: typeof data === 'object' ? data.because : undefined,
    [`${name}Written`]: date.written, [`${name}Edtf`]: date.edtf, [`${name}Calendar`]: date.calendar, [`${name}FirstDay`]: date.firstDay, [`${name}LastDay`]: date.lastDay })
}

/** A quantity of the dossier; null, with a problem, if it is missing or no number. */
export function readQuantity(compilation: Compilation, data: QuantityData | undefined, unit: string, spot: Spot, path: Path): Quantity | null {
  if (data === undefined) {
    compilation.report(spot, path, { what: 'a figure without a value', expected: '"value" with the number as written' })
    return null
  }
  if (typeof data === 'object') return { written: data.written, min: data.min ?? null, max: data.max ?? null, approximate: data.approximate ?? false, unit }
  const parsed = parseQuantity(data, unit)
  if (!parsed) compilation.report(spot, path, { what: `"${data}" is no number that can be read`, expected: 'a number, "at least 17", "about 450", "700-800", or {written, min, max}' })
  return parsed
}

export function quantityProps(quantity: Quantity): Record<string, PropertyValue> {
  return present({ valueWritten: quantity.written, valueMin: quantity.min, valueMax: quantity.max, valueApproximate: quantity.approximate })
}
