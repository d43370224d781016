import { checksum } from '../../reasoning/propositions/identity.js'
import { PROPOSITION_KIND_NAMES } from '../../reasoning/propositions/kinds.js'
import type { Dossier } from '../data.js'
import { byPlace, type Problem } from '../problems.js'
import { suggestion } from '../validate.js'
import { readDossier } from '../read.js'
import { type GraphRecord, present } from '../records.js'
import { compilePassages } from './annotations.js'
import { reportClaimCircles } from './circles.js'
import { compileClaim } from './claims.js'
import { Compilation } from './context.js'
import { compileDerivations, compileJudgements, declareDerivations } from './derivations.js'
import { compileEntities, compileSources, declareEntities } from './entities.js'
import { declarePassages, type Sites } from './passages.js'
import { compileRolls } from './rolls.js'
import { checkLooseRows, compileTables } from './tables.js'

export interface CompiledDossier {
  readonly id: string
  readonly title: string
  readonly by: string
  readonly why: string
  readonly dossier: Dossier
  readonly records: readonly GraphRecord[]
}

/**
 * Reads and checks a dossier without a database.
 * @returns its records, absent while there is an error, and every problem in the order of the files
 */
export function checkDossier(folder: string): { compiled: CompiledDossier | null; problems: Problem[] } {
  const { dossier, problems } = readDossier(folder)
  if (!dossier) return { compiled: null, problems: problems.sort(byPlace) }
  const compiled = compileDossier(dossier)
  const all = [...problems, ...compiled.problems].sort(byPlace)
  return { compiled: all.some(({ severity }) => severity === 'error') ? null : compiled.compiled, problems: all }
}

function compileDossier(dossier: Dossier): { compiled: CompiledDossier; problems: Problem[] } {
  const compilation = new Compilation(dossier)
  const { data: heading } = dossier.heading
  declareEntities(compilation)
  declareDerivations(compilation)
  checkOwnId(compilation)
  const sites = declarePassages(compilation)
  if (heading.document) compilation.refers(heading.document.source, ['SOURCE'], dossier.heading, ['document', 'source'])
  for (const [role, slug] of Object.entries(heading.defaults ?? {})) compilation.refers(slug, ['PERSON', 'PARTY', 'LIST', 'DISTRICT', 'PLACE', 'ASSEMBLY', 'MEETING', 'BODY', 'SOURCE'], dossier.heading, ['defaults', role])
  compileEntities(compilation)
  compileSources(compilation)
  for (const claim of sites.claims) compileClaim(compilation, claim)
  compileRolls(compilation, sites.rolls)
  compilePassages(compilation, sites)
  compileTables(compilation, sites.tables)
  checkLooseRows(compilation)
  compileDerivations(compilation)
  compileJudgements(compilation)
  reportClaimCircles(compilation, sites.claims)
  compilation.add(headingRecord(compilation, sites))
  if (dossier.lost.size === 0) checkQuestions(compilation)
  return {
    compiled: { id: heading.id, title: heading.title, by: heading.by, why: heading.why ?? `load of ${heading.id}`, dossier, records: [...compilation.records.values()] },
    problems: dedupe(compilation.problems),
  }
}

/** The dossier itself, with all that its heading says, and the order in which its passages stand. */
function headingRecord({ dossier, id }: Compilation, sites: Sites): GraphRecord {
  const { data: heading } = dossier.heading
  const defaults = Object.entries(heading.defaults ?? {})
  return {
    id: `dossier/${id}`,
    labels: ['Dossier'],
    shared: false,
    props: present({
      caption: heading.title,
      title: heading.title,
      by: heading.by,
      calendar: heading.calendar,
      calendarBecause: heading.calendarBecause,
      file: heading.document?.file,
      sha256: heading.document?.sha256,
      document: heading.document?.source,
      defaultRoles: defaults.length === 0 ? undefined : defaults.map(([role]) => role),
      defaultEntities: defaults.length === 0 ? undefined : defaults.map(([, entity]) => entity),
      // Each as JSON with the text of its request, which belongs to the dossier like its data.
      questions: dossier.questions.length === 0 ? undefined : dossier.questions.map((question) => JSON.stringify(question)),
      passages: sites.passages.length === 0 ? undefined : sites.passages.map(({ reading }) => reading.id),
    }),
    edges: [],
  }
}

function checkQuestions(compilation: Compilation): void {
  const { heading } = compilation.dossier
  const propositions = [...compilation.records.values()].flatMap(({ id, labels }) => (labels.includes('Proposition') ? [id] : []))
  for (const [index, { about }] of (heading.data.questions ?? []).entries())
    if (about !== undefined && !propositions.includes(about)) compilation.report(heading, ['questions', index, 'about'], { what: `no claim states the proposition "${about}"`, expected: 'the id of a proposition', ...suggestion(about, propositions) })
}

/** Ids that begin like those of the graph's own records, or like citations of a source, would be mistaken for them. */
function checkOwnId(compilation: Compilation): void {
  const { dossier, id } = compilation
  const reserved: readonly string[] = ['archive', 'dossier', 'question', ...PROPOSITION_KIND_NAMES]
  if (reserved.includes(id)) compilation.report(dossier.heading, ['id'], { what: `"${id}" cannot be the id of a dossier`, expected: `another id than ${reserved.join(', ')}` })
  if (compilation.kindOf(id) === 'SOURCE') compilation.report(dossier.heading, ['id'], { what: `the dossier and a source are both called "${id}"`, expected: 'an id of its own for the dossier' })
}

/** A roll's speaker is looked at once for each entry; one mistake is reported once. */
function dedupe(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [checksum(JSON.stringify(problem)), problem])).values()]
}
