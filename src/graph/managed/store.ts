import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { syncFile, syncFolder } from './durable.js'
import { layout } from './state.js'

/** The folders that hold the database, as against the users and settings, which lie in one of its own. */
function foldersOf(home: string): string[] {
  const { data } = layout(home)
  return [join(data, 'databases', 'neo4j'), join(data, 'transactions', 'neo4j')]
}

const aside = (folder: string): string => `${folder}.before`

/**
 * Moves a database that was made in a data folder of its own to its place in a home, where there is none; onto another disk it is copied.
 * @param data - laid out as the data folder of a server
 */
export function moveStore(data: string, home: string): void {
  for (const folder of foldersOf(home)) {
    const made = join(data, relative(layout(home).data, folder))
    mkdirSync(dirname(folder), { recursive: true })
    try {
      renameSync(made, folder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
      cpSync(made, folder, { recursive: true })
    }
  }
}

/** Says that the new database is whole, so that what was put aside may go: it goes piece by piece, and a piece is no database. */
const marker = (home: string): string => join(layout(home).data, 'replaced')

export function hasStore(home: string): boolean {
  return foldersOf(home).every((folder) => existsSync(folder))
}

/**
 * Puts the database aside while `load` makes a new one, and back if that fails.
 * @param onStep - told of each step when it is done; the tests stop the process there
 */
export function replaceStore(home: string, load: () => void, onStep: (step: 'aside' | 'loaded' | 'marked' | 'removed') => void = () => undefined): void {
  finishReplacement(home)
  const folders = foldersOf(home)
  try {
    for (const folder of folders) {
      if (existsSync(folder)) renameSync(folder, aside(folder))
      onStep('aside')
    }
    load()
    onStep('loaded')
    for (const folder of folders) syncAll(folder)
    writeFileSync(marker(home), '')
    syncFile(marker(home))
    syncFolder(layout(home).data)
  } catch (error) {
    finishReplacement(home)
    throw error
  }
  onStep('marked')
  finishReplacement(home, () => { onStep('removed') })
}

/** Ends a replacement that failed, or was killed: puts back what it had put aside, or removes that if the new database is whole. */
export function finishReplacement(home: string, onRemoved: () => void = () => undefined): void {
  const isWhole = existsSync(marker(home))
  for (const folder of foldersOf(home)) {
    if (!existsSync(aside(folder))) continue
    rmSync(isWhole ? aside(folder) : folder, { recursive: true, force: true })
    if (!isWhole) renameSync(aside(folder), folder)
    onRemoved()
  }
  rmSync(marker(home), { force: true })
}

/** Returns when a folder and all that is in it is on the disk. */
function syncAll(folder: string): void {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) syncAll(join(folder, entry.name))
    else if (entry.isFile()) syncFile(join(folder, entry.name))
  }
  syncFolder(folder)
}
