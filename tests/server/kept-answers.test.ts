import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { shared } from '../../src/graph/read/shared.js'
import { type Keepable, KeptAnswers } from '../../src/server/kept-answers.js'
import { compiled } from '../graph/dossiers.js'
import { openFresh, query } from '../graph/fresh.js'
import { type Answer, type Served, served } from './served.js'

const { signal } = new AbortController()
const text = (body: string, revision: string | null): Keepable => ({ body: Buffer.from(body), revision })

/** A graph whose revision and whose saying are set by hand. */
class Graph {
  revision = '1'
  says = 'yes'
  computed = 0
  readonly kept: KeptAnswers<Keepable>

  constructor(bytes?: number) {
    this.kept = new KeptAnswers(() => Promise.resolve(this.revision), bytes)
  }

  async ask(what = 'a'): Promise<string> {
    const compute = (): Promise<Keepable> => {
      this.computed++
      return Promise.resolve(text(this.says, this.says === 'wrong' ? null : this.revision))
    }
    return (await this.kept.answer(what, signal, compute)).body.toString()
  }
}

describe('an answer is kept', () => {
  test('from the second time on, and computed no more while the revision is the same', async () => {
    const it = new Graph()
    for (let time = 0; time < 5; time++) expect(await it.ask()).toBe('yes')
    expect(it.computed).toBe(2)
    expect(await it.ask('b')).toBe('yes')
    expect(it.computed).toBe(3)
  })

  test('until there is another revision, and again if the one before comes back', async () => {
    const it = new Graph()
    for (let time = 0; time < 3; time++) await it.ask()
    Object.assign(it, { revision: '2', says: 'no' })
    expect([await it.ask(), await it.ask()]).toEqual(['no', 'no'])
    Object.assign(it, { revision: '1', says: 'yes' })
    expect(await it.ask()).toBe('yes')
  })

  test('as of the revision that it tells of, though another was loaded meanwhile', async () => {
    const it = new Graph()
    await it.ask()
    await it.kept.answer('a', signal, () => {
      it.revision = '2'
      return Promise.resolve(text('of the first', '1'))
    })
    it.says = 'of the second'
    expect(await it.ask()).toBe('of the second')
  })

  test('not if something went wrong: it counts neither as the first time nor as the second', async () => {
    const it = new Graph()
    it.says = 'wrong'
    for (let time = 0; time < 3; time++) await it.ask()
    it.says = 'yes'
    await it.ask()
    expect(it.kept.size).toBe(0)
    it.says = 'wrong'
    await it.ask()
    expect(it.kept.size).toBe(0)
    it.says = 'yes'
    expect([await it.ask(), it.kept.size > 0]).toEqual(['yes', true])
  })

  test('within a bound, whatever comes, and not if it is too long', async () => {
    const it = new Graph(50_000)
    for (let other = 0; other < 200; other++) for (let time = 0; time < 2; time++) await it.ask(String(other))
    expect(it.kept.size).toBeGreaterThan(0)
    expect(it.kept.size).toBeLessThanOrEqual(50_000)
    it.says = 'long'.repeat(400_000)
    const before = it.computed
    for (let time = 0; time < 3; time++) await it.ask('long')
    expect(it.computed).toBe(before + 3)
  })

  test('not where the revision cannot be read: then whoever computes tells what is wrong', async () => {
    const kept = new KeptAnswers(() => Promise.reject(new Error('gone')))
    for (let time = 0; time < 3; time++) await expect(kept.answer('a', signal, () => Promise.reject(new Error('the database is gone')))).rejects.toThrow('the database is gone')
  })

  test('in memory of its own: what is kept of many short ones is what they are said to take', async () => {
    const kept = new KeptAnswers(() => Promise.resolve('1'))
    const before = process.memoryUsage().arrayBuffers
    // Of twenty that come, one is kept: each is a slice of a block that it shares with the others.
    for (let other = 0; other < 40_000; other++) {
      const compute = (): Promise<Keepable> => Promise.resolve({ body: Buffer.concat([Buffer.alloc(300, 'x')]), revision: '1' })
      await kept.answer(String(other), signal, compute)
      if (other % 20 === 0) await kept.answer(String(other), signal, compute)
    }
    expect(kept.size).toBeGreaterThan(2_000 * 300)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(3 * kept.size)
  })

  test('not waited for where the revision does not come: it is computed, and nobody stands behind the one who waits', async () => {
    let looks = 0
    const kept = new KeptAnswers(shared(() => (looks++ === 0 ? new Promise<string>(() => undefined) : Promise.resolve('1')), 50))
    const compute = (): Promise<Keepable> => Promise.resolve(text('computed', '1'))
    for (let time = 0; time < 2; time++) await kept.answer('a', signal, compute)
    const both = await Promise.all([kept.answer('a', signal, compute), kept.answer('a', signal, () => Promise.reject(new Error('it was kept')))])
    expect(both.map(({ body }) => body.toString())).toEqual(['computed', 'computed'])
    expect(looks).toBe(2)
  })

  test('for nobody who waits no longer', async () => {
    const kept = new KeptAnswers(() => new Promise(() => undefined))
    const over = new AbortController()
    const compute = (): Promise<Keepable> => Promise.resolve(text(over.signal.aborted ? 'too late' : 'in time', '1'))
    for (let time = 0; time < 2; time++) await kept.answer('a', over.signal, compute)
    const waiting = kept.answer('a', over.signal, compute)
    over.abort()
    expect((await waiting).body.toString()).toBe('too late')
  })
})

