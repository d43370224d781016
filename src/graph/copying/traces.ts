import { isTelling, isViolated, strangeSpellings } from '../../reasoning/copying/errors.js'
import type { Trace } from '../../reasoning/copying/suspicions.js'
import { placesFrom, placesIn } from '../../reasoning/places.js'
import { compareRivals } from '../../reasoning/propositions/relations.js'
import { specOf } from '../../reasoning/propositions/kinds.js'
import type { Row } from '../connection.js'
import { propositionOf } from '../provenance/proposition.js'
import { loadChains } from '../read/places.js'
import { loadRecords } from '../read/records.js'
import type { Snapshot } from '../read/snapshot.js'

/** What more sources than this have in common is not rare. */
export const RARE = 6
/** Rare values of one kind that are looked at, at most, so that memory stays bounded. */
const MOST_TRACES = 5000

type Borne = Trace['borne']

/** Everything rare that several sources share, or that this one shares with others. Eight statements. */
export async function readTraces(snapshot: Snapshot, source: string | null): Promise<Trace[]> {
  const { connection, at } = snapshot
  const read = (name: string): Promise<Row[]> => connection.read(`read/copying-${name}`, { at, source, rare: RARE, limit: MOST_TRACES })
  const [values, totals, spellings, wordings, readings, omissions] = await Promise.all(['values', 'totals', 'spellings', 'wordings', 'readings', 'omissions'].map(read))
  return [
    ...(await minorityValues(snapshot, values ?? [])),
    ...(totals ?? []).filter(isWrong).map((row): Trace => ({ kind: 'TOTAL', item: text(row, 'item'), written: text(row, 'of'), of: text(row, 'of'), borne: row['borne'] as Borne })),
    ...(spellings ?? []).flatMap(strange),
    ...(wordings ?? []).filter((row) => isTelling(text(row, 'written'))).map((row): Trace => ({ kind: text(row, 'kind') as Trace['kind'], item: `words/${text(row, 'written')}`, written: text(row, 'written'), of: '', borne: row['borne'] as Borne })),
    ...(readings ?? []).map((row): Trace => ({ kind: 'READING', item: `slip/${text(row, 'written')}`, written: text(row, 'written'), of: text(row, 'reading'), borne: row['borne'] as Borne })),
    ...(omissions ?? []).map((row): Trace => ({ kind: 'OMISSION', item: `omission/${text(row, 'item')}`, written: text(row, 'of'), of: text(row, 'of'), borne: row['borne'] as Borne })),
  ]
}

/** A value is an error where an answer that excludes it has more witnesses, as far as recorded. */
async function minorityValues(snapshot: Snapshot, rows: readonly Row[]): Promise<Trace[]> {
  const records = await loadRecords(snapshot, [...new Set(rows.flatMap((row) => [text(row, 'item'), ...(row['rivals'] as string[])]))])
  const places = placesFrom(await loadChains(snapshot, [...new Set([...records.values()].flatMap((record) => placesIn(propositionOf(record))))]))
  return rows.flatMap((row): Trace[] => {
    const stored = records.get(text(row, 'item'))
    if (!stored) return []
    const own = propositionOf(stored)
    if (!specOf(own.kind).rivals) return []
    const excluded = (row['rivals'] as string[]).some((id) => {
      const rival = records.get(id)
      return rival !== undefined && compareRivals(own, propositionOf(rival), places).relation === 'CONFLICTS'
    })
    return excluded ? [{ kind: 'VALUE', item: text(row, 'item'), written: text(row, 'of'), of: text(row, 'of'), borne: row['borne'] as Borne }] : []
  })
}

function isWrong(row: Row): boolean {
  return isViolated(row['total'] as Parameters<typeof isViolated>[0], row['parts'] as Parameters<typeof isViolated>[1], row['complete'] === true)
}

function strange(row: Row): Trace[] {
  return strangeSpellings(row['spellings'] as Parameters<typeof strangeSpellings>[0], RARE).map(({ written, borne }) => ({ kind: 'SPELLING', item: `name/${text(row, 'item')}/${written}`, written, of: text(row, 'of'), borne }))
}

function text(row: Row, name: string): string {
  return typeof row[name] === 'string' ? row[name] : ''
}
