import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { statement } from '../../src/graph/statements.js'
import { PROJECT } from '../../src/paths.js'
import { compiled } from './dossiers.js'
import { openFresh } from './fresh.js'
import { explain } from './plans.js'

const STATEMENTS = ['read', 'write'].flatMap((folder) => readdirSync(join(PROJECT, 'cypher', folder)).map((file) => `${folder}/${file.replace('.cypher', '')}`))
/** They look at the whole graph, and at each record once. */
const OF_ALL = /^read\/verify-|\/name-keys-version$/
/** They go along an index from where the page before ended. */
const PAGES = /^read\/(list-|inventory|keystones-sources|named-versions)/

let connection: Connection

/** A first small dossier, of whose records the indexes are not counted yet. What is planned now also serves the next load, however large that is. */
beforeAll(async () => {
  connection = await openFresh()
  await connection.write('write/replan', { seconds: 20 })
  await loadDossiers(connection, [compiled('letters')])
})
afterAll(() => connection.close())

describe('planned while the graph is small', () => {
  test.each(STATEMENTS.filter((name) => !OF_ALL.test(name)))('%s looks up what it is given, and goes through no index or label for it', async (name) => {
    const { operators, complaints } = await explain(name)
    expect(complaints).toEqual([])
    expect(operators.filter((operator) => /^(AllNodesScan|NodeByLabelScan)/.test(operator) || (operator.startsWith('NodeIndexScan') && !PAGES.test(name)))).toEqual([])
  })
})

/** Where records are looked up by what a row gives, wherever in a statement that is, and the index is not named before the next look. */
function untold(name: string): string[] {
  const text = statement(name).replace(/^\s*\/\/.*$/gm, '')
  return [...text.matchAll(/\((\w*):\w+ \{(?:id|key|family|group|of|measure): (?!\$)[^}]*\}/g)].flatMap(({ 0: pattern, 1: variable, index }) => {
    const [before, after] = [text.slice(0, index), text.slice(index).split(/\b(?:MATCH|MERGE)\b/)[0] ?? '']
    const looked = /.*\b(MATCH|MERGE|CREATE)\b/s.exec(before)?.[1] === 'MATCH'
    return looked && !after.includes(`USING INDEX SEEK ${variable}:`) ? [`${name}: ${pattern}`] : []
  })
}

test('each statement names the index by which it finds what its rows give', () => {
  // Two versions of one record are sought among all, and who judged of two sources from the first of them; the counts of the others are still left to the planner.
  expect(STATEMENTS.flatMap(untold)).toEqual(['read/copying-judgements: (b:Source {id: pair[1]}', 'read/family-of-proposition: (n:Proposition {family: p.family}', 'read/verify-keystones: (:Source {id: source}', 'read/verify-keystones: (:Source {id: source}', 'read/verify-versions: (b:Record {id: a.id}'])
})
