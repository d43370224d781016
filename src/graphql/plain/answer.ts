import type { Level } from '../../graph/plain/levels.js'
import type { Row } from '../../graph/connection.js'
import { LARGEST_ANSWER } from '../view.js'
import { Bytes } from './bytes.js'

/** Thrown where an answer must be given by the resolvers: they have the words for what is wrong. */
export class NotPlain extends Error {}

/** One set of records of an answer. */
export interface Rows {
  readonly columns: readonly (readonly unknown[])[]
  readonly labels: readonly (readonly string[])[]
  readonly counts: readonly number[]
  /** The records that each of the set before leads to, by their places; for a set that starts from nothing, under 0. */
  readonly kids: readonly (readonly number[] | undefined)[]
  /** The same by ids, where a property leads to them. */
  readonly byId: ReadonlyMap<string, number>
}

/** What a composed statement brought, and the answer that is written of it. */
export class Answer {
  /** Items of the answer so far: as many as the resolvers would have counted. */
  spent = 0
  readonly bytes = new Bytes()
  private readonly written: Written[][] = []

  constructor(
    readonly levels: readonly Rows[],
    /** The page sizes and cursors asked for, by set. */
    readonly pages: readonly (AskedPage | undefined)[],
  ) {}

  /** Writes a record: made once however many lead to it, and copied from there; it is counted each time. */
  once(object: number, row: number, write: () => void): void {
    const { bytes } = this
    const all = (this.written[object] ??= [])
    const known = all[row]
    if (known !== undefined) {
      this.spend(known.cost)
      bytes.again(known.start, known.end)
      return
    }
    const [start, before] = [bytes.length, this.spent]
    write()
    all[row] = { start, end: bytes.length, cost: this.spent - before }
  }

  /** @throws NotPlain beyond what one answer holds */
  spend(items: number): void {
    this.spent += items
    if (this.spent > LARGEST_ANSWER) throw new NotPlain()
  }
}

/** Where a record was written, and the items in it. */
interface Written {
  readonly start: number
  readonly end: number
  readonly cost: number
}

export interface AskedPage {
  readonly size: number
  readonly after: string | null
}

/** Joins the columns of a composed statement. @throws NotPlain where there was more than one answer holds */
export function joined(row: Row, levels: readonly Level[]): Rows[] {
  return levels.map((level, k) => {
    const columns = level.columns.map((_, index) => row[`p${k}_${index}`] as unknown[])
    const byId = level.step.by === 'property' ? new Map((columns[level.columns.indexOf('id')] as string[]).map((id, place) => [id, place])) : NOBODY
    return { columns, byId, labels: (row[`l${k}`] ?? []) as string[][], counts: level.count ? [row[`c${k}`] as number | number[]].flat() : [], kids: kidsOf(row, level, k) }
  })
}

const NOBODY: ReadonlyMap<string, number> = new Map()

function kidsOf(row: Row, { parent }: Level, k: number): (number[] | undefined)[] {
  const size = row[`n${k}`] as number
  if (parent === null) return [Array.from({ length: size }, (_, place) => place)]
  const from = row[`f${k}`] as number[] | undefined
  if (!from) return []
  if (from.length > LARGEST_ANSWER) throw new NotPlain()
  const places = placesOf(row[`t${k}`] as number[] | null, size)
  const kids: (number[] | undefined)[] = []
  for (let index = 0; index < from.length; index++) {
    const place = from[index] as number
    const known = kids[place]
    const kid = places ? (places[index] as number) : index
    if (known) known.push(kid)
    else kids[place] = [kid]
  }
  return kids
}

/** The places of records that several steps may lead to: they come in the order in which they were reached first. */
function placesOf(references: readonly number[] | null, size: number): number[] | null {
  if (references === null) return null
  const known = new Map<number, number>()
  const places = references.map((reference) => {
    const place = known.get(reference) ?? known.size
    known.set(reference, place)
    return place
  })
  if (known.size !== size) throw new NotPlain()
  return places
}
