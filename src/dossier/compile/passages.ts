import { specOf } from '../../reasoning/propositions/kinds.js'
import { slugify } from '../../reasoning/propositions/identity.js'
import type { At, ClaimData, Dossier, EntryData, PassageData, RollData, RowData, TableData } from '../data.js'
import { type Compilation, type Reading } from './context.js'

type Passage = Dossier['passages'][number]

/** A claim as the compiler sees it, whether written as a claim, as an entry of a roll or as a cell of a table. */
export interface ClaimSite {
  readonly slug: string
  readonly at: At<ClaimData>
  readonly reading: Reading
  readonly ordinal: number
  /** The entry, row or cell that it comes from. */
  readonly from: { roll?: string; row?: string; column?: string }
}

export interface RollSite {
  readonly at: At<RollData>
  readonly reading: Reading
  readonly entries: ClaimSite[]
}

export interface TableSite {
  readonly at: At<TableData>
  readonly reading: Reading
  readonly rows: { at: At<RowData>; id: string; claims: ClaimSite[] }[]
  readonly totals: ClaimSite[]
}

/** A passage with all that stands in it. */
export interface PassageSite {
  readonly passage: Passage
  readonly reading: Reading
  readonly claims: ClaimSite[]
  readonly rolls: RollSite[]
  readonly tables: TableSite[]
}

/**
 * Gives every claim, roll, table and constraint of the dossier its id and notes it, so that later
 * references can be told right from wrong. A claim without an id takes one from its place.
 */
export function declarePassages(compilation: Compilation): PassageSite[] {
  const sites: PassageSite[] = []
  for (const passage of compilation.dossier.passages) {
    const id = passage.data.id ?? countedSlug(passage.data, (slug) => compilation.known.countPlace(slug))
    compilation.declare(id, 'PASSAGE', passage)
    const read = passage.data.in ?? compilation.dossier.heading.data.document?.source
    if (read === undefined) compilation.report(passage, [], { what: 'the passage does not say what was read', expected: '"in" with a source, or a document in the "dossier" section' })
    else if (!compilation.refers(read, ['SOURCE'], passage, passage.data.in === undefined ? [] : ['in'])) continue
    if (read !== undefined) {
      const site: PassageSite = { passage, reading: { passage, id, read }, claims: [], rolls: [], tables: [] }
      sites.push(site)
      declarePassage(compilation, site)
    }
  }
  return sites
}

/** The id of a passage that has none: from its place, counted where several have one place. */
export function placeSlug(passage: Pick<PassageData, 'in' | 'at'>, taken: Map<string, number>): string {
  return countedSlug(passage, (slug) => {
    const count = (taken.get(slug) ?? 0) + 1
    taken.set(slug, count)
    return count
  })
}

function countedSlug(passage: Pick<PassageData, 'in' | 'at'>, countPlace: (slug: string) => number): string {
  const slug = slugify(`${passage.in ?? ''} ${passage.at}`)
  const count = countPlace(slug)
  return count === 1 ? slug : `${slug}-${count}`
}

function declarePassage(compilation: Compilation, site: PassageSite): void {
  const { passage, reading } = site
  const { data, place, path } = passage
  const claims = [...(data.claims ?? []).map((claim, index) => ({ data: claim, place, path: [...path, 'claims', index] })), ...passage.claimLines]
  for (const [index, at] of claims.entries()) {
    const slug = at.data.id ?? `${reading.id}.${index + 1}`
    compilation.declare(slug, 'CLAIM', at, at.data.id === undefined ? [] : ['id'])
    site.claims.push({ slug, at, reading, ordinal: index + 1, from: {} })
  }
  for (const [index, roll] of (data.rolls ?? []).entries()) {
    const at = { data: roll, place, path: [...path, 'rolls', index] }
    compilation.declare(roll.id, 'ROLL', at, ['id'])
    const entries = roll.entries.map((entry, position) => entrySite(compilation, at, entry, position, reading))
    site.rolls.push({ at, reading, entries })
    site.claims.push(...entries)
  }
  for (const [index, written] of (data.tables ?? []).entries()) {
    const at = { data: written, place, path: [...path, 'tables', index] }
    compilation.declare(written.id, 'TABLE', at, ['id'])
    const table = tableSite(compilation, at, passage.tableRows.get(index) ?? [], reading)
    site.tables.push(table)
    for (const { claims } of table.rows) site.claims.push(...claims)
    site.claims.push(...table.totals)
  }
  for (const [index, constraint] of (data.constraints ?? []).entries()) compilation.declare(constraint.id, 'CONSTRAINT', passage, ['constraints', index, 'id'])
  for (const [index, { id }] of (data.readings ?? []).entries()) if (id !== undefined) compilation.declare(id, 'READING', passage, ['readings', index, 'id'])
  for (const [index, { id }] of (data.remarks ?? []).entries()) if (id !== undefined) compilation.declare(id, 'REMARK', passage, ['remarks', index, 'id'])
}

