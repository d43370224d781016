import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import { type ASTNode, type ASTVisitor, GraphQLError, Kind, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql'

/** Larger than any body that a person or a program has reason to send. */
export const MAX_BODY_BYTES = 1024 * 1024
/** The longest question of the first dossier has under a fifth of these. */
export const MAX_TOKENS = 5_000
export const MAX_DEPTH = 32
/** Fields beside each other, as written; a type of ours has at most 40. */
export const MAX_BREADTH = 200
export const MAX_ALIASES = 100
export const MAX_DIRECTIVES = 50
export const MAX_DIRECTIVES_AT_ONE_PLACE = 5
/** In fields, fragments counted wherever they are spread. The largest question of the first dossier costs 560. */
export const MAX_COST = 4_000

/** Fields that reason: what each loads and computes is worth many plain ones. */
const REASONING: ReadonlySet<string> = new Set(['provenance', 'sameness', 'compareRolls', 'disagreements', 'audit', 'policyEffect', 'suspectedDerivations', 'keystones', 'reconcileNames', 'find'])
const COST_OF_REASONING = 20

/**
 * What is refused before a request is looked at in any other way, so that it costs next to nothing. Pages are bounded
 * by their fields, and what a whole answer holds by its view, since both may come by variables.
 */
export const LIMITS: readonly ValidationRule[] = [
  // Aliases of __typename count too: a thousand of them are no question.
  maxAliasesRule({ n: MAX_ALIASES, allowList: [], propagateOnRejection: false, onReject: [told(`The request has more than ${MAX_ALIASES} aliases. Ask in several requests, or for a list.`)] }),
  maxDirectivesRule({ n: MAX_DIRECTIVES, propagateOnRejection: false, onReject: [told(`The request has more than ${MAX_DIRECTIVES} directives. Ask in several requests.`)] }),
  breadthRule(MAX_BREADTH),
  depthRule(MAX_DEPTH),
  costRule(MAX_COST),
]

function told(message: string): (context: ValidationContext | null) => void {
  return (context) => {
    context?.reportError(new GraphQLError(message))
  }
}

function breadthRule(limit: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    SelectionSet(node) {
      if (node.selections.length > limit) refuse(context, node, `The request asks for ${node.selections.length} fields beside each other; at most ${limit} are answered. Ask in several requests.`)
    },
    Field: atMostFewDirectives(context),
    FragmentSpread: atMostFewDirectives(context),
    InlineFragment: atMostFewDirectives(context),
  })
}

function atMostFewDirectives(context: ValidationContext): (node: SelectionNode) => void {
  return (node) => {
    const found = node.directives?.length ?? 0
    if (found > MAX_DIRECTIVES_AT_ONE_PLACE) refuse(context, node, `There are ${found} directives at one place; at most ${MAX_DIRECTIVES_AT_ONE_PLACE} are taken. @skip and @include are all that there are.`)
  }
}

/** Refuses a request nested deeper than `limit`, fragments included. Cycles of fragments are refused by a rule of GraphQL's own. */
function depthRule(limit: number): ValidationRule {
  return perOperation((context, selections) => {
    const depth = fold(selections, context, new Map(), { children: (depths) => Math.max(0, ...depths), field: (_, within) => within + 1 })
    return depth > limit ? `The request is nested ${depth} levels deep; at most ${limit} are answered. Ask in several requests.` : null
  })
}

/** Refuses a request of which the fields cost more than `limit`, whatever they find. */
function costRule(limit: number): ValidationRule {
  return perOperation((context, selections) => {
    const cost = fold(selections, context, new Map(), { children: (costs) => costs.reduce((sum, one) => sum + one, 0), field: (name, within) => within + (REASONING.has(name) ? COST_OF_REASONING : 1) })
    return cost > limit ? `The request costs ${cost}; at most ${limit} is answered. A field costs 1, one that reasons ${COST_OF_REASONING}. Ask for less, or in several requests.` : null
  })
}

function perOperation(excess: (context: ValidationContext, selections: SelectionSetNode) => string | null): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      const message = excess(context, operation.selectionSet)
      if (message !== null) refuse(context, operation, message)
    },
  })
}

interface Measure {
  readonly children: (values: readonly number[]) => number
  readonly field: (name: string, within: number) => number
}

/** Measures a selection from the inside out. */
function fold({ selections }: SelectionSetNode, context: ValidationContext, known: Map<string, number>, measure: Measure): number {
  return measure.children(
    selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return foldFragment(context.getFragment(selection.name.value), context, known, measure)
      const within = selection.selectionSet ? fold(selection.selectionSet, context, known, measure) : 0
      return selection.kind === Kind.INLINE_FRAGMENT ? within : measure.field(selection.name.value, within)
    }),
  )
}

/** Each fragment is measured once, however often it is spread; one within itself counts nothing there. */
function foldFragment(fragment: FragmentDefinitionNode | null | undefined, context: ValidationContext, known: Map<string, number>, measure: Measure): number {
  if (!fragment) return 0
  const name = fragment.name.value
  const before = known.get(name)
  if (before !== undefined) return before
  known.set(name, 0)
  const value = fold(fragment.selectionSet, context, known, measure)
  known.set(name, value)
  return value
}

function refuse(context: ValidationContext, nodes: ASTNode, message: string): void {
  context.reportError(new GraphQLError(message, { nodes }))
}
