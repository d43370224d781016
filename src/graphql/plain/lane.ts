import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, getOperationAST, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import { LRUCache } from 'lru-cache'
import { AttestError } from '../../errors.js'
import type { Connection } from '../../graph/connection.js'
import { nameOfRevision } from '../../graph/read/snapshot.js'
import { NotPlain } from './answer.js'
import { type Plan, planOf } from './plan.js'
import { startOfField } from './roots.js'

/** What is remembered may take so much memory: a short request may ask for so much that its plan takes hundreds of times its length. */
export const KEPT_BYTES = 32 * 1024 * 1024
/** What a parsed request takes for each of its characters, and besides (measured). */
const BYTES_OF_A_CHARACTER = 130
const BYTES_OF_AN_ENTRY = 1_000
/** Plans of one text: one for every way its conditions can turn out. */
const PLANS_OF_A_TEXT = 8
/** A text that so often led to what is not plain, more often than not, is tried only now and then. */
const PATIENCE = 4
const NOW_AND_THEN = 20

/** What is remembered of a request that was found valid and answered. */
interface Entry {
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly conditions: readonly string[]
  /** Fields that start in another way with other variables. */
  readonly starting: readonly FieldNode[]
  readonly plans: Map<string, Plan | null>
  /** What is known of it takes about so much memory. */
  bytes: number
  failures: number
  passed: number
}

export interface PlainAnswer {
  /** As JSON, in UTF-8. */
  readonly data: Buffer
  /** The name of the revision that it tells of. */
  readonly revision: string
}

type Prepared = { readonly plan: Plan } & ReturnType<Plan['parameters']>

/**
 * Answers requests of plain fields in one round trip and without resolvers. It knows only texts that were admitted,
 * and gives back null for all that the resolvers must answer: what is not plain, and whatever is wrong.
 */
export class PlainLane {
  private readonly entries = new LRUCache<string, Entry>({ maxSize: KEPT_BYTES, sizeCalculation: ({ bytes }) => bytes })

  constructor(private readonly schema: GraphQLSchema) {}

  /** About how many bytes the requests take that are remembered. */
  get size(): number {
    return this.entries.calculatedSize
  }

  knows(text: string, operationName: string | null): boolean {
    return this.entries.has(keyOf(text, operationName))
  }

  /** The name of the operation, where it has one. */
  nameOf(text: string, operationName: string | null): string | undefined {
    return this.entries.peek(keyOf(text, operationName))?.operation.name?.value
  }

  /** Remembers a request that passed every rule for requests. It is planned when it comes again. */
  admit(text: string, operationName: string | null, document: DocumentNode): void {
    const key = keyOf(text, operationName)
    if (this.entries.has(key)) return
    const operation = getOperationAST(document, operationName)
    if (operation) this.entries.set(key, { operation, fragments: fragmentsOf(document), conditions: conditionsOf(document), starting: startingOf(document), plans: new Map(), bytes: BYTES_OF_AN_ENTRY + BYTES_OF_A_CHARACTER * key.length, failures: 0, passed: 0 })
  }

  /**
   * The answer; null where the resolvers must answer.
   * @throws AttestError where the database refuses, or the client has gone: that says nothing of the text
   */
  async answer(connection: Connection, text: string, operationName: string | null, given: Readonly<Record<string, unknown>>): Promise<PlainAnswer | null> {
    const asked = this.prepare(text, operationName, given)
    if (!asked) return null
    const { entry } = asked
    try {
      const row = await connection.composed(asked.plan.text, asked.parameters)
      if (!row) return null
      const data = asked.plan.write(row, asked.pages)
      entry.failures = Math.floor(entry.failures / 2)
      return { data, revision: nameOfRevision(row['at'], row['writer']) }
    } catch (error) {
      if (error instanceof NotPlain) entry.failures = Math.min(entry.failures, PATIENCE) + 1
      // Half a minute of Neo4j is not to be spent again and again: one such end is enough.
      else if (isTimeout(error)) Object.assign(entry, { failures: PATIENCE + 1, passed: 1 })
      if (!(error instanceof NotPlain)) throw error
      return null
    }
  }

  /** What is to be asked of the database; null where the resolvers must answer. */
  prepare(text: string, operationName: string | null, given: Readonly<Record<string, unknown>>): (Prepared & { readonly entry: Entry }) | null {
    const key = keyOf(text, operationName)
    const entry = this.entries.get(key)
    if (!entry || (entry.failures > PATIENCE && entry.passed++ % NOW_AND_THEN !== 0)) return null
    const before = entry.bytes
    const asked = this.asked(entry, given)
    if (entry.bytes > before) {
      // What an entry takes is looked at only when it is put in.
      this.entries.delete(key)
      this.entries.set(key, entry)
    }
    return asked && { entry, ...asked }
  }

  /** What is asked with some variables; null if something is wrong with them, or not plain. */
  private asked(entry: Entry, given: Readonly<Record<string, unknown>>): Prepared | null {
    const { coerced } = getVariableValues(this.schema, entry.operation.variableDefinitions ?? [], given, { maxErrors: 1 })
    const plan = coerced && this.planFor(entry, coerced)
    if (!plan) return null
    try {
      return { plan, ...plan.parameters(coerced) }
    } catch (error) {
      if (error instanceof NotPlain || error instanceof AttestError || error instanceof GraphQLError) return null
      throw error
    }
  }

  private planFor(entry: Entry, variables: Readonly<Record<string, unknown>>): Plan | null {
    const turnedOut = entry.conditions.map((name) => variables[name])
    const key = JSON.stringify([turnedOut, entry.starting.map((node) => startOfField(node, variables))])
    const known = entry.plans.get(key)
    if (known !== undefined) return known
    if (entry.plans.size === PLANS_OF_A_TEXT) return null
    const plan = this.plan(entry, variables)
    entry.plans.set(key, plan)
    entry.bytes += plan?.bytes ?? 0
    return plan
  }

  private plan({ operation, fragments }: Entry, variables: Readonly<Record<string, unknown>>): Plan | null {
    try {
      return planOf(this.schema, operation, fragments, variables)
    } catch (error) {
      if (error instanceof NotPlain) return null
      throw error
    }
  }
}

/** Whether the statement took too long. Where the client has gone, nobody knows how long it would have taken: such an end has no cause. */
function isTimeout(error: unknown): boolean {
  return error instanceof AttestError && error.code === 'DATABASE_TIMEOUT' && error.cause !== undefined
}

function keyOf(text: string, operationName: string | null): string {
  return operationName === null ? text : `${operationName}\n${text}`
}

function fragmentsOf({ definitions }: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  return Object.fromEntries(definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])))
}

function startingOf(document: DocumentNode): FieldNode[] {
  const fields: FieldNode[] = []
  visit(document, {
    Field: (node) => {
      if (startOfField(node, {}) !== null) fields.push(node)
    },
  })
  return fields
}

/** The variables on which it depends what is asked at all. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Directive: (directive) => {
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names].sort()
}
