import { buildSchema } from 'graphql'
import { type IncomingHttpHeaders, request as rawRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Connection } from '../../src/graph/connection.js'
import { AttestError } from '../../src/errors.js'
import { allowedHosts } from '../../src/server/hosts.js'
import { addressFromEnvironment, Listener } from '../../src/server/http.js'
import { MAX_BODY_BYTES } from '../../src/server/limits.js'
import { serve, whileStarting } from '../../src/server/serve.js'
import { Supervisor } from '../../src/server/supervise.js'
import { testDatabase } from '../neo4j.js'

/** A schema of its own: these tests are about the transport, whatever the schema. */
const schema = buildSchema(`
  enum Colour { RED GREEN }
  type Query { head: Int! refused(why: String!): Int slow: Int broken: Int whole: Int! painted(colour: Colour, first: Int): Int self: Query }
`)
const fields = {
  refused: ({ why }: { why: string }) => {
    throw new AttestError('BAD_INPUT', `refused because of ${why}`)
  },
  slow: () => new Promise((resolve) => setTimeout(resolve, 600, 7)),
  broken: () => {
    throw new Error('a secret of the machine')
  },
  whole: () => {
    throw new Error('a secret of the machine')
  },
  painted: () => 1,
  self: () => fields,
}
const query = schema.getQueryType()?.getFields() ?? {}
for (const [name, resolve] of Object.entries(fields)) if (query[name]) query[name].resolve = (_source: unknown, args: unknown) => resolve(args as { why: string })
if (query['head']) query['head'].resolve = async (_source: unknown, _args: unknown, { head }: { head: () => Promise<number> }) => head()

let listener: Listener
let connection: Connection
let supervisor: Supervisor
const logged: { requestId: string; error: unknown }[] = []
const log = (requestId: string, error: unknown): void => {
  logged.push({ requestId, error })
}
const questions = [{ dossier: 'chronicles', id: 'death', title: 'When did Bishop Odo die? </script>', request: 'query Death { head }' }]

beforeAll(async () => {
  connection = await Connection.open(testDatabase())
  supervisor = new Supervisor({ probe: () => connection.ping(), say: () => undefined })
  listener = await Listener.open('127.0.0.1', 0, whileStarting(log))
})
afterAll(async () => {
  await listener.close(0)
  await supervisor.stop()
  await connection.close()
})

interface Answer {
  status: number
  headers: Headers
  body: { data?: Record<string, unknown> | null; errors?: { message: string; path?: string[]; locations?: unknown; extensions: Record<string, unknown> }[] }
  text: string
}

async function send(init: RequestInit & { path?: string }): Promise<Answer> {
  const response = await fetch(`${listener.address}${init.path ?? '/graphql'}`, init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Answer['body'] }
}

function ask(query: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> {
  return send({ method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers }, body: JSON.stringify({ query, ...more }) })
}

function refusal({ body }: Answer): { code: unknown; message: string } {
  const [error] = body.errors ?? []
  return { code: error?.extensions['code'], message: error?.message ?? '' }
}

describe('before the graph is there', () => {
  it('is healthy, not ready, and says that it is starting', async () => {
    expect((await send({ path: '/health' })).status).toBe(200)
    expect((await send({ path: '/ready' })).status).toBe(503)
    const answer = await ask('{ head }')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(refusal(answer)).toEqual({ code: 'DATABASE_UNAVAILABLE', message: 'Attest is starting; ask again in a few seconds.' })
    serve(listener, {
      schema,
      createContext: (to) => Promise.resolve({ head: async () => (await to.read('read/head', {}))[0]?.['head'], revision: null }),
      connection,
      supervisor,
      questions: () => questions,
      browser: null,
      log,
    })
  })
})

