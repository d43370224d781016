import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { schemaText } from '../../src/dossier/schema.js'
import { PROJECT } from '../../src/paths.js'

interface Node {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly patternProperties?: Readonly<Record<string, Node>>
  readonly items?: Node
  readonly anyOf?: readonly Node[]
}

test('the schema that editors read is the format that dossiers are checked against', () => {
  expect(readFileSync(join(PROJECT, 'dossier.schema.json'), 'utf8'), 'run "npm run schema"').toBe(schemaText())
})

test('every key of the format is described, so that an editor can tell what belongs there', () => {
  const bare: string[] = []
  const walk = (node: Node, path: string): void => {
    for (const [key, child] of Object.entries({ ...node.properties, ...node.patternProperties })) {
      if (!child.description) bare.push(`${path}.${key}`)
      walk(child, `${path}.${key}`)
    }
    for (const child of [...(node.anyOf ?? []), ...(node.items ? [node.items] : [])]) walk(child, path)
  }
  walk(JSON.parse(schemaText()) as Node, '')
  expect(bare).toEqual([])
})

test('the schema names itself without claiming an address', () => {
  expect(JSON.parse(schemaText())).toMatchObject({ $id: 'urn:attest:dossier', $schema: 'http://json-schema.org/draft-07/schema#' })
})
