import type { Measured } from './contest.js'
import { independence, type Lineage, type Witness } from '../src/reasoning/independence.js'

/** Reproducible random numbers (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const SOURCES = 500
const ORIGINALS = 60
const CLAIMS = process.argv.includes('--quick') ? 50_000 : 1_000_000
const name = (index: number): string => `s${index}`

/** A forest of copies in which one source in six merges two parents; the first sources derive from nothing. */
function forest(next: () => number): Lineage[] {
  return Array.from({ length: SOURCES }, (_, index) => index).slice(ORIGINALS).flatMap((index) => {
    const parents = new Set(Array.from({ length: next() < 1 / 6 ? 2 : 1 }, () => Math.floor(next() * index)))
    return [...parents].map((parent): Lineage => ({ source: name(index), from: name(parent), how: 'COPIES', suspected: false, scope: null }))
  })
}

interface Matter {
  readonly witnesses: readonly Witness[]
  /** What its witnesses go back to, as a case of it would hold. */
  readonly lineage: readonly Lineage[]
}

/** A million claims, or 50,000 for a quick look: each matter is stated by 2 to 48 of the sources. */
function matters(next: () => number, all: readonly Lineage[], claims: number): Matter[] {
  const parents = new Map<string, Lineage[]>()
  for (const derivation of all) parents.set(derivation.source, [...(parents.get(derivation.source) ?? []), derivation])
  const found: Matter[] = []
  for (let left = claims; left > 0; ) {
    const size = Math.min(left, 2 + Math.floor(next() * 47))
    const speaking = new Set(Array.from({ length: size }, () => name(Math.floor(next() * SOURCES))))
    const queue = new Set(speaking)
    for (const source of queue) for (const { from } of parents.get(source) ?? []) queue.add(from)
    found.push({
      witnesses: [...speaking].map((source): Witness => ({ source, claims: [`${source}/${found.length}`], ownObservation: false, deviatesFrom: [] })),
      lineage: [...queue].flatMap((source) => parents.get(source) ?? []),
    })
    left -= size
  }
  return found
}

/** What programs do that count who says so. */
function distinctSources({ witnesses }: Matter): number {
  return new Set(witnesses.map(({ source }) => source)).size
}

/** τ by its definition: the smallest set of roots that explains every witness, trying all sets. */
function bruteForce({ witnesses, lineage }: Matter): number {
  const rootsOf = (source: string): string[] => {
    const above = lineage.filter((derivation) => derivation.source === source)
    return above.length === 0 ? [source] : above.flatMap(({ from }) => rootsOf(from))
  }
  const sets = witnesses.map(({ source }) => new Set(rootsOf(source)))
  const roots = [...new Set(sets.flatMap((set) => [...set]))]
  let best = roots.length
  for (let bits = 0; bits < 2 ** roots.length; bits++) {
    const chosen = new Set(roots.filter((_, index) => (bits >> index) & 1))
    if (chosen.size < best && sets.every((set) => [...set].some((root) => chosen.has(root)))) best = chosen.size
  }
  return best
}

/** The interval for 500 sources, beside counting sources and beside brute force where that ends. */
export default function measure(): Measured {
  const next = random(500)
  const lineage = forest(next)
  const all = matters(next, lineage, CLAIMS)
  const some = all.slice(0, 400)
  const small = matters(next, lineage, 4_000).map((matter): Matter => ({ ...matter, witnesses: matter.witnesses.slice(0, 6) })).slice(0, 100)
  const sums = { sources: 0, least: 0, most: 0, exact: 0, one: 0, overcounted: 0 }
  const start = performance.now()
  for (const matter of all) {
    const { atLeast, atMost, exact } = independence(matter.witnesses, matter.lineage, [])
    const sources = distinctSources(matter)
    sums.sources += sources
    sums.least += atLeast
    sums.most += atMost
    sums.exact += exact ? 1 : 0
    if (sources > 1 && atMost === 1) sums.one++
    if (sources > atMost) sums.overcounted++
  }
  const seconds = (performance.now() - start) / 1000
  const wrong = small.filter((matter) => bruteForce(matter) !== independence(matter.witnesses, matter.lineage, []).atLeast).length
  const share = (count: number): string => `${((100 * count) / all.length).toFixed(1)} %`
  return {
    contests: [
      { title: `${some.length} matters, ${some.reduce((sum, { witnesses }) => sum + witnesses.length, 0)} witnesses`, contestants: [{ name: 'distinct sources', run: () => some.map(distinctSources) }, { name: 'interval [τ, φ]', run: () => some.map((matter) => independence(matter.witnesses, matter.lineage, [])) }] },
      { title: `${small.length} matters of six witnesses`, contestants: [{ name: 'interval [τ, φ]', run: () => small.map((matter) => independence(matter.witnesses, matter.lineage, [])) }, { name: 'τ by brute force', run: () => small.map(bruteForce) }] },
    ],
    tallies: [
      {
        title: `${CLAIMS.toLocaleString('en')} claims of ${SOURCES} sources (${ORIGINALS} originals), ${all.length.toLocaleString('en')} matters`,
        columns: ['measure', 'value'],
        rows: [
          ['sources counted, on average', (sums.sources / all.length).toFixed(2)],
          ['τ, on average', (sums.least / all.length).toFixed(2)],
          ['φ, on average', (sums.most / all.length).toFixed(2)],
          ['matters where sources are more than φ', share(sums.overcounted)],
          ['matters of several sources that are one witness', share(sums.one)],
          ['intervals that are exact', share(sums.exact)],
          ['τ unlike brute force, of 100 small matters', wrong],
          ['seconds for all intervals', seconds.toFixed(1)],
        ],
      },
    ],
  }
}
