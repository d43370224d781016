import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { streamDossier } from '../../src/dossier/bulk/compile.js'
import { mergeRecords } from '../../src/dossier/bulk/merge.js'
import { yamlFiles } from '../../src/dossier/files.js'
import { formatProblem } from '../../src/dossier/problems.js'
import type { GraphRecord } from '../../src/dossier/records.js'

/** Writes a dossier of YAML files to another folder with every section in lines of files of records, in the same order. */
export function asLines(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
  const lines: string[] = []
  let heading: object = {}
  for (const file of yamlFiles(from)) {
    rmSync(join(to, file))
    const data = (parse(readFileSync(join(from, file), 'utf8')) ?? {}) as Record<string, unknown>
    for (const [section, content] of Object.entries(data))
      if (section === 'dossier') heading = content as object
      else if (Array.isArray(content)) for (const item of content as unknown[]) lines.push(JSON.stringify({ [section]: [item] }))
      else for (const [slug, item] of Object.entries(content as object)) lines.push(JSON.stringify({ [section]: { [slug]: item as unknown } }))
  }
  const middle = Math.ceil(lines.length / 2)
  writeFileSync(join(to, 'one.ndjson'), lines.slice(0, middle).join('\n'))
  writeFileSync(join(to, 'two.ndjson'), `${lines.slice(middle).join('\n')}\n`)
  writeFileSync(join(to, 'dossier.yaml'), stringify({ dossier: { ...heading, recordsFiles: ['one.ndjson', 'two.ndjson'] } }))
}

/** The records of a dossier that is read part by part; throws where it has an error. */
export function streamed(folder: string): { records: GraphRecord[]; warnings: string[] } {
  const records = new Map<string, GraphRecord>()
  const { streamed: found, problems } = streamDossier(folder, (record) => {
    const first = records.get(record.id)
    records.set(record.id, first ? mergeRecords(first, record) : record)
  })
  if (!found) throw new Error(problems.map(formatProblem).join('\n'))
  return { records: [...records.values()], warnings: problems.map(({ what }) => what).sort() }
}
