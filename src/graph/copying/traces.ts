import { isTelling, strangeSpellings, wrongTotals } from '../../reasoning/copying/errors.js'
import type { Trace } from '../../reasoning/copying/suspicions.js'
import { placesFrom, placesIn } from '../../reasoning/places.js'
import { compareRivals } from '../../reasoning/propositions/relations.js'
import { specOf } from '../../reasoning/propositions/kinds.js'
import { loadConstraints } from '../audit/load.js'
import type { Params, Row } from '../connection.js'
import { propositionOf } from '../provenance/proposition.js'
import { loadChains } from '../read/places.js'
import { loadRecords } from '../read/records.js'
import type { Snapshot } from '../read/snapshot.js'

/** What more sources than this have in common is not rare. */
export const RARE = 6
/** Rare values of one kind that are looked at, at most, so that memory stays bounded. */
const MOST_TRACES = 5000

type Borne = Trace['borne']

/** Everything rare that several sources share, or that this one shares with others. Ten statements. */
export async function readTraces(snapshot: Snapshot, source: string | null): Promise<Trace[]> {
  const { connection, at } = snapshot
  const read = (name: string, params: Params = {}): Promise<Row[]> => connection.read(`read/copying-${name}`, { ...params, at, source, rare: RARE, limit: MOST_TRACES })
  const unsound = async (): Promise<Row[]> => read('totals', { claims: wrongTotals(await loadConstraints(snapshot, 'SUM')) })
  const [values, totals, spellings, wordings, readings, omissions] = await Promise.all([read('values'), unsound(), read('spellings'), read('wordings'), read('readings'), read('omissions')])
  return [
    ...(await minorityValues(snapshot, values)),
    ...totals.map((row): Trace => ({ kind: 'TOTAL', item: text(row, 'item'), written: text(row, 'of'), of: text(row, 'of'), borne: borneOf(row) })),
    ...spellings.flatMap(strange),
    ...wordings.filter((row) => isTelling(text(row, 'written'))).map((row): Trace => ({ kind: text(row, 'kind') as Trace['kind'], item: `words/${text(row, 'written')}`, written: text(row, 'written'), of: '', borne: borneOf(row) })),
    ...readings.map((row): Trace => ({ kind: 'READING', item: `slip/${text(row, 'written')}`, written: text(row, 'written'), of: text(row, 'reading'), borne: borneOf(row) })),
    ...omissions.map((row): Trace => ({ kind: 'OMISSION', item: `omission/${text(row, 'item')}`, written: text(row, 'of'), of: text(row, 'of'), borne: borneOf(row) })),
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
    return excluded ? [{ kind: 'VALUE', item: text(row, 'item'), written: text(row, 'of'), of: text(row, 'of'), borne: borneOf(row) }] : []
  })
}

function strange(row: Row): Trace[] {
  const spellings = (row['spellings'] as { written: string; borne: Borne }[]).map(({ written, borne }) => ({ written, borne: inOrder(borne) })).sort((a, b) => (a.written < b.written ? -1 : 1))
  return strangeSpellings(spellings, RARE).map(({ written, borne }) => ({ kind: 'SPELLING', item: `name/${text(row, 'item')}/${written}`, written, of: text(row, 'of'), borne }))
}

function text(row: Row, name: string): string {
  return typeof row[name] === 'string' ? row[name] : ''
}

function borneOf(row: Row): Borne {
  return inOrder(row['borne'] as Borne)
}

/** The database gives no order to what it collects; the answer has one. */
function inOrder(borne: Borne): Borne {
  const key = ({ source, record }: Borne[number]): string => `${source}\n${record}`
  return [...borne].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
