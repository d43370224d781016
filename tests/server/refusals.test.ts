import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graphqlHandler } from '../../src/server/graphql.js'
import { Listener } from '../../src/server/http.js'
import { inPlainWords, withoutSuggestions } from '../../src/server/phrases.js'
import { OPEN } from '../../src/server/settings.js'

let listener: Listener
const unforeseen: unknown[] = []

beforeAll(async () => {
  const schema = buildSchema('enum Colour { RED } input Policy { withoutSources: [ID!] } type Query { sources(first: Int, colour: Colour, policy: Policy): Int }')
  const handler = graphqlHandler({ schema, context: () => Promise.resolve({ revision: null }), during: async (work) => work(), questions: () => [], settings: { ...OPEN, introspection: false }, log: (_, error) => unforeseen.push(error) })
  listener = await Listener.open('127.0.0.1', 0, (request, response) => handler(request, response, { requestId: 'r' }))
})
afterAll(() => listener.close(0))

interface Refused {
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>>
}

async function refused(query: string, variables: unknown = {}): Promise<Refused[]> {
  const response = await fetch(`${listener.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })
  return ((await response.json()) as { errors: Refused[] }).errors
}

/** GraphQL quotes names and values as they came; here each is what a refusal itself is made of, again and again. */
const ECHOES = ['" at "', '; ', ' Did you mean ', "'"]

describe('a refusal takes no longer than reading what it refuses', () => {
  // At a power of the length the first would take a minute and the second hours, so that it is not tried then.
  test.each(ECHOES)('%s in a key, in a value, in a literal', { timeout: 120_000 }, async (piece) => {
    for (const [bytes, ms] of [[200_000, 10_000], [1_000_000, 30_000]] as const) {
      const text = piece.repeat(Math.floor((bytes - 300) / Buffer.byteLength(JSON.stringify(JSON.stringify(piece)))))
      const began = performance.now()
      const answers = [await refused('query ($v: Int) { sources(first: $v) }', { v: { [text]: 1 } }), await refused('query ($v: Policy) { sources(policy: $v) }', { v: { [text]: [] } }), await refused(`{ sources(first: ${JSON.stringify(text)}) }`)]
      expect(performance.now() - began).toBeLessThan(ms)
      for (const errors of answers) {
        expect(errors.length).toBeGreaterThan(0)
        for (const { message, extensions } of errors) {
          expect(message.length).toBeLessThan(700)
          expect(message).not.toContain('Did you mean "')
          expect(['BAD_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(extensions['code'])
        }
      }
    }
    expect(unforeseen).toEqual([])
  })
})

describe('the words of a refusal', () => {
  test('name the variable, what was given for it and what is wrong', async () => {
    expect(await refused('query ($v: Int) { sources(first: $v) }', { v: { 'a" at "b; c': 1 } })).toMatchObject([{ message: expect.stringMatching(/^The variable \$v cannot be \{ a/) as string }])
    expect(inPlainWords('Variable "$policy" got invalid value 7 at "policy.withoutSources[0]"; ID cannot represent value: 7')).toBe('The variable $policy cannot be 7. ID cannot represent value: 7')
    expect(inPlainWords('Variable "$first" got invalid value "ten"; Int cannot represent non-integer value: "ten"')).toBe('The variable $first cannot be "ten". Int cannot represent non-integer value: "ten"')
  })

  test('are told without what was meant, where that is to be told to nobody', () => {
    expect(withoutSuggestions('There is no "a". Did you mean "b" or "c"? Nor "d". Did you mean "e"?')).toBe('There is no "a". Nor "d".')
    expect(withoutSuggestions('Why? Did you mean')).toBe('Why? Did you mean')
  })
})

test.each(['application/graphql', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp'])('a POST of %s is no request, whatever headers it bears', async (type) => {
  const response = await fetch(`${listener.address}/graphql`, { method: 'POST', headers: { 'content-type': type, 'x-graphql-yoga-csrf': '1' }, body: type.endsWith('urlencoded') ? 'query=%7B__typename%7D' : '{ __typename }' })
  expect([response.status, ((await response.json()) as { errors: Refused[] }).errors[0]?.extensions['code']]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
})

test.each(['application/json', 'application/json; charset=utf-8'])('a POST of %s is one', async (type) => {
  const response = await fetch(`${listener.address}/graphql`, { method: 'POST', headers: { 'content-type': type }, body: '{"query":"{ __typename }"}' })
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } })
})
