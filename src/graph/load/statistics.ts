import { AttestError } from '../../errors.js'
import type { Connection } from '../connection.js'

/** Records after which a plan that was made before them may read a whole index where a seek would do. */
const WORTH_COUNTING = 5_000
const PATIENCE_S = 25

/**
 * Has Neo4j count its indexes and plan anew after many records have come: it does so by itself only some time later, and
 * until then statements are planned as for the graph that was. A database that does not allow it answers more slowly for
 * that time and no less rightly, so a failure is none of the load. On a cluster this is done by the member that writes; what
 * the others do was not tried.
 * @param records - introduced and retired
 */
export async function renewStatistics(connection: Connection, records: number, say: (line: string) => void = () => undefined): Promise<void> {
  if (records < WORTH_COUNTING) return
  try {
    await connection.write('write/replan', { seconds: PATIENCE_S })
  } catch (error) {
    if (!(error instanceof AttestError)) throw error
    say(`Neo4j could not be told to plan anew (${error.message.split('. ')[0] ?? ''}): until it does so by itself, lists may be slow.`)
  }
}
