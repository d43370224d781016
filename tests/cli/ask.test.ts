import { buildSchema, graphql, type GraphQLSchema } from 'graphql'
import { expect, test } from 'vitest'
import { meaningOf } from '../../src/cli/ask.js'
import { AttestError } from '../../src/errors.js'

const schema: GraphQLSchema = buildSchema('type Query { number(of: Int): Int needed: Int! refused: Int broken: Int }')
const root = {
  number: () => 1,
  needed: () => null,
  refused: () => {
    throw new AttestError('NOT_FOUND', 'nobody has this name')
  },
  broken: () => {
    throw new TypeError('a fault of the program')
  },
}

async function meaning(source: string, variableValues: Record<string, unknown> = {}): Promise<unknown> {
  const { errors: [error] = [] } = await graphql({ schema, source, rootValue: root, variableValues })
  if (!error) throw new Error('it was answered')
  return meaningOf(error)
}

test.each([
  ['no GraphQL', '{', {}],
  ['an unknown field', '{ nubmer }', {}],
  ['a variable of the wrong kind', 'query ($of: Int) { number(of: $of) }', { of: 'ten' }],
  ['an argument that lacks its variable', 'query ($of: Int!) { number(of: $of) }', {}],
  ['a mutation', 'mutation { number }', {}],
])('%s is bad input', async (_case, source, variables) => {
  expect(await meaning(source, variables)).toMatchObject({ name: 'AttestError', code: 'BAD_INPUT' })
})

test('the refusal of a field keeps its code, and its words', async () => {
  expect(await meaning('{ refused }')).toMatchObject({ code: 'NOT_FOUND', message: 'nobody has this name' })
})

test('a fault of the program is not blamed on the input', async () => {
  const fault = await meaning('{ broken }')
  expect(fault).toBeInstanceOf(TypeError)
  expect(fault).not.toBeInstanceOf(AttestError)
  expect(await meaning('{ needed }')).not.toBeInstanceOf(AttestError)
})