describe('an answer', () => {
  it('comes from the database', async () => {
    const answer = await ask('{ head }')
    expect(answer.status).toBe(200)
    expect(answer.body.errors).toBeUndefined()
    expect(answer.body.data?.['head']).toBeTypeOf('number')
  })

  it('bears security headers and the id of the request', async () => {
    const { headers } = await ask('{ head }', {}, { 'x-request-id': 'from-a-proxy-1' })
    expect(headers.get('x-request-id')).toBe('from-a-proxy-1')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await ask('{ head }', {}, { 'x-request-id': 'not <harmless>' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('keeps what succeeded beside what failed, and hides the cause', async () => {
    const answer = await ask('{ head broken }')
    expect(answer.status).toBe(200)
    expect(answer.body.data?.['head']).toBeTypeOf('number')
    const [error] = answer.body.errors ?? []
    expect(error?.path).toEqual(['broken'])
    expect(error?.extensions).toEqual({ code: 'INTERNAL', requestId: answer.headers.get('x-request-id') })
    expect(answer.text).not.toMatch(/secret|stack|\.ts|\.js/)
    expect(logged.find(({ requestId }) => requestId === answer.headers.get('x-request-id'))?.error).toMatchObject({ message: 'a secret of the machine' })
  })

  it('is a 500 without data where a needed field failed', async () => {
    const answer = await ask('{ whole }')
    expect(answer.status).toBe(500)
    expect(refusal(answer).code).toBe('INTERNAL')
  })

  it('passes on a refusal that is written for the reader', async () => {
    const answer = await ask('query ($why: String!) { refused(why: $why) }', { variables: { why: 'the moon' } })
    expect(answer.status).toBe(200)
    expect(answer.body.errors).toEqual([{ message: 'refused because of the moon', path: ['refused'], locations: [{ line: 1, column: 25 }], extensions: { code: 'BAD_INPUT' } }])
  })
})

describe('bad input', () => {
  it.each([
    ['an unknown field', '{ haed }', 'GRAPHQL_VALIDATION_FAILED', 'There is no field "haed" on Query. Did you mean "head"?'],
    ['an unknown argument', '{ painted(color: RED) }', 'GRAPHQL_VALIDATION_FAILED', 'Query.painted takes no argument "color". Did you mean "colour"?'],
    ['a missing argument', '{ refused }', 'GRAPHQL_VALIDATION_FAILED', 'The field "refused" needs the argument "why" (String!).'],
    ['an unknown value', '{ painted(colour: REED) }', 'GRAPHQL_VALIDATION_FAILED', '"REED" is none of the values of Colour. Did you mean the enum value "RED" or "GREEN"?'],
    ['a field without its fields', '{ self }', 'GRAPHQL_VALIDATION_FAILED', 'Say which fields of "self" (Query) are wanted: self { … }.'],
    ['no GraphQL', '{ head', 'GRAPHQL_PARSE_FAILED', 'This is not a GraphQL request (line 1, column 7): Expected Name, found <EOF>.'],
    ['a missing variable', 'query ($why: String!) { refused(why: $why) }', 'BAD_INPUT', 'The variable $why (String!) is needed, but was not given.'],
    ['a mutation', 'mutation { head }', 'BAD_REQUEST', 'There are no mutations; the dossier is the way in.'],
    ['a subscription', 'subscription { head }', 'BAD_REQUEST', 'There are no subscriptions; ask again to see what has changed.'],
    ['several operations', 'query A { head } query B { head }', 'BAD_REQUEST', 'The request does not say what is asked: it holds no operation, or several and no operationName that names one of them.'],
  ])('%s gets a precise refusal', async (_case, query, code, message) => {
    const answer = await ask(query)
    expect(refusal(answer)).toEqual({ code, message })
    expect(answer.status).toBe(400)
    expect(answer.body.data ?? null).toBeNull()
  })

  it('a variable of the wrong kind is named', async () => {
    const answer = await ask('query ($first: Int) { painted(first: $first) }', { variables: { first: 'ten' } })
    expect(refusal(answer)).toEqual({ code: 'BAD_INPUT', message: 'The variable $first cannot be "ten". Int cannot represent non-integer value: "ten"' })
    expect(answer.status).toBe(400)
  })

  it('a body that is not JSON is a 400', async () => {
    const answer = await send({ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query": ' })
    expect(answer.status).toBe(400)
    expect(refusal(answer)).toEqual({ code: 'BAD_REQUEST', message: 'The body of the request is not JSON. Send {"query": "{ … }"} with the content type application/json.' })
  })

  it.each(['null', '7', '"text"', '[]', '{}', '{"query": 7}', '{"query": "{ head }", "variables": 7}', '[{"query":"{ head }"}]'])('a body of %s is a 400', async (body) => {
    const answer = await send({ method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(answer.status).toBe(400)
    expect(refusal(answer).code).toBe('BAD_REQUEST')
  })

  it('a body that is too large is a 413, and the next request is answered', async () => {
    const answer = await send({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ head }', variables: { a: 'x'.repeat(MAX_BODY_BYTES) } }) })
    expect(answer.status).toBe(413)
    expect(refusal(answer).code).toBe('REQUEST_TOO_LARGE')
    expect((await ask('{ head }')).status).toBe(200)
  })

  it('another media type is a 415, another method a 405, another address a 404', async () => {
    const media = await send({ method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<query/>' })
    expect([media.status, refusal(media).code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    const method = await send({ method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' })
    expect([method.status, method.headers.get('allow'), refusal(method).code]).toEqual([405, 'GET, POST', 'METHOD_NOT_ALLOWED'])
    const address = await send({ path: '/grpahql' })
    expect([address.status, refusal(address).code]).toEqual([404, 'NOT_FOUND'])
  })

  it('a request nested too deep or with too many words is refused before it runs', async () => {
    const deep = await ask(`${'{ self '.repeat(40)}{ head }${' }'.repeat(40)}`)
    expect([deep.status, refusal(deep).code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
    expect(refusal(deep).message).toContain('41 levels deep')
    const hidden = await ask(`{ ...a } fragment a on Query ${'{ self '.repeat(20)}{ ...b }${' }'.repeat(20)} fragment b on Query ${'{ self '.repeat(20)}{ head }${' }'.repeat(20)}`)
    expect(refusal(hidden).message).toContain('41 levels deep')
    const long = await ask(`{ ${'head '.repeat(20_000)} }`)
    expect([long.status, refusal(long).code]).toEqual([400, 'GRAPHQL_PARSE_FAILED'])
  })
})

describe('what a page of another site could send', () => {
  it('is refused: a form, plain text, a bare GET', async () => {
    for (const init of [
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ query: '{ head }' }).toString() },
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query: '{ head }' }) },
      { method: 'GET', path: '/graphql?query=%7Bhead%7D' },
    ]) {
      const answer = await send(init)
      expect([answer.status, refusal(answer).code]).toEqual([403, 'CSRF'])
    }
  })

  it('a GET with a header that no link can send is answered', async () => {
    const answer = await send({ path: '/graphql?query=%7Bhead%7D', headers: { 'x-graphql-yoga-csrf': '1' } })
    expect(answer.status).toBe(200)
    expect(answer.body.data?.['head']).toBeTypeOf('number')
  })

  it('is given no leave to read', async () => {
    const { headers } = await ask('{ head }', {}, { origin: 'https://elsewhere.example' })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('pages', () => {
  it('GraphiQL opens with the questions, loads nothing from elsewhere and is not allowed to', async () => {
    const { text, headers, status } = await send({ headers: { accept: 'text/html' } })
    expect(status).toBe(200)
    expect(text).toContain('When did Bishop Odo die? < /script>')
    expect(text).not.toMatch(/<(?:script|link|img|iframe)[^>]*(?:src|href)=["']?(?:https?:)?\/\//)
    expect(text).not.toMatch(/@import\s+(?:url\()?["']?https?:|url\(["']?https?:/)
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'")
    expect(headers.get('content-security-policy')).not.toMatch(/https?:/)
  })

  it('the start page links to what there is', async () => {
    const { text, headers } = await send({ path: '/' })
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(text).toContain('href="/graphql"')
    expect(text).toContain('When did Bishop Odo die? &#60;/script&#62;')
  })

  it('/health and /ready answer', async () => {
    expect((await send({ path: '/health' })).body).toEqual({ status: 'running' })
    const ready = await send({ path: '/ready' })
    expect(ready.status).toBe(200)
    expect(ready.body).toMatchObject({ status: 'ready' })
  })
})

describe('the port', () => {
  it('is refused clearly when it is taken', async () => {
    await expect(Listener.open('127.0.0.1', listener.port, whileStarting(log))).rejects.toMatchObject({ code: 'PORT_IN_USE', message: `Port ${listener.port} is taken by another program. Choose another one: PORT=${listener.port + 1} npm start.` })
  })

  it('is 4000 on loopback unless the environment says otherwise', () => {
    expect(addressFromEnvironment({})).toEqual({ host: '127.0.0.1', port: 4000 })
    expect(addressFromEnvironment({ PORT: '81', HOST: '0.0.0.0' })).toEqual({ host: '0.0.0.0', port: 81 })
    for (const PORT of ['http', '-1', '65536', '80.5', '1e3']) expect(() => addressFromEnvironment({ PORT })).toThrow(`PORT=${PORT} is no port.`)
  })

  it('an address that is not of this machine is refused', async () => {
    await expect(Listener.open('203.0.113.7', 0, whileStarting(log))).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('the name by which the server is asked', () => {
  /** What a server that listens on `host` answers to a request for `name`. */
  function answerTo(name: string, address: string, path = '/health'): Promise<{ status: number | undefined; text: string; headers: IncomingHttpHeaders }> {
    return new Promise((resolve, reject) => {
      const { port } = new URL(address)
      rawRequest({ host: '127.0.0.1', port, path, setHost: false, headers: name === '' ? {} : { host: name } }, (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => {
          resolve({ status: response.statusCode, text, headers: response.headers })
        })
      })
        .on('error', reject)
        .end()
    })
  }

  it('is one of loopback, or it is refused: the page of another site could have made it lead here', async () => {
    for (const name of ['localhost', `localhost:${listener.port}`, 'LOCALHOST:80', '127.0.0.1', '127.0.0.2:9', '[::1]:4000', 'attest.localhost']) expect([name, (await answerTo(name, listener.address)).status]).toEqual([name, 200])
    for (const name of ['evil.example', `evil.example:${listener.port}`, 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', 'a b']) {
      for (const path of ['/health', '/graphql', '/', '/browser/guide.html']) {
        const { status, text, headers } = await answerTo(name, listener.address, path)
        expect([name, status]).toEqual([name, 403])
        expect(JSON.parse(text)).toMatchObject({ errors: [{ message: expect.stringContaining('ALLOWED_HOSTS') as string, extensions: { code: 'HOST_NOT_ALLOWED' } }] })
        expect(headers['access-control-allow-origin']).toBeUndefined()
        expect(headers['x-content-type-options']).toBe('nosniff')
      }
    }
  })

  it('is one of those that are allowed', async () => {
    const allowing = await Listener.open('127.0.0.1', 0, whileStarting(log), allowedHosts({ ALLOWED_HOSTS: 'attest.example, History.Example' }))
    for (const [name, status] of [['attest.example', 200], ['history.example:443', 200], ['localhost', 200], ['www.attest.example', 403]] as const) expect([name, (await answerTo(name, allowing.address)).status]).toEqual([name, status])
    await allowing.close(0)
  })

  it('is any where all addresses are listened on, unless some are allowed', async () => {
    const open = await Listener.open('0.0.0.0', 0, whileStarting(log), allowedHosts({}))
    expect((await answerTo('attest.example', open.address)).status).toBe(200)
    await open.close(0)
    const narrowed = await Listener.open('0.0.0.0', 0, whileStarting(log), ['attest.example'])
    expect((await answerTo('attest.example', narrowed.address)).status).toBe(200)
    expect((await answerTo('evil.example', narrowed.address)).status).toBe(403)
    expect((await answerTo('127.0.0.1', narrowed.address)).status).toBe(200)
    await narrowed.close(0)
  })
})

describe('a stop', () => {
  it('finishes what is in flight, takes nothing new, and cuts off what never ends', async () => {
    const second = await Listener.open('127.0.0.1', 0, whileStarting(log))
    serve(second, { schema, createContext: () => Promise.resolve({ revision: null }), connection, supervisor, questions: () => [], browser: null, log })
    const inFlight = fetch(`${second.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ slow }"}' }).then((response) => response.json())
    const never = rawRequest(`${second.address}/graphql`, { method: 'POST', headers: { 'content-length': '10' } })
    const cut = new Promise((resolve) => never.once('error', resolve))
    never.write('{')
    await new Promise((resolve) => setTimeout(resolve, 150))
    const began = Date.now()
    const closed = second.close(1500)
    await expect(fetch(`${second.address}/health`)).rejects.toThrow()
    await expect(inFlight).resolves.toEqual({ data: { slow: 7 } })
    await closed
    await cut
    expect(Date.now() - began).toBeLessThan(3000)
  })
})