describe('on the server', () => {
  const QUESTION = '{ sources(first: 3) { nodes { id title } totalCount } }'
  let connection: Connection
  let server: Served
  let statements: string[] = []

  beforeAll(async () => {
    connection = await openFresh()
    await loadDossiers(connection, [compiled('chronicles'), compiled('diet')])
    server = await served(connection)
    connection.onStatement = (name) => statements.push(name)
  })
  afterAll(async () => {
    await server.close()
    await connection.close()
  })
  const asking = async (...asked: Parameters<Served['ask']>): Promise<{ answer: Answer; sent: readonly string[] }> => {
    statements = []
    const answer = await server.ask(...asked)
    return { answer, sent: statements }
  }

  test('what comes again asks the database for its revision and for nothing else, and says the same', async () => {
    const first = await asking(QUESTION)
    await asking(QUESTION)
    const third = await asking(QUESTION)
    expect(third.sent).toEqual(['read/head'])
    expect(third.answer.text).toBe(first.answer.text)
    expect(third.answer.headers.get('content-type')).toBe(first.answer.headers.get('content-type'))
    const other = await asking(QUESTION, {}, { accept: 'application/json' })
    expect(other.answer.headers.get('content-type')).toContain('application/json')
    expect((await asking(QUESTION, {}, { 'attest-min-revision': '1' })).sent).toContain('read/list-sources')
  })

  test('and with resolvers, by its variables', async () => {
    const proof = 'query ($id: ID!) { provenance(proposition: $id) { sentence verdict { name } } }'
    const [mandate] = await query("MATCH (n:Mandate {seat: true}) RETURN n.id AS id ORDER BY id LIMIT 1")
    const given = { id: String(mandate?.['id']) }
    const first = await asking(proof, given)
    await asking(proof, given)
    const third = await asking(proof, given)
    expect(third.sent).toEqual(['read/head'])
    expect(first.answer.data?.['provenance']).not.toBeNull()
    expect(third.answer.data).toEqual(first.answer.data)
    expect((await asking(proof, { id: 'unknown' })).answer.data).toEqual({ provenance: null })
  })

  test.each([
    ['find', '{ find(text: "Odo") { totalCount } }'],
    ['a name among people', '{ people(name: "Odo") { nodes { id } } }'],
  ])('%s is searched anew each time, since it is found among all that is in the index', async (_, text) => {
    for (let time = 0; time < 4; time++) {
      const { answer, sent } = await asking(text)
      expect(answer.errors).toEqual([])
      expect(sent.length).toBeGreaterThan(1)
    }
  })

  test('a number that JSON cannot hold is not taken for none', async () => {
    const query = '{"query": "query ($n: Int) { sources(first: $n) { totalCount } }", "variables": {"n": '
    const send = (n: string): Promise<Answer> => server.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: `${query}${n}}}` })
    for (let time = 0; time < 3; time++) expect((await send('null')).errors).toEqual([])
    expect((await send('1e999')).errors).toHaveLength(1)
  })

  test('errors are told anew each time', async () => {
    for (let time = 0; time < 3; time++) {
      const { answer, sent } = await asking('{ provenance(proposition: "x", policy: { withoutSources: ["nobody"] }) { sentence } }')
      expect(answer.errors).toHaveLength(1)
      expect(sent).not.toEqual(['read/head'])
    }
  })

  test('another revision, or one of the same number that somebody else made, is answered anew', async () => {
    const title = async (): Promise<unknown> => (await asking(QUESTION)).answer.text
    const before = await title()
    await query("MATCH (s:Source) WITH s ORDER BY s.id LIMIT 1 SET s.title = 'Of another hand' WITH s MATCH (h:Head) SET h.writer = 'somebody else'")
    const after = await title()
    expect(after).not.toBe(before)
    expect(after).toContain('Of another hand')
    expect(await title()).toBe(after)
  })
})
