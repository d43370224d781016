import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { settingsFromEnvironment } from '../../src/server/settings.js'
import { openFresh } from '../graph/fresh.js'
import { type Answer, type Served, served } from './served.js'

let connection: Connection
let server: Served
let production: Served

beforeAll(async () => {
  connection = await openFresh()
  server = await served(connection)
  production = await served(connection, { settings: settingsFromEnvironment({ NODE_ENV: 'production' }) })
})
afterAll(async () => {
  await server.close()
  await production.close()
  await connection.close()
})

/** What the specification allows and we do not do: answer a GET that a link of another site could have made. With a header that no link can send, it is answered. */
const LEFT_OUT: ReadonlySet<string> = new Set(['5A70', 'D6D5', '6A70'])

describe('the GraphQL-over-HTTP specification, as graphql-http audits it', () => {
  const audits = serverAudits({ url: () => `${server.address}/graphql` })
  test.each(audits.map(({ id, name }) => [name, id] as const))('%s', async (name, id) => {
    const result = await audits.find((audit) => audit.id === id)?.fn()
    if (name.startsWith('MAY') && LEFT_OUT.has(id)) expect(result?.status).toBe('notice')
    else expect(result, result && 'reason' in result ? result.reason : '').toMatchObject({ status: 'ok' })
  })
})

/**
 * The checks of graphql-cop (github.com/dolevf/graphql-cop, version 1.15), which is not published as a package: the one
 * of that name on PyPI holds the name and nothing else. Each says what would be a finding.
 */
describe('what graphql-cop looks for', () => {
  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> => production.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
  const cop = (query: string): Promise<Answer> => post({ query, operationName: 'cop' })

  test('no alias overloading, field duplication or directive overloading', async () => {
    const refused = [`query cop { ${Array.from({ length: 101 }, (_, index) => `alias${index}:__typename`).join(' ')} }`, `query cop { ${'__typename \n'.repeat(500)} }`, `query cop { __typename ${'@aa'.repeat(10)} }`]
    for (const query of refused) {
      const { data, errors } = await cop(query)
      expect([data, errors.length]).toEqual([undefined, 1])
    }
  })

  test('no batches', async () => {
    const { status, text } = await post(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })))
    expect(status).toBe(400)
    expect(text.startsWith('[')).toBe(false)
  })

  test('no introspection, in circles or straight, and none in circles where it is allowed', async () => {
    const circle = 'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }'
    for (const query of ['query cop { __schema { types { name fields { name } } } }', circle]) expect((await cop(query)).data).toBeUndefined()
    expect((await server.ask(circle)).data).toBeUndefined()
  })

  test('no suggestions of fields, no GraphiQL, no tracing, no traces of exceptions', async () => {
    expect((await cop('query cop { __schema { directive } }')).text).not.toContain('Did you mean')
    expect((await cop('query cop { dossier { id } }')).text).not.toContain('Did you mean')
    expect((await production.send('/graphql', { headers: { accept: 'text/html' } })).text).not.toMatch(/graphiql\.min\.css|GraphQL Playground|<title>.*GraphiQL|graphql-playground/i)
    expect((await cop('query cop { __typename }')).text).not.toContain('tracing')
    const wrong = await cop('qwerty cop { abc }')
    expect(wrong.status).toBeLessThan(500)
    expect(wrong.text).not.toMatch(/exception|stacktrace|node_modules/)
  })

  test('nothing by GET or by forms that another site could send', async () => {
    for (const query of ['query cop {__typename}', 'mutation cop {__typename}']) expect((await production.send(`/graphql?query=${encodeURIComponent(query)}`)).data).toBeUndefined()
    const mutation = await production.send(`/graphql?query=${encodeURIComponent('mutation cop {__typename}')}`, { headers: { 'x-graphql-yoga-csrf': '1' } })
    expect([mutation.status, mutation.data]).toEqual([405, undefined])
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) expect((await production.send('/graphql', { method: 'POST', headers: { 'content-type': type }, body: new URLSearchParams({ query: 'query cop { __typename }' }).toString() })).data).toBeUndefined()
  })
})
