import type { Measured, Tally } from '../contest.js'
import { loadedHome } from '../home.js'
import { BURST, CONNECTIONS, soak, type Soaked } from './soak.js'

/** Claims of the archive. */
const SIZES = { quick: 2_500, full: 100_000 } as const
const SEED = 1917
const MINUTES = { quick: 0.75, full: 10 } as const
const MB = 1024 * 1024

/**
 * Many sorts of requests and of clients at once, for minutes.
 * @param home a folder of an Attest (ATTEST_HOME) whose archive is asked, instead of one that is loaded for this; it must not be served meanwhile
 */
export default async function measure(quick: boolean, home: string | undefined, sizes: readonly number[], minutes: number = quick ? MINUTES.quick : MINUTES.full): Promise<Measured> {
  const made = home === undefined ? await loadedHome(sizes[0] ?? (quick ? SIZES.quick : SIZES.full), SEED) : null
  try {
    const soaked = await soak(home ?? made?.home ?? '', { seconds: minutes * 60, warmingSeconds: Math.min(60, minutes * 20), bursts: Math.ceil(minutes / 2) }, (line) => { console.error(line) })
    return { contests: [], tallies: [requests(soaked, minutes), memory(soaked), rest(soaked)] }
  } finally {
    await made?.close()
  }
}

function requests({ kinds }: Soaked, minutes: number): Tally {
  return {
    title: `${CONNECTIONS} connections for ${minutes} minutes, with ${BURST} more at once now and then; errors and refusals (503 SERVER_BUSY) are not in the times`,
    columns: ['question', 'answered', 'errors', 'refused', 'median ms', 'p99 ms', 'slowest ms'],
    rows: kinds.map(({ name, times, failures }) => {
      const sorted = [...times].sort((a, b) => a - b)
      const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
      const refused = failures.filter(isRefusal).length
      return [name, times.length, failures.length - refused, refused, at(0.5), at(0.99), at(1)]
    }),
  }
}

/** Told to come again, for the queue was full or did not move fast enough. */
export function isRefusal(failure: string): boolean {
  return failure === '503 SERVER_BUSY'
}

function memory(soaked: Soaked): Tally {
  const inMb = (bytes: number): string => (bytes / MB).toFixed(1)
  return {
    title: `memory of the server after a collection, in MB; growth an hour by all looks: ${(growth(soaked, 'heapUsed') / MB).toFixed(1)} of the heap, ${(growth(soaked, 'rss') / MB).toFixed(1)} of the process`,
    columns: ['seconds after the warm-up', 'heap', 'external', 'process (RSS)'],
    rows: soaked.memory.map(({ seconds, heapUsed, external, rss }) => [seconds, inMb(heapUsed), inMb(external), inMb(rss)]),
  }
}

/** Bytes an hour, of the line that lies closest to what was seen. */
function growth({ memory }: Soaked, what: 'heapUsed' | 'rss'): number {
  const middle = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [middle(memory.map(({ seconds }) => seconds)), middle(memory.map((seen) => seen[what]))]
  const [above, below] = memory.reduce(([up, down], seen) => [up + (seen.seconds - x) * (seen[what] - y), down + (seen.seconds - x) ** 2], [0, 0])
  return (above / below) * 3600
}

function rest({ kinds, gone, left }: Soaked): Tally {
  const errors = kinds.flatMap(({ name, failures }) => failures.filter((failure) => !isRefusal(failure)).map((failure) => `${name}: ${failure}`))
  const counts = new Map<string, number>()
  for (const error of [...errors, ...left]) counts.set(error, (counts.get(error) ?? 0) + 1)
  return { title: `what went wrong (${gone} clients had gone away before they were answered)`, columns: ['what', 'times'], rows: counts.size === 0 ? [['nothing', 0]] : [...counts] }
}
