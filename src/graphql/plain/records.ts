import { collectSubfields } from 'graphql/execution/collectFields.js'
import { type FieldNode, type FragmentDefinitionNode, getNamedType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isAbstractType, isObjectType, print } from 'graphql'
import { RULES_VERSION } from '../../reasoning/verdict.js'
import { decodeCursor, encodeCursor, LONGEST_LIST, pageSize } from '../connections.js'
import { TYPES } from '../model.js'
import { type Answer, NotPlain } from './answer.js'
import { type Plain, promised, type Table } from './fields.js'
import type { Asking, Sets } from './sets.js'
import { EDGE_TABLES, STANDING, TABLES } from './tables.js'
import { quoted, refuse, valueWriter } from './text.js'

/** Writes what is asked of one record of a set. */
export type Write = (answer: Answer, row: number) => void
/** The records of a set that one of the set before leads to. */
type Kids = (answer: Answer, row: number) => readonly number[]

const NODE = { id: promised('id'), caption: promised('caption') } as const
const RECORDS = new Set<string>(TYPES)
const NONE: readonly number[] = []

/** Turns selections into what writes them, and notes in the sets what must be fetched for that. */
export class Writers {
  /** Fields of all records, each as often as it is written for another kind of them. */
  fieldsWritten = 0
  private objects = 0

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly variables: Readonly<Record<string, unknown>>,
    private readonly sets: Sets,
  ) {}

  /** The fields asked of an object of one type. */
  fields(type: GraphQLObjectType, nodes: readonly FieldNode[]): [string, readonly FieldNode[]][] {
    return [...collectSubfields(this.schema, this.fragments, this.variables, type, nodes)]
  }

  /**
   * Writes records of a set, each by its type.
   * @throws NotPlain if none of the types they can have is plain
   */
  record(set: number, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): Write {
    const type = getNamedType(field.type)
    if (isObjectType(type)) return this.object(set, type, tableOf(type.name) ?? refuse(), nodes)
    if (!isAbstractType(type)) refuse()
    const byType = new Map<string, Write>()
    for (const possible of this.schema.getPossibleTypes(type)) {
      const table = tableOf(possible.name)
      const write = table && orNone(() => this.object(set, possible, table, nodes))
      if (write) byType.set(possible.name, write)
    }
    if (byType.size === 0) refuse()
    this.sets.at(set).labels = true
    return (answer, row) => {
      const write = byType.get(answer.levels[set]?.labels[row]?.find((label) => RECORDS.has(label)) ?? '') ?? refuse()
      write(answer, row)
    }
  }

  private object(set: number, type: GraphQLObjectType, table: Table, nodes: readonly FieldNode[]): Write {
    const parts = this.fields(type, nodes).map(([key, fieldNodes], index) => ({ before: before(key, index), write: this.field(set, type, table, fieldNodes) }))
    const object = this.objects++
    return (answer, row) => {
      answer.once(object, row, () => {
        fill(answer, row, parts)
      })
    }
  }

  private field(set: number, type: GraphQLObjectType, table: Table, nodes: readonly FieldNode[]): Write {
    this.fieldsWritten++
    const [node] = nodes
    if (!node) refuse()
    if (node.name.value === '__typename') return same(quoted(type.name))
    const [field, plain] = [type.getFields()[node.name.value] ?? refuse(), table[node.name.value] ?? refuse()]
    switch (plain.as) {
      case 'text':
      case 'whole':
      case 'flag':
      case 'texts': {
        const [column, write] = [this.sets.column(set, plain.property), valueWriter(plain, field)]
        return (answer, row) => {
          write(answer.bytes, answer.levels[set]?.columns[column]?.[row])
        }
      }
      case 'in force': {
        return same(JSON.stringify(plain.value))
      }
      case 'part': {
        const part = getNamedType(field.type)
        return isObjectType(part) ? this.object(set, part, plain.fields, nodes) : refuse()
      }
      case 'page':
        return this.page(set, field, plain, nodes)
      case 'all': {
        const asking: Asking = { by: plain, field, node, parameters: () => ({ parameters: { after: '', limit: LONGEST_LIST + 1 } }) }
        const kids = this.sets.reach(set, { by: 'page', page: plain.page }, '', asking)
        return this.several(kids, this.record(kids, field, nodes), true)
      }
      case 'many': {
        const kids = this.sets.reach(set, { by: 'edge', type: plain.edge, several: true })
        return this.several(kids, this.record(kids, field, nodes), true)
      }
      case 'relation': {
        const kids = this.sets.reach(set, { by: 'relation', type: plain.edge })
        const write = this.record(kids, field, nodes)
        return plain.several ? this.several(kids, write, false) : single(kids, write, false)
      }
      case 'one': {
        const kids = this.sets.reach(set, { by: 'edge', type: plain.edge, several: false })
        return single(kids, this.record(kids, field, nodes), plain.required)
      }
      case 'end': {
        const kids = this.sets.reach(set, { by: 'end' })
        return single(kids, this.record(kids, field, nodes), true)
      }
      case 'named':
        return this.named(set, field, plain.property, nodes)
      case 'verdict':
        return this.verdict(set, field, plain, nodes)
    }
  }

  private named(set: number, field: GraphQLField<unknown, unknown>, property: string, nodes: readonly FieldNode[]): Write {
    const column = this.sets.column(set, property)
    const kids = this.sets.reach(set, { by: 'property', property })
    this.sets.column(kids, 'id')
    const write = this.record(kids, field, nodes)
    return (answer, row) => {
      write(answer, answer.levels[kids]?.byId.get(answer.levels[set]?.columns[column]?.[row] as string) ?? refuse())
    }
  }

  /** A verdict by other rules than those of this version is none. */
  private verdict(set: number, field: GraphQLField<unknown, unknown>, plain: Plain, nodes: readonly FieldNode[]): Write {
    const [node] = nodes
    if (!node) refuse()
    const asking: Asking = { by: plain, field, node, parameters: () => ({ parameters: { after: '', limit: 2 } }) }
    const kids = this.sets.reach(set, { by: 'page', page: 'verdicts-of' }, '', asking)
    const column = this.sets.column(kids, 'rulesVersion')
    const type = getNamedType(field.type)
    const write = isObjectType(type) ? this.object(kids, type, STANDING, nodes) : refuse()
    return single(kids, (answer, row) => {
      if (answer.levels[kids]?.columns[column]?.[row] !== RULES_VERSION) refuse()
      write(answer, row)
    }, true)
  }

  private several(set: number, write: Write, counted: boolean): Write {
    return (answer, row) => {
      const kids = answer.levels[set]?.kids[row] ?? NONE
      if (kids.length > LONGEST_LIST) refuse()
      if (counted) answer.spend(kids.length)
      list(answer, kids, write)
    }
  }

  private page(set: number, field: GraphQLField<unknown, unknown>, plain: Extract<Plain, { readonly as: 'page' }>, nodes: readonly FieldNode[]): Write {
    const [node] = nodes
    if (!node) refuse()
    const parameters: Asking['parameters'] = (args, more) => {
      if (plain.unless.some((argument) => given(args[argument]))) refuse()
      return paged(plain.page, args, more, plain.filters(args))
    }
    const kids = this.sets.reach(set, { by: 'page', page: plain.page }, asked(node), { by: plain, field, node, parameters })
    return this.connection(kids, plain.page, field, nodes, (answer, row) => answer.levels[kids]?.kids[row] ?? NONE)
  }

  /** A page with what its connection is asked for. */
  connection(set: number, cursors: string, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], kids: Kids): Write {
    const type = getNamedType(field.type)
    if (!isObjectType(type)) refuse()
    const parts = this.fields(type, nodes).map(([key, fieldNodes], index) => ({ before: before(key, index), write: this.pagePart(set, cursors, type, fieldNodes, kids) }))
    return (answer, row) => {
      answer.spend(onPage(answer, set, kids(answer, row)).length)
      fill(answer, row, parts)
    }
  }

  private pagePart(set: number, cursors: string, type: GraphQLObjectType, nodes: readonly FieldNode[], kids: Kids): Write {
    const name = nodes[0]?.name.value ?? refuse()
    if (name === '__typename') return same(quoted(type.name))
    const field = type.getFields()[name] ?? refuse()
    const items: Kids = (answer, row) => onPage(answer, set, kids(answer, row))
    const cursor = (answer: Answer, kid: number): string => encodeCursor(cursors, answer.levels[set]?.columns[id]?.[kid] as string)
    const id = name === 'edges' || name === 'pageInfo' ? this.sets.column(set, 'id') : 0
    switch (name) {
      case 'nodes': {
        const write = this.record(set, field, nodes)
        return (answer, row) => {
          list(answer, items(answer, row), write)
        }
      }
      case 'edges': {
        const edge = getNamedType(field.type)
        if (!isObjectType(edge)) refuse()
        const parts = this.fields(edge, nodes).map(([key, fieldNodes], index) => ({ before: before(key, index), write: this.edgePart(set, edge, fieldNodes, cursor) }))
        return (answer, row) => {
          list(answer, items(answer, row), (_, kid) => {
            fill(answer, kid, parts)
          })
        }
      }
      case 'pageInfo': {
        const info = getNamedType(field.type)
        if (!isObjectType(info)) refuse()
        this.sets.at(set).more = true
        const asked = this.fields(info, nodes).map(([key, [node]]) => [quoted(key), node?.name.value ?? refuse()] as const)
        return (answer, row) => {
          const [found, last] = [kids(answer, row), items(answer, row).at(-1)]
          const values: Readonly<Record<string, unknown>> = { __typename: info.name, hasNextPage: found.length > (answer.pages[set]?.size ?? 0), endCursor: last === undefined ? (answer.pages[set]?.after ?? null) : cursor(answer, last) }
          answer.bytes.raw(`{${asked.map(([key, name]) => `${key}:${JSON.stringify(values[name] ?? null)}`).join(',')}}`)
        }
      }
      case 'totalCount': {
        this.sets.at(set).count = true
        return (answer, row) => {
          answer.bytes.raw(String(answer.levels[set]?.counts[row] ?? refuse()))
        }
      }
      default:
        return refuse()
    }
  }

  private edgePart(set: number, edge: GraphQLObjectType, nodes: readonly FieldNode[], cursor: (answer: Answer, kid: number) => string): Write {
    const name = nodes[0]?.name.value
    if (name === '__typename') return same(quoted(edge.name))
    if (name === 'cursor')
      return (answer, kid) => {
        answer.bytes.raw(quoted(cursor(answer, kid)))
      }
    const field = name === 'node' ? edge.getFields()[name] : undefined
    return this.record(set, field ?? refuse(), nodes)
  }
}

