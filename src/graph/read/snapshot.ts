import type { Connection } from '../connection.js'
import { AttestError } from '../../errors.js'

/** One revision of the graph: all statements of a request see this one, whatever is loaded meanwhile. */
export interface Snapshot {
  readonly connection: Connection
  readonly at: number
}

/** The newest whole revision. */
export async function atHead(connection: Connection): Promise<Snapshot & { readonly revision: string }> {
  const [row] = await connection.read('read/head', {})
  const at = Number(row?.['head'] ?? 0)
  return { connection, at, revision: nameOfRevision(at, row?.['writer']) }
}

/** Who made a revision belongs to its name: in a graph that was brought back from a dump, its number comes a second time. */
export function nameOfRevision(at: unknown, writer: unknown): string {
  return JSON.stringify([at, writer])
}

/** ISO 8601 with its zone; the parser of JavaScript takes much else for a date. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/** A point in time; null for what is none. */
export function momentOf(text: unknown): Date | null {
  if (typeof text !== 'string' || !TIME.test(text)) return null
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? null : moment
}

/**
 * The graph as it was recorded at a time.
 * @throws AttestError BAD_INPUT if the text is no time
 */
export async function asRecorded({ connection, at }: Snapshot, time: string): Promise<Snapshot> {
  const moment = momentOf(time)
  if (!moment) throw new AttestError('BAD_INPUT', `"${time}" is no time. Expected ISO 8601, such as 2026-01-31T12:00:00Z.`)
  const [row] = await connection.read('read/revision-at', { time: moment.toISOString(), at })
  return { connection, at: Number(row?.['revision'] ?? 0) }
}
