import { hostname } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers, retireDossier } from '../../src/graph/load/index.js'
import { describeVerification, verifyGraph } from '../../src/graph/verify.js'
import { processSpace } from '../../src/graph/managed/processes.js'
import { compiled, edited } from './dossiers.js'
import { openFresh, query } from './fresh.js'
import { head, viewAt } from './view.js'

let connection: Connection
const sent: string[] = []

beforeEach(async () => {
  connection = await openFresh()
  sent.length = 0
  connection.onStatement = (name) => sent.push(name)
  return () => connection.close()
})

async function expectSound(): Promise<void> {
  const verification = await verifyGraph(connection)
  expect(describeVerification(verification).filter((line) => line.startsWith('FAULT') || line.startsWith('  '))).toEqual([])
}

/** Captions of a record's versions in force at a revision. */
async function captionsAt(id: string, at: number): Promise<unknown[]> {
  return (await query('MATCH (n:Record {id: $id}) WHERE n.from <= $at AND n.until > $at RETURN n.caption AS caption', { id, at })).map(({ caption }) => caption)
}

describe('loading a dossier', () => {
  test('makes revision 1 with all its records and a sound graph', async () => {
    const dossier = compiled('chronicles')
    const { revision } = await loadDossiers(connection, [dossier])
    expect(revision).toMatchObject({ number: 1, by: 'Test encoder', dossiers: ['chronicles'], retired: 0 })
    expect(revision?.changes).toContain(`Claim +${dossier.records.filter(({ labels }) => labels[0] === 'Claim').length}`)
    expect(revision?.changes.join()).not.toContain('Declaration')
    const stored = await query('MATCH (n:Record) WHERE NOT n:Declaration AND NOT n:Verdict AND NOT n:Keystone RETURN n.id AS id ORDER BY id')
    expect(stored.map(({ id }) => id)).toEqual(dossier.records.map(({ id }) => id).sort())
    const edges = dossier.records.flatMap((record) => record.edges.map((edge) => `${record.id} ${edge.type} ${edge.to}`)).sort()
    const storedEdges = await query("MATCH (a:Record)-[e]->(b:Record) WHERE type(e) <> 'DERIVES_FROM' AND NOT a:Verdict AND NOT a:Keystone RETURN a.id + ' ' + type(e) + ' ' + b.id AS edge")
    expect(storedEdges.map(({ edge }) => String(edge)).sort()).toEqual(edges)
    await expectSound()
  })

  test('a second time changes nothing and writes no record', async () => {
    await loadDossiers(connection, [compiled('chronicles')])
    const before = await viewAt(1)
    sent.length = 0
    expect(await loadDossiers(connection, [compiled('chronicles')])).toEqual({ revision: null, head: 1 })
    expect(sent.filter((name) => /write\/(stage|retire|relink|commit)/.test(name))).toEqual([])
    expect(await viewAt(1)).toEqual(before)
    expect(await query('MATCH (n:Record) WHERE n.from > 1 OR n.until < 2147483647 RETURN n.id AS id')).toEqual([])
  })

  test('after a change makes a new revision, and the old one is read as it was', async () => {
    await loadDossiers(connection, [compiled('chronicles')])
    const before = await viewAt(1)
    const { revision } = await loadDossiers(connection, [edited('chronicles', ['id: a-canons, figure: { measure: canons, of: diocese, unit: persons, date: 1203, value: at least 17 }', 'id: a-canons, figure: { measure: canons, of: diocese, unit: persons, date: 1203, value: at least 18 }'])])
    expect(revision?.number).toBe(2)
    expect(revision?.changes).toEqual(expect.arrayContaining(['Claim +1 −1', 'Figure +1 −1']))
    expect(await viewAt(1)).toEqual(before)
    expect(await captionsAt('chronicles/a-canons', 1)).toEqual([expect.stringContaining('17')])
    expect(await captionsAt('chronicles/a-canons', 2)).toEqual([expect.stringContaining('18')])
    await expectSound()
  })

  test('records that did not change lead to the new version of one that did', async () => {
    await loadDossiers(connection, [compiled('chronicles')])
    await loadDossiers(connection, [edited('chronicles', ['value: at least 17', 'value: at least 18'], ['title: Annals B (a copy of A)', 'title: Annals B'], ['otto: { name: Otto the Younger }', 'otto: { name: Otto the Elder }'])])
    const ends = await query('MATCH (a:Record)-[e]->(b:Record) WHERE e.until = 2147483647 AND b.from = 2 AND a.from = 1 RETURN a.id AS a, type(e) AS type, b.id AS b, e.from AS since')
    expect(ends).toEqual(
      expect.arrayContaining([
        { a: 'chronicles/c-disputes', type: 'DISPUTES', b: 'chronicles/a-canons', since: 2 },
        { a: 'annals-c', type: 'DERIVES_FROM', b: 'annals-b', since: 2 },
        { a: 'chronicles/annals-b-f-11v', type: 'OF', b: 'annals-b', since: 2 },
      ]),
    )
    expect(await query("MATCH (:Record {id: 'annals-b', from: 2})-[e:DERIVES_FROM {until: 2147483647}]->(p) RETURN p.id AS parent, e.how AS how")).toEqual([{ parent: 'annals-a', how: 'COPIES' }])
    await expectSound()
  })

  test('equals a load of the changed dossier into an empty graph', async () => {
    const changed = edited('chronicles', ['value: at least 17', 'value: at least 18'], ['how: COPIES, because: shares its gaps', 'how: EXCERPTS, because: shares its gaps'], ['id: n-canons', 'id: n-canons-again'])
    await loadDossiers(connection, [compiled('chronicles')])
    await loadDossiers(connection, [changed])
    const later = await viewAt(2)
    await connection.close()
    connection = await openFresh()
    await loadDossiers(connection, [changed])
    expect(later).toEqual(await viewAt(1))
  })

  test('retires what disappeared, and nothing else', async () => {
    await loadDossiers(connection, [compiled('chronicles')])
    const { revision } = await loadDossiers(connection, [edited('chronicles', ["      - { id: n-canons, figure: { measure: canons, of: diocese, unit: persons, date: 1203, value: 12 } }\n", ''])])
    expect(revision?.changes.filter((change) => !change.startsWith('Verdict'))).toEqual(['Claim −1', 'Figure −1'])
    expect(await captionsAt('chronicles/n-canons', 1)).toHaveLength(1)
    expect(await captionsAt('chronicles/n-canons', 2)).toEqual([])
    expect(await captionsAt('chronicles/n-death', 2)).toHaveLength(1)
    await expectSound()
  })

  test('brings back a record under its old id', async () => {
    const line = "      - { id: n-canons, figure: { measure: canons, of: diocese, unit: persons, date: 1203, value: 12 } }\n"
    await loadDossiers(connection, [compiled('chronicles')])
    await loadDossiers(connection, [edited('chronicles', [line, ''])])
    await loadDossiers(connection, [compiled('chronicles')])
    expect(await viewAt(3)).toEqual(await viewAt(1))
    expect(await captionsAt('chronicles/n-canons', 2)).toEqual([])
    await expectSound()
  })

  test('takes names for names, whatever is written in them', async () => {
    const name = "Otto`}) DETACH DELETE (n) // ' \\\" $id"
    await loadDossiers(connection, [edited('chronicles', ['otto: { name: Otto the Younger }', `otto: { name: ${JSON.stringify(name)} }`])])
    expect(await captionsAt('otto', 1)).toEqual([name])
    await expectSound()
  })

  test('refuses two dossiers of one id, and leaves the graph alone', async () => {
    await expect(loadDossiers(connection, [compiled('chronicles'), compiled('chronicles')])).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await query('MATCH (n:Record) RETURN count(n) AS records')).toEqual([{ records: 0 }])
  })

  test('refuses an edge to what is not there, shows nothing, and the next load succeeds', async () => {
    const dossier = compiled('chronicles')
    const torn = { ...dossier, records: dossier.records.filter(({ id }) => id !== 'diocese') }
    await expect(loadDossiers(connection, [torn])).rejects.toMatchObject({ code: 'DANGLING', message: expect.stringContaining('"diocese"') as string })
    expect(await head()).toBe(0)
    expect(await viewAt(0)).toEqual([])
    expect(await loadDossiers(connection, [dossier])).toMatchObject({ head: 1 })
    await expectSound()
  })
})