/** What stands before a field: none may be left of an object when all its fields are skipped. */
export function before(key: string, index: number): string {
  return `${index === 0 ? '' : ','}${quoted(key)}:`
}

function single(set: number, write: Write, required: boolean): Write {
  return (answer, row) => {
    const kids = answer.levels[set]?.kids[row]
    const kid = kids?.[0]
    if (kid === undefined) {
      answer.bytes.raw(required ? refuse() : 'null')
      return
    }
    if (kids?.length !== 1) refuse()
    write(answer, kid)
  }
}

/** One more than the page may have been fetched, to know whether another follows. */
function onPage(answer: Answer, set: number, kids: readonly number[]): readonly number[] {
  const size = answer.pages[set]?.size ?? 0
  return kids.length > size ? kids.slice(0, size) : kids
}

function list(answer: Answer, kids: readonly number[], write: Write): void {
  answer.bytes.raw('[')
  for (let index = 0; index < kids.length; index++) {
    if (index > 0) answer.bytes.raw(',')
    write(answer, kids[index] as number)
  }
  answer.bytes.raw(']')
}

function fill(answer: Answer, row: number, parts: readonly { readonly before: string; readonly write: Write }[]): void {
  answer.bytes.raw('{')
  for (const part of parts) {
    answer.bytes.raw(part.before)
    part.write(answer, row)
  }
  answer.bytes.raw('}')
}

