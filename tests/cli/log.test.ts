import neo4j from 'neo4j-driver'
import { expect, test } from 'vitest'
import { renderRevision } from '../../src/cli/log.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { loadChanges, loadRevisions } from '../../src/graph/read/revisions.js'
import { atHead } from '../../src/graph/read/snapshot.js'
import { compiled, edited } from '../graph/dossiers.js'
import { openFresh } from '../graph/fresh.js'
import { profile, scans } from '../graph/plans.js'

test('a revision is told with its reason, its counts and what changed', () => {
  expect(
    renderRevision({ number: 2, by: 'A. Encoder', at: '2024-05-06T07:08:09.123Z', why: 'the second leaf was read', dossiers: ['chronicles', 'letters'], introduced: 3, retired: 1, changes: ['Claim +2 −1', 'Citation +1'] }),
  ).toBe('revision 2, 2024-05-06 07:08 UTC, by A. Encoder: the second leaf was read\n    chronicles, letters: 3 introduced, 1 retired\n    Claim +2 −1, Citation +1')
})

test('what a revision changed is found by the numbers of the records, and page by page as in one piece', async () => {
  const connection = await openFresh()
  try {
    await loadDossiers(connection, [compiled('letters')])
    await loadDossiers(connection, [edited('letters', ['value: 14', 'value: 15'])])
    const snapshot = await atHead(connection)
    const changes = await loadChanges(snapshot, 2, 1000)
    expect(changes.filter(({ kind }) => kind === 'Claim').map(({ change, id }) => [change, id])).toEqual([['introduced', 'letters/l-canons'], ['retired', 'letters/l-canons']])
    const [revision] = [...(await loadRevisions(snapshot, [2])).values()]
    expect(changes.filter(({ change }) => change === 'introduced')).toHaveLength(revision?.introduced ?? 0)
    expect(changes.filter(({ change }) => change === 'retired')).toHaveLength(revision?.retired ?? 0)
    expect(await loadChanges(snapshot, 2, 3)).toEqual(changes.slice(0, 3))

    const paged: unknown[] = []
    for (let after = ''; ; ) {
      const [row] = await connection.read('read/revision-records', { number: 2, after, limit: 1 })
      if (!row) break
      paged.push([row['change'], row['id']])
      after = String(row['cursor'])
    }
    expect(paged).toEqual(changes.map(({ change, id }) => [change, id]))
    const { operators } = await profile('read/revision-records', { number: neo4j.int(2), after: '', limit: neo4j.int(10) })
    expect(scans(operators)).toEqual([])
    expect(operators.filter((operator) => operator.startsWith('NodeIndexSeek'))).toHaveLength(2)
  } finally {
    await connection.close()
  }
})
