import { beforeEach, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { describeVerification, verifyGraph } from '../../src/graph/verify.js'
import { compiled } from './dossiers.js'
import { openFresh, query } from './fresh.js'

let connection: Connection

beforeEach(async () => {
  connection = await openFresh()
  await loadDossiers(connection, [compiled('chronicles'), compiled('letters')])
  return () => connection.close()
})

/** What somebody with the login of Neo4j Browser could do, and the rule that must notice it. */
const DAMAGES: readonly (readonly [rule: string, of: string, damage: string])[] = [
  ['versions', 'odo', "MATCH (n:Record {id: 'odo'}) CREATE (:Record:Person {id: 'odo', key: 'odo@0', from: 0, until: n.until, hash: n.hash, caption: n.caption})"],
  ['order', 'odo', "MATCH (n:Record {id: 'odo'}) SET n.until = 0"],
  ['order', 'odo', "MATCH (n:Record {id: 'odo'}) SET n.key = 'odo@7'"],
  ['order', 'odo', "MATCH (n:Record {id: 'odo'}) REMOVE n.until"],
  ['edges', 'chronicles/b-death', "MATCH (:Record {id: 'chronicles/b-death'})-[e:ABOUT]->() SET e.from = 0"],
  ['edges', 'chronicles/b-death', "MATCH (:Record {id: 'chronicles/b-death'})-[e:ABOUT]->(p) SET p.until = 1"],
  ['repeated-edges', 'chronicles/b-death', "MATCH (c:Record {id: 'chronicles/b-death'})-[e:ABOUT]->(p) CREATE (c)-[f:ABOUT]->(p) SET f = properties(e)"],
  ['claims', 'chronicles/b-death', "MATCH (:Record {id: 'chronicles/b-death'})-[e:CITED_AT]->() DELETE e"],
  ['claims', 'chronicles/b-death', "MATCH (c:Record {id: 'chronicles/b-death'})-[e:ABOUT]->(), (p:Proposition {kind: 'figure'}) WITH c, e, p LIMIT 1 CREATE (c)-[f:ABOUT]->(p) SET f = properties(e)"],
  ['claims', 'chronicles/b-death', "MATCH (:Record {id: 'chronicles/b-death'})-[e:CITED_AT]->()-[i:IN]->() SET i.until = 1"],
  ['speakers', 'chronicles/b-death', "MATCH (c:Record {id: 'chronicles/b-death'}) SET c.source = 'annals-a'"],
  ['inferences', 'chronicles/b-death', "MATCH (c:Record {id: 'chronicles/b-death'}) SET c.mode = 'INFERRED'"],
  ['propositions', 'occurrence', "MATCH (p:Occurrence) WITH p LIMIT 1 SET p:Figure"],
  ['verdicts', 'verdict/lost', "CREATE (:Record:Verdict {id: 'verdict/lost', key: 'verdict/lost@1', from: 1, until: 2147483647, hash: 'x', caption: 'x'})"],
  ['keystones', 'annals-a', "MATCH (k:Keystone {source: 'annals-a'}) SET k.asSpeaker = k.asSpeaker + 1"],
  ['keystones', 'annals-a', "MATCH (k:Keystone {source: 'annals-a'}) SET k.until = 1"],
  ['derivations', 'chronicles/b-from-a', "MATCH ()-[e:DERIVES_FROM {derivation: 'chronicles/b-from-a'}]->() DELETE e"],
  ['derived', 'annals-a', "MATCH (a:Record {id: 'annals-a'}), (b:Record {id: 'annals-c'}) CREATE (a)-[:DERIVES_FROM {from: 1, until: 2147483647, derivation: 'nobody'}]->(b)"],
  ['declared', 'otto', "MATCH (d:Declaration {of: 'otto'}) DETACH DELETE d"],
  ['declared', 'otto', "MATCH (n:Record {id: 'otto'}) SET n.hash = 'other words'"],
  ['declarations', 'otto', "MATCH (n:Record {id: 'otto'}) DETACH DELETE n"],
  ['staged', 'otto', "MATCH (n:Record {id: 'otto'}) SET n.until = 2"],
  ['revisions', 'revision 1', 'MATCH (r:Revision) DETACH DELETE r'],
  ['revisions', 'revision 9', "CREATE (:Revision {number: 9})"],
  ['captions', 'otto', "MATCH (n:Record {id: 'otto'}) REMOVE n.caption"],
]

test('a loaded graph is sound', async () => {
  const verification = await verifyGraph(connection)
  expect(verification.sound, describeVerification(verification).join('\n')).toBe(true)
  expect(verification.records).toBeGreaterThan(compiled('chronicles').records.length)
})

for (const [rule, of, damage] of DAMAGES)
  test(`"${rule}" notices ${damage}`, async () => {
    await query(damage)
    const verification = await verifyGraph(connection)
    expect(verification.sound).toBe(false)
    const finding = verification.findings.find((candidate) => candidate.rule === rule)
    expect(finding?.faults.map(({ id }) => id)).toContainEqual(expect.stringContaining(of))
    expect(describeVerification(verification)).toContain(`FAULT ${finding?.holds ?? ''}`)
  })

test('every rule has a damage that it notices', async () => {
  const { findings } = await verifyGraph(connection)
  expect(findings.map(({ rule }) => rule).sort()).toEqual([...new Set(DAMAGES.map(([rule]) => rule))].sort())
})

test('lists no more faults than it is asked for, and says that there are more', async () => {
  await query("MATCH (n:Citation) REMOVE n.caption")
  const captions = (await verifyGraph(connection, 2)).findings.find(({ rule }) => rule === 'captions')
  expect(captions).toMatchObject({ more: true })
  expect(captions?.faults).toHaveLength(2)
})
