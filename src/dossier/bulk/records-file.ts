import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { At } from '../data.js'
import { DEPTH_LIMIT, isTooDeep, SHALLOW } from '../depth.js'
import { NO_FILE, type Place, staysInside } from '../files.js'
import { lineOf } from '../named.js'
import type { Problem } from '../problems.js'
import { fileLines, LINE_LIMIT_BYTES } from './lines.js'

/** A line of an NDJSON file of records: a small file of the dossier. */
export interface RecordsLine extends Place {
  readonly data: unknown
  readonly line: number
  /** Where the line begins in its file, in bytes. */
  readonly offset: number
}

const EXPECTED = 'one part of the dossier a line, as JSON: {"people": {"odo": {"name": "Odo"}}}, {"passages": [{"in": …, "at": …, "claims": […]}]}'

/** After so many lines that cannot be read, the rest of a file is not tried. */
const MOST_FAULTS = 50

/**
 * The lines of a file that the heading names in `recordsFiles`, one after the other.
 * @param at - where the file is named; that it is not there is reported there, all else at its own line
 * @param findings - told of what cannot be read
 */
export function* recordsLines(folder: string, file: string, at: At<unknown>, findings: { readonly problems: Problem[]; readable: boolean }): Generator<RecordsLine> {
  const { problems } = findings
  const here = { severity: 'error', file: at.place.file, ...at.place.locate(at.path) } as const
  if (!staysInside(folder, file)) {
    problems.push({ ...here, what: `"${file}" lies outside the dossier`, expected: "a file in the dossier's folder" })
    findings.readable = false
    return
  }
  let faults = 0
  try {
    if (!statSync(join(folder, file)).isFile()) {
      problems.push({ ...here, what: `${file}: ${NO_FILE}`, expected: "a readable file in the dossier's folder" })
      findings.readable = false
      return
    }
    for (const { number, offset, bytes } of fileLines(join(folder, file))) {
      const fail = (what: string, expected: string): void => void problems.push({ severity: 'error', file, line: number, column: 1, what, expected })
      if (faults >= MOST_FAULTS) {
        fail('nor can other lines be read; the rest of the file was not tried', EXPECTED)
        return
      }
      const read = bytes === null ? { fault: `this line is longer than ${LINE_LIMIT_BYTES / 1024 / 1024} MB`, expected: 'a line for each passage, entity and source' } : parseLine(bytes, number)
      if (read === null) continue
      if (!('fault' in read)) yield { ...lineOf(file, number), data: read.data, line: number, offset }
      else {
        faults++
        findings.readable = false
        fail(read.fault, read.expected)
      }
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    problems.push({ ...here, what: `${file}: ${code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`}`, expected: "a readable file in the dossier's folder" })
    findings.readable = false
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The data of a line, what is wrong with it, or null for an empty one. */
export function parseLine(bytes: Buffer, number: number): { data: unknown } | { fault: string; expected: string } | null {
  let text: string
  try {
    // Only at the beginning of a file is a byte order mark no part of the text.
    text = number === 1 ? utf8.decode(bytes) : bytes.toString('utf8')
    if (number > 1 && text.includes('\ufffd')) utf8.decode(bytes)
  } catch {
    return { fault: 'the text is not UTF-8 here', expected: 'a file saved as UTF-8' }
  }
  if (text.trim() === '') return null
  try {
    const data = JSON.parse(text) as unknown
    return isTooDeep(data) ? { fault: `nested more than ${DEPTH_LIMIT} deep`, expected: SHALLOW } : { data }
  } catch {
    return { fault: 'this line is not JSON', expected: EXPECTED }
  }
}
