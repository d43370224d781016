import { Bench } from 'tinybench'

/** Ways to do one thing, timed side by side; the first is what the others are compared with. */
export interface Contest {
  readonly title: string
  readonly contestants: readonly { readonly name: string; readonly run: () => unknown }[]
}

/** What is counted exactly beside the times: recall, precision, items. */
export interface Tally {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** One area of measurement. */
export interface Measured {
  readonly contests: readonly Contest[]
  readonly tallies: readonly Tally[]
}

export interface Timing {
  readonly contest: string
  readonly contestant: string
  /** Milliseconds, median of the rounds' medians. */
  readonly median: number
  /** Times the first contestant's median: median, least and most of the rounds. */
  readonly ratio: readonly [number, number, number]
}

/**
 * Times a contest in rounds, each contestant once in every round, so that a disturbance of the machine touches all alike.
 * @param rounds how often; each gives one ratio
 * @param milliseconds how long each contestant is repeated within a round
 */
export async function time({ title, contestants }: Contest, rounds: number, milliseconds: number): Promise<Timing[]> {
  const medians: number[][] = []
  for (let round = 0; round < rounds; round++) {
    const bench = new Bench({ time: milliseconds, iterations: 3, warmupTime: round === 0 ? milliseconds / 2 : 0, warmupIterations: round === 0 ? 2 : 0, throws: true, retainSamples: true })
    for (const { name, run } of contestants) bench.add(name, () => { sink = run() })
    await bench.run()
    medians.push(bench.tasks.map(({ result }) => ('latency' in result ? result.latency.p50 : Number.NaN)))
  }
  return contestants.map(({ name }, index): Timing => {
    const ratios = medians.map((round) => (round[index] ?? Number.NaN) / (round[0] ?? Number.NaN)).sort(ascending)
    return { contest: title, contestant: name, median: middle(medians.map((round) => round[index] ?? Number.NaN)), ratio: [middle(ratios), ratios[0] ?? Number.NaN, ratios.at(-1) ?? Number.NaN] }
  })
}

/** Keeps results alive, so that no work is optimised away. */
export let sink: unknown

const ascending = (a: number, b: number): number => a - b

function middle(values: readonly number[]): number {
  const sorted = [...values].sort(ascending)
  const half = sorted.length / 2
  return sorted.length % 2 === 1 ? (sorted[Math.floor(half)] ?? Number.NaN) : ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2
}
