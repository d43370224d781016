import { RULES_VERSION } from '../reasoning/verdict.js'
import type { Connection } from './connection.js'
import type { LoadPlan } from './load/plan.js'
import { answerFor } from './provenance/index.js'
import { verdictId, verdictRecord } from './verdicts/record.js'
import { type Touched, touchedBy } from './verdicts/touched.js'

type Judged = Pick<Touched, 'id' | 'inForce'>

/** Propositions answered at once. */
const BATCH = 200
const PAGE = 5000

/** Whether every proposition at a revision has a verdict by the rules of this version. */
export async function verdictsAreCurrent(connection: Connection, at: number): Promise<boolean> {
  const [row] = await connection.read('read/verdicts-currency', { at, version: RULES_VERSION })
  return row?.['outdated'] === false && (row['any'] === true || row['needed'] === false)
}

/**
 * The verdicts that a staged revision calls for: new versions where the verdict of a proposition is another one now,
 * an end for those of propositions that the revision retires. What the revision does not touch is not looked at,
 * unless the stored verdicts were given by other rules.
 * @param at the staged revision, which nobody else sees yet
 */
export async function renewVerdicts(connection: Connection, at: number, progress: (done: number, total: number) => void = () => undefined): Promise<LoadPlan> {
  const plan: LoadPlan = { introduce: [], retire: [], renewed: [] }
  const all: readonly Judged[] = (await verdictsAreCurrent(connection, at)) ? await touchedBy(connection, at) : await everyProposition(connection, at)
  for (let start = 0; start < all.length; start += BATCH) {
    progress(start, all.length)
    await renew(connection, at, all.slice(start, start + BATCH), plan)
  }
  if (all.length > 0) progress(all.length, all.length)
  return plan
}

/** All that are in force, and those that are not, but have a verdict. */
async function everyProposition(connection: Connection, at: number): Promise<Judged[]> {
  const orphaned = await connection.read('read/verdicts-orphaned', { at })
  const found: Judged[] = orphaned.map((row) => ({ id: String(row['id']), inForce: false }))
  for (let after = ''; ; ) {
    const rows = await connection.read('read/verdicts-propositions', { at, after, limit: PAGE })
    for (const row of rows) found.push({ id: String(row['id']), inForce: true })
    if (rows.length < PAGE) return found
    after = found.at(-1)?.id ?? ''
  }
}

async function renew(connection: Connection, at: number, batch: readonly Judged[], plan: LoadPlan): Promise<void> {
  const inForce = batch.flatMap((touched) => (touched.inForce ? [touched.id] : []))
  const rows = await connection.read('read/verdicts-stored', { at, ids: batch.map(({ id }) => verdictId(id)) })
  const stored = new Map(rows.map((row) => [String(row['id']), { key: String(row['key']), hash: String(row['hash']) }]))
  const answers = inForce.length === 0 ? new Map<string, never>() : await answerFor(connection, at, inForce, {})
  for (const answered of answers.values()) {
    const { hash, ...record } = verdictRecord(answered)
    const known = stored.get(record.id)
    if (known?.hash === hash) {
      stored.delete(record.id)
      continue
    }
    plan.introduce.push(record)
  }
  // What is left is replaced, or its proposition is gone.
  for (const [id, { key }] of stored) plan.retire.push({ key, id, label: 'Verdict' })
}
