/** What a dossier becomes: records for the graph, each a node with the edges that leave it. */

export type PropertyValue = string | number | boolean | readonly string[] | readonly number[]

export interface GraphEdge {
  readonly type: string
  readonly to: string
  readonly props: Readonly<Record<string, PropertyValue>>
}

export interface GraphRecord {
  readonly id: string
  /** The terms of the vocabulary that the node carries as labels. */
  readonly labels: readonly string[]
  /** Entities, sources, citations and propositions may be declared by several dossiers, in the same words. */
  readonly shared: boolean
  readonly props: Readonly<Record<string, PropertyValue>>
  readonly edges: readonly GraphEdge[]
}

/** Drops what is absent, since a node has no null properties. */
export function present(props: Record<string, PropertyValue | null | undefined>): Record<string, PropertyValue> {
  return Object.fromEntries(Object.entries(props).filter((entry): entry is [string, PropertyValue] => entry[1] !== null && entry[1] !== undefined))
}

export function edge(type: string, to: string, props: Record<string, PropertyValue | null | undefined> = {}): GraphEdge {
  return { type, to, props: present(props) }
}
