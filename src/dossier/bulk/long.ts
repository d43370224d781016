import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A dossier with more beside its YAML files is read part by part; a shorter one is sooner read whole. */
const LONG_BYTES = 8 * 1024 * 1024

/** Whether the files of a folder are too long to be held. */
export function isLong(folder: string): boolean {
  return bytesIn(folder) > LONG_BYTES
}

/** The bytes of all files of a folder that are no YAML. */
export function bytesIn(folder: string): number {
  try {
    let bytes = 0
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const stat = /\.ya?ml$/i.test(file) ? undefined : statSync(join(folder, file), { throwIfNoEntry: false })
      if (stat?.isFile()) bytes += stat.size
    }
    return bytes
  } catch {
    // Whoever reads the folder says what is wrong with it.
    return 0
  }
}
