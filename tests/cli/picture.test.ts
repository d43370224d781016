import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstPicture, guideFits } from '../../src/cli/start/picture.js'
import { addressLines } from '../../src/cli/start/welcome.js'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { compiled } from '../graph/dossiers.js'
import { openFresh, query } from '../graph/fresh.js'

let connection: Connection
const managed = { boltUri: 'bolt://127.0.0.1:7000', httpUri: 'http://127.0.0.1:7001', user: 'neo4j', password: 'x', pid: 1, logFile: '', alreadyRunning: true }
const places = { graphiql: true, server: 'http://127.0.0.1:4000', managed, home: '/home', databaseUri: managed.boltUri }

beforeAll(async () => {
  connection = await openFresh()
  await loadDossiers(connection, [compiled('chronicles'), compiled('diet')])
})
afterAll(() => connection.close())

test('the first picture is drawn from what the first question is about, where the saved query draws its kind', async () => {
  const text = (await firstPicture(connection, 'mandate/vera/diet')) ?? ''
  expect(text).toContain("(seat:Mandate {id: 'mandate/vera/diet'})")
  expect((await query(text)).length).toBeGreaterThan(5)
})

test('there is no picture, and no guide, of what the graph does not hold', async () => {
  for (const about of [undefined, 'mandate/nobody/diet', 'occurrence/odo/death/status:held/date:1203-03-02-os', "mandate/'/diet"]) expect([about, await firstPicture(connection, about)]).toEqual([about, null])
  expect(await guideFits(connection)).toBe(false)
  const lines = addressLines({ ...places, picture: null, guide: false }).join('\n')
  expect(lines).toContain('Neo4j Browser  http://127.0.0.1:7001/browser/')
  expect(lines).not.toMatch(/First picture|Guide/)
})

test('where there are, the picture opens in the editor, and the guide is named as Browser takes it', () => {
  const lines = addressLines({ ...places, picture: 'MATCH (n) RETURN n', guide: true }).join('\n')
  expect(lines).toContain('First picture  http://127.0.0.1:7001/browser/?dbms=bolt%3A%2F%2Fneo4j%40127.0.0.1%3A7000&db=neo4j&cmd=edit&arg=MATCH%20(n)%20RETURN%20n')
  expect(lines).toContain('Guide          :guide http://localhost:4000/browser/guide.html')
})
