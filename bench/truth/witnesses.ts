import type { Tally } from '../contest.js'
import { share } from './share.js'
import type { World } from './world.js'

interface Seat {
  readonly proposition: string
  readonly claims: number
  readonly witnesses: number
}
interface Bounds {
  readonly atLeast: number
  readonly atMost: number
}
interface Judged {
  readonly id: string
  readonly provenance: { readonly independence: { readonly direct: Bounds; readonly withSuspected: Bounds } } | null
}

const SEATS = 'query ($after: String) { list: mandates(first: 50, after: $after) { edges { node { id provenance { independence { direct { atLeast atMost } withSuspected { atLeast atMost } } } } } pageInfo { hasNextPage endCursor } } }'

/** How many witnesses the program counts for each seat, against how many there were. */
export async function witnesses({ all, truth }: World): Promise<Tally[]> {
  const judged = new Map((await all<Judged>(SEATS)).map(({ id, provenance }) => [id, provenance?.independence]))
  const seats = truth<Seat>('witnesses').flatMap((seat) => { const independence = judged.get(seat.proposition); return independence ? [{ ...seat, ...independence }] : [] })
  const row = (what: string, bounds: (seat: (typeof seats)[number]) => Bounds): (string | number)[] => {
    const within = seats.filter((seat) => bounds(seat).atLeast <= seat.witnesses && seat.witnesses <= bounds(seat).atMost)
    const mean = (of: (seat: (typeof seats)[number]) => number): string => (seats.reduce((sum, seat) => sum + of(seat), 0) / Math.max(1, seats.length)).toFixed(2)
    return [what, share(within.length, seats.length), seats.filter((seat) => seat.witnesses < bounds(seat).atLeast).length, seats.filter((seat) => seat.witnesses > bounds(seat).atMost).length, mean((seat) => bounds(seat).atMost - bounds(seat).atLeast), mean((seat) => Math.abs(bounds(seat).atMost - seat.witnesses))]
  }
  return [
    {
      title: 'independent witnesses of seats, against those that there were',
      columns: ['counted as', 'true number within', 'fewer in truth', 'more in truth', 'mean width', 'mean error of the most'],
      rows: [
        row('every claim', ({ claims }) => ({ atLeast: claims, atMost: claims })),
        row('the interval, by what is recorded', ({ direct }) => direct),
        row('the interval, with what is suspected', ({ withSuspected }) => withSuspected),
      ],
    },
  ]
}
