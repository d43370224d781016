import type { Calendar } from '../../src/reasoning/calendar.js'
import { type DateValue, parseDate } from '../../src/reasoning/dates.js'
import { parseQuantity, type Quantity } from '../../src/reasoning/quantities.js'

/** A date that must be readable. */
export function date(edtf: string, calendar: Calendar = 'JULIAN', written?: string): DateValue {
  const result = parseDate(edtf, calendar, written)
  if ('fault' in result) throw new Error(result.fault.problem)
  return result.value
}

/** A quantity that must be readable. */
export function quantity(written: string | number, unit = 'things'): Quantity {
  const found = parseQuantity(written, unit)
  if (!found) throw new Error(`"${written}" is no quantity`)
  return found
}
