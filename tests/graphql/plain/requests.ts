import fc from 'fast-check'
import { encodeCursor } from '../../../src/graphql/connections.js'
import type { Plain, Table } from '../../../src/graphql/plain/fields.js'
import { EDGE_TABLES, TABLES } from '../../../src/graphql/plain/tables.js'
import { buildSchema } from '../../../src/graphql/schema.js'
import { getNamedType, isAbstractType, isObjectType, type GraphQLField } from 'graphql'

/** A random request for plain fields, and a value for each of its variables. */
export interface Request {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Others for the same text: what @skip and @include depend on is the other way round, and each list is to be of one. */
  readonly others: Readonly<Record<string, unknown>>
}

/** Ids in the graph by their type. */
export type Ids = Readonly<Record<string, readonly string[]>>

const schema = buildSchema()
const RECORDS = Object.keys(TABLES)
const NODE: Table = { id: { as: 'text', property: 'id', required: true }, caption: { as: 'text', property: 'caption', required: true } }
const tableOf = (type: string): Table => (type in TABLES ? { ...NODE, ...(TABLES as Record<string, Table>)[type] } : ((EDGE_TABLES as Record<string, Table>)[type] ?? {}))

/** Requests are drawn choice by choice, so that any of them can be smaller when it fails. */
export function requests(ids: Ids): fc.Arbitrary<Request> {
  return fc.infiniteStream(fc.nat(1_000_000), { noHistory: true }).map((stream) => new Draw(stream, ids).request())
}

class Draw {
  private names = 0
  private readonly variables: Record<string, unknown> = { yes: true, no: false }
  private readonly declared = new Map([['yes', 'Boolean!'], ['no', 'Boolean = true']])
  private readonly fragments: string[] = []

  constructor(
    private readonly stream: Iterator<number>,
    private readonly ids: Ids,
  ) {}

  request(): Request {
    const roots = Array.from({ length: 1 + this.below(2) }, () => this.root()).join(' ')
    this.variables['yes'] = this.chance(2)
    if (this.chance(2)) this.variables['no'] = this.chance(2)
    else delete this.variables['no']
    const variables = [...this.declared].map(([name, type]) => `$${name}: ${type}`).join(', ')
    return { text: `query Random(${variables}) { one: __typename @include(if: $yes) two: __typename @skip(if: $no) ${roots} }\n${this.fragments.join('\n')}`, variables: this.variables, others: this.others() }
  }

  private others(): Record<string, unknown> {
    const changed = ([name, value]: [string, unknown]): [string, unknown] => [name, typeof value === 'boolean' ? !value : this.declared.get(name) === 'Int' ? 1 : value]
    return Object.fromEntries(Object.entries(this.variables).map(changed))
  }

  private root(): string {
    const name = this.pick(['node', 'mandates', 'mandates', 'people', 'sources', 'claims'])
    const field = schema.getQueryType()?.getFields()[name]
    if (!field) throw new Error(name)
    if (name === 'node') return `${this.name()}: node(id: ${this.variable('ID!', this.id())}) ${this.selection('Node', 3)}`
    const more = {
      mandates: () => [...(this.chance(2) ? [`granularity: ${this.pick(['SEAT', 'AS_STATED'])}`] : []), ...(this.chance(4) ? [`assembly: ${this.variable('ID', this.idOf('Assembly'))}`] : []), ...(this.chance(8) ? [`holder: ${this.variable('ID', this.idOf('Person'))}`] : [])],
      people: () => [],
      sources: () => (this.chance(4) ? ['kind: CHRONICLE'] : []),
      claims: () => [...(this.chance(3) ? [`stance: ${this.variable('[Stance!]', this.pick([null, ['AFFIRMS'], ['DENIES', 'DOUBTS']]))}`] : []), ...(this.chance(4) ? ['kind: FIGURE'] : []), ...(this.chance(4) ? ['seen: false'] : [])],
    }[name]
    return `${this.name()}: ${name}${this.page(`list-${name}`, { mandates: 'Mandate', people: 'Person', sources: 'Source', claims: 'Claim' }[name] ?? '', more?.() ?? [])} ${this.connection(field, 3)}`
  }

  /** What is asked of a record or an edge of one type, or of an interface. */
  private selection(type: string, depth: number): string {
    const named = schema.getType(type)
    if (isAbstractType(named)) {
      const possible = schema.getPossibleTypes(named).map(({ name }) => name).filter((name) => RECORDS.includes(name))
      const parts = ['__typename', 'id', 'caption'].filter(() => this.chance(2))
      if (type === 'Proposition' && this.chance(2)) parts.push('inForce')
      for (let more = this.below(4); more > 0; more--) {
        const on = this.pick(possible)
        parts.push(`... on ${on} ${this.selection(on, depth - 1)}`)
      }
      return `{ ${['id', ...parts].join(' ')} }`
    }
    const table = tableOf(type)
    const fields = Object.keys(table).filter((name) => isObjectType(named) && name in named.getFields() && (depth > 0 || !isComposite(table[name])))
    const parts = Array.from({ length: 1 + this.below(3) }, () => this.field(type, this.pick(fields), depth))
    if (depth > 0) parts.push(...this.siblings(type, depth))
    const body = `{ ${['__typename', ...parts].filter((part) => part !== '__typename' || this.chance(3)).join(' ') || '__typename'} }`
    if (!this.chance(5)) return this.chance(6) ? `{ ... ${this.condition()} ${body} }` : body
    const fragment = `F${this.fragments.length}`
    this.fragments.push(`fragment ${fragment} on ${type} ${body}`)
    return `{ ...${fragment} ${this.condition()} type: __typename }`
  }

