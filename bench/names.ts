import { parse } from 'csv-parse/sync'
import { doubleMetaphone } from 'double-metaphone'
import { translate, WIKIPEDIA } from 'iuliia'
import jaroWinkler from 'jaro-winkler'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareNames } from '../src/reasoning/names/score.js'
import { THRESHOLD } from '../src/reasoning/names/reconcile.js'
import type { Measured, Tally } from './contest.js'

interface Person {
  readonly id: string
  readonly names: readonly string[]
}

interface Matcher {
  readonly name: string
  /** From what score on it calls two names one; for the others, as their users commonly set it. */
  readonly threshold: number
  readonly score: (a: string, b: string) => number
}

const romanised = (name: string): string => translate(name, WIKIPEDIA).toLowerCase()

function byMetaphone(a: string, b: string): number {
  const codes = (name: string): string[] => romanised(name).split(/[^\p{L}]+/u).filter((word) => word.length > 1).map((word) => doubleMetaphone(word)[0])
  const [left, right] = [codes(a), codes(b)]
  return (2 * left.filter((code) => right.includes(code)).length) / Math.max(1, left.length + right.length)
}

const MATCHERS: readonly Matcher[] = [
  { name: 'compareNames', threshold: THRESHOLD, score: (a, b) => compareNames(a, b).score },
  { name: 'Jaro–Winkler, as written', threshold: 0.85, score: (a, b) => jaroWinkler(a.toLowerCase(), b.toLowerCase()) },
  { name: 'Jaro–Winkler, romanised by iuliia', threshold: 0.85, score: (a, b) => jaroWinkler(romanised(a), romanised(b)) },
  { name: 'double metaphone by words, romanised by iuliia', threshold: 0.99, score: byMetaphone },
]

export const isHeldOut = (id: string): boolean => (createHash('sha256').update(id).digest()[0] ?? 0) >= 128

function read(file: string): Person[] {
  const rows = parse(readFileSync(join(import.meta.dirname, 'names', file)), { columns: true })
  return (rows as { person: string; names: string }[]).map(({ person, names }) => ({ id: person, names: names.split('; ') }))
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

/**
 * Every form but the first of each held-out person is looked for among the first forms of all held-out persons and
 * of those who only stand by. Found at once: their own is strictly first. Precision and recall: of all pairs at the threshold.
 */
function recallAndPrecision(title: string, people: readonly Person[]): Tally {
  const sought = people.flatMap((person) => person.names.slice(1).map((form) => ({ person, form })))
  const rows = MATCHERS.map(({ name, threshold, score }) => {
    const counts = { first: 0, right: 0, wrong: 0 }
    for (const { person, form } of sought) {
      const scores = people.map((other) => ({ own: other === person, score: score(form, other.names[0] ?? '') }))
      const own = scores.find((each) => each.own)?.score ?? 0
      if (scores.every((each) => each.own || each.score < own)) counts.first++
      counts.right += Number(own >= threshold)
      counts.wrong += scores.filter((each) => !each.own && each.score >= threshold).length
    }
    return [name, percent(counts.first, sought.length), threshold, percent(counts.right, counts.right + counts.wrong), percent(counts.right, sought.length)]
  })
  return { title: `${title}: ${sought.length} forms sought among ${people.length} people`, columns: ['matcher', 'recall at 1', 'threshold', 'precision', 'recall'], rows }
}

/** Names: found again in another form, kept apart from namesakes, and how fast. */
export default function names(): Measured {
  const known = read('people.csv').filter(({ id }) => isHeldOut(id))
  const parliaments = read('parliaments.csv').filter(({ id }) => isHeldOut(id))
  const sample = known.flatMap((person, index) => person.names.slice(1, 3).map((form) => [form, known[(index * 7) % known.length]?.names[0] ?? ''] as const)).slice(0, 100)
  return {
    contests: [{ title: `${sample.length} pairs of names`, contestants: MATCHERS.map(({ name, score }) => ({ name, run: () => sample.map(([a, b]) => score(a, b)) })) }],
    tallies: [recallAndPrecision('well-known people, held out', known), recallAndPrecision('members of parliaments, held out', parliaments)],
  }
}
