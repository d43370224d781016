import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDossier } from '../../src/dossier/compile/index.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { verifyGraph } from '../../src/graph/verify.js'
import { openFresh, query } from '../graph/fresh.js'
import { inArchive, linesOf } from './folder.js'

test('a generated archive loads, and nothing in the graph is out of order', { timeout: 240_000 }, async () => {
  const connection = await openFresh()
  try {
    await inArchive(2000, 1, async (folder) => {
      const { compiled } = checkDossier(join(folder, 'dossier'))
      if (!compiled) throw new Error('the generated dossier has errors')
      await loadDossiers(connection, [compiled])
      expect((await verifyGraph(connection)).findings.flatMap(({ faults }) => faults)).toEqual([])
      const [count] = await query('MATCH (c:Claim) RETURN count(c) AS claims')
      expect(count?.['claims']).toBe(2000)
      const seats = linesOf<{ proposition: string; claims: number }>(join(folder, 'truth'), 'witnesses')
      const told = await query("UNWIND $seats AS id MATCH (p:Mandate {id: id}) RETURN id, COUNT { MATCH (p)<-[:ENTAILS*0..1]-()<-[:ABOUT]-(c:Claim {stance: 'AFFIRMS', mode: 'DIRECT'}) } AS claims", { seats: seats.map(({ proposition }) => proposition) })
      expect(Object.fromEntries(told.map((row) => [row['id'], row['claims']]))).toEqual(Object.fromEntries(seats.map(({ proposition, claims }) => [proposition, claims])))
    })
  } finally {
    await connection.close()
  }
})
