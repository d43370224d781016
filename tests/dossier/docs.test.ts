import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { PROJECT } from '../../src/paths.js'
import { compile } from './folder.js'

test('the examples of the guide make a dossier without a problem', () => {
  const blocks = [...readFileSync(join(PROJECT, 'docs/dossier.md'), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml ?? '')
  expect(blocks).toHaveLength(3)
  const [first = '', second = '', roll = ''] = blocks
  const { records } = compile({ 'a.yaml': first, 'b.yaml': second, 'c.yaml': `passages:\n  - in: gazette-12\n    at: p. 4\n${roll}` })
  expect(records.filter(({ labels }) => labels[0] === 'Claim').map(({ id }) => id)).toEqual(['first/gazette-12-p-3.1', 'first/history-p-210.1', 'first/gazette-list.odo', 'first/gazette-list.2'])
})

test('the questions of the chronicles can be asked', () => {
  const schema = buildSchema(readFileSync(join(PROJECT, 'schema.graphql'), 'utf8'))
  const folder = join(PROJECT, 'tests/dossiers/chronicles/questions')
  const faults = readdirSync(folder).flatMap((file) => validate(schema, parse(readFileSync(join(folder, file), 'utf8'))).map(({ message }) => `${file}: ${message}`))
  expect(faults).toEqual([])
})
