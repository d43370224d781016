import { Option } from 'commander'
import { Kind, parse } from 'graphql'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../paths.js'

let enums: ReadonlyMap<string, readonly string[]> | undefined

/** The values of an enum of the schema, in its order. */
export function valuesOf(name: string): readonly string[] {
  enums ??= readEnums()
  return enums.get(name) ?? []
}

function readEnums(): Map<string, readonly string[]> {
  const { definitions } = parse(readFileSync(join(PROJECT, 'schema.graphql'), 'utf8'), { noLocation: true })
  return new Map(definitions.flatMap((node) => (node.kind === Kind.ENUM_TYPE_DEFINITION ? [[node.name.value, (node.values ?? []).map((value) => value.name.value)] as const] : [])))
}

/** An option that takes only the values of an enum of the schema: help lists them, and another value is a misuse. */
export function choiceOf(flag: string, text: string, name: string): Option {
  return new Option(flag, text).choices(valuesOf(name))
}
