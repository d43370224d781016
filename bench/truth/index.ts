import type { Measured, Tally } from '../contest.js'
import { contradictions } from './contradictions.js'
import { copies } from './copies.js'
import { names } from './names.js'
import { totals } from './totals.js'
import { witnesses } from './witnesses.js'
import { inWorld } from './world.js'

/** Claims and seed of the archive: of each size the first seed that has slips of every kind, or of two. */
const PLANS = { quick: { claims: 1200, seed: 1 }, full: { claims: 12_000, seed: 11 } } as const

/** Asks the program about an archive of which the truth is known, and counts what it finds and what it finds wrongly. */
export default async function truth(quick: boolean): Promise<Measured> {
  const { claims, seed } = quick ? PLANS.quick : PLANS.full
  const tallies = await inWorld(claims, seed, async (world) => {
    const measured: Tally[] = []
    for (const score of [contradictions, totals, copies, witnesses, names]) measured.push(...(await score(world)))
    return measured
  })
  return { contests: [], tallies: tallies.map(({ title, ...tally }) => ({ title: `${title} (attest generate --claims ${claims} --seed ${seed})`, ...tally })) }
}
