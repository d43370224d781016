import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import neo4j, { type Config, type Driver, type Path } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkDossier } from '../../src/dossier/compile/index.js'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { parseGrass } from '../../src/graph/managed/browser.js'
import { PROJECT } from '../../src/paths.js'
import { browserContent } from '../../src/server/browser-content.js'
import { testDatabase } from '../neo4j.js'
import { openFresh, query } from '../graph/fresh.js'

const FOLDER = join(PROJECT, 'cypher/explore')
const NAMES = readdirSync(FOLDER)
const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8')

let connection: Connection
let driver: Driver
let head: number

beforeAll(async () => {
  connection = await openFresh()
  const { compiled, problems } = checkDossier(join(PROJECT, 'seeds/election-1917'))
  if (!compiled) throw new Error(JSON.stringify(problems.filter(({ severity }) => severity === 'error')))
  await loadDossiers(connection, [compiled])
  const [row] = await query("MATCH (head:Head {name: 'head'}) RETURN head.revision AS head")
  head = Number(row?.['head'])
  const { uri, user, password } = testDatabase()
  const settings: Partial<Config> = { disableLosslessIntegers: true }
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password), settings)
})
afterAll(async () => {
  await driver.close()
  await connection.close()
})

async function pathsOf(text: string): Promise<Path[]> {
  const { records } = await driver.executeQuery(text)
  return records.map((record) => record.get('path') as Path)
}

describe.each(NAMES)('%s', (name) => {
  test('has a first line that is its name', () => {
    expect(textOf(name)).toMatch(/^\/\/ \S.{20,}\nMATCH /)
  })

  test('draws what is in force, within what Browser shows at once', async () => {
    const paths = await pathsOf(textOf(name))
    expect(paths.length).toBeGreaterThan(0)
    const nodes = new Set(paths.flatMap(({ start, segments }) => [start.elementId, ...segments.map(({ end }) => end.elementId)]))
    expect(nodes.size).toBeLessThanOrEqual(300)
  })

  test('starts from an index', async () => {
    const operators = await planOf(textOf(name))
    expect(operators.filter((operator) => /AllNodesScan|LabelScan|TypeScan|CartesianProduct/.test(operator))).toEqual([])
    expect(operators.filter((operator) => /Index(Seek|Scan)/.test(operator)).length).toBeGreaterThan(1)
  })
})

test('what a later revision retired is drawn no more', async () => {
  const [seat = ''] = NAMES
  const drawn = async (): Promise<string[]> => (await pathsOf(textOf(seat))).flatMap(({ start, segments }) => [start, ...segments.map(({ end }) => end)]).map(({ properties }) => String(properties['id']))
  expect(await drawn()).toContain('election-1917/doubt-bukeikhan')
  await query('MATCH (claim:Claim {id: $id}) SET claim.until = $head', { id: 'election-1917/doubt-bukeikhan', head })
  expect(await drawn()).not.toContain('election-1917/doubt-bukeikhan')
  await query('MATCH (claim:Claim {id: $id}) SET claim.until = 2147483647', { id: 'election-1917/doubt-bukeikhan' })
})

test('the style sheet names every label and shows its caption', async () => {
  const style = parseGrass(readFileSync(join(PROJECT, 'docs/browser/attest.grass'), 'utf8'))
  const labels = (await query('CALL db.labels() YIELD label MATCH (n:Record) WHERE label IN labels(n) RETURN DISTINCT label')).map(({ label }) => String(label))
  const unstyled = labels.filter((label) => label !== 'Named' && style[`node.${label}`]?.['caption'] !== '{caption}')
  expect(unstyled).toEqual([])
})

test('the guide has every saved query in full, and nothing else is served from its folder', () => {
  const { text } = browserContent('/browser/guide.html') ?? { text: '' }
  for (const name of NAMES) expect(text.replaceAll('&#60;', '<').replaceAll('&#62;', '>').replaceAll('&#38;', '&')).toContain(textOf(name).trim())
  expect(text).not.toMatch(/\{\{|<script/)
  expect(browserContent('/browser/../../package.json')).toBeNull()
  expect(browserContent('/browser/toString')).toBeNull()
})

interface Plan {
  readonly operatorType: string
  readonly children: readonly Plan[]
}

async function planOf(text: string): Promise<string[]> {
  const flat = ({ operatorType, children }: Plan): string[] => [operatorType, ...children.flatMap(flat)]
  const { summary } = await driver.executeQuery(`EXPLAIN ${text}`)
  if (!summary.plan) throw new Error('no plan')
  return flat(summary.plan)
}
