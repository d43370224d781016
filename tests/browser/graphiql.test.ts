import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDossier } from '../../src/dossier/compile/index.js'
import type { Connection } from '../../src/graph/connection.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { createContext } from '../../src/graphql/context.js'
import { buildSchema } from '../../src/graphql/schema.js'
import { PROJECT } from '../../src/paths.js'
import { Listener } from '../../src/server/http.js'
import { serve, whileStarting } from '../../src/server/serve.js'
import { Supervisor } from '../../src/server/supervise.js'
import { openFresh } from '../graph/fresh.js'
import { launchChromium } from './page.js'

const PATIENCE = 60_000
let connection: Connection
let supervisor: Supervisor
let listener: Listener
let chromium: Browser
let page: Page
/** What the page asked of anybody but this server, and what went wrong in it. */
const faults: string[] = []

beforeAll(async () => {
  connection = await openFresh()
  const { compiled, problems } = checkDossier(join(PROJECT, 'tests/dossiers/chronicles'))
  if (!compiled) throw new Error(JSON.stringify(problems))
  await loadDossiers(connection, [compiled])
  supervisor = new Supervisor({ probe: () => connection.ping(), say: () => undefined })
  const log = (_: string, error: unknown): void => {
    faults.push(String(error))
  }
  listener = await Listener.open('127.0.0.1', 0, whileStarting(log))
  serve(listener, { schema: buildSchema(), createContext, connection, supervisor, questions: () => compiled.dossier.questions.map(({ id, title, text }) => ({ dossier: compiled.id, id, title, request: text })), browser: null, log })
  chromium = await launchChromium()
  page = await chromium.newPage({ viewport: { width: 1500, height: 900 } })
  page.setDefaultTimeout(PATIENCE)
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(listener.address) && !/^(?:data|blob):/.test(request.url())) faults.push(request.url())
  })
})
afterAll(async () => {
  await chromium.close()
  await listener.close(0)
  await supervisor.stop()
  await connection.close()
})

/** What a part of the page says; the editor parts words by hard spaces. */
const words = async (part: string): Promise<string> => (await page.locator(part).innerText()).replaceAll('\u00a0', ' ')

test('GraphiQL opens with the questions at hand, and the first is answered at a click, without another server', { timeout: 3 * PATIENCE }, async () => {
  await page.goto(`${listener.address}/graphql`)
  await page.locator('.graphiql-tab').first().waitFor()
  expect(await page.locator('.graphiql-tab').count()).toBe(4)
  await expect.poll(() => words('.graphiql-query-editor'), { timeout: PATIENCE }).toContain('When did Bishop Odo die?')
  await page.locator('button.graphiql-execute-button').click()
  await expect.poll(() => words('.graphiql-response'), { timeout: PATIENCE }).toContain('"data"')
  expect(await words('.graphiql-response')).not.toContain('"errors"')
  expect(faults).toEqual([])
})
