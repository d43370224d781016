import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Returns when what was written to a file is on the disk, where a power failure does not reach it. */
export function syncFile(file: string): void {
  const opened = openSync(file, 'r+')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** The same for the names in a folder: files that were made, renamed or removed in it. Windows keeps them by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
