import { number, text, texts } from '../graph/read/records.js'
import { rangeOf } from '../reasoning/quantities.js'
import { must, type RecordParent } from './model.js'
import type { Calendar, DateValue, Quantity } from './schema.generated.js'

/** The date that a record keeps under a name; null if it has none. */
export function dateOf(record: RecordParent, name: string): DateValue | null {
  const written = text(record, `${name}Written`)
  if (written === null) return null
  return { __typename: 'DateValue', written, edtf: text(record, `${name}Edtf`), calendar: must(record, `${name}Calendar`) as Calendar, firstDay: number(record, `${name}FirstDay`), lastDay: number(record, `${name}LastDay`) }
}

export function quantityOf(figure: RecordParent): Quantity {
  return { __typename: 'Quantity', written: must(figure, 'valueWritten'), min: number(figure, 'valueMin'), max: number(figure, 'valueMax'), approximate: figure.props['valueApproximate'] === true, tolerance: number(figure, 'valueTolerance'), alternatives: texts(figure, 'valueAlternatives').map(rangeOf), unit: must(figure, 'unit') }
}
