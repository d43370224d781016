import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { layout } from './state.js'

/** The folders that hold the database, as against the users and settings, which lie in one of its own. */
function foldersOf(home: string): string[] {
  const { data } = layout(home)
  return [join(data, 'databases', 'neo4j'), join(data, 'transactions', 'neo4j')]
}

const aside = (folder: string): string => `${folder}.before`

export function hasStore(home: string): boolean {
  return foldersOf(home).every((folder) => existsSync(folder))
}

/** Puts the database aside while `load` makes a new one, and back if that fails. */
export function replaceStore(home: string, load: () => void): void {
  undoReplacement(home)
  const folders = foldersOf(home)
  for (const folder of folders) if (existsSync(folder)) renameSync(folder, aside(folder))
  try {
    load()
  } catch (error) {
    undoReplacement(home)
    throw error
  }
  for (const folder of folders) rmSync(aside(folder), { recursive: true, force: true })
}

/** Puts back what a replacement that failed, or was killed, had put aside. */
export function undoReplacement(home: string): void {
  for (const folder of foldersOf(home)) {
    if (!existsSync(aside(folder))) continue
    rmSync(folder, { recursive: true, force: true })
    renameSync(aside(folder), folder)
  }
}
