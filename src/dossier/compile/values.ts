import type { Calendar } from '../../reasoning/calendar.js'
import { compareDates } from '../../reasoning/compare.js'
import { readDateWords } from '../../reasoning/dates-in-words.js'
import { type DateValue, parseDate } from '../../reasoning/dates.js'
import { parseQuantity, type Quantity, type Range, rangeText, runsBackwards, span } from '../../reasoning/quantities.js'
import type { DateData, QuantityData } from '../data.js'
import type { Path } from '../files.js'
import { present, type PropertyValue } from '../records.js'
import type { Compilation, Spot } from './context.js'

/** A date of the dossier, as EDTF or in words, in the dossier's own calendar unless it names one; null, with a problem, if it is none. */
export function readDate(compilation: Compilation, data: DateData, spot: Spot, path: Path): DateValue | null {
  const full = typeof data === 'object' ? data : { edtf: String(data) }
  const calendar = full.calendar ?? compilation.dossier.heading.data.calendar ?? 'GREGORIAN'
  const text = full.edtf ?? full.written
  if (text === undefined) {
    compilation.report(spot, path, { what: 'a date that says nothing', expected: '"edtf" with the date, or "written" with words that can be read' })
    return null
  }
  const found = full.edtf === undefined || typeof data !== 'object' ? fromText(text, calendar) : parseDate(full.edtf, calendar, full.written ?? full.edtf)
  if ('fault' in found) {
    compilation.report(spot, path, { what: found.fault.problem, expected: found.fault.expected })
    return null
  }
  if (full.edtf !== undefined && full.written !== undefined && full.because === undefined) warnOtherwiseRead(compilation, found.value, spot, path)
  return found.value
}

/** EDTF, or words; of what is neither, the fault is that of EDTF. */
function fromText(text: string, calendar: Calendar): ReturnType<typeof parseDate> {
  const edtf = parseDate(text, calendar)
  if ('value' in edtf) return edtf
  const words = readDateWords(text, calendar)
  if (words === null) return edtf
  return 'fault' in words ? words : parseDate(words.edtf, words.calendar, text)
}

/** Words that can be read, beside EDTF that says another time: one of the two is a slip, or there is a reason. */
function warnOtherwiseRead(compilation: Compilation, date: DateValue, spot: Spot, path: Path): void {
  const words = readDateWords(date.written, date.calendar)
  if (words === null) return
  const read = 'fault' in words ? words : parseDate(words.edtf, words.calendar)
  const what = 'fault' in read ? read.fault.problem : compareDates(date, read.value).relation === 'CONFLICTS' ? `"${date.written}" reads as ${read.value.edtf ?? ''}, not as ${date.edtf ?? ''}` : null
  if (what !== null) compilation.report(spot, path, { what, expected: '"because" with the reason why it is read so' }, 'warning')
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
  if (typeof data === 'object' && data.min !== undefined && data.max !== undefined && data.min > data.max) {
    compilation.report(spot, path, { what: `the least of "${data.written}" (${data.min}) is more than the most (${data.max})`, expected: '"min" at most as great as "max"' })
    return null
  }
  if (typeof data === 'object') {
    if (data.alternatives && (data.min !== undefined || data.max !== undefined)) {
      compilation.report(spot, path, { what: `"${data.written}" has alternatives beside a least or a most`, expected: 'either "alternatives", or "min" and "max"' })
      return null
    }
    return stated(data, unit)
  }
  const parsed = parseQuantity(data, unit)
  if (!parsed) compilation.report(spot, path, { what: `"${data}" is no number that can be read`, expected: 'a number, "at least 17", "about 450", "about 450 ± 20", "700-800", "12 or 13", or {written, min, max}' })
  return parsed
}

/** A quantity whose bounds are spelt out. */
function stated({ written, approximate, tolerance, ...data }: Exclude<QuantityData, string | number>, unit: string): Quantity {
  const alternatives = data.alternatives?.map((reading): Range => (typeof reading === 'number' ? { min: reading, max: reading } : { min: reading.min ?? null, max: reading.max ?? null }))
  const range = alternatives ? span(alternatives) : { min: data.min ?? null, max: data.max ?? null }
  return { written, ...range, approximate: approximate ?? tolerance !== undefined, unit, ...(tolerance === undefined ? {} : { tolerance }), ...(alternatives ? { alternatives } : {}) }
}

/** A range written the wrong way round is taken for the range between its ends; that is a reading, and asks for one. */
export function warnBackwards(compilation: Compilation, slug: string, data: unknown, spot: Spot, path: Path): void {
  if ((typeof data === 'string' || typeof data === 'number') && runsBackwards(data) && !compilation.isRead(slug))
    compilation.report(spot, path, { what: `the range "${data}" runs backwards`, expected: `a reading of "${slug}" that says what it is taken to mean` }, 'warning')
}

export function quantityProps(quantity: Quantity): Record<string, PropertyValue> {
  return present({ valueWritten: quantity.written, valueMin: quantity.min, valueMax: quantity.max, valueApproximate: quantity.approximate, valueTolerance: quantity.tolerance, valueAlternatives: quantity.alternatives?.map(rangeText) })
}
