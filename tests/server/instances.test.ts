import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { freePort } from '../../src/graph/managed/state.js'
import { PROJECT } from '../../src/paths.js'
import { execute, run, type Run } from '../cli/program.js'
import { openFresh, query } from '../graph/fresh.js'
import { testDatabase } from '../neo4j.js'

const folder = mkdtempSync(join(tmpdir(), 'attest-instances-'))
const dossier = join(folder, 'chronicles')
const runs: Run[] = []
const ports: number[] = []

/** The Neo4j of the user, as several servers behind a balancer are given it; by routing, as a cluster wants it. */
function environment(port: number): Record<string, string> {
  const { uri, user, password } = testDatabase()
  return { NEO4J_URI: uri.replace(/^bolt/, 'neo4j'), NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: 'neo4j', PORT: String(port), ATTEST_HOME: join(folder, 'none') }
}

beforeAll(async () => {
  cpSync(join(PROJECT, 'tests', 'dossiers', 'chronicles'), dossier, { recursive: true })
  // Nothing is there yet, not even a schema: whoever starts makes it.
  await (await openFresh()).close()
  await query('MATCH (n) DETACH DELETE n')
  for (const { name } of await query('SHOW CONSTRAINTS YIELD name')) await query(`DROP CONSTRAINT \`${String(name)}\``)
  for (const { name } of await query("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'")) await query(`DROP INDEX \`${String(name)}\``)
  for (let count = 0; count < 2; count++) ports.push(await freePort(0))
})
afterAll(() => {
  for (const { child } of runs) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly retryAfter: string | null
  readonly body: { data?: { revisions: { nodes: { number: number }[] }; sources: { nodes: { title: string }[] }; people: { totalCount: number } } | null; errors?: { message: string; extensions: { code: string } }[] }
}

const OF_ONE_REVISION = '{ revisions(first: 1) { nodes { number } } sources(first: 50) { nodes { title } } people: find(text: "Odo", kinds: [PERSON], first: 50) { totalCount } }'
/** Plain fields alone: answered without resolvers from the second time on. */
const PLAIN = '{ sources(first: 50) { nodes { title } } }'

async function ask(port: number, headers: Record<string, string> = {}, query = OF_ONE_REVISION): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: (await response.json()) as Answer['body'] }
}

describe('two servers on one Neo4j', { timeout: 300_000 }, () => {
  it('start at once on an empty database, which gets its schema once', async () => {
    for (const port of ports) runs.push(run(['start', '--no-load', '--dossiers', folder], environment(port)))
    await Promise.all(runs.map((started) => started.prints('Ctrl-C stops Attest.')))
    expect(await query('MATCH (h:Head) RETURN h.revision AS revision')).toEqual([{ revision: 0 }])
    expect(await query('MATCH (s:GraphSchema) RETURN count(s) AS schemas')).toEqual([{ schemas: 1 }])
    for (const started of runs) expect(started.output()).toContain('Neo4j          neo4j://')
  })

  it('answer of one whole revision each time, while another process loads beside them', async () => {
    const seen = new Map<number, Set<string>>()
    let loading = true
    const asking = Promise.all(
      ports.map(async (port) => {
        let newest = 0
        let asked = 0
        while (loading) {
          const { status, body } = await ask(port)
          expect(status, JSON.stringify(body)).toBe(200)
          const revision = body.data?.revisions.nodes[0]?.number ?? 0
          expect(revision).toBeGreaterThanOrEqual(newest)
          newest = revision
          asked++
          // All that an answer says goes with its revision; each revision changes titles.
          seen.set(revision, (seen.get(revision) ?? new Set()).add(JSON.stringify([body.data?.sources, body.data?.people])))
        }
        return asked
      }),
    )
    asking.catch(() => undefined)
    onTestFinished(() => {
      loading = false
    })
    const file = join(dossier, 'dossier.yaml')
    const text = readFileSync(file, 'utf8')
    for (let round = 1; round <= 2; round++) {
      writeFileSync(file, text.replaceAll(/title: (?=[A-Z][^\n]*kind: )/g, `title: ${round}. `))
      const { code, stdout, stderr } = await execute(['load', dossier], environment(0))
      expect(code, stderr).toBe(0)
      expect(stdout).toContain(`revision ${round}`)
      // Whoever has loaded reads its own load, whichever server answers.
      for (const port of ports) {
        const { status, body } = await ask(port, { 'attest-min-revision': String(round) })
        expect(status, JSON.stringify(body)).toBe(200)
        expect(body.data?.revisions.nodes[0]?.number).toBe(round)
        const titles = (body.data?.sources.nodes ?? []).filter(({ title }) => /^\d\. /.test(title))
        expect(titles.length).toBeGreaterThan(0)
        expect(titles.every(({ title }) => title.startsWith(`${round}. `))).toBe(true)
      }
    }
    loading = false
    const asked = await asking
    expect(Math.min(...asked)).toBeGreaterThan(2)
    for (const [revision, answers] of seen) expect([revision, answers.size]).toEqual([revision, 1])
    expect(seen.size).toBeGreaterThan(1)
  })

  it('wait for a revision that is asked for, and say so when it does not come', async () => {
    const [port = 0] = ports
    const late = await ask(port, { 'attest-min-revision': '3' })
    expect(late).toMatchObject({ status: 503, retryAfter: '2', body: { errors: [{ message: 'The graph that answers is at revision 2, not yet at revision 3. Ask again in a few seconds, or without asking for a revision.', extensions: { code: 'REVISION_PENDING' } }] } })
    expect((await ask(port, { 'attest-min-revision': 'newest' })).body.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT' } })
    for (let time = 0; time < 2; time++) expect((await ask(port, {}, PLAIN)).status).toBe(200)
    expect((await ask(port, { 'attest-min-revision': '3' }, PLAIN)).body.errors?.[0]?.extensions.code).toBe('REVISION_PENDING')
    const waiting = ask(port, { 'attest-min-revision': '3' })
    await query('MATCH (h:Head) SET h.revision = 3 MERGE (r:Revision {number: 3}) SET r.by = "T", r.at = "2026-01-01T00:00:00Z", r.why = "a test", r.dossiers = [], r.introduced = 0, r.retired = 0, r.changes = []')
    expect((await waiting).body.data?.revisions.nodes[0]?.number).toBe(3)
  })

  it('stop one without the other', async () => {
    runs[0]?.child.kill('SIGTERM')
    expect(await runs[0]?.ended).toBe(0)
    expect((await ask(ports[1] ?? 0)).status).toBe(200)
  })
})
