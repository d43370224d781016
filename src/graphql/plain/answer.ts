import type { Level } from '../../graph/plain/levels.js'
import type { Row } from '../../graph/connection.js'
import { LARGEST_ANSWER } from '../view.js'

/** Thrown where an answer must be given by the resolvers: they have the words for what is wrong. */
export class NotPlain extends Error {}

/** One set of records of an answer. */
export interface Rows {
  readonly refs: readonly number[]
  readonly columns: readonly (readonly unknown[])[]
  readonly labels: readonly (readonly string[])[]
  readonly counts: readonly number[]
  /** The records that each of the set before leads to, by their places; for a set that starts from nothing, under 0. */
  readonly kids: readonly (readonly number[] | undefined)[]
  /** The same by ids, where a property leads to them. */
  readonly byId: ReadonlyMap<string, number>
}

/** What a composed statement brought, and the texts that were made of it. */
export class Answer {
  /** Items of the answer so far: as many as the resolvers would have counted. */
  spent = 0
  private readonly texts: string[][] = []
  private readonly costs: number[][] = []

  constructor(
    readonly levels: readonly Rows[],
    /** The page sizes and cursors asked for, by set. */
    readonly pages: readonly (AskedPage | undefined)[],
  ) {}

  /** The text of a record, made once however many lead to it; it is counted each time. */
  once(object: number, row: number, make: () => string): string {
    const texts = (this.texts[object] ??= [])
    const costs = (this.costs[object] ??= [])
    const known = texts[row]
    if (known !== undefined) {
      this.spend(costs[row] ?? 0)
      return known
    }
    const before = this.spent
    const text = make()
    texts[row] = text
    costs[row] = this.spent - before
    return text
  }

  /** @throws NotPlain beyond what one answer holds */
  spend(items: number): void {
    this.spent += items
    if (this.spent > LARGEST_ANSWER) throw new NotPlain()
  }
}

export interface AskedPage {
  readonly size: number
  readonly after: string | null
}

/** Joins the columns of a composed statement. @throws NotPlain where there was more than one answer holds */
export function joined(row: Row, levels: readonly Level[]): Rows[] {
  const places: Map<number, number>[] = []
  const all: Rows[] = []
  for (const [k, level] of levels.entries()) {
    const refs = row[`r${k}`] as number[]
    places.push(new Map(refs.map((ref, place) => [ref, place])))
    const columns = level.columns.map((_, index) => row[`p${k}_${index}`] as unknown[])
    const byId = level.step.by === 'property' ? new Map((columns[level.columns.indexOf('id')] as string[]).map((id, place) => [id, place])) : NOBODY
    all.push({ refs, columns, byId, labels: (row[`l${k}`] ?? []) as string[][], counts: level.count ? [row[`c${k}`] as number | number[]].flat() : [], kids: kidsOf(row, level, k, places) })
  }
  return all
}

const NOBODY: ReadonlyMap<string, number> = new Map()

function kidsOf(row: Row, { parent }: Level, k: number, places: readonly ReadonlyMap<number, number>[]): (number[] | undefined)[] {
  const own = places[k]
  if (parent === null) return [[...(own?.values() ?? [])]]
  const [from, to] = [row[`f${k}`] as number[] | undefined, row[`t${k}`] as number[] | undefined]
  if (!from || !to || !own) return []
  if (from.length > LARGEST_ANSWER) throw new NotPlain()
  const parents = places[parent]
  const kids: (number[] | undefined)[] = []
  for (let index = 0; index < from.length; index++) {
    const place = parents?.get(from[index] as number)
    const kid = own.get(to[index] as number)
    if (place === undefined || kid === undefined) throw new NotPlain()
    const known = kids[place]
    if (known) known.push(kid)
    else kids[place] = [kid]
  }
  return kids
}
