import { type ASTNode, type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, parse, print, valueFromASTUntyped, visit } from 'graphql'
import type { Connection } from '../../graph/connection.js'
import { AttestError } from '../../errors.js'
import type { Question } from '../../server/questions.js'
import { ask } from '../ask.js'
import { PROVENANCE, type ProvenanceData, renderProvenance } from '../pages/provenance.js'
import { describePolicy, type Policy } from '../policy.js'

/** The answer to a question as a page: of provenance where that is what it asks for or is about, else as data. */
export async function answerPage(connection: Connection, question: Question): Promise<string> {
  return `${question.title}\n${'─'.repeat(60)}\n${await answerOrWhyNot(connection, question)}`
}

async function answerOrWhyNot(connection: Connection, { request, about }: Question): Promise<string> {
  try {
    const page = pageAsked(parse(request), about)
    if (page === null) return JSON.stringify(await ask(connection, request), null, 2)
    const { provenance } = await ask<{ provenance: ProvenanceData | null }>(connection, page.request)
    return provenance ? renderProvenance(provenance, await describePolicy(connection, page.policy)) : 'The graph knows nothing of this yet.'
  } catch (error) {
    if (error instanceof AttestError && error.code === 'DATABASE_UNAVAILABLE') throw error
    // A request that does not fit the schema is a fault of the dossier, and no reason not to serve it.
    return `This could not be answered: ${error instanceof Error ? error.message : String(error)}`
  }
}

export interface PageAsked {
  readonly request: string
  readonly policy: Policy
}

/**
 * The request for the page that a question comes to. A question that asks for a provenance gets the page of that
 * one, under its own policy: it need not ask for all that a page shows. One that asks for something else gets the
 * page of what it is about, unless it sets ground rules of its own, which that page would not follow.
 * @returns null where no page says the same as the data
 */
export function pageAsked(document: DocumentNode, about: string | undefined): PageAsked | null {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  const [operation, second] = operations
  if (!operation || second) return null
  const [field, another] = operation.selectionSet.selections.filter((node): node is FieldNode => node.kind === Kind.FIELD && node.name.value === 'provenance')
  if (another) return null
  if (field) return pageOf(operation, field)
  return about === undefined || setsRules(document) ? null : { request: `{ provenance(proposition: ${JSON.stringify(about)}) { ...ProvenancePage } } ${PROVENANCE}`, policy: {} }
}

function pageOf({ variableDefinitions = [] }: OperationDefinitionNode, { arguments: given = [] }: FieldNode): PageAsked {
  const used = new Set<string>()
  for (const argument of given) visit(argument, { Variable: ({ name }) => void used.add(name.value) })
  const variables = variableDefinitions.filter(({ variable }) => used.has(variable.name.value))
  const defaults = Object.fromEntries(variables.flatMap(({ variable, defaultValue }) => (defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [])))
  const policy = given.find(({ name }) => name.value === 'policy')
  return {
    request: `query${listOf(variables)} { provenance${listOf(given)} { ...ProvenancePage } } ${PROVENANCE}`,
    policy: policy ? (valueFromASTUntyped(policy.value, defaults) as Policy) : {},
  }
}

function listOf(nodes: readonly ASTNode[]): string {
  return nodes.length === 0 ? '' : `(${nodes.map(print).join(', ')})`
}

function setsRules(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Argument: ({ name }) => {
      found ||= name.value === 'policy'
    },
  })
  return found
}
