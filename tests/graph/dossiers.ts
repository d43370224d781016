import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDossier, type CompiledDossier } from '../../src/dossier/compile/index.js'
import { formatProblem } from '../../src/dossier/problems.js'
import { PROJECT } from '../../src/paths.js'

export function dossierFolder(name: string): string {
  return join(PROJECT, 'tests', 'dossiers', name)
}

export function compileFolder(folder: string): CompiledDossier {
  const { compiled, problems } = checkDossier(folder)
  if (!compiled) throw new Error(problems.map(formatProblem).join('\n'))
  return compiled
}

export function compiled(name: string): CompiledDossier {
  return compileFolder(dossierFolder(name))
}

/** A dossier of the tests with words of its file replaced, as its author would change them. */
export function edited(name: string, ...changes: readonly (readonly [from: string, to: string])[]): CompiledDossier {
  const folder = mkdtempSync(join(tmpdir(), 'attest-edited-'))
  try {
    cpSync(dossierFolder(name), folder, { recursive: true })
    const file = join(folder, 'dossier.yaml')
    let text = readFileSync(file, 'utf8')
    for (const [from, to] of changes) {
      if (!text.includes(from)) throw new Error(`"${from}" is not in the dossier ${name}`)
      text = text.replace(from, to)
    }
    writeFileSync(file, text)
    return compileFolder(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