/** An entry of a roll affirms what the roll enumerates, of the one that it names. */
function entrySite(compilation: Compilation, roll: At<RollData>, entry: EntryData, index: number, reading: Reading): ClaimSite {
  const { data, place } = roll
  const path = [...roll.path, 'entries', index]
  const spec = specOf(data.of)
  const { id, lines, wording, note, with: further, ...named } = entry
  const slug = id ?? `${data.id}.${named.is ?? index + 1}`
  compilation.declare(slug, 'CLAIM', { place, path }, id === undefined ? [] : ['id'])
  const subject = spec.roles[spec.subject]?.many ? [named] : named
  const claim: ClaimData = {
    ...utteranceOf(data),
    ...(lines === undefined ? {} : { lines }),
    ...(wording === undefined ? {} : { wording }),
    ...(note === undefined ? {} : { note }),
    [data.of]: { ...data.with, ...further, [spec.subject]: subject },
  }
  return { slug, at: { data: claim, place, path }, reading, ordinal: index + 1, from: { roll: data.id } }
}

export function utteranceOf(data: ClaimData | RollData | TableData): ClaimData {
  const { by, cited, how, via, lines } = data
  return {
    ...(by === undefined ? {} : { by }),
    ...(cited === undefined ? {} : { cited }),
    ...(how === undefined ? {} : { how }),
    ...(via === undefined ? {} : { via }),
    ...(lines === undefined ? {} : { lines }),
  }
}

function tableSite(compilation: Compilation, at: At<TableData>, fileRows: At<RowData>[], reading: Reading): TableSite {
  const { data, place } = at
  const subject = data.subject ?? 'where'
  const figure = (spot: At<unknown>, slug: string, column: string, cell: unknown, roles: Record<string, unknown>, row: string, lines: string | undefined, ordinal: number): ClaimSite[] => {
    const template = data.columns[column]?.figure
    if (!template) {
      compilation.report(spot, ['cells', column], { what: `the column "${column}" holds no figures`, expected: `a column with a "figure": ${Object.entries(data.columns).flatMap(([name, { figure: has }]) => (has ? [name] : [])).join(', ')}` })
      return []
    }
    compilation.declare(slug, 'CLAIM', spot)
    const claim: ClaimData = { ...utteranceOf(data), ...(lines === undefined ? {} : { lines }), figure: { ...template, ...roles, value: cell } }
    return [{ slug, at: { data: claim, place: spot.place, path: spot.path }, reading, ordinal, from: { row, column } }]
  }
  const written = (data.rows ?? []).map((row, index): At<RowData> => ({ data: row, place, path: [...at.path, 'rows', index] }))
  const seen = new Map<string, number>()
  const rows = [...written, ...fileRows].map((row, index) => {
    const base = row.data.is ?? slugify(row.data.as)
    const count = (seen.get(base) ?? 0) + 1
    seen.set(base, count)
    const id = `${data.id}.${count === 1 ? base : `${base}-${count}`}`
    const roles = row.data.is === undefined ? {} : { [subject]: { is: row.data.is, as: row.data.as } }
    const claims = Object.entries(row.data.cells ?? {}).flatMap(([column, cell]) => figure(row, `${id}.${column}`, column, cell, roles, id, row.data.lines, index + 1))
    if (row.data.is === undefined && claims.length > 0) compilation.report(row, [], { what: `the row "${row.data.as}" has figures, but "is" does not say of what`, expected: `"is" with the entity that fills "${subject}"` })
    return { at: row, id, claims }
  })
  const total = data.total
  const totalAt = { data: total, place, path: [...at.path, 'total'] }
  const totals = Object.entries(total?.cells ?? {}).flatMap(([column, cell]) => figure(totalAt, `${data.id}.total.${column}`, column, cell, total?.with ?? {}, `${data.id}.total`, total?.lines, rows.length + 1))
  return { at, reading, rows, totals }
}
