import { parse, type OperationDefinitionNode } from 'graphql'
import { buildSchema } from '../../src/graphql/schema.js'
import { planOf } from '../../src/graphql/plain/plan.js'

/** Citations asked of each source. */
const CITATIONS = 20

/** The question: mandates, their claims, where these stand, the sources, their first citations and what they derive from. */
const question = (standing: string): string => `query ($n: Int, $after: String) {
  mandates(first: $n, after: $after) {
    nodes {
      id caption ${standing}
      claims { nodes { id stance wording citation { id text source { id title kind citations(first: ${CITATIONS}) { nodes { id text } } derivesFrom { id how because from { id title } } } } } }
    }
  }
}`
export const OURS = question('')
/** With verdict and independence, which the peer cannot tell. */
export const WITH_STANDING = question('standing { name support opposition transmission independence { atLeast atMost exact } }')

/** The same question as @neo4j/graphql has it; it need not sort what is asked whole. */
export const PEERS = `query ($n: Int, $after: ID) {
  mandates(limit: $n, where: { id: { gt: $after }, seat: { eq: true } }, sort: [{ id: ASC }]) {
    id caption
    claims { id stance wording citation { id text source { id title kind citations(limit: ${CITATIONS}, sort: [{ id: ASC }]) { id text } derivesFrom { id how because from { id title } } } } }
  }
}`

/** The statement that our server sends for a question, and its parameters. */
export function statementOf(source: string): { readonly text: string; readonly parameters: (variables: Variables) => Readonly<Record<string, unknown>> } {
  const plan = planOf(buildSchema(), parse(source).definitions[0] as OperationDefinitionNode, {}, {})
  return { text: plan.text, parameters: (variables) => plan.parameters({ ...variables }).parameters }
}

export interface Variables {
  readonly n: number
  readonly after: string
}

/** A page that begins after an id, as our cursors have it. */
export const cursorOf = (id: string): string => Buffer.from(`list-mandates\n${id}`).toString('base64url')

/** Both answers in one shape, so that they can be compared: lists without pages, in the order of their ids. */
export function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  if (value === null || typeof value !== 'object') return value
  const { nodes } = value as { nodes?: unknown }
  if (nodes !== undefined) return settled(nodes)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ONE.has(key) && Array.isArray(item) ? settled(item[0]) : settled(item)]))
}

/** Lists of one with the peer, which knows no relation to one record alone. */
const ONE: ReadonlySet<string> = new Set(['citation', 'source', 'from'])

function idOf(value: unknown): string {
  return (value as { id: string }).id
}
