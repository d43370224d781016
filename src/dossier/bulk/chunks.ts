import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { At, Dossier, HeadingData } from '../data.js'
import { assemble, checkPart, Findings, headingsOf, onlyHeading, type Part, readYamlParts } from '../read.js'
import { recordsLines } from './records-file.js'

const LINES = 400
const BYTES = 1024 * 1024

export type Watch = (phase: string, done: number, total: number) => void

/** A dossier that is gone through part by part, as often as need be: first its YAML files, then its files of records. */
export class ChunkedDossier {
  private constructor(
    readonly folder: string,
    readonly heading: At<HeadingData>,
    private readonly yaml: readonly Part[],
    private readonly yamlFindings: Findings,
    /** Of what was found when it was gone through for the first time. */
    readonly findings: Findings,
    private readonly fingerprint: string,
  ) {}

  /** Null, with problems, if the YAML files make no dossier. */
  static open(folder: string): { dossier: ChunkedDossier | null; findings: Findings } {
    const findings = new Findings()
    const fingerprint = fingerprintOf(folder)
    const parts = readYamlParts(folder, findings)
    const heading = parts && findings.readable ? onlyHeading(folder, parts, findings) : null
    if (!parts || !heading) return { dossier: null, findings }
    const yamlFindings = new Findings(findings.lost)
    yamlFindings.takenOut.push(...findings.takenOut.splice(0))
    return { dossier: new ChunkedDossier(folder, heading, parts, yamlFindings, findings, fingerprint), findings }
  }

  get size(): number {
    return this.files().reduce((sum, file) => sum + (statSync(join(this.folder, file), { throwIfNoEntry: false })?.size ?? 0), 0)
  }

  /** Whether the files are those that were read at first. */
  get isUnchanged(): boolean {
    return fingerprintOf(this.folder) === this.fingerprint
  }

  private files(): readonly string[] {
    return this.heading.data.recordsFiles ?? []
  }

  /**
   * @param first - whether problems of the files are told of: they were, when it was gone through for the first time
   * @param watch - told how many bytes were gone through
   */
  *chunks(first: boolean, watch: (done: number, total: number) => void = () => undefined): Generator<Dossier> {
    const known = first ? this.findings : new Findings(this.findings.lost)
    // Lines that follow the schema need not be held against it again.
    const faulty = first || this.findings.problems.length > 0
    const before = { derivations: 0, judgements: 0 }
    const total = this.size
    const advance = (chunk: Dossier): Dossier => {
      before.derivations += chunk.derivations.length
      before.judgements += chunk.judgements.length
      return chunk
    }
    const takenOut = [...this.yamlFindings.takenOut]
    known.takenOut.push(...takenOut)
    yield advance(assemble(this.folder, this.heading, this.yaml, known, { ...before }))
    let passed = 0
    for (const [index, file] of this.files().entries()) {
      let parts: Part[] = []
      let since = 0
      const at = { ...this.heading, path: [...this.heading.path, 'recordsFiles', index] }
      for (const line of recordsLines(this.folder, file, at, known)) {
        const part = faulty ? checkPart(line, known) : (line as unknown as Part)
        if (part) parts.push(part)
        if (parts.length < LINES && line.offset - since < BYTES) continue
        yield advance(this.assembled(parts, known, before))
        parts = []
        since = line.offset
        watch(passed + line.offset, total)
      }
      if (parts.length > 0) yield advance(this.assembled(parts, known, before))
      passed += statSync(join(this.folder, file), { throwIfNoEntry: false })?.size ?? 0
      watch(passed, total)
    }
  }

  private assembled(parts: readonly Part[], findings: Findings, before: Dossier['before']): Dossier {
    for (const { place } of headingsOf(parts)) findings.refuse('a second "dossier" section', `one only; the first is in ${this.heading.place.file}`, place.file)
    return assemble(this.folder, this.heading, parts, findings, { ...before })
  }
}

/** Tells whether files of a folder were changed, by their names, sizes and times. */
export function fingerprintOf(folder: string): string {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    const found = files.map((file) => {
      const stat = statSync(join(folder, file), { throwIfNoEntry: false })
      return stat?.isFile() ? [file, stat.size, stat.mtimeMs, stat.ino] : []
    })
    return createHash('sha256').update(JSON.stringify(found)).digest('hex')
  } catch {
    // Whoever reads the folder says what is wrong with it.
    return ''
  }
}
