import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { openFresh, query } from './fresh.js'

let connection: Connection

beforeAll(async () => {
  connection = await openFresh()
})
afterAll(() => connection.close())

test('an emptied database has the schema and revision 0 at its head', async () => {
  expect(await connection.read('read/head', {})).toEqual([{ head: 0 }])
  expect(await query('MATCH (n) RETURN labels(n)[0] AS label ORDER BY label')).toEqual([{ label: 'GraphSchema' }, { label: 'Head' }])
})
