import { checksum } from '../../reasoning/propositions/identity.js'
import type { Dossier } from '../data.js'
import { byPlace, type Problem } from '../problems.js'
import { readDossier } from '../read.js'
import { type GraphRecord, present } from '../records.js'
import { compilePassages } from './annotations.js'
import { compileClaim, speakerOf } from './claims.js'
import { Compilation } from './context.js'
import { compileDerivations, compileJudgements, declareDerivations, reportPremiseCycles } from './derivations.js'
import { compileEntities, compileSources, declareEntities } from './entities.js'
import { compileRolls, declarePassages } from './passages.js'

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
  const sites = declarePassages(compilation)
  if (heading.document) compilation.refers(heading.document.source, ['SOURCE'], dossier.heading, ['document', 'source'])
  for (const [role, slug] of Object.entries(heading.defaults ?? {})) compilation.refers(slug, ['PERSON', 'PARTY', 'LIST', 'DISTRICT', 'PLACE', 'ASSEMBLY', 'MEETING', 'BODY', 'SOURCE'], dossier.heading, ['defaults', role])
  compileEntities(compilation)
  compileSources(compilation)
  for (const claim of sites.claims) compileClaim(compilation, claim)
  compileRolls(compilation, sites.rolls, (site) => speakerOf(compilation, site))
  compilePassages(compilation, sites)
  compileDerivations(compilation)
  compileJudgements(compilation)
  reportPremiseCycles(
    compilation,
    sites.claims.flatMap(({ slug, at }) => (at.data.inferred ? [{ slug, at, premises: at.data.inferred.premises }] : [])),
  )
  compilation.add({
    id: `dossier/${compilation.id}`,
    labels: ['Dossier'],
    shared: false,
    props: present({ caption: heading.title, title: heading.title, by: heading.by, calendar: heading.calendar, calendarBecause: heading.calendarBecause, file: heading.document?.file, sha256: heading.document?.sha256, document: heading.document?.source }),
    edges: [],
  })
  return {
    compiled: { id: heading.id, title: heading.title, by: heading.by, why: heading.why ?? `load of ${heading.id}`, dossier, records: [...compilation.records.values()] },
    problems: dedupe(compilation.problems),
  }
}

/** A roll's speaker is looked at once for each entry; one mistake is reported once. */
function dedupe(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [checksum(JSON.stringify(problem)), problem])).values()]
}
