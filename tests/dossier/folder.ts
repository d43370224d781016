import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkDossier, type CompiledDossier } from '../../src/dossier/compile/index.js'
import { formatProblem } from '../../src/dossier/problems.js'
import { recordHash } from '../../src/graph/load/plan.js'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** A folder with these files for as long as `work` runs. */
export function inFolder<T>(files: Files, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'attest-dossier-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What "attest check" prints of these files. */
export function check(files: Files): string {
  return inFolder(files, (folder) => checkDossier(folder).problems.map(formatProblem).join('\n'))
}

/** The dossier in these files; throws where it has an error. */
export function compile(files: Files): CompiledDossier {
  return inFolder(files, (folder) => {
    const { compiled, problems } = checkDossier(folder)
    if (!compiled) throw new Error(problems.map(formatProblem).join('\n'))
    return compiled
  })
}

/** Every record by its id with its checksum: equal for dossiers that say the same. */
export function contents({ records }: Pick<CompiledDossier, 'records'>): Record<string, string> {
  return Object.fromEntries(records.map((record): [string, string] => [record.id, recordHash(record)]).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const HEAD = `dossier: { id: test, title: Test, by: T }
people: { odo: { name: Odo }, anselm: { name: Anselm } }
bodies: { see: { name: See } }
sources: { a: { title: A, kind: CHRONICLE }, b: { title: B, kind: CHRONICLE }, c: { title: C, kind: LIST } }
`

/** A dossier around some passages (or other sections) that begin on line 5 of dossier.yaml. */
export function withHead(rest: string, others: Files = {}): Files {
  return { 'dossier.yaml': HEAD + rest, ...others }
}

/** The same around claims read in source a, the first of them on line 9. */
export function withClaims(...claims: string[]): Files {
  return withHead(`passages:\n  - in: a\n    at: p. 1\n    claims:\n${claims.map((claim) => `      - ${claim}\n`).join('')}`)
}
