import type { GraphQLField, FieldNode } from 'graphql'
import type { Level, Step } from '../../graph/plain/levels.js'
import { refuse } from './text.js'

/** What an argument-bearing set is asked with; the same for all requests of one text but for its values. */
export interface Asking {
  /** The entry of a table whose filters find the records: fields that find others share no set, although their statement is one. */
  readonly by: object
  readonly field: GraphQLField<unknown, unknown>
  readonly node: FieldNode
  readonly parameters: (args: Readonly<Record<string, unknown>>, more: boolean) => { readonly parameters: Readonly<Record<string, unknown>>; readonly page?: { readonly size: number; readonly after: string | null } }
}

interface Growing {
  readonly parent: number | null
  readonly step: Step
  readonly columns: string[]
  readonly asking: Asking | undefined
  labels: boolean
  count: boolean
  /** Whether it is asked if another page follows. */
  more: boolean
}

/** More sets than a question of any use needs; each is a part of the statement that must be planned. */
const MOST_SETS = 40

/** The sets of records that a request asks for, each once: fields that lead to the same records share one. */
export class Sets {
  readonly all: Growing[] = []
  private readonly known = new Map<string, number>()
  private readonly finders: object[] = []

  /** The place of a set. */
  reach(parent: number | null, step: Step, asked = '', asking?: Asking): number {
    const key = JSON.stringify([parent, step, asked, asking ? this.finder(asking.by) : null])
    const known = this.known.get(key)
    if (known !== undefined) return known
    if (this.all.length === MOST_SETS) refuse()
    this.known.set(key, this.all.length)
    return this.all.push({ parent, step, columns: [], asking, labels: false, count: false, more: false }) - 1
  }

  private finder(by: object): number {
    const known = this.finders.indexOf(by)
    return known === -1 ? this.finders.push(by) - 1 : known
  }

  at(place: number): Growing {
    return this.all[place] ?? refuse()
  }

  /** The place of a property among those asked of a set. */
  column(place: number, property: string): number {
    const { columns } = this.at(place)
    const known = columns.indexOf(property)
    return known === -1 ? columns.push(property) - 1 : known
  }

  levels(): Level[] {
    return this.all
  }
}
