import { type GraphQLField, isEnumType, isNonNullType, getNamedType } from 'graphql'
import { NotPlain } from './answer.js'
import type { Bytes } from './bytes.js'
import type { Plain } from './fields.js'

const SAFE = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/

/** A text as JSON has it. */
export function quoted(text: string): string {
  return SAFE.test(text) ? `"${text}"` : JSON.stringify(text)
}

type Kept = Extract<Plain, { readonly as: 'text' | 'whole' | 'flag' | 'texts' }>

/**
 * How a kept value is written in an answer; what the schema does not allow is left to the resolvers, who refuse it.
 * @throws NotPlain when the text is made
 */
export function valueWriter(plain: Kept, field: GraphQLField<unknown, unknown>): (bytes: Bytes, value: unknown) => void {
  const none = isNonNullType(field.type) || (plain.as === 'text' && plain.required) ? () => refuse() : () => 'null'
  switch (plain.as) {
    case 'flag':
      return (bytes, value) => {
        bytes.raw(value === true ? 'true' : 'false')
      }
    case 'texts':
      return (bytes, value) => {
        bytes.raw(Array.isArray(value) ? `[${value.map((item) => quoted(String(item))).join(',')}]` : '[]')
      }
    case 'whole':
      return (bytes, value) => {
        const number = typeof value === 'number' ? value : plain.absent
        if (number === null) bytes.raw(none())
        else bytes.raw(Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? String(number) : refuse())
      }
    case 'text': {
      const type = getNamedType(field.type)
      if (isEnumType(type)) {
        const names = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]))
        return (bytes, value) => {
        bytes.raw(typeof value === 'string' ? (names.get(value) ?? refuse()) : typeof value === 'number' ? refuse() : none())
      }
      }
      return (bytes, value) => {
        if (typeof value === 'string') bytes.quoted(value)
        else bytes.raw(typeof value === 'number' ? `"${value}"` : none())
      }
    }
  }
}

export function refuse(): never {
  throw new NotPlain()
}
