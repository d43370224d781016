import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AttestError } from '../../errors.js'
import { admin, findProgram, setInitialPassword, writeConfig } from './launch.js'
import { whileStopped } from './server.js'
import { hasStore, replaceStore } from './store.js'

/** Neo4j's admin command reads the folders from the configuration, not the ports. */
const ANY_PORTS = { bolt: 7687, http: 7474 }

/**
 * Writes the whole database to a file; the server is stopped meanwhile, and started again if it was running.
 * @throws AttestError NOT_FOUND if there is no database yet, BAD_INPUT if the file is there already, SERVER_FAILED
 */
export async function dumpManaged(home: string, file: string, say: (line: string) => void): Promise<void> {
  if (!hasStore(home)) throw new AttestError('NOT_FOUND', `There is no database in ${home} yet; nothing was written.`)
  if (existsSync(file)) throw new AttestError('BAD_INPUT', `${file} is there already; name a new file.`)
  const folder = join(dirname(resolve(file)), `.dump-${process.pid}`)
  const program = await findProgram(home, say)
  try {
    mkdirSync(folder, { recursive: true })
    await whileStopped(home, say, () => {
      say('Writing the dump …')
      admin(home, program, ['database', 'dump', 'neo4j', `--to-path=${folder}`])
      renameSync(join(folder, 'neo4j.dump'), file)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Replaces the whole database by what a dump holds; a dump that cannot be read leaves the database as it was.
 * The server is stopped meanwhile, and started again if it was running.
 * @throws AttestError NOT_FOUND, BAD_INPUT if the file is no dump, SERVER_FAILED
 */
export async function restoreManaged(home: string, file: string, say: (line: string) => void): Promise<void> {
  if (!existsSync(file)) throw new AttestError('NOT_FOUND', `There is no dump at ${file}.`)
  if (!isDump(file)) throw new AttestError('BAD_INPUT', `${file} is no dump of a Neo4j database; "attest db dump FILE" writes one. The database is as it was.`)
  const folder = join(home, `.restore-${process.pid}`)
  const program = await findProgram(home, say)
  try {
    mkdirSync(folder, { recursive: true })
    copyFileSync(file, join(folder, 'neo4j.dump'))
    await whileStopped(home, say, () => {
      say('Reading the dump …')
      writeConfig(home, ANY_PORTS)
      setInitialPassword(home, program)
      replaceStore(home, () => {
        admin(home, program, ['database', 'load', 'neo4j', `--from-path=${folder}`])
      })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Dumps of Neo4j begin with the name of their compression: DZV1 for Zstandard, DGV1 for gzip. */
function isDump(file: string): boolean {
  if (!statSync(file).isFile()) return false
  const beginning = Buffer.alloc(4)
  const opened = openSync(file, 'r')
  try {
    readSync(opened, beginning, 0, 4, 0)
  } finally {
    closeSync(opened)
  }
  return /^D[ZG]V\d$/.test(beginning.toString('latin1'))
}
