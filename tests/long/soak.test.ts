import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../src/graph/connection.js'
import { recordHash } from '../../src/graph/load/plan.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { describeVerification, verifyGraph } from '../../src/graph/verify.js'
import { compileFolder } from '../graph/dossiers.js'
import { openFresh } from '../graph/fresh.js'
import { ending, spawnLoader } from '../graph/processes.js'
import { head, viewAt } from '../graph/view.js'
import { Chronicle, randomFrom } from './chronicle.js'

const seed = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000)
const rounds = Number(process.env['SOAK_ROUNDS'] ?? 200)
const STEPS = ['planned', 'staged', 'verdicts', 'committed']

const folder = mkdtempSync(join(tmpdir(), 'attest-soak-'))
let connection: Connection

beforeAll(async () => {
  connection = await openFresh()
})
afterAll(async () => {
  await connection.close()
  rmSync(folder, { recursive: true, force: true })
})

const fingerprint = (view: readonly string[]): string => recordHash({ labels: view, props: {}, edges: [] })

async function expectSound(): Promise<void> {
  const verification = await verifyGraph(connection)
  expect(verification.sound, describeVerification(verification).join('\n')).toBe(true)
}

test(`${rounds} random edits, some of their loads killed, leave every revision as it was (SOAK_SEED=${seed})`, async () => {
  const random = randomFrom(seed)
  const chronicle = new Chronicle(random, 8, 12, 120)
  const seen = new Map<number, string>()
  const note = async (): Promise<void> => {
    const at = await head()
    const view = fingerprint(await viewAt(at))
    expect(seen.get(at) ?? view, `revision ${at} has changed`).toBe(view)
    seen.set(at, view)
  }
  for (let round = 0; round < rounds; round++) {
    const edits = Array.from({ length: 1 + random(5) }, () => chronicle.edit())
    writeFileSync(join(folder, 'dossier.yaml'), chronicle.file())
    if (random(5) === 0) {
      // By itself at some step, or from outside at some moment.
      const step = random(2) === 0 ? STEPS[random(STEPS.length)] : undefined
      const child = spawnLoader(folder, step ?? '')
      const killer = step === undefined ? setTimeout(() => child.kill('SIGKILL'), 500 + random(4000)) : undefined
      await ending(child)
      clearTimeout(killer)
      await note()
    }
    await loadDossiers(connection, [compileFolder(folder)])
    await note()
    await expectSound().catch((error: unknown) => {
      throw new Error(`round ${round} (${edits.join(', ')}): ${error instanceof Error ? error.message : String(error)}`)
    })
  }
  for (const [revision, view] of seen) expect(fingerprint(await viewAt(revision)), `revision ${revision}`).toBe(view)

  const last = await viewAt(await head())
  await connection.close()
  connection = await openFresh()
  await loadDossiers(connection, [compileFolder(folder)])
  expect(await viewAt(1)).toEqual(last)
})
