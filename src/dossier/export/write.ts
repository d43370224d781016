import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parse } from 'yaml'
import { AttestError } from '../../errors.js'
import { staysInside } from '../files.js'
import { headingId, ownedFiles } from './owned.js'

/** @throws AttestError BAD_INPUT if it is a file */
export function isEmptyFolder(folder: string): boolean {
  try {
    return !existsSync(folder) || readdirSync(folder).length === 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error
    throw new AttestError('BAD_INPUT', `${folder} is a file. Name a folder.`)
  }
}

/**
 * Writes the files of a dossier into a folder that is new or empty, or that holds this dossier: then its YAML files
 * go, the files written take the place of those of their names, and all else that lies there stays as it is.
 * Everything is written beside the old before anything is moved, and moved back if something fails.
 * @throws AttestError BAD_INPUT if the folder holds something else; an error of the file system, with the folder as it was
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const target = resolve(folder)
  const dossier = headingId(parse(files.get('dossier.yaml') ?? ''))
  if (dossier === undefined) throw new RangeError('the files are no dossier')
  const obsolete = isEmptyFolder(target) ? [] : ownedFiles(target, dossier).filter((file) => !files.has(file))
  for (const path of [...files.keys(), ...obsolete]) if (!landsInside(target, path)) throw new AttestError('BAD_INPUT', `${path} would be written outside ${folder}, so that nothing was written.`)
  const exchange = new Exchange(target)
  exchange.run(files, obsolete)
  removeEmptied(target, obsolete)
}

/** The moves that replace the files of a folder, each of which can be taken back. */
class Exchange {
  private readonly made: string | undefined
  /** A folder within the target, so that a file moves in one step; its files have no names that a dossier is read from. */
  private readonly aside: string
  private readonly undo: (() => void)[] = []

  constructor(private readonly target: string) {
    this.made = mkdirSync(target, { recursive: true })
    this.aside = mkdtempSync(join(target, '.attest-export-'))
  }

  run(files: ReadonlyMap<string, string>, obsolete: readonly string[]): void {
    try {
      const fresh = [...files].map(([path, text], index) => {
        const from = join(this.aside, `new-${index}`)
        writeFileSync(from, text, { flush: true })
        return { from, to: join(this.target, path) }
      })
      for (const [index, path] of obsolete.entries()) this.move(join(this.target, path), join(this.aside, `obsolete-${index}`))
      for (const [index, { from, to }] of fresh.entries()) this.put(from, to, join(this.aside, `former-${index}`))
    } catch (error) {
      this.takeBack()
      if (this.made !== undefined) rmSync(this.made, { recursive: true, force: true })
      throw error
    }
    rmSync(this.aside, { recursive: true, force: true })
  }

  private move(from: string, to: string): void {
    renameSync(from, to)
    this.undo.push(() => {
      renameSync(to, from)
    })
  }

  /** Puts a new file in its place. What is there already is copied aside first, so that at no moment nothing is there. */
  private put(from: string, to: string, former: string): void {
    const made = mkdirSync(dirname(to), { recursive: true })
    if (made !== undefined) this.undo.push(() => { rmSync(made, { recursive: true }) })
    const replaced = lstatSync(to, { throwIfNoEntry: false }) !== undefined
    if (replaced) cpSync(to, former, { verbatimSymlinks: true })
    renameSync(from, to)
    this.undo.push(() => {
      if (replaced) renameSync(former, to)
      else rmSync(to)
    })
  }

  /** If even that fails, what was there before is still in the folder aside. */
  private takeBack(): void {
    for (const step of this.undo.reverse()) step()
    rmSync(this.aside, { recursive: true, force: true })
  }
}

/** Whether a file to be written lies in the folder, also where a folder on the way is a link. */
function landsInside(folder: string, path: string): boolean {
  if (!staysInside(folder, path)) return false
  let nearest = dirname(join(folder, path))
  while (nearest !== folder && !existsSync(nearest)) nearest = dirname(nearest)
  return !existsSync(nearest) || !relative(realpathSync(folder), realpathSync(nearest)).startsWith('..')
}

/** Folders from which the last file went. */
function removeEmptied(target: string, gone: readonly string[]): void {
  for (const path of gone)
    for (let folder = dirname(join(target, path)); folder !== target && existsSync(folder) && readdirSync(folder).length === 0; folder = dirname(folder)) rmdirSync(folder)
}
