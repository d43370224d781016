import { OPPOSITIONS, SUPPORTS, verdictName } from '../../reasoning/verdict.js'
import type { Connection } from '../connection.js'

type Filters = Readonly<Record<string, unknown>>

/** What a mandate is tied to: from the one to which least is tied, a search starts. */
export const TIES = ['holder', 'list', 'district', 'party', 'source', 'assembly'] as const
/** Of what more is tied to than this, a page is looked for in the order of the list. */
export const MOST_TIED = 20_000

/**
 * The statement that finds a page of mandates at the least cost, with what it is asked: from one thing that they are
 * tied to, from their verdicts, or from all of them in their order. One statement more where they are tied to something.
 * What they are tied to travels as one map: Neo4j plans a statement for each way in which its parameters are null.
 */
export async function mandatesStatement(connection: Connection, filters: Filters): Promise<{ statement: string; params: Filters }> {
  const { verdict, support, opposition, seats, ...tiedTo } = filters
  const verdicts = pairsOf(verdict as readonly string[] | null, support as readonly string[] | null, opposition as readonly string[] | null)
  const asked = TIES.flatMap((tie) => (typeof tiedTo[tie] === 'string' ? [tiedTo[tie]] : []))
  const start = asked.length === 0 ? null : await fewestTied(connection, asked)
  if (start !== null) return { statement: 'read/list-mandates-of', params: { seats, tiedTo, verdicts, start } }
  return verdicts === null ? { statement: 'read/list-mandates', params: { seats, tiedTo } } : { statement: 'read/list-mandates-judged', params: { seats, tiedTo, verdicts, narrowed: asked.length > 0 } }
}

/** The one of them to which least is tied; null if that is too much. */
async function fewestTied(connection: Connection, ids: readonly string[]): Promise<string | null> {
  const degrees = new Map((await connection.read('read/degrees', { ids: [...new Set(ids)], most: MOST_TIED + 1 })).map((row) => [String(row['id']), Number(row['degree'])]))
  const [first] = [...ids].sort((a, b) => (degrees.get(a) ?? 0) - (degrees.get(b) ?? 0))
  return first === undefined || (degrees.get(first) ?? 0) > MOST_TIED ? null : first
}

/** Support and opposition of all verdicts that fit; null where any does. */
function pairsOf(names: readonly string[] | null, supports: readonly string[] | null, oppositions: readonly string[] | null): [string, string][] | null {
  if (names === null && supports === null && oppositions === null) return null
  return SUPPORTS.flatMap((support) =>
    OPPOSITIONS.flatMap((opposition): [string, string][] => ((supports?.includes(support) ?? true) && (oppositions?.includes(opposition) ?? true) && (names?.includes(verdictName(support, opposition)) ?? true) ? [[support, opposition]] : [])),
  )
}
