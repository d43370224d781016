import { number, text, texts } from '../graph/read/records.js'
import type { Calendar } from '../reasoning/calendar.js'
import type { DateValue } from '../reasoning/dates.js'
import { type Quantity, rangeOf } from '../reasoning/quantities.js'
import { must, type RecordParent } from './model.js'

/** Values as the resolvers hand them on: each kind by the name of its type. */
export type QuantityParent = Quantity & { readonly __typename: 'Quantity' }
export interface DateParent extends Pick<DateValue, 'written' | 'edtf' | 'calendar' | 'firstDay' | 'lastDay'> {
  readonly __typename: 'DateValue'
  /** Why it is read so, where a reason stands with the date. */
  readonly because?: string | null
}
export interface EntityParent {
  readonly __typename: 'EntityValue'
  readonly written: string
  readonly entity: RecordParent | null
}
export interface TextParent {
  readonly __typename: 'TextValue'
  readonly written: string
}
export type ValueParent = QuantityParent | DateParent | EntityParent | TextParent

/** The date that a record keeps under a name; null if it has none. */
export function dateOf(record: RecordParent, name: string): DateParent | null {
  const written = text(record, `${name}Written`)
  if (written === null) return null
  return {
    __typename: 'DateValue',
    written,
    edtf: text(record, `${name}Edtf`),
    calendar: must(record, `${name}Calendar`) as Calendar,
    firstDay: number(record, `${name}FirstDay`),
    lastDay: number(record, `${name}LastDay`),
    because: text(record, `${name}ReadBecause`),
  }
}

export function quantityOf(figure: RecordParent): QuantityParent {
  const [tolerance, alternatives] = [number(figure, 'valueTolerance'), texts(figure, 'valueAlternatives')]
  return {
    __typename: 'Quantity',
    written: must(figure, 'valueWritten'),
    min: number(figure, 'valueMin'),
    max: number(figure, 'valueMax'),
    approximate: figure.props['valueApproximate'] === true,
    ...(tolerance === null ? {} : { tolerance }),
    ...(alternatives.length === 0 ? {} : { alternatives: alternatives.map(rangeOf) }),
    unit: must(figure, 'unit'),
  }
}
