import { expect, test } from 'vitest'
import { syntheticArchive } from '../../src/synthetic/archive.js'

interface PassageData {
  readonly in: string
  /** Who speaks in it, where it is not the source that it stands in. */
  readonly by?: string
  readonly claims?: readonly object[]
  readonly rolls?: readonly { readonly entries: readonly object[] }[]
  readonly tables?: readonly { readonly rows: readonly { readonly cells: object }[]; readonly total: { readonly cells: object } }[]
}

/** Claims that a passage makes, one by one: of a table those of its cells and totals, of a roll its entries. */
function claimsOf({ claims = [], rolls = [], tables = [] }: PassageData): number {
  const cells = tables.flatMap(({ rows, total }) => [...rows, total].map((row) => Object.keys(row.cells).length))
  return [claims.length, ...rolls.map(({ entries }) => entries.length), ...cells].reduce((sum, count) => sum + count, 0)
}

// In this plan a table leaves one of 58,000 sources less room than it would take for claims of claims.
test('a made-up archive of a million claims has a million, and each source as many as it is said to make', () => {
  const [said, made] = [new Map<string, number>(), new Map<string, number>()]
  for (const { data, claims } of syntheticArchive({ claims: 1_000_000, seed: 7 })) {
    const { sources = {}, passages = [] } = data as { sources?: object; passages?: readonly PassageData[] }
    if (claims !== undefined) said.set(String(Object.keys(sources)[0]), claims)
    for (const passage of passages) {
      const speaker = passage.by ?? passage.in
      made.set(speaker, (made.get(speaker) ?? 0) + claimsOf(passage))
    }
  }
  expect([...made].filter(([source, count]) => said.get(source) !== count)).toEqual([])
  expect([...made.values()].reduce((sum, count) => sum + count, 0)).toBe(1_000_000)
})
