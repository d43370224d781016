import type { Draw } from './draw.js'
import type { Election } from './election.js'
import type { Matter, Matters } from './matters.js'
import { type DigitSlip, miswriteNumber, SLIP_KINDS, type SlipKind } from './slips.js'
import type { PlannedSource } from './sources.js'

/** Votes by district and list, as a source prints them. */
export interface VoteTable {
  readonly id: string
  readonly source: PlannedSource
  readonly election: Election
  /** Districts × lists. */
  readonly cells: number[][]
  readonly totals: number[]
  /** The source gives the votes of a town beside the table. */
  readonly outside: boolean
  readonly from: VoteTable | null
  /** What is wrong with it, whether made here or copied. */
  readonly slips: TableSlip[]
}

/** One slip, and where it shows. */
export interface TableSlip {
  readonly kind: SlipKind
  /** The lists whose sums do not add up. */
  readonly columns: readonly number[]
  /** The row left out or counted twice, or of the number that is miswritten; null for the total, or for what stands outside. */
  readonly row: number | null
  readonly right: readonly number[]
  readonly stated: readonly number[]
  /** Where it was made first. */
  readonly madeBy: string
}

/** How often a table has a slip of its own: of one that adds up the votes, and of one that copies another. */
const [FALSIFIED, FALSIFIED_COPY] = [0.5, 0.15]

export function claimsIn({ cells, totals, outside }: Pick<VoteTable, 'cells' | 'totals' | 'outside'>): number {
  return cells.length * totals.length + totals.length + (outside ? totals.length : 0)
}

/** The most claims that a table of an election makes. */
export function mostClaims({ districts, lists }: Election): number {
  return (districts.length + 2) * lists.length
}

/** The id of the claim that a cell makes; of a total where there is no row. */
export function cellId({ id, election }: Pick<VoteTable, 'id' | 'election'>, row: number | null, list: number): string {
  return `${id}.${row === null ? 'total' : (election.districts[row]?.id ?? '')}.${columnId(list)}`
}

export function columnId(list: number): string {
  return `list-${list + 1}`
}

/** Notes what the table says of each matter. */
export function noteCells(table: VoteTable, { votes, totals }: Matters): void {
  const note = (matter: Matter | undefined, value: number, claim: string): void => {
    matter?.said.push({ matter, source: table.source, stance: 'AFFIRMS', value, rounded: false, miswritten: null, wording: null, from: null, claim, written: '', entity: '', unidentified: false })
  }
  table.cells.forEach((row, district) => { row.forEach((value, list) => { note(votes[district]?.[list], value, cellId(table, district, list)) }) })
  table.totals.forEach((value, list) => { note(totals[list], value, cellId(table, null, list)) })
}

/** @param from the table that the source copies; null where it adds up the votes by itself */
export function drawTable(source: PlannedSource, election: Election, from: VoteTable | null, draw: Draw): VoteTable {
  const cells = (from?.cells ?? election.votes).map((row) => [...row])
  const sums = sumsOf(election.votes)
  const table: VoteTable = { id: `table-${source.id}-${election.id}`, source, election, cells, totals: [...(from?.totals ?? sums)], outside: from?.outside ?? false, from, slips: [...(from?.slips ?? [])] }
  if (!draw.chance(from === null ? FALSIFIED : FALSIFIED_COPY)) return table
  return from === null ? falsify(table, draw.pick(SLIP_KINDS), draw) : miscopy(table, draw)
}

export function sumsOf(cells: readonly (readonly number[])[]): number[] {
  return (cells[0] ?? []).map((_, list) => cells.reduce((total, row) => total + (row[list] ?? 0), 0))
}

function falsify(table: VoteTable, kind: SlipKind, draw: Draw): VoteTable {
  const columns = table.totals.map((_, list) => list)
  const row = draw.between(0, table.cells.length - 1)
  const moved = (by: readonly number[], sign: number, of: number | null): VoteTable => {
    const right = [...table.totals]
    for (const list of columns) table.totals[list] = (right[list] ?? 0) + sign * (by[list] ?? 0)
    table.slips.push({ kind, columns, row: of, right, stated: [...table.totals], madeBy: table.id })
    return { ...table, outside: kind === 'OUTSIDE_INCLUDED' }
  }
  switch (kind) {
    case 'ROW_LEFT_OUT':
      return moved(table.cells[row] ?? [], -1, row)
    case 'ROW_COUNTED_TWICE':
      return moved(table.cells[row] ?? [], 1, row)
    case 'OUTSIDE_INCLUDED':
      return moved(table.election.townVotes, 1, null)
    default:
      return slipInDigits(table, kind, draw.chance(0.4) ? null : row, draw)
  }
}

/** A copyist miswrites a number, and leaves the sums as they are. */
function miscopy(table: VoteTable, draw: Draw): VoteTable {
  return slipInDigits(table, draw.pick(['DIGITS_TRANSPOSED', 'DIGIT_MISPRINTED', 'DECIMAL_SHIFTED'] as const), draw.between(0, table.cells.length - 1), draw)
}

function slipInDigits(table: VoteTable, kind: DigitSlip, row: number | null, draw: Draw): VoteTable {
  const list = draw.between(0, table.totals.length - 1)
  const line = row === null ? table.totals : table.cells[row]
  const written = line?.[list] ?? 0
  const right = row === null ? written : (table.election.votes[row]?.[list] ?? 0)
  const stated = miswriteNumber(written, kind, draw)
  // A number that is miswritten already is left as it is.
  if (line === undefined || written !== right || stated === null || stated === right) return table
  line[list] = stated
  table.slips.push({ kind, columns: [list], row, right: [right], stated: [stated], madeBy: table.id })
  return table
}
