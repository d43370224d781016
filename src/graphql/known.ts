import { AttestError } from '../errors.js'
import type { TypeName } from './model.js'
import type { View } from './view.js'

type Wanted = Readonly<Record<string, string | readonly string[] | null | undefined>>

/** What an argument can name, where it is not an entity of any kind. */
const TYPES: Readonly<Record<string, readonly TypeName[]>> = {
  holder: ['Person'],
  party: ['Party', 'Body'],
  list: ['List'],
  district: ['ElectoralDistrict'],
  place: ['Place'],
  assembly: ['Assembly'],
  source: ['Source'],
  relayedBy: ['Source'],
  withoutSources: ['Source'],
  withoutRelays: ['Source'],
  withoutReadings: ['Reading', 'Claim'],
  withoutIdentifications: ['Mention'],
  question: ['Question'],
}

/**
 * Refuses ids that name nothing of the right kind: an empty answer to a mistyped id would read as a finding.
 * One round trip for all.
 * @throws AttestError BAD_INPUT naming the argument and the id
 */
export async function requireKnown(view: View, wanted: Wanted): Promise<void> {
  const ids = Object.entries(wanted).flatMap(([argument, value]) => (value === null || value === undefined ? [] : [value].flat().map((id) => ({ argument, id }))))
  await Promise.all(
    ids.map(async ({ argument, id }) => {
      const record = await view.records.load(id)
      const types = TYPES[argument]
      if (record && (!types || types.some((type) => record.labels.has(type)))) return
      throw new AttestError('BAD_INPUT', `${argument}: nothing${types ? ` that is a ${types.map(named).join(' or ')}` : ''} has the id "${id}". The field "find" finds ids by name.`)
    }),
  )
}

function named(type: TypeName): string {
  return type.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()
}
