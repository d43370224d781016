import { type ASTVisitor, GraphQLError, Kind, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql'

/** Larger than any body that a person or a program has reason to send. */
export const MAX_BODY_BYTES = 1024 * 1024
/** The longest question of the first dossier has under a tenth of these. */
export const MAX_TOKENS = 10_000
export const MAX_DEPTH = 32

/**
 * A validation rule: refuses a request nested deeper than `limit`, fragments included.
 * Cycles of fragments are refused by a rule of GraphQL's own.
 */
export function depthRule(limit: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const depths = new Map<string, number>()
    return {
      OperationDefinition(operation) {
        const depth = depthOf(operation.selectionSet, context, depths)
        if (depth > limit) context.reportError(new GraphQLError(`The request is nested ${depth} levels deep; at most ${limit} are answered. Ask in several requests.`, { nodes: operation }))
      },
    }
  }
}

function depthOf({ selections }: SelectionSetNode, context: ValidationContext, depths: Map<string, number>): number {
  let deepest = 0
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) deepest = Math.max(deepest, depthOfFragment(context.getFragment(selection.name.value), context, depths))
    else if (selection.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, depthOf(selection.selectionSet, context, depths))
    else deepest = Math.max(deepest, 1 + (selection.selectionSet ? depthOf(selection.selectionSet, context, depths) : 0))
  }
  return deepest
}

/** Each fragment is measured once, however often it is spread. */
function depthOfFragment(fragment: FragmentDefinitionNode | null | undefined, context: ValidationContext, depths: Map<string, number>): number {
  if (!fragment) return 0
  const name = fragment.name.value
  const known = depths.get(name)
  if (known !== undefined) return known
  depths.set(name, 0)
  const depth = depthOf(fragment.selectionSet, context, depths)
  depths.set(name, depth)
  return depth
}