describe('one writer at a time', () => {
  let second: Connection
  beforeAll(async () => {
    second = await openFresh()
  })
  afterAll(() => second.close())

  test('a second writer is told who is at work', async () => {
    let refused: unknown
    await loadDossiers(connection, [compiled('chronicles')], {
      onStep: async (step) => {
        if (step === 'staged') refused = await loadDossiers(second, [compiled('letters')], { patience: 0 }).catch((error: unknown) => error)
      },
    })
    expect(refused).toMatchObject({ code: 'WRITER_BUSY', message: expect.stringContaining(`, process ${process.pid})`) as string })
    expect(await head()).toBe(1)
  })

  test('a second writer waits, and loads on top of the first', async () => {
    const said: string[] = []
    let waiting: Promise<unknown> = Promise.resolve()
    await loadDossiers(connection, [compiled('chronicles')], {
      onStep: (step) => {
        if (step === 'planned') waiting = loadDossiers(second, [compiled('letters')], { say: (line) => said.push(line) })
      },
    })
    expect(await waiting).toMatchObject({ head: 2 })
    expect(said).toEqual([expect.stringContaining('waiting')])
    await expectSound()
  })

  test('a writer that lost its lease cannot show what it staged', async () => {
    const late = loadDossiers(connection, [compiled('chronicles')], {
      onStep: async (step) => {
        if (step !== 'staged') return
        await query("MATCH (l:Lease) SET l.expires = 0")
        await loadDossiers(second, [compiled('letters')])
      },
    })
    await expect(late).rejects.toMatchObject({ code: 'LEASE_LOST' })
    expect(await query('MATCH (r:Revision) RETURN r.number AS number, r.dossiers AS dossiers')).toEqual([{ number: 1, dossiers: ['letters'] }])
    expect(await captionsAt('chronicles/a-death', 1)).toEqual([])
    await expectSound()
  })

  test('a lease whose holder is gone is taken over at once', async () => {
    await query("MERGE (l:Lease {name: 'writer'}) SET l.holder = $holder, l.expires = timestamp() + 60000", { holder: `${hostname()}:999999999:abandoned:${processSpace()}` })
    expect(await loadDossiers(connection, [compiled('chronicles')], { patience: 0 })).toMatchObject({ head: 1 })
  })
})

test('retiring a dossier leaves its history readable', async () => {
  await loadDossiers(connection, [compiled('chronicles')])
  const before = await viewAt(1)
  const { revision } = await retireDossier(connection, { id: 'chronicles', by: 'Test', why: 'withdrawn' })
  expect(revision).toMatchObject({ number: 2, introduced: 0, why: 'withdrawn' })
  expect(await viewAt(2)).toEqual([])
  expect(await viewAt(1)).toEqual(before)
  await expectSound()
})
