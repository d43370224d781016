import type { Filters } from '../graph/read/pages.js'

/** Every filter of the statement on propositions of an entity, none of them set. */
export const noFilters = { kinds: null, roles: null, seats: null, measure: null, phase: null, what: null, stated: null } satisfies Filters

/** The kinds of the schema are those of the graph in capitals. */
export function kindOf(kind: string | null | undefined): string | null {
  return kind?.toLowerCase() ?? null
}

export function propositionFilters(kind: string | null | undefined): Filters {
  const found = kindOf(kind)
  return { ...noFilters, kinds: found === null ? null : [found] }
}

export interface FigureArgs {
  readonly measure?: string | null | undefined
  readonly phase?: string | null | undefined
}

export function figureFilters({ measure, phase }: FigureArgs): Filters {
  return { ...noFilters, kinds: ['figure'], measure: measure ?? null, phase: phase ?? null }
}
