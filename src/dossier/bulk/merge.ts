import { isByDefault } from '../identifications.js'
import type { GraphEdge, GraphRecord } from '../records.js'

const SHELVES: ReadonlySet<string | undefined> = new Set(['Archive', 'Fond', 'Opis', 'Delo'])

/**
 * What two parts of a dossier say of one record, the earlier part first, as one record: what the compiler makes of it
 * when it sees both. Edges of mentions add up, and a reason given by one part holds for all.
 */
export function mergeRecords(first: GraphRecord, later: GraphRecord): GraphRecord {
  const [label] = first.labels
  // "F. R-749" and "F. R 749" are one node, whichever source comes first.
  if (SHELVES.has(label)) return String(first.props['caption']) > String(later.props['caption']) ? later : first
  if (label !== 'Mention') return first
  const [read, readAgain] = [identification(first), identification(later)]
  const kept = readAgain && read && isByDefault(read) && !isByDefault(readAgain) ? readAgain : read
  const edges = [...first.edges, ...later.edges].filter(({ type }) => type !== 'IDENTIFIED_AS')
  return { ...first, edges: [...new Map([...edges, ...(kept ? [kept] : [])].map((edge) => [JSON.stringify(edge), edge])).values()] }
}

function identification({ edges }: GraphRecord): GraphEdge | undefined {
  return edges.find(({ type }) => type === 'IDENTIFIED_AS')
}
