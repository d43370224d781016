import type { PropertyValue } from '../../../dossier/records.js'

/**
 * Tables for Neo4j's importer: a record a line, its values parted by a character that hardly any text holds, in which it may occur
 * nevertheless, since texts stand in quotation marks. What parts the items of a list must not occur in them.
 */
export const FIELD_DELIMITER = '\u001f'
export const ITEM_DELIMITER = '\u001e'

/** As the importer calls them. */
export type ColumnType = 'string' | 'long' | 'double' | 'boolean' | 'string[]' | 'long[]' | 'double[]'

/** Names that a header holds without quotation. */
const NAME = /^[A-Za-z_]\w*$/

/**
 * As which type the driver writes a value; null for what no table can hold: the importer takes an empty field of a list for no list at
 * all, so that neither an empty list nor one of a single empty text can be told, nor a list with its own delimiter in an item.
 */
export function columnType(name: string, value: PropertyValue): ColumnType | null {
  if (!NAME.test(name)) return null
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'long' : 'double'
  if (value.length === 0 || (value.length === 1 && value[0] === '')) return null
  if (isTexts(value)) return value.some((item) => item.includes(ITEM_DELIMITER)) ? null : 'string[]'
  // Neo4j keeps a list of numbers as floats if one of them is.
  return value.every((item) => Number.isSafeInteger(item)) ? 'long[]' : 'double[]'
}

function isTexts(value: readonly string[] | readonly number[]): value is readonly string[] {
  return value.every((item) => typeof item === 'string')
}

/** A value as it stands in a table; an empty text is one in quotation marks, where an empty field is no value. */
export function cellOf(value: PropertyValue): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object') return numeral(value)
  return isTexts(value) ? quoted(value.join(ITEM_DELIMITER)) : value.map(numeral).join(ITEM_DELIMITER)
}

function quoted(text: string): string {
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`
}

/** Java has no use for the sign of zero, which the driver drops from whole numbers. */
function numeral(value: number | boolean): string {
  return Object.is(value, -0) ? '0' : String(value)
}

/** Whether a text goes on past the end of a line, which the importer reads more slowly and wants to be told. */
export function spansLines(cell: string): boolean {
  return cell.includes('\n') || cell.includes('\r')
}
