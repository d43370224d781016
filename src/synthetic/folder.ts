import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { AttestError } from '../errors.js'
import { type ArchivePlan, syntheticArchive } from './archive.js'
import { RECORD_FILES, TRUTH_FILES } from './lines.js'

/** What lies in the folder while it is written, and moves into place at the end. */
const UNFINISHED = '.generating'
const PARTS = ['dossier', 'truth'] as const
const ABOUT = join('truth', 'about.json')
/** The number of this format of the truth. */
const FORMAT = 1
/** Bytes after which a file of records is followed by a second one. */
const FILE_BYTES = 64 * 1024 * 1024
const BUFFER_CHARACTERS = 1 << 20

export interface Generated {
  readonly claims: number
  readonly lines: number
  readonly bytes: number
  readonly files: number
}

/**
 * Writes a made-up archive into a folder: `dossier/`, which loads like any other, and `truth/`. All of it is written
 * aside in the folder and moved when it is whole, so that what a crash leaves is never taken for an archive.
 * @param replace whether an archive that was generated earlier may be replaced
 * @throws AttestError BAD_INPUT if something else lies in the folder; an error of the file system, with nothing left behind
 */
export function generateArchive(folder: string, plan: ArchivePlan, replace: boolean, progress: (claims: number) => void = () => undefined): Generated {
  makeRoom(folder, replace)
  const aside = join(folder, UNFINISHED)
  try {
    const written = writeAside(aside, plan, progress)
    // The dossier last: where it is, everything is.
    for (const part of [...PARTS].reverse()) renameSync(join(aside, part), join(folder, part))
    rmSync(aside, { recursive: true })
    return written
  } catch (error) {
    for (const part of [UNFINISHED, ...PARTS]) rmSync(join(folder, part), { recursive: true, force: true })
    throw error
  }
}

function makeRoom(folder: string, replace: boolean): void {
  mkdirSync(folder, { recursive: true })
  const names = readdirSync(folder).filter((name) => name !== UNFINISHED)
  if (names.length > 0) {
    const generated = isGenerated(folder) && names.every((name) => (PARTS as readonly string[]).includes(name))
    if (!generated) throw new AttestError('BAD_INPUT', `${folder} is not empty, and what lies there was not generated. Name another folder.`)
    if (!replace) throw new AttestError('BAD_INPUT', `${folder} holds an archive that was generated earlier. Name another folder, or replace it with --force.`)
  }
  for (const part of [...PARTS, UNFINISHED]) rmSync(join(folder, part), { recursive: true, force: true })
}

function isGenerated(folder: string): boolean {
  const about = join(folder, ABOUT)
  try {
    return existsSync(about) && (JSON.parse(readFileSync(about, 'utf8')) as { format?: unknown }).format === FORMAT
  } catch {
    return false
  }
}

function writeAside(aside: string, plan: ArchivePlan, progress: (claims: number) => void): Generated {
  for (const part of PARTS) mkdirSync(join(aside, part), { recursive: true })
  const records = new Map(RECORD_FILES.map((name) => [name, new Lines(join(aside, 'dossier'), name, true)]))
  const truths = new Map(TRUTH_FILES.map((name) => [name, new Lines(join(aside, 'truth'), name, false)]))
  const all = [...records.values(), ...truths.values()]
  let [claims, lines] = [0, 0]
  try {
    for (const line of syntheticArchive(plan)) {
      lines++
      if ('dossier' in line) records.get(line.dossier)?.write(line.data)
      else truths.get(line.truth)?.write(line.data)
      if (line.claims !== undefined) progress((claims += line.claims))
    }
    for (const file of all) file.end()
  } finally {
    for (const file of all) file.close()
  }
  writeFileSync(join(aside, 'dossier', 'dossier.yaml'), heading(plan, RECORD_FILES.flatMap((name) => records.get(name)?.names ?? [])), { flush: true })
  writeFileSync(join(aside, ABOUT), `${JSON.stringify({ format: FORMAT, generator: 'attest generate', ...plan }, null, 2)}\n`, { flush: true })
  return { claims, lines, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), files: all.reduce((sum, { names }) => sum + names.length, 2) }
}

function heading({ claims, seed }: ArchivePlan, files: readonly string[]): string {
  return `# Made by: attest generate --claims ${claims} --seed ${seed}. Nothing in it happened.
dossier:
  id: synthetic-${claims}-${seed}
  title: A made-up archive of ${claims} claims
  by: attest generate
  calendar: GREGORIAN
  recordsFiles: [${files.join(', ')}]
`
}

/** A file of JSON lines, written in large pieces; where it may be split, it goes on in the next when it is long. */
class Lines {
  readonly names: string[] = []
  bytes = 0
  private file: number | null = null
  private inFile = 0
  private held: string[] = []
  private characters = 0

  constructor(private readonly folder: string, private readonly name: string, private readonly split: boolean) {
    this.open()
  }

  write(data: object): void {
    const line = JSON.stringify(data)
    this.held.push(line, '\n')
    this.characters += line.length + 1
    if (this.characters < BUFFER_CHARACTERS) return
    this.flush()
    if (this.split && this.inFile >= FILE_BYTES) {
      this.close()
      this.open()
    }
  }

  end(): void {
    this.flush()
  }

  close(): void {
    if (this.file !== null) closeSync(this.file)
    this.file = null
  }

  private open(): void {
    const name = `${this.name}${this.split ? `-${String(this.names.length + 1).padStart(3, '0')}` : ''}.ndjson`
    this.names.push(name)
    this.file = openSync(join(this.folder, name), 'wx')
    this.inFile = 0
  }

  private flush(): void {
    if (this.file === null || this.held.length === 0) return
    const bytes = Buffer.from(this.held.join(''))
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at)
    } catch (error) {
      // Of an open file the system does not say which it was.
      throw Object.assign(error as Error, { path: join(this.folder, this.names.at(-1) ?? '') })
    }
    this.inFile += bytes.length
    this.bytes += bytes.length
    this.held = []
    this.characters = 0
  }
}
