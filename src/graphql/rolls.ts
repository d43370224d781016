import { AttestError } from '../errors.js'
import { loadEntries, loadPlacements, omissionKey, placementKey, type Placements, type RollEntry } from '../graph/read/rolls.js'
import { type Presence, rollPresence } from '../reasoning/presence.js'
import { captionOf, type RecordParent } from './model.js'
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
  const placements = await loadPlacements(view.snapshot, people.map(({ id }) => id), rolls.map(({ props }) => String(props['of'])))
  const byPlace = new Map<string, RollEntry[]>()
  for (const entry of entries) {
    const key = omissionKey(entry.roll, entry.entity ?? '')
    byPlace.set(key, [...(byPlace.get(key) ?? []), entry])
  }
  const rows = people
    .sort((a, b) => captionOf(a).localeCompare(captionOf(b)) || (a.id < b.id ? -1 : 1))
    .map((person) => ({
      person,
      cells: rolls.map((roll) => {
        const place = omissionKey(roll.id, person.id)
        const found = byPlace.get(place) ?? []
        const presence = rollPresence({ lists: found.length > 0, omissionReported: omitted.has(place), scopeExcludes: excludes(roll, person, placements), knownInFull: roll.props['known'] === 'IN_FULL' })
        return { view, roll, entries: found, presence }
      }),
    }))
  return { rolls, rows, unidentified: await view.all(entries.filter(({ entity }) => entity === null).map(({ claim }) => claim)) }
}

/** A roll of one district (or list, meeting …) does not speak of somebody whom the sources place only in others. */
function excludes(roll: RecordParent, person: RecordParent, placements: Placements): boolean {
  return roll.edges.some(({ type, to, props }) => {
    const known = type === 'COVERS' ? placements.get(placementKey(String(roll.props['of']), String(props['role']), person.id)) : undefined
    return known !== undefined && !known.has(to)
  })
}
