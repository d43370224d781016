import type { Constraint, ConstraintKind, Coverage, StatedFigure, Term } from '../../reasoning/arithmetic/constraint.js'
import type { Row } from '../connection.js'
import type { Snapshot } from '../read/snapshot.js'
import { termOf } from './terms.js'

interface StoredConstraint {
  readonly id: string
  readonly kind: ConstraintKind
  readonly coverage: Coverage | null
  readonly group: string | null
  readonly because: string
  /** The first of the sources whose claims, rolls or tables it relates. */
  readonly first?: string | null
  readonly terms: readonly { readonly term: string; readonly position: number; readonly id: string }[]
}

/** What an audit has to know. */
export interface Relations {
  readonly constraints: readonly Constraint[]
  /** What is said in answer to each question that has several answers. */
  readonly answers: ReadonlyMap<string, readonly StatedFigure[]>
  /** The first source of each constraint, by its id, where only those of some sources were read. */
  readonly first?: ReadonlyMap<string, string>
}

/** Terms that are read at once. */
const BATCH = 2_000

/**
 * All constraints with what they relate, and all rival answers: two statements, and one for each 2,000 terms.
 * @param spend told how many terms there are before they are read, to refuse if they are too many
 */
export async function loadRelations({ connection, at }: Snapshot, spend: (items: number) => void): Promise<Relations> {
  const [stored, rivals] = await Promise.all([connection.read('read/audit-constraints', { at }), connection.read('read/audit-answers', { at })])
  return relationsFrom({ connection, at }, stored, rivals, spend)
}

/**
 * What an audit of some sources has to know: the constraints in which what they state stands, those whose totals they
 * state otherwise, and the columns parallel to these; and rival answers. Three statements, and one for each 2,000 terms.
 * @param spend told how many terms there are before they are read, to refuse if they are too many
 */
export async function loadRelationsOf({ connection, at }: Snapshot, sources: readonly string[], spend: (items: number) => void): Promise<Relations> {
  const [touching] = await connection.read('read/audit-touching', { at, sources })
  const questions = touching?.['questions'] ?? []
  const stored = await connection.read('read/audit-related', { at, constraints: touching?.['constraints'] ?? [], questions })
  const rivals = await connection.read('read/audit-rivals', { at, constraints: stored.map((row) => row['id']), questions })
  const first = new Map(stored.map(constraintOf).map((constraint) => [constraint.id, constraint.first ?? '']))
  return { ...(await relationsFrom({ connection, at }, stored, rivals, spend)), first }
}

/** Whether all constraints, and all figures, are few enough to be audited at once. */
export async function areFew({ connection }: Snapshot, mostConstraints: number, mostFigures: number): Promise<boolean> {
  const [row] = await connection.read('read/count-audited', {})
  return Number(row?.['constraints'] ?? 0) <= mostConstraints && Number(row?.['figures'] ?? 0) <= mostFigures
}

async function relationsFrom(snapshot: Snapshot, stored: readonly Row[], rivals: readonly Row[], spend: (items: number) => void): Promise<Relations> {
  const constraints = stored.map(constraintOf)
  const ids = new Set([...constraints.flatMap(({ terms }) => terms.map(({ id }) => id)), ...rivals.map((row) => String(row['id']))])
  spend(ids.size)
  const terms = await loadTerms(snapshot, [...ids])
  const answers = new Map<string, StatedFigure[]>()
  for (const row of rivals) {
    const figure = terms.get(String(row['id']))?.figure
    if (figure) answers.set(figure.question, [...(answers.get(figure.question) ?? []), figure])
  }
  return { constraints: constraints.map((constraint) => withTerms(constraint, terms)), answers }
}

/** All constraints of one kind with what they relate: two statements, however many there are. */
export async function loadConstraints({ connection, at }: Snapshot, kind: ConstraintKind): Promise<Constraint[]> {
  const stored = (await connection.read('read/audit-constraints', { at })).map(constraintOf).filter((constraint) => constraint.kind === kind)
  const terms = await loadTerms({ connection, at }, [...new Set(stored.flatMap((constraint) => constraint.terms.map(({ id }) => id)))])
  return stored.map((constraint) => withTerms(constraint, terms))
}

/** What the sources of these constraints say in the same measures, wherever they say it: one statement for all, and one for each 2,000 figures. */
export async function loadNeighbours(snapshot: Snapshot, constraints: readonly Constraint[], spend: (items: number) => void): Promise<StatedFigure[]> {
  const figures = constraints.flatMap(({ terms }) => terms.flatMap(({ figure }) => (figure ? [figure] : [])))
  if (figures.length === 0) return []
  const distinct = (of: (figure: StatedFigure) => string): string[] => [...new Set(figures.map(of))].sort()
  const found = await snapshot.connection.read('read/audit-figures', { at: snapshot.at, measures: distinct(({ measure }) => measure), sources: distinct(({ source }) => source) })
  spend(found.length)
  const terms = await loadTerms(snapshot, found.map((row) => String(row['id'])))
  return [...terms.values()].flatMap(({ figure }) => (figure ? [figure] : []))
}

type LoadedTerms = ReadonlyMap<string, Omit<Term, 'term' | 'position' | 'id'>>

function withTerms({ terms: of, id: self, kind, coverage, group, because }: StoredConstraint, terms: LoadedTerms): Constraint {
  return { id: self, kind, coverage, group, because, terms: of.map(({ term, position, id }): Term => ({ caption: id, ...terms.get(id), id, term, position })) }
}

async function loadTerms({ connection, at }: Snapshot, ids: readonly string[]): Promise<Map<string, Omit<Term, 'term' | 'position' | 'id'>>> {
  const terms = new Map<string, ReturnType<typeof termOf>>()
  for (let from = 0; from < ids.length; from += BATCH)
    for (const row of await connection.read('read/audit-terms', { ids: ids.slice(from, from + BATCH), at })) terms.set(String((row['props'] as Record<string, unknown>)['id']), termOf(row))
  return terms
}

function constraintOf(row: Row): StoredConstraint {
  return row as unknown as StoredConstraint
}
