import { checksum } from '../../reasoning/propositions/identity.js'
import { ENTITY_KINDS, PROPOSITION_KIND_NAMES } from '../../reasoning/propositions/kinds.js'
import type { Dossier } from '../data.js'
import { byPlace, type Problem } from '../problems.js'
import { suggestion } from '../validate.js'
import { readDossier } from '../read.js'
import { type GraphRecord, present } from '../records.js'
import { compilePassage } from './annotations.js'
import { reportClaimCircles, reportSelves } from './circles.js'
import { compileClaim } from './claims.js'
import { Compilation } from './context.js'
import { compileDerivations, compileJudgements, declareDerivations, type FirmDerivation, reportDerivationCycles } from './derivations.js'
import { compileEntities, compileSources, declareEntities, reportNested } from './entities.js'
import { HeldKnown } from './known.js'
import { declarePassages, type PassageSite } from './passages.js'
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
  const compilation = new Compilation(dossier, new HeldKnown(dossier.passages))
  const { data: heading } = dossier.heading
  const sites = declareParts(compilation)
  checkHeading(compilation)
  const firm = compileParts(compilation, sites)
  reportNested(compilation, dossier.entities)
  reportDerivationCycles(compilation, firm)
  const claims = sites.flatMap((site) => site.claims)
  reportSelves(compilation, claims)
  reportClaimCircles(compilation, claims)
  compilation.add(headingRecord(compilation, sites.map(({ reading }) => reading.id)))
  if (dossier.lost.size === 0) checkQuestions(compilation, [...compilation.records.values()].flatMap(({ id, labels }) => (labels.includes('Proposition') ? [id] : [])))
  return {
    compiled: { id: heading.id, title: heading.title, by: heading.by, why: heading.why ?? `load of ${heading.id}`, dossier, records: [...compilation.records.values()] },
    problems: dedupe(compilation.problems),
  }
}

/** Notes the ids of all that stands in a dossier, or in a part of one. Returns its passages. */
export function declareParts(compilation: Compilation): PassageSite[] {
  declareEntities(compilation)
  declareDerivations(compilation)
  return declarePassages(compilation)
}

/** What the heading says of the rest of the dossier. */
export function checkHeading(compilation: Compilation): void {
  const { heading } = compilation.dossier
  checkOwnId(compilation)
  if (heading.data.document) compilation.refers(heading.data.document.source, ['SOURCE'], heading, ['document', 'source'])
  for (const [role, slug] of Object.entries(heading.data.defaults ?? {})) compilation.refers(slug, ENTITY_KINDS, heading, ['defaults', role])
}

/**
 * Makes the records of all that stands in a dossier, or in a part of one: passage by passage, so that the whole comes
 * out the same however it is parted. Returns the derivations that must not run in a circle.
 */
export function compileParts(compilation: Compilation, sites: readonly PassageSite[]): FirmDerivation[] {
  compileEntities(compilation)
  compileSources(compilation)
  for (const site of sites) {
    for (const claim of site.claims) compileClaim(compilation, claim)
    compileRolls(compilation, site.rolls)
    compilePassage(compilation, site)
    compileTables(compilation, site.tables)
  }
  checkLooseRows(compilation)
  const firm = compileDerivations(compilation)
  compileJudgements(compilation)
  return firm
}

/** A list of more passages would make of the heading a record that grows with the archive. */
export const MOST_IN_ORDER = 10_000

/**
 * The dossier itself, with all that its heading says, and the order in which its passages stand, unless they are very
 * many: then they stand in the order of their ids.
 */
export function headingRecord({ dossier, id }: Compilation, passages: readonly string[]): GraphRecord {
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
      passages: passages.length === 0 || passages.length > MOST_IN_ORDER ? undefined : passages,
    }),
    edges: [],
  }
}

/** @param propositions - the ids of those that claims state */
export function checkQuestions(compilation: Compilation, propositions: readonly string[]): void {
  const { heading } = compilation.dossier
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
export function dedupe(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [checksum(JSON.stringify(problem)), problem])).values()]
}
