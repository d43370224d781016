import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDossier } from '../../src/dossier/compile/index.js'
import { formatProblem } from '../../src/dossier/problems.js'
import { inArchive, linesOf } from './folder.js'

/** Every file by its name. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [join(entry.parentPath, entry.name).slice(folder.length), readFileSync(join(entry.parentPath, entry.name), 'utf8')]))
}

test('one plan gives the same bytes, another seed gives others', async () => {
  const [first, again, other] = [await inArchive(1500, 7, contents), await inArchive(1500, 7, contents), await inArchive(1500, 8, contents)]
  expect(again).toEqual(first)
  expect(Object.keys(other)).toEqual(Object.keys(first))
  expect(other['/dossier/passages-001.ndjson']).not.toBe(first['/dossier/passages-001.ndjson'])
})

test('whatever its size and seed, the dossier has no fault, and exactly so many claims', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), async (claims, seed) => {
      await inArchive(claims, seed, (folder) => {
        const { compiled, problems } = checkDossier(join(folder, 'dossier'))
        expect(problems.map(formatProblem)).toEqual([])
        expect(compiled?.records.filter(({ labels }) => labels[0] === 'Claim')).toHaveLength(claims)
      })
    }),
    { numRuns: 6 },
  )
})

test('the truth tells only of what is in the dossier', async () => {
  await inArchive(4000, 3, (folder) => {
    const { compiled, problems } = checkDossier(join(folder, 'dossier'))
    expect(problems.map(formatProblem)).toEqual([])
    const id = compiled?.id ?? ''
    const ids = new Set(compiled?.records.map((record) => record.id))
    const truth = (name: string): Record<string, unknown>[] => linesOf(join(folder, 'truth'), name)
    const unknown = (found: unknown[], own: boolean): unknown[] => found.filter((slug) => !ids.has(own ? `${id}/${String(slug)}` : String(slug)))
    const claims = [...truth('false-claims').map(({ claim }) => claim), ...truth('names').map(({ claim }) => claim), ...truth('conflicts').flatMap(({ answers }) => (answers as { claims: string[] }[]).flatMap((answer) => answer.claims)), ...truth('falsified-totals').flatMap(({ claims: of = [] }) => of as string[])]
    expect(claims.length).toBeGreaterThan(200)
    expect(unknown(claims, true)).toEqual([])
    expect(unknown(truth('falsified-totals').flatMap(({ constraint }) => [constraint].flat()), true)).toEqual([])
    expect(unknown(truth('copying').flatMap(({ derivation }) => (derivation === null ? [] : [derivation])), true)).toEqual([])
    expect(unknown([...truth('copying').flatMap(({ source, from }) => [source, from]), ...truth('witnesses').flatMap(({ proposition, first }) => [proposition, ...(first as string[])]), ...truth('same-people').flatMap(({ people }) => people as string[]), ...truth('names').map(({ person }) => person)], false)).toEqual([])
  })
})
