import { AttestError } from '../../errors.js'
import type { CaseSource } from '../../reasoning/case.js'
import { type Judged, type Known, type Pair, type PairFacts, pairKey, pairOf, sharing, type Suspicion, suspicions, type Trace } from '../../reasoning/copying/suspicions.js'
import { PROPOSITION_KIND_NAMES, specOf } from '../../reasoning/propositions/kinds.js'
import { type StoredSource, toSource } from '../provenance/rows.js'
import type { Snapshot } from '../read/snapshot.js'
import { readTraces } from './traces.js'

/** Pairs that are weighed, at most: those that share most. */
export const MOST_PAIRS = 1000
/** Pairs that one statement compares, so that none takes too long. */
const BATCH = 100
/** Claims of an archive in which all sources are compared with each other. */
const MOST_CLAIMS = 50_000
/** Recorded suspicions that are looked at, at most. */
const MOST_RECORDED = 1000

/**
 * Pairs of sources of which one may copy the other, or of which this one is part; the likeliest first. Fourteen statements
 * for a hundred pairs, one more for each hundred beyond, and one before: what is rare leads to the pairs, and only those are weighed.
 * @throws AttestError BAD_INPUT for an archive in which it would take too long to find what is rare
 */
export async function readSuspicions(snapshot: Snapshot, source: string | null, mostClaims = MOST_CLAIMS): Promise<Suspicion[]> {
  const [size] = await snapshot.connection.read('read/count-claims', {})
  if (Number(size?.['claims'] ?? 0) > mostClaims)
    throw new AttestError('BAD_INPUT', `Suspected copying is found by what is rare in the whole archive, which is looked for in archives of up to ${mostClaims} claims; this one has ${Number(size?.['claims'])}. Load what is to be compared into a graph of its own.`)
  const recorded = await readRecorded(snapshot, source)
  const shared = withMost(sharing(await readTraces(snapshot, source)), source)
  const pairs = [...new Set([...shared.keys(), ...recorded.keys()])].map(pairOf)
  const [facts, judgements, lineage] = await Promise.all([readFacts(snapshot, pairs), readJudgements(snapshot, pairs), readLineage(snapshot, pairs)])
  const made = new Map([...lineage].map(([id, stored]): [string, CaseSource] => [id, stored.source]))
  return suspicions(shared, {
    facts: (pair) => facts.get(pairKey(pair)) ?? { agree: 0, differ: 0, extent: [0, 0] },
    made: (id) => made.get(id)?.made ?? null,
    joined: (pair) => isJoined(pair, lineage),
    recorded,
    judgements,
  })
}

function withMost(shared: ReadonlyMap<string, Trace[]>, source: string | null): Map<string, Trace[]> {
  const wanted = [...shared].filter(([key]) => source === null || key.split('\n').includes(source))
  return new Map(wanted.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, MOST_PAIRS))
}

async function readRecorded({ connection, at }: Snapshot, source: string | null): Promise<Known['recorded']> {
  const rows = await connection.read('read/copying-recorded', { at, source, limit: MOST_RECORDED })
  return new Map(rows.map((row) => {
    const pair = { source: String(row['source']), from: String(row['from']) }
    return [pairKey(pair), { id: String(row['id']), ...pair }]
  }))
}

async function readFacts({ connection, at }: Snapshot, pairs: readonly Pair[]): Promise<Map<string, PairFacts>> {
  const kinds = PROPOSITION_KIND_NAMES.filter((kind) => specOf(kind).rivals)
  const facts = new Map<string, PairFacts>()
  for (let start = 0; start < pairs.length; start += BATCH) {
    const batch = pairs.slice(start, start + BATCH).map(({ source, from }) => [source, from])
    const rows = await connection.read('read/copying-facts', { at, pairs: batch, kinds })
    for (const row of rows) facts.set(keyOf(row['pair']), { agree: Number(row['agree']), differ: Number(row['differ']), extent: row['extent'] as [number, number] })
  }
  return facts
}

async function readJudgements({ connection, at }: Snapshot, pairs: readonly Pair[]): Promise<Map<string, Judged[]>> {
  const rows = await connection.read('read/copying-judgements', { at, pairs: pairs.map(({ source, from }) => [source, from]) })
  return new Map(rows.map((row) => [keyOf(row['pair']), row['judgements'] as Judged[]]))
}

async function readLineage({ connection, at }: Snapshot, pairs: readonly Pair[]): Promise<Map<string, StoredSource>> {
  const sources = [...new Set(pairs.flatMap(({ source, from }) => [source, from]))]
  const rows = await connection.read('read/case-lineage', { at, sources })
  return new Map(rows.map(toSource).map((stored) => [stored.source.id, stored]))
}

function keyOf(pair: unknown): string {
  const [source = '', from = ''] = pair as string[]
  return pairKey({ source, from })
}

/** Whether what is recorded, and not only suspected, leads from both to something common: the one of them, an ancestor, or a maker. */
function isJoined({ source, from }: Pair, lineage: ReadonlyMap<string, StoredSource>): boolean {
  const back = (start: string): Set<string> => {
    const found = new Set([start])
    for (const id of found) {
      const stored = lineage.get(id)
      for (const derivation of stored?.derivations ?? []) if (!derivation.suspected) found.add(derivation.from)
      for (const { origin } of stored?.origins ?? []) found.add(origin)
    }
    return found
  }
  const ours = back(source)
  return [...back(from)].some((id) => ours.has(id))
}
