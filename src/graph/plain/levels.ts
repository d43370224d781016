import type { ListName, PageName } from '../read/pages.js'

/** What a list is found from: all of its kind in their order, or what is tied to the rarest of some things. */
export type ListStart = 'all' | 'rarest'

/** How a set of records is reached: from nothing but its filters, or from each record of another set. */
export type Step =
  | { readonly by: 'list'; readonly list: ListName; readonly from: ListStart }
  | { readonly by: 'id' }
  | { readonly by: 'page'; readonly page: PageName }
  /** Along the edges of one type that leave a record; in the order of their positions, where there can be several. */
  | { readonly by: 'edge'; readonly type: string; readonly several: boolean }
  /** Those edges themselves, for what they say. */
  | { readonly by: 'relation'; readonly type: string }
  /** Where an edge leads. */
  | { readonly by: 'end' }
  /** A property that holds the id of the other record. */
  | { readonly by: 'property'; readonly property: string }

/** One set of records of an answer. All records of it travel once, whoever leads to them. */
export interface Level {
  /** The set that it is reached from: an earlier one. */
  readonly parent: number | null
  readonly step: Step
  /** Properties that are asked for. */
  readonly columns: readonly string[]
  /** Whether the types of its records must be told. */
  readonly labels: boolean
  /** Whether it is counted how many there are beside the page. */
  readonly count: boolean
}
