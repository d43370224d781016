import type { Places } from '../reasoning/compare.js'
import { placesFrom, placesIn } from '../reasoning/places.js'
import type { Proposition } from '../reasoning/propositions/identity.js'
import type { View } from './view.js'

/** Where the places lie by which propositions are compared. */
export async function placesOf(view: View, propositions: readonly Proposition[]): Promise<Places> {
  const ids = [...new Set(propositions.flatMap(placesIn))]
  return placesFrom(new Map(await Promise.all(ids.map(async (id) => [id, await view.chains.load(id)] as const))))
}
