import { AttestError } from '../graph/errors.js'
import { loadEntries, omissionKey, type RollEntry } from '../graph/read/rolls.js'
import type { RecordParent } from './model.js'
import type { Presence } from './schema.generated.js'
import type { View } from './view.js'

export interface RollCellParent {
  readonly view: View
  readonly roll: RecordParent
  readonly presence: Presence
  readonly entries: readonly RollEntry[]
}

export interface RollRowParent {
  readonly person: RecordParent
  readonly cells: readonly RollCellParent[]
}

export interface RollComparisonParent {
  readonly rolls: readonly RecordParent[]
  readonly rows: readonly RollRowParent[]
  /** Entries whose name nobody has identified; they stand in no row. */
  readonly unidentified: readonly RecordParent[]
}

const LARGEST = 20

/**
 * People by rolls: everybody whom one of the rolls lists, by caption, with their place on each.
 * @throws AttestError BAD_INPUT for an id that is no roll
 */
export async function compareRolls(view: View, ids: readonly string[]): Promise<RollComparisonParent> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0 || wanted.length > LARGEST) throw new AttestError('BAD_INPUT', `rolls: ${wanted.length} rolls cannot be compared. Expected 1 to ${LARGEST} ids.`)
  const rolls = await Promise.all(
    wanted.map(async (id) => {
      const roll = await view.records.load(id)
      if (!roll?.labels.has('Roll')) throw new AttestError('BAD_INPUT', `rolls: nothing that is a roll has the id "${id}". The field "rolls" lists them.`)
      return roll
    }),
  )
  const { entries, omitted } = await loadEntries(view.snapshot, wanted)
  const people = await view.all([...new Set(entries.flatMap(({ entity }) => entity ?? []))])
  const byPlace = new Map<string, RollEntry[]>()
  for (const entry of entries) {
    const key = omissionKey(entry.roll, entry.entity ?? '')
    byPlace.set(key, [...(byPlace.get(key) ?? []), entry])
  }
  const rows = people
    .sort((a, b) => String(a.props['caption']).localeCompare(String(b.props['caption'])) || (a.id < b.id ? -1 : 1))
    .map((person) => ({
      person,
      cells: rolls.map((roll) => {
        const found = byPlace.get(omissionKey(roll.id, person.id)) ?? []
        return { view, roll, entries: found, presence: presenceOf(found.length > 0, roll.props['known'] === 'IN_FULL' || omitted.has(omissionKey(roll.id, person.id))) }
      }),
    }))
  return { rolls, rows, unidentified: await view.all(entries.filter(({ entity }) => entity === null).map(({ claim }) => claim)) }
}

function presenceOf(listed: boolean, whole: boolean): Presence {
  if (listed) return 'LISTED'
  return whole ? 'OMITTED' : 'UNKNOWN'
}
