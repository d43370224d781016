import { RULES_VERSION } from '../reasoning/verdict.js'
import type { Connection } from './connection.js'
import type { LoadPlan } from './load/plan.js'
import { type Evidence, readEvidence } from './provenance/evidence.js'
import { answersFrom } from './provenance/index.js'
import { FOREVER } from './revision.js'
import { everySource, hungOn, renewKeystones } from './verdicts/keystones.js'
import { verdictId, verdictRecord } from './verdicts/record.js'
import { changedBy, propositionsWith, type Touched } from './verdicts/touched.js'

type Judged = Pick<Touched, 'id' | 'inForce'>

/** Propositions answered at once. */
const BATCH = 200
/** Batches that are being read while one is reasoned about: Neo4j works at as many at a time. */
const AHEAD = 2
/** Propositions read with one statement. */
const PAGE = 5000
/** Verdicts handed on together, about as many as are written with one statement. */
const PART = 1000
/** How long this process thinks without hearing what Neo4j answers. */
const THINKING_MS = 10

/** Whether every proposition at a revision has a verdict by the rules of this version. */
export async function verdictsAreCurrent(connection: Connection, at: number): Promise<boolean> {
  const [row] = await connection.read('read/verdicts-currency', { at, version: RULES_VERSION, max: FOREVER })
  return row?.['outdated'] === false && (row['any'] === true || row['needed'] === false)
}

/**
 * The verdicts that a staged revision calls for, part by part: new versions where the verdict of a proposition is
 * another one now, an end for those of propositions that the revision retires; then what is kept of how many hang on
 * each source. What the revision does not touch is not looked at, unless the stored verdicts were given by other
 * rules, or all are wanted. Memory does not grow with the archive but by the ids of its sources, and with a revision
 * by the ids of what it touches.
 *
 * While this process reasons about a batch, the next ones are read and the one before is written.
 * @param at the staged revision, which nobody else sees yet
 * @param keep stages a part; one at a time
 * @param progress told how many propositions are done, of how many that are known to be touched
 */
export async function renewVerdicts(connection: Connection, at: number, keep: (part: LoadPlan) => Promise<void>, progress: (done: number, total: number) => void = () => undefined, { all = false }: { readonly all?: boolean } = {}): Promise<void> {
  const everything = all || !(await verdictsAreCurrent(connection, at))
  const expected = everything ? await countPropositions(connection) : 0
  let [found, done] = [0, 0]
  // Keystones are called after their sources, so that those of changed sources are looked at too.
  const sources = new Set<string>()
  const judged = counting(everything ? everyProposition(connection, at) : touchedBy(connection, at, (source) => sources.add(source)), (count) => (found += count))
  let part = nothing()
  let kept = Promise.resolve()
  const handOn = async (): Promise<void> => {
    for (const source of await hungOn(connection, part)) sources.add(source)
    await kept
    kept = keep(part)
    // It is awaited before anything else is handed on, and at the end; until then a failure waits.
    kept.catch(() => undefined)
    part = nothing()
  }
  try {
    for await (const batch of readAhead(connection, at, judged)) {
      await renew(part, batch)
      done += batch.judged.length
      progress(done, Math.max(found, expected, done))
      if (part.introduce.length + part.retire.length >= PART) await handOn()
    }
    if (done > 0) progress(done, done)
    if (part.introduce.length + part.retire.length > 0) await handOn()
  } finally {
    // Also of a failure nobody hears before nothing is written any more.
    await kept
  }
  if (all) for await (const ids of everySource(connection, at)) for (const id of ids) sources.add(id)
  // By now all of them are staged.
  for await (const counted of renewKeystones(connection, at, sources)) await keep(counted)
}

function nothing(): LoadPlan {
  return { introduce: [], retire: [], renewed: [] }
}

/** Versions of propositions: about as many as are to be looked at. */
async function countPropositions(connection: Connection): Promise<number> {
  const [row] = await connection.read('read/verdicts-expected', {})
  return Number(row?.['propositions'] ?? 0)
}

/** Passes batches on, each told of as it is found. */
async function* counting(batches: AsyncIterable<readonly Judged[]>, told: (count: number) => void): AsyncGenerator<readonly Judged[]> {
  for await (const batch of batches) {
    told(batch.length)
    for (let start = 0; start < batch.length; start += BATCH) yield batch.slice(start, start + BATCH)
  }
}

/** The propositions whose case contains anything that a revision introduced, changed or retired, each once; told of the sources among that. */
async function* touchedBy(connection: Connection, at: number, changedSource: (id: string) => void): AsyncGenerator<readonly Judged[]> {
  const known = new Set<string>()
  const reached = new Set<string>()
  for await (const changed of changedBy(connection, at)) {
    for (const source of changed.Source) changedSource(source)
    const touched = (await propositionsWith(connection, at, changed, known)).filter(({ id }) => !reached.has(id))
    for (const { id } of touched) reached.add(id)
    yield touched
  }
}

/** All that are in force, and those that are not, but have a verdict. */
async function* everyProposition(connection: Connection, at: number): AsyncGenerator<readonly Judged[]> {
  yield (await connection.read('read/verdicts-orphaned', { at })).map((row) => ({ id: String(row['id']), inForce: false }))
  for (let after: string | undefined = ''; after !== undefined; ) {
    const ids: string[] = (await connection.read('read/verdicts-propositions', { at, after, limit: PAGE })).map((row) => String(row['id']))
    yield ids.map((id) => ({ id, inForce: true }))
    after = ids.length < PAGE ? undefined : ids.at(-1)
  }
}

/** What the verdicts on a batch of propositions are renewed from. */
interface Batch {
  readonly judged: readonly Judged[]
  readonly inForce: readonly string[]
  readonly stored: Map<string, { readonly key: string; readonly hash: string }>
  readonly evidence: Evidence | null
}

/** Batches as they were read, the next ones while one is reasoned about. */
async function* readAhead(connection: Connection, at: number, batches: AsyncIterable<readonly Judged[]>): AsyncGenerator<Batch> {
  const coming: Promise<Batch>[] = []
  for await (const judged of batches) {
    const next = readBatch(connection, at, judged)
    // It is awaited when its turn comes; until then a failure waits.
    next.catch(() => undefined)
    coming.push(next)
    const first = coming.length > AHEAD ? coming.shift() : undefined
    if (first) yield await first
  }
  for (const left of coming) yield await left
}

async function readBatch(connection: Connection, at: number, judged: readonly Judged[]): Promise<Batch> {
  const inForce = judged.flatMap((touched) => (touched.inForce ? [touched.id] : []))
  const [rows, evidence] = await Promise.all([connection.read('read/verdicts-stored', { at, ids: judged.map(({ id }) => verdictId(id)) }), inForce.length === 0 ? null : readEvidence(connection, at, inForce)])
  return { judged, inForce, evidence, stored: new Map(rows.map((row) => [String(row['id']), { key: String(row['key']), hash: String(row['hash']) }])) }
}

async function renew(plan: LoadPlan, { inForce, stored, evidence }: Batch): Promise<void> {
  let since = performance.now()
  for (const answered of evidence ? answersFrom(evidence, inForce, {}) : []) {
    const { hash, ...record } = verdictRecord(answered)
    const known = stored.get(record.id)
    if (known?.hash === hash) stored.delete(record.id)
    else plan.introduce.push(record)
    if (performance.now() - since < THINKING_MS) continue
    // What is being read and written must not wait until its transactions run out of time.
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
  // What is left is replaced, or its proposition is gone.
  for (const [id, { key }] of stored) plan.retire.push({ key, id, label: 'Verdict' })
}
