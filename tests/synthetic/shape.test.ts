import { expect, test } from 'vitest'
import { syntheticArchive } from '../../src/synthetic/archive.js'
import { MOST_CLAIMS_OF_SOURCE, MOST_DERIVATIVES } from '../../src/synthetic/sources.js'

type Data = Record<string, unknown>
interface Passage {
  readonly in: string
  readonly by?: string
  readonly claims?: Data[]
  readonly rolls?: { readonly with: Data; readonly entries: Data[] }[]
  readonly tables?: { readonly id: string; readonly rows: { readonly cells: Data }[]; readonly total: { readonly cells: Data } }[]
}

/** What of a large archive is counted here. */
interface Shape {
  claims: number
  inTables: number
  tables: number
  unidentified: number
  readonly speakers: Map<string, number>
  readonly hands: Map<string, number>
  readonly people: Map<string, number>
  readonly assemblies: Map<string, number>
  readonly truth: Map<string, Data[]>
}

function shapeOf(claims: number, seed: number): Shape {
  const shape: Shape = { claims: 0, inTables: 0, tables: 0, unidentified: 0, speakers: new Map(), hands: new Map(), people: new Map(), assemblies: new Map(), truth: new Map() }
  const add = (counts: Map<string, number>, key: unknown, by = 1): void => {
    if (typeof key === 'string') counts.set(key, (counts.get(key) ?? 0) + by)
  }
  const count = (passage: Passage, data: Data, by = 1): void => {
    shape.claims += by
    add(shape.speakers, passage.by ?? passage.in, by)
    if (passage.by !== undefined) add(shape.hands, passage.in, by)
    const named = (data['holder'] ?? data['candidate'] ?? data['member'] ?? data['attendee'] ?? data['nominee']) as { is?: string } | undefined
    if (named !== undefined && typeof named === 'object' && named.is === undefined) shape.unidentified++
    add(shape.people, named?.is)
    add(shape.assemblies, data['assembly'], by)
  }
  for (const line of syntheticArchive({ claims, seed })) {
    if ('truth' in line) shape.truth.set(line.truth, [...(shape.truth.get(line.truth) ?? []), line.data as Data])
    else if (line.dossier === 'passages')
      for (const passage of (line.data as { passages: Passage[] }).passages) {
        for (const claim of passage.claims ?? []) count(passage, Object.values(claim).find((part): part is Data => typeof part === 'object' && !Array.isArray(part)) ?? {})
        for (const roll of passage.rolls ?? []) for (const entry of roll.entries) count(passage, { holder: entry, ...roll.with })
        for (const table of passage.tables ?? []) {
          const cells = [...table.rows, table.total].reduce((sum, row) => sum + Object.keys(row.cells).length, 0)
          shape.tables++
          shape.inTables += cells
          count(passage, {}, cells)
        }
      }
  }
  return shape
}

const most = (counts: ReadonlyMap<string, number>): number => Math.max(...counts.values())
const [small, large] = [shapeOf(10_000, 2), shapeOf(60_000, 2)]

test('nothing grows with the archive: no source, hand, person or assembly', () => {
  expect([small.claims, large.claims]).toEqual([10_000, 60_000])
  for (const { speakers, hands, people, assemblies, truth } of [small, large]) {
    expect(most(speakers)).toBeLessThanOrEqual(MOST_CLAIMS_OF_SOURCE)
    expect(most(hands)).toBeLessThanOrEqual(MOST_CLAIMS_OF_SOURCE)
    expect(most(people)).toBeLessThanOrEqual(400)
    expect(most(assemblies)).toBeLessThanOrEqual(4000)
    const derivatives = new Map<string, number>()
    for (const { from } of truth.get('copying') ?? []) derivatives.set(String(from), (derivatives.get(String(from)) ?? 0) + 1)
    expect(most(derivatives)).toBeLessThanOrEqual(MOST_DERIVATIVES)
  }
})

test('few sources say most, and most say little', () => {
  const sizes = [...large.speakers.values()].sort((a, b) => b - a)
  const top = sizes.slice(0, Math.ceil(sizes.length / 10)).reduce((sum, size) => sum + size, 0)
  expect(top / large.claims).toBeGreaterThan(0.45)
  expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(7)
})

test('everything is as frequent as is documented', () => {
  const share = (file: string, of: number): number => (large.truth.get(file)?.length ?? 0) / of
  expect(large.inTables / large.claims).toBeGreaterThan(0.035)
  expect(large.inTables / large.claims).toBeLessThan(0.055)
  expect(share('false-claims', large.claims)).toBeGreaterThan(0.025)
  expect(share('false-claims', large.claims)).toBeLessThan(0.08)
  expect(share('names', large.unidentified)).toBe(1)
  const copying = large.truth.get('copying') ?? []
  for (const [recorded, rate] of [['STATED', 0.6], ['SCOPED', 0.1], ['SUSPECTED', 0.1], ['NONE', 0.2]] as const)
    expect(Math.abs(copying.filter((copy) => copy['recorded'] === recorded).length / copying.length - rate)).toBeLessThan(0.05)
  const slips = large.truth.get('falsified-totals') ?? []
  expect(new Set(slips.map(({ kind }) => kind))).toEqual(new Set(['ROW_LEFT_OUT', 'ROW_COUNTED_TWICE', 'OUTSIDE_INCLUDED', 'DIGITS_TRANSPOSED', 'DIGIT_MISPRINTED', 'DECIMAL_SHIFTED', 'MISCOUNTED']))
  const falsified = new Set(slips.flatMap(({ table }) => table ?? [])).size
  expect(falsified / large.tables).toBeGreaterThan(0.35)
  expect(falsified / large.tables).toBeLessThan(0.7)
})
