import { parseQuantity, rangeOf, rangeText } from '../../reasoning/quantities.js'
import type { DateData, QuantityData } from '../data.js'
import type { GraphRecord } from '../records.js'
import { given, number, type Stock, text, texts } from './stock.js'

/** A date as a dossier writes it: bare where it says no more than its EDTF. */
export function dateOf(stock: Stock, record: GraphRecord, name: string, asWritten: GraphRecord = record): DateData | undefined {
  const edtf = text(record, `${name}Edtf`)
  if (edtf === undefined) return undefined
  const written = text(asWritten, `${name}Written`) ?? edtf
  const because = text(asWritten, `${name}ReadBecause`)
  const calendar = text(record, `${name}Calendar`) === 'JULIAN' ? 'JULIAN' : 'GREGORIAN'
  if (written === edtf && because === undefined && calendar === stock.calendar) return edtf
  return given<Exclude<DateData, string | number>>({ written: written === edtf ? undefined : written, edtf, calendar: calendar === stock.calendar ? undefined : calendar, because })
}

/** A quantity as a dossier writes it: its bounds only where they do not follow from its words. */
export function quantityOf(written: string, min: number | undefined, max: number | undefined, approximate: boolean): QuantityData {
  const read = parseQuantity(written, '')
  if (read?.alternatives === undefined && read?.written === written && (read.min ?? undefined) === min && (read.max ?? undefined) === max && read.approximate === approximate) return String(Number(written)) === written ? Number(written) : written
  return given<Exclude<QuantityData, string | number>>({ written, min, max, approximate: approximate ? true : undefined })
}

/** The value of a figure in the words of the claim. */
export function valueOf(figure: GraphRecord, claim: GraphRecord): QuantityData {
  const written = text(claim, 'valueWritten') ?? ''
  const approximate = figure.props['valueApproximate'] === true
  const [tolerance, ranges] = [number(figure, 'valueTolerance'), texts(figure, 'valueAlternatives')]
  if (tolerance === undefined && ranges.length === 0) return quantityOf(written, number(figure, 'valueMin'), number(figure, 'valueMax'), approximate)
  const read = parseQuantity(written, '')
  if (read && read.approximate === approximate && read.tolerance === tolerance && (read.alternatives ?? []).map(rangeText).join() === ranges.join() && (ranges.length > 0 || (read.min === (number(figure, 'valueMin') ?? null) && read.max === (number(figure, 'valueMax') ?? null)))) return written
  return given<Exclude<QuantityData, string | number>>({ written, ...(ranges.length > 0 ? { alternatives: ranges.map(alternative) } : { min: number(figure, 'valueMin'), max: number(figure, 'valueMax') }), approximate: approximate ? true : undefined, tolerance })
}

function alternative(range: string): number | { min?: number; max?: number } {
  const { min, max } = rangeOf(range)
  return min !== null && min === max ? min : given<{ min?: number; max?: number }>({ min: min ?? undefined, max: max ?? undefined })
}
