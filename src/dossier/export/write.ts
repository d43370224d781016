import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

export function isEmptyFolder(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

/**
 * Writes the files of a dossier into a folder, all or none: they are written beside it and then take its place.
 * YAML files that are there already are replaced; whatever else lies there stays.
 * @throws Error of the file system, with the folder as it was
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const target = resolve(folder)
  mkdirSync(dirname(target), { recursive: true })
  const fresh = mkdtempSync(join(dirname(target), `.${basename(target)}-`))
  try {
    if (existsSync(target)) cpSync(target, fresh, { recursive: true, filter: (path) => !/\.ya?ml$/i.test(path) })
    for (const [path, text] of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true })
      writeFileSync(join(fresh, path), text)
    }
    const former = `${fresh}-former`
    if (existsSync(target)) renameSync(target, former)
    try {
      renameSync(fresh, target)
    } catch (error) {
      if (existsSync(former)) renameSync(former, target)
      throw error
    }
    rmSync(former, { recursive: true, force: true })
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}
