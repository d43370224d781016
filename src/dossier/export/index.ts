import type { HeadingData, QuestionData, QuestionText } from '../data.js'
import type { GraphRecord } from '../records.js'
import { passagesOf } from './passages.js'
import { derivations, entitySections, judgements, sources } from './registers.js'
import { given, some, Stock, text, texts } from './stock.js'
import { toYaml } from './yaml.js'

/**
 * Writes the records of a dossier as its files, by their paths: reading and compiling these gives the same records.
 * @throws RangeError if the records are not those of a whole dossier
 */
export function exportDossier(dossier: string, records: Iterable<GraphRecord>): Map<string, string> {
  const stock = new Stock(dossier, records)
  const files = new Map<string, string>()
  const write = (path: string, data: object): void => {
    if (Object.keys(data).length > 0) files.set(path, toYaml(data, `${'../'.repeat(path.split('/').length - 1)}dossier.schema.json`))
  }
  const questions = texts(stock.heading, 'questions').map((question) => JSON.parse(question) as QuestionText)
  write('dossier.yaml', { dossier: headingOf(stock, questions) })
  for (const { request, text: asked } of questions) files.set(request, asked)
  write('entities.yaml', entitySections(stock))
  write('sources.yaml', given({ sources: unlessNone(sources(stock)), derivations: some(derivations(stock)) }))
  write('judgements.yaml', given({ judgements: some(judgements(stock)) }))
  for (const { path, passages } of readTogether(stock)) write(path, { passages })
  return files
}

function headingOf(stock: Stock, questions: readonly QuestionText[]): HeadingData {
  const { heading } = stock
  const source = text(heading, 'document')
  return given<HeadingData>({
    id: stock.dossier,
    title: text(heading, 'title') ?? '',
    by: text(heading, 'by') ?? '',
    document: source === undefined ? undefined : { source, file: text(heading, 'file') ?? '', sha256: text(heading, 'sha256') ?? '' },
    calendar: text(heading, 'calendar') as HeadingData['calendar'],
    calendarBecause: text(heading, 'calendarBecause'),
    defaults: Object.keys(stock.defaults).length === 0 ? undefined : { ...stock.defaults },
    questions: some(questions.map(({ id, title, request, about }) => given<QuestionData>({ id, title, request, about }))),
  })
}

/** Passages of one source that follow each other make one file; numbered, since their order is part of the dossier. */
function readTogether(stock: Stock): { path: string; passages: object[] }[] {
  const files: { read: string; passages: object[] }[] = []
  for (const { read, data } of passagesOf(stock)) {
    const last = files.at(-1)
    if (last?.read === read) last.passages.push(data)
    else files.push({ read, passages: [data] })
  }
  const digits = String(files.length).length
  return files.map(({ read, passages }, index) => ({ path: `passages/${String(index + 1).padStart(digits, '0')}-${read}.yaml`, passages }))
}

function unlessNone(entries: Record<string, object>): Record<string, object> | undefined {
  return Object.keys(entries).length === 0 ? undefined : entries
}
