import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A real Chromium without a window. */
export function launchChromium(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) throw new Error(`There is no Chromium at ${CHROMIUM}. Install it (.ci/run shows how), or name another one in CHROMIUM.`)
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

/** Opens an address of Neo4j Browser and fills the login form, which has server and user from the address already. */
export async function logIn(page: Page, address: string, password: string): Promise<void> {
  await page.goto(address)
  await page.getByTestId('password').fill(password)
  await page.getByTestId('connect').click()
  await page.getByTestId('password').waitFor({ state: 'detached' })
}

/** Runs what stands in the editor, and waits until its picture has come to rest. */
export async function runEditor(page: Page): Promise<void> {
  await page.getByTestId('editor-Run').click()
  await page.locator('g.node').first().waitFor()
}

/** Types a command over what stands in the editor, and runs it. */
export async function runCommand(page: Page, command: string): Promise<void> {
  await page.getByTestId('activeEditor').locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(command)
  await page.getByTestId('editor-Run').click()
}

/** Drops a file onto the window, as from a file manager. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const dropped = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content ?? ''], file ?? ''))
      return transfer
    },
    [name, text],
  )
  await page.locator('.filedrop').dispatchEvent('drop', { dataTransfer: dropped })
}

export interface Drawn {
  /** What the picture writes into the circle, its lines joined. */
  readonly caption: string
  readonly colour: string
}

/** The nodes of the picture as they are drawn. */
export async function drawnNodes(page: Page): Promise<Drawn[]> {
  return page.locator('g.node').evaluateAll((nodes) =>
    nodes.map((node) => ({
      caption: [...node.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ').replace(/\s+/g, ' ').trim(),
      colour: node.querySelector('circle.b-outline')?.getAttribute('fill') ?? '',
    })),
  )
}

/** The names of the relationships in the picture. */
export async function drawnEdges(page: Page): Promise<string[]> {
  return page.locator('g.relationship text').evaluateAll((texts) => texts.map(({ textContent }) => textContent))
}

/** Fills the window with the picture. */
export async function enlarge(page: Page): Promise<void> {
  // What is hidden behind other frames is still there; a click by its place would miss it.
  for (const title of ['Fullscreen', 'Collapse the node properties display', 'zoom-to-fit']) {
    await page.locator(`[title="${title}"], [aria-label="${title}"]`).first().evaluate((button) => {
      ;(button as HTMLElement).click()
    })
    await page.waitForTimeout(3_000)
  }
}
