import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own that is small enough to be filled; it lies in memory. */
export interface SmallDisk {
  readonly folder: string
  /** Fills it but for so many kilobytes. */
  fill(leftKilobytes: number): void
  /** Makes room again. */
  empty(): void
  remove(): void
}

/** Null, and said why, where no disk can be mounted: that needs the rights of root. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'attest-disk-'))
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { encoding: 'utf8' })
  if (status !== 0) {
    rmSync(folder, { recursive: true })
    console.log(`Skipped: no disk can be mounted here, so that none is filled (${(error?.message ?? stderr).trim()}).`)
    return null
  }
  const ballast = join(folder, 'ballast')
  const empty = (): void => {
    rmSync(ballast, { force: true })
  }
  return {
    folder,
    fill: (leftKilobytes) => {
      empty()
      const { bavail, bsize } = statfsSync(folder)
      execFileSync('fallocate', ['-l', String(Math.max(1, bavail * bsize - leftKilobytes * 1024)), ballast])
    },
    empty,
    remove: () => {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
