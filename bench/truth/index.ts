import type { Measured, Tally } from '../contest.js'
import { contradictions } from './contradictions.js'
import { copies } from './copies.js'
import { names } from './names.js'
import { totals } from './totals.js'
import { witnesses } from './witnesses.js'
import { inWorld } from './world.js'

/** Claims and seed of the archive; both sizes take a Neo4j of their own. */
const PLAN = { quick: 2000, full: 12_000, seed: 1917 } as const

/** Asks the program about an archive of which the truth is known, and counts what it finds and what it finds wrongly. */
export default async function truth(quick: boolean): Promise<Measured> {
  const claims = quick ? PLAN.quick : PLAN.full
  const tallies = await inWorld(claims, PLAN.seed, async (world) => {
    const measured: Tally[] = []
    for (const score of [contradictions, totals, copies, witnesses, names]) measured.push(...(await score(world)))
    return measured
  })
  return { contests: [], tallies: tallies.map(({ title, ...tally }) => ({ title: `${title} (attest generate --claims ${claims} --seed ${PLAN.seed})`, ...tally })) }
}
