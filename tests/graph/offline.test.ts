import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { importPlanned, isEmpty, refuseUnlessEmpty } from '../../src/graph/load/offline/index.js'
import { withLease } from '../../src/graph/load/lease.js'
import type { LoadPlan, StagedNode } from '../../src/graph/load/plan.js'
import { stage } from '../../src/graph/load/stage.js'
import { testDatabase } from '../neo4j.js'
import { openFresh, query } from './fresh.js'

const { home } = testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'attest-offline-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Values that a table of texts is apt to spoil. */
const TEXTS = ['', ' before and after ', 'a "quotation", and \'another\'', '"', '""', 'two\nlines', '\r\n', 'a\rb', '\n', 'tab\tand \\backslash\\ and \\n', ',;|:', '\u001f', '\u001e', '\u0000', '\ufeffmark', 'Ж 漢 😀 e\u0301', 'null', 'NaN', '1', 'true', '#', "=cmd|' /C calc'!A0", 'x'.repeat(40_000), `${'long '.repeat(2_000)}\n${'"'.repeat(999)}`]
const VALUES: StagedNode['props'][] = [
  ...TEXTS.map((text) => ({ text })),
  { number: 0 }, { number: -7 }, { number: Number.MAX_SAFE_INTEGER }, { number: 1e21 }, { number: 0.1 }, { number: -1e-7 }, { number: 1.5e300 },
  { is: true }, { is: false },
  { list: [] }, { list: [''] }, { list: ['', ''] }, { list: TEXTS }, { list: TEXTS.filter((text) => text !== '\u001e') }, { list: ['one'] }, { list: [' a ', 'b;c'] },
  { numbers: [1, 2, 3] }, { numbers: [0.5, 2] }, { numbers: [1e21] },
  { text: 'all of it', number: 1, is: true, list: ['a', 'b'], numbers: [1] }, { text: 7 }, { list: 'no list' }, { 'a name: with, signs': 'x' },
]
const nodes: StagedNode[] = VALUES.map((value, number) => ({
  id: `person/${number}`,
  labels: ['Person', 'Named'],
  props: { id: `person/${number}`, caption: `Person ${number}`, hash: String(number), name: `Odo ${number}`, ...value },
  edges: [{ type: 'KNOWS', to: `person/${(number + 1) % VALUES.length}`, props: value }, { type: 'KNOWS', to: `person/${number}`, props: {} }],
}))
const plan: LoadPlan = { introduce: nodes, retire: [], renewed: [] }

/** Everything in the graph, with the types of its values. */
async function everything(): Promise<string[]> {
  const found = [
    ...(await query('MATCH (n:Record) UNWIND labels(n) AS label WITH n, label ORDER BY label WITH n, collect(label) AS of RETURN of, properties(n) AS props, [name IN keys(n) | name + valueType(n[name])] AS types')),
    ...(await query('MATCH (a)-[e]->(b) RETURN [a.id, type(e), b.id] AS of, properties(e) AS props, [name IN keys(e) | name + valueType(e[name])] AS types')),
  ]
  const sorted = (value: object): unknown => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return found.map(({ of, props, types }) => JSON.stringify([of, sorted(props as object), (types as string[]).sort()])).sort()
}

test.skipIf(home === undefined)('the importer writes what statements write, value for value, and refuses a graph with something in it', { timeout: 240_000 }, async () => {
  let connection: Connection = await openFresh()
  try {
    await refuseUnlessEmpty(connection)
    await withLease(connection, (lease) => stage(connection, lease, plan))
    const staged = await everything()
    expect(staged).toHaveLength(3 * VALUES.length)
    expect(await isEmpty(connection)).toBe(false)
    await query("MATCH (h:Head) SET h.revision = 3 CREATE (:Note {text: 'mine'})")
    await expect(refuseUnlessEmpty(connection)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('at revision 3') as string })
    await query('MATCH (h:Head) SET h.revision = 0')
    await expect(refuseUnlessEmpty(connection)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('1 nodes that Attest did not write') as string })

    await connection.close()
    connection = await openFresh()
    const journal = { folder, load: 'by hand', planned: [0], planOf: () => plan }
    await withLease(connection, async (lease) => {
      const meanwhile = async (step: string): Promise<void> => {
        if (step === 'imported') await query("CREATE (:Note {text: 'mine'})")
      }
      await expect(importPlanned(connection, lease, journal, home ?? '', { onStep: meanwhile })).rejects.toMatchObject({ code: 'BAD_INPUT' })
      expect(await query('MATCH (n:Note) RETURN n.text AS text')).toEqual([{ text: 'mine' }])
      await query('MATCH (n:Note) DELETE n')
      await importPlanned(connection, lease, journal, home ?? '', {})
      // The lease came with the graph, and says how far the load is.
      expect(await query("MATCH (l:Lease {name: 'writer'}) RETURN l.holder = $holder AS ours, l.load AS load, l.step AS step, l.graph = $graph AS named", { holder: lease.holder, graph: lease.graph })).toEqual([{ ours: true, load: 'by hand', step: 2, named: true }])
    })
    const imported = await everything()
    // What differs is shown by its beginning: some of the texts are long.
    const clipped = (lines: string[], others: string[]): string[] => lines.filter((line) => !others.includes(line)).map((line) => line.slice(0, 300))
    expect([clipped(imported, staged), clipped(staged, imported), imported.length]).toEqual([[], [], staged.length])
    expect(readdirSync(folder)).toEqual([])
  } finally {
    await connection.close()
  }
})
