import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { beforeAll, afterAll, expect, test, vi } from 'vitest'
import { exportCommand } from '../../src/cli/export.js'
import { logCommand } from '../../src/cli/log.js'
import { schemaCommand } from '../../src/cli/schema.js'
import { loadDossiers } from '../../src/graph/load/index.js'
import { testDatabase } from '../neo4j.js'
import { compiled } from '../graph/dossiers.js'
import { openFresh } from '../graph/fresh.js'

const folder = mkdtempSync(join(tmpdir(), 'attest-cli-export-'))

beforeAll(async () => {
  const { uri, user, password } = testDatabase()
  vi.stubEnv('NEO4J_URI', uri)
  vi.stubEnv('NEO4J_USER', user)
  vi.stubEnv('NEO4J_PASSWORD', password)
  const connection = await openFresh()
  await loadDossiers(connection, [compiled('letters')])
  await connection.close()
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** What a command prints. */
async function run(command: Command, ...args: string[]): Promise<string> {
  let printed = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  try {
    await command.parseAsync(args, { from: 'user' })
    return printed
  } finally {
    write.mockRestore()
  }
}

test('export writes a folder that is empty, or replaces one when told to', async () => {
  expect(await run(exportCommand(), 'letters', folder)).toBe(`letters at revision 1: 3 claims, 0 rolls, 0 tables, 2 sources, 4 entities, 2 passages; 6 files in ${folder}\n`)
  expect(readdirSync(folder).sort()).toEqual(['dossier.schema.json', 'dossier.yaml', 'entities.yaml', 'passages', 'sources.yaml'])
  const written = readFileSync(join(folder, 'sources.yaml'), 'utf8')
  await expect(run(exportCommand(), 'letters', folder)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('is not empty') as string })
  writeFileSync(join(folder, 'sources.yaml'), 'changed by hand')
  await run(exportCommand(), 'letters', folder, '--force')
  expect(readFileSync(join(folder, 'sources.yaml'), 'utf8')).toBe(written)
})

test('log lists the revisions, for people and as data', async () => {
  expect(await run(logCommand())).toMatch(/^revision 1, \d{4}-\d\d-\d\d \d\d:\d\d UTC, by Another test encoder: load of letters\n {4}letters: \d+ introduced, 0 retired\n {4}.*Claim \+3/)
  expect(JSON.parse(await run(logCommand(), '--json', '-n', '1'))).toMatchObject([{ number: 1, dossiers: ['letters'], retired: 0 }])
})

test('schema prints the schema', async () => {
  expect(JSON.parse(await run(schemaCommand()))).toMatchObject({ title: 'Attest dossier' })
})
