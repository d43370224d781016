import type { GraphEdge } from './records.js'

/** What is said of an identification for which nobody gave a reason. */
export const BY_DEFAULT = { by: 'encoder', because: 'the name as written', certainty: 'CERTAIN' } as const

export function isByDefault(identification: Pick<GraphEdge, 'props'> | undefined): boolean {
  return JSON.stringify(identification?.props) === JSON.stringify(BY_DEFAULT)
}
