import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstPicture, guideFits } from '../../src/cli/start/picture.js'
import { addressLines } from '../../src/cli/start/welcome.js'
import { checkDossier } from '../../src/dossier/compile/index.js'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { statusManaged } from '../../src/graph/managed/server.js'
import { PROJECT } from '../../src/paths.js'
import { Listener } from '../../src/server/http.js'
import { whileStarting } from '../../src/server/serve.js'
import { testDatabase } from '../neo4j.js'
import { openFresh } from '../graph/fresh.js'
import { drawnEdges, drawnNodes, dropFile, enlarge, launchChromium, logIn, runCommand, runEditor } from './page.js'

const { home, password } = testDatabase()
const PATIENCE = 120_000
/** Browser asks for fonts and helpers of its makers' sites, and tries encryption first; a machine without a network has neither. */
const OF_NO_MATTER = /ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|EMPTY_RESPONSE|CONNECTION_|PROXY_|TUNNEL_|ADDRESS_|NETWORK_|CERT_|TIMED_OUT|BLOCKED_BY)/

// NEO4J_TEST_URI may name a server without Browser; the managed one has it always.
describe.skipIf(home === undefined)('Neo4j Browser on the managed server', () => {
  let connection: Connection
  let listener: Listener
  let chromium: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    connection = await openFresh()
    const { compiled, problems } = checkDossier(join(PROJECT, 'seeds/election-1917'))
    if (!compiled) throw new Error(JSON.stringify(problems.filter(({ severity }) => severity === 'error')))
    await loadDossiers(connection, [compiled])
    listener = await Listener.open('127.0.0.1', 0, whileStarting((_, error) => faults.push(String(error))))
    chromium = await launchChromium()
    page = await chromium.newPage({ viewport: { width: 1800, height: 1200 } })
    page.setDefaultTimeout(PATIENCE)
    page.on('console', (message) => {
      if (message.type() === 'error' && !OF_NO_MATTER.test(message.text())) faults.push(message.text())
    })
    page.on('pageerror', ({ message }) => faults.push(message))
  })
  afterAll(async () => {
    await chromium.close()
    await listener.close(0)
    await connection.close()
  })

  test('the first picture that "attest start" prints opens with the first saved query in the editor', { timeout: PATIENCE }, async () => {
    const managed = statusManaged(home ?? '')
    if (!managed) throw new Error('the managed server does not run')
    const lines = addressLines({ server: listener.address, graphiql: true, managed, home: home ?? '', databaseUri: managed.boltUri, picture: await firstPicture(connection, undefined), guide: await guideFits(connection) })
    const address = lines.find((line) => line.startsWith('First picture'))?.replace('First picture', '').trim() ?? ''
    await logIn(page, address, password)
    await expect.poll(() => page.getByTestId('activeEditor').innerText(), { timeout: PATIENCE }).toContain('mandate/bukeikhan/constituent-assembly')
  })

  test('the query draws the seat of Bukeikhan with its claims, citations and sources, in the style of Attest', { timeout: 2 * PATIENCE }, async () => {
    await runEditor(page)
    const nodes = await drawnNodes(page)
    const captions = nodes.map(({ caption }) => caption)
    const count = (pattern: RegExp): number => captions.filter((caption) => pattern.test(caption)).length
    expect(captions).toContain('Alikhan Bukeikhan · seat in All-Russian Constituent Assembly')
    expect(captions).toContain('Alikhan Bukeikhan')
    expect(count(/^Yuzhny Ural, 1917 affirms: .*seat in/)).toBe(2)
    expect(count(/doubts: Alikhan Bukeikhan/)).toBe(1)
    expect(count(/disputes 4 claims$/)).toBe(1)
    expect(count(/omits: Alikhan Bukeikhan/)).toBe(3)
    for (const shelfmark of ['Yuzhny Ural, 1917: 3', 'Saryarka, 2023: 23', 'Saryarka, 1918: №29', 'VestnikKom…, 1918: 3', 'Amanzholova, 2009']) expect(captions).toContain(shelfmark)
    expect(captions).toContain('no citation given')
    for (const source of ['Yuzhny Ural, 1917', 'VestnikKom…, 1918', '[Article on the Kazakh deputies of 1917]']) expect(captions).toContain(source)
    expect(captions).toContain("Kazakh deputies on Protasov's list as given by the Chronos portal")
    // The colours of seat, claim, source and citation are those of the style sheet, not Browser's own.
    const colours = new Set(nodes.map(({ colour }) => colour.toUpperCase()))
    for (const colour of ['#F4C95D', '#7FB3D5', '#A3C585', '#E6E0D0']) expect(colours).toContain(colour)
    const edges = await drawnEdges(page)
    for (const type of ['ABOUT', 'CITED_AT', 'IN', 'RELAYED_BY', 'HELD_BY']) expect(edges).toContain(type)
  })

  test('the picture can be kept, and fills the window', { timeout: PATIENCE }, async () => {
    await enlarge(page)
    const file = process.env['ATTEST_PICTURE'] === undefined ? join(mkdtempSync(join(tmpdir(), 'attest-picture-')), 'browser.png') : join(PROJECT, 'docs/images/browser.png')
    await page.screenshot({ path: file })
    expect(statSync(file).size).toBeGreaterThan(50_000)
    await page.locator('[title="Close fullscreen"], [title="Exit fullscreen"], [title="Collapse fullscreen"], [title="Fullscreen"]').first().evaluate((button) => {
      ;(button as HTMLElement).click()
    })
  })

  test('the guide is fetched from Attest and shows its first slide', { timeout: PATIENCE }, async () => {
    await runCommand(page, `:guide ${listener.address.replace('127.0.0.1', 'localhost')}/browser/guide.html`)
    await expect.poll(() => page.getByTestId('guidesDrawer').innerText(), { timeout: PATIENCE }).toContain('The election of 1917')
    await page.getByTestId('guideNextSlide').click()
    await expect.poll(() => page.getByTestId('guidesDrawer').innerText(), { timeout: PATIENCE }).toContain('mandate/bukeikhan/constituent-assembly')
  })

  test('the style sheet can be dropped onto the window, and a saved query becomes a favourite under its first line', { timeout: PATIENCE }, async () => {
    await dropFile(page, 'attest.grass', readFileSync(join(PROJECT, 'docs/browser/attest.grass'), 'utf8'))
    await expect.poll(() => page.getByTestId('frameContents').first().innerText(), { timeout: PATIENCE }).toContain('node.Mandate')
    const [first = ''] = readdirSync(join(PROJECT, 'cypher/explore')).sort()
    await dropFile(page, first, readFileSync(join(PROJECT, 'cypher/explore', first), 'utf8'))
    await page.getByText('favorites', { exact: false }).last().click()
    await expect.poll(() => page.evaluate(() => localStorage.getItem('neo4j.documents') ?? ''), { timeout: PATIENCE }).toContain('The seat of A. Bukeikhan')
  })

  test('nothing of this went wrong in the console', () => {
    expect(faults).toEqual([])
  })
})
