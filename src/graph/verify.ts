import type { Connection } from './connection.js'
import { FOREVER } from './revision.js'

/** What must hold in the graph, and the statement that finds what breaks it. */
const RULES = [
  { name: 'versions', holds: 'an id has one version in force at each revision' },
  { name: 'order', holds: 'no version ends before it begins' },
  { name: 'edges', holds: 'no edge is in force where one of its ends is not' },
  { name: 'repeated-edges', holds: 'no edge stands there twice' },
  { name: 'claims', holds: 'a claim has one citation in one source, one passage and at most one proposition' },
  { name: 'speakers', holds: 'the source of a claim is the one that its citation is in' },
  { name: 'inferences', holds: 'what is inferred has premises, and only that' },
  { name: 'propositions', holds: 'a proposition is of one kind and answers at most one question' },
  { name: 'verdicts', holds: 'a verdict is of one proposition, and the only one of it' },
  { name: 'keystones', holds: 'what is kept of how many verdicts hang on a source is what can be counted' },
  { name: 'derivations', holds: 'a derivation has its one edge between its sources' },
  { name: 'derived', holds: 'an edge between two sources has its derivation' },
  { name: 'declared', holds: 'what is shared is declared by a dossier, in the same words' },
  { name: 'declarations', holds: 'what a dossier declares is there' },
  { name: 'staged', holds: 'nothing lies beyond the head' },
  { name: 'revisions', holds: 'the log has every revision up to the head' },
  { name: 'captions', holds: 'every record has a caption and a checksum' },
] as const

export interface Fault {
  readonly id: string
  readonly fault: string
}

export interface Finding {
  readonly rule: (typeof RULES)[number]['name']
  /** What must hold, in words. */
  readonly holds: string
  /** What breaks it; empty where it holds. */
  readonly faults: readonly Fault[]
  /** Whether there are more faults than are listed. */
  readonly more: boolean
}

export interface Verification {
  readonly head: number
  /** Records in force at the head, and versions of all times. */
  readonly records: number
  readonly versions: number
  readonly findings: readonly Finding[]
  readonly sound: boolean
}

const LISTED = 20

/**
 * Checks in the graph what the constraints of Neo4j Community cannot promise. Reads only.
 * @param listed how many faults to list for each rule
 * @throws AttestError DATABASE_UNAVAILABLE, DATABASE_TIMEOUT
 */
export async function verifyGraph(connection: Connection, listed = LISTED): Promise<Verification> {
  const [headRow] = await connection.read('read/head', {})
  const head = Number(headRow?.['head'] ?? 0)
  const [sizes] = await connection.read('read/verify-sizes', { head })
  const findings: Finding[] = []
  for (const { name, holds } of RULES) {
    const rows = await connection.read(`read/verify-${name}`, { head, max: FOREVER, limit: listed + 1 })
    const faults = rows.map((row) => ({ id: String(row['id']), fault: String(row['fault']) }))
    findings.push({ rule: name, holds, faults: faults.slice(0, listed), more: faults.length > listed })
  }
  return { head, records: Number(sizes?.['records'] ?? 0), versions: Number(sizes?.['versions'] ?? 0), findings, sound: findings.every(({ faults }) => faults.length === 0) }
}

/** The findings as lines for a terminal. */
export function describeVerification({ head, records, versions, findings, sound }: Verification): string[] {
  return [
    `Revision ${head}: ${records} records in force, ${versions} versions.`,
    ...findings.flatMap(({ holds, faults, more }) => [`${faults.length === 0 ? 'ok   ' : 'FAULT'} ${holds}`, ...faults.map(({ id, fault }) => `        ${id}: ${fault}`), ...(more ? ['        … and more'] : [])]),
    sound ? 'The graph is sound.' : 'The graph is not sound. A load sweeps what lies beyond the head; for the rest, restore a dump, or reset the database and load the dossiers again.',
  ]
}
