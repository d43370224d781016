import { beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { migrations } from '../../src/graph/statements.js'
import { describeVerification, verifyGraph } from '../../src/graph/verify.js'
import { compiled } from './dossiers.js'
import { openFresh, query } from './fresh.js'

let connection: Connection

beforeEach(async () => {
  connection = await openFresh()
  return () => connection.close()
})

/** As if a program had left it that knew no later migration. */
const setBack = (version: number): Promise<unknown> => query('MATCH (s:GraphSchema) SET s.version = $version', { version })

async function faults(): Promise<string[]> {
  return describeVerification(await verifyGraph(connection)).filter((line) => !line.startsWith('ok '))
}

describe('a migration of data', { timeout: 240_000 }, () => {
  test('files verdicts as loads do', async () => {
    await loadDossiers(connection, [compiled('chronicles'), compiled('letters')])
    const filed = 'MATCH (v:Verdict) RETURN v.key AS key, v.kind AS kind, v.seat AS seat, v.disputed AS disputed ORDER BY key'
    const before = await query(filed)
    expect(before.filter(({ disputed }) => disputed !== null).length).toBeGreaterThan(0)
    await query('MATCH (v:Verdict) REMOVE v.kind, v.seat, v.disputed')
    await setBack(8)
    await connection.migrate()
    expect(await query(filed)).toEqual(before)
    expect(await query('MATCH (s:GraphSchema) RETURN s.version AS version')).toEqual([{ version: migrations().length }])
  })

  test('counts keystones as loads do, and again when it is broken off and the head moves on before it is run again', async () => {
    await loadDossiers(connection, [compiled('chronicles')])
    const kept = 'MATCH (k:Keystone)-[o:OF]->(s:Source) WHERE k.until = 2147483647 AND o.until = 2147483647 AND s.until = 2147483647 RETURN k.source AS source, k.asSpeaker AS asSpeaker, k.asRelay AS asRelay, k.rank AS rank ORDER BY source'
    const before = await query(kept)
    expect(before.length).toBeGreaterThan(3)
    await query('MATCH (k:Keystone) DETACH DELETE k')
    await setBack(9)
    await connection.migrate()
    expect(await query(kept)).toEqual(before)
    expect((await faults()).at(-1)).toBe('The graph is sound.')

    // Twice at one head, then at a later one; what a program that keeps none has moved on is counted anew.
    await setBack(9)
    await connection.migrate()
    await loadDossiers(connection, [compiled('letters')])
    const later = await query(kept)
    expect(await query('MATCH (h:Head) RETURN h.revision AS head')).toEqual([{ head: 2 }])
    const [first, second] = before.map(({ source }) => String(source))
    await query('MATCH (k:Keystone {source: $first}) WHERE k.until = 2147483647 SET k.asSpeaker = k.asSpeaker + 1', { first })
    await query('MATCH (k:Keystone {source: $second}) DETACH DELETE k', { second })
    await setBack(9)
    await connection.migrate()
    expect(await query(kept)).toEqual(later)
    expect((await faults()).at(-1)).toBe('The graph is sound.')
  })
})

describe('an index that could not be built', () => {
  test('is named while it cannot be, and built anew when it can', { timeout: 240_000 }, async () => {
    await loadDossiers(connection, [compiled('chronicles')])
    // Something that fits into no index stands here for a disk that is full.
    await query('DROP INDEX record_dossier')
    await query("CREATE (:Record {key: 'too long', dossier: reduce(text = 'long', i IN range(1, 13) | text + text), until: 1})")
    await query('CREATE INDEX record_dossier FOR (n:Record) ON (n.dossier, n.until)')
    await query('CALL db.awaitIndexes(60)').catch(() => undefined)
    expect(await query("SHOW INDEXES YIELD name, state WHERE state = 'FAILED' RETURN name")).toEqual([{ name: 'record_dossier' }])

    await expect(connection.migrate()).rejects.toMatchObject({ code: 'DATABASE_ERROR', message: expect.stringContaining('Neo4j cannot build an index (record_dossier). If the disk') as string })
    await query("MATCH (n:Record {key: 'too long'}) DELETE n")
    const said: string[] = []
    await connection.migrate((line) => said.push(line))
    expect(said).toEqual(['Neo4j could not build an index of this graph, as happens on a full disk, and builds what is missing anew.'])
    expect(await query("SHOW INDEXES YIELD name, state WHERE state <> 'ONLINE' RETURN name")).toEqual([])
    expect(await query("SHOW INDEXES YIELD name, labelsOrTypes, properties WHERE name = 'record_dossier' RETURN labelsOrTypes, properties")).toEqual([{ labelsOrTypes: ['Record'], properties: ['dossier', 'until'] }])
    expect((await faults()).at(-1)).toBe('The graph is sound.')
  })
})
