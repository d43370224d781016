import { parseQuantity } from '../../reasoning/quantities.js'
import type { DateData, QuantityData } from '../data.js'
import type { GraphRecord } from '../records.js'
import { given, number, type Stock, text } from './stock.js'

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
  if (read?.written === written && (read.min ?? undefined) === min && (read.max ?? undefined) === max && read.approximate === approximate) return String(Number(written)) === written ? Number(written) : written
  return given<Exclude<QuantityData, string | number>>({ written, min, max, approximate: approximate ? true : undefined })
}

/** The value of a figure in the words of the claim. */
export function valueOf(figure: GraphRecord, claim: GraphRecord): QuantityData {
  return quantityOf(text(claim, 'valueWritten') ?? '', number(figure, 'valueMin'), number(figure, 'valueMax'), figure.props['valueApproximate'] === true)
}
