import { type FieldNode, Kind } from 'graphql'
import type { ListStart } from '../../graph/plain/levels.js'
import type { Args, Root } from './fields.js'
import { ROOTS } from './tables.js'

type Variables = Readonly<Record<string, unknown>>

/** What a list is found from: each way is a statement of its own. */
export function startOf({ ties = [] }: Root, node: FieldNode, variables: Variables): ListStart {
  const named = (node.arguments ?? []).some(({ name, value }) => ties.includes(name.value) && value.kind !== Kind.NULL && (value.kind !== Kind.VARIABLE || isGiven(variables[value.name.value])))
  return named ? 'rarest' : 'all'
}

/** How a field starts with some variables; null for a field that has one way only, whatever its variables. */
export function startOfField(node: FieldNode, variables: Variables): ListStart | null {
  const root = ROOTS[node.name.value]
  return root?.ties ? startOf(root, node, variables) : null
}

/** The things that are named. */
export function tiesOf({ ties = [] }: Root, args: Args): string[] {
  return ties.flatMap((tie) => (typeof args[tie] === 'string' ? [args[tie]] : []))
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined
}