  private field(type: string, name: string, depth: number): string {
    const plain = tableOf(type)[name]
    const owner = schema.getType(type)
    const field = isObjectType(owner) ? owner.getFields()[name] : undefined
    if (!plain || !field) throw new Error(`${type}.${name}`)
    const to = getNamedType(field.type).name
    if (!isComposite(plain)) return `${this.chance(2) ? `${this.name()}: ` : ''}${name} ${this.condition()}`
    const alias = `${this.name()}: ${name}`
    if (plain.as === 'page') {
      const item = to.replace('Connection', '')
      const stance = field.args.some((arg) => arg.name === 'stance') && this.chance(3) ? ['stance: [AFFIRMS, DENIES]'] : []
      return `${alias}${this.page(plain.page, item, stance)} ${this.condition()} ${this.connection(field, depth - 1)}`
    }
    if (plain.as === 'verdict') return `${alias} { name support independence { atLeast ${this.condition()} exact } oppositionIndependence { atMost } }`
    return `${alias} ${this.condition()} ${this.selection(to, depth - 1)}`
  }

  /** Fields that are pages of one statement and differ in their filters alone, asked for with the same arguments. */
  private siblings(type: string, depth: number): string[] {
    const owner = schema.getType(type)
    const pages = Object.entries(tableOf(type)).flatMap(([name, plain]) => (plain.as === 'page' && plain.page === 'propositions-of-entity' ? [name] : []))
    if (!isObjectType(owner) || pages.length < 2 || !this.chance(3)) return []
    const first = this.pick([2, 5, 9])
    return pages.flatMap((name) => {
      const field = owner.getFields()[name]
      return field && this.chance(2) ? [`${this.name()}: ${name}(first: ${first}) ${this.connection(field, depth - 1)}`] : []
    })
  }

  private page(list: string, item: string, more: readonly string[]): string {
    const args = [...more]
    if (!this.chance(4)) args.push(`first: ${this.chance(2) ? this.variable('Int', this.pick([null, 1, 2, 5])) : this.pick([1, 2, 3, 7])}`)
    else if (this.chance(20)) args.push(`first: ${this.pick([0, 501, -1])}`)
    if (this.chance(6)) args.push(`after: ${this.variable('String', this.pick([null, encodeCursor(list, this.idOf(item)), encodeCursor(list, this.idOf(item)), ...(this.chance(5) ? ['no cursor'] : [])]))}`)
    return args.length > 0 ? `(${args.join(', ')})` : ''
  }

  private connection(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = schema.getType(getNamedType(field.type).name)
    const items = isObjectType(type) ? type.getFields()['nodes'] : undefined
    const item = items ? getNamedType(items.type).name : ''
    const parts = [
      ...(this.chance(2) ? [`nodes ${this.selection(item, depth)}`] : []),
      ...(this.chance(4) ? [`edges { cursor ${this.chance(2) ? `node ${this.selection(item, depth)}` : '__typename'} }`] : []),
      ...(this.chance(3) ? ['pageInfo { hasNextPage endCursor }'] : []),
      ...(this.chance(4) ? ['totalCount'] : []),
      ...(this.chance(6) ? ['__typename'] : []),
    ]
    return `{ ${parts.join(' ') || `nodes ${this.selection(item, depth)}`} }`
  }

  private condition(): string {
    return this.chance(8) ? this.pick(['@include(if: $yes)', '@skip(if: $no)', '@skip(if: $yes) @include(if: true)']) : ''
  }

  private variable(type: string, value: unknown): string {
    const name = this.name()
    this.declared.set(name, type)
    this.variables[name] = value
    return `$${name}`
  }

  private id(): string {
    return this.idOf(this.pick(Object.keys(this.ids)))
  }

  private idOf(type: string): string {
    return this.chance(30) ? 'nobody' : this.pick(this.ids[type] ?? ['nobody'])
  }

  private name(): string {
    return `v${this.names++}`
  }

  private below(bound: number): number {
    return Number(this.stream.next().value) % bound
  }

  /** Once in so many times. */
  private chance(times: number): boolean {
    return this.below(times) === 0
  }

  private pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T
  }
}

function isComposite(plain: Plain | undefined): boolean {
  return plain !== undefined && !['text', 'whole', 'flag', 'texts'].includes(plain.as) && !(plain.as === 'in force' && plain.value === true)
}