/** Writes the same whatever the record. */
export function same(text: string): Write {
  return ({ bytes }) => {
    bytes.raw(text)
  }
}

/** The parameters of a page; whatever is wrong with them is for the resolvers to say. */
export function paged(cursors: string, args: Readonly<Record<string, unknown>>, more: boolean, filters: Readonly<Record<string, unknown>>): ReturnType<Asking['parameters']> {
  const size = pageSize(args['first'] as number | null | undefined)
  const after = (args['after'] ?? null) as string | null
  return { page: { size, after }, parameters: { ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, value ?? null])), after: decodeCursor(cursors, after), start: '', limit: size + (more ? 1 : 0) } }
}

export function given(value: unknown): boolean {
  return value !== null && value !== undefined
}

/** The arguments of a field as they are written: where a field is asked for twice with the same, it is for the same records. */
export function asked(node: FieldNode): string {
  return (node.arguments ?? []).map((argument) => print(argument)).sort().join(',')
}

function tableOf(type: string): Table | undefined {
  const table: Table | undefined = (TABLES as Readonly<Record<string, Table>>)[type]
  return table ? { ...NODE, ...table } : (EDGE_TABLES as Readonly<Record<string, Table>>)[type]
}

function orNone<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof NotPlain) return undefined
    throw error
  }
}
