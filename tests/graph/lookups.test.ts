import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrations } from '../../src/graph/statements.js'
import { PROJECT } from '../../src/paths.js'

/** What the migrations make an index of, as Label.property. */
const INDEXED = new Set(
  migrations()
    .flatMap(({ statements }) => statements)
    .flatMap((text) => [...text.matchAll(/FOR \(\w+:(\w+)\) (?:ON|REQUIRE) \(?\w+\.(\w+)/g)].map(([, label = '', property = '']) => `${label}.${property}`)),
)

/** Nodes that a statement looks up by their id or key, each with its labels. */
function lookups(text: string): { readonly node: string; readonly indexed: boolean }[] {
  return [...text.replace(/\/\/.*$/gm, '').matchAll(/\(\w*((?::\w+)+) \{(id|key): [^}]*\}\)/g)].map(([node, labels = '', property = '']) => ({ node, indexed: labels.slice(1).split(':').some((label) => INDEXED.has(`${label}.${property}`)) }))
}

test('whatever a statement looks up by id or key, an index of one of its labels leads there', () => {
  const found = ['read', 'write', 'explore', 'plain'].flatMap((folder) =>
    readdirSync(join(PROJECT, 'cypher', folder)).flatMap((file) => lookups(readFileSync(join(PROJECT, 'cypher', folder, file), 'utf8')).map((lookup) => ({ file: `${folder}/${file}`, ...lookup }))),
  )
  expect(found.length).toBeGreaterThan(100)
  expect(found.filter(({ indexed }) => !indexed)).toEqual([])
})
