import type { CaseClaim, CaseDerivation, CaseProposition, CaseRoll, CaseSource, Dating, DayRange, ProvenanceCase } from '../../src/reasoning/case.js'
import type { Names } from '../../src/reasoning/sentence.js'
import { dayRange } from '../../src/reasoning/timeliness.js'
import { date } from './values.js'

/** Builders of cases: only what a test is about is said, the rest is the plainest there is. */

export const on = (edtf: string, written = edtf): DayRange => {
  return dayRange(date(edtf, 'JULIAN', written))
}

export const source = (id: string, made: string | null = null, title = id): CaseSource => ({ id, title, made: made === null ? null : on(made) })

export const about = (id: string, relation: CaseProposition['relation'] = 'SELF', rest: Partial<CaseProposition> = {}): CaseProposition => ({ id, caption: id, relation, comparison: null, datings: [], ...rest })

export const claim = (id: string, rest: Partial<CaseClaim> = {}): CaseClaim => ({
  id,
  source: id.split('-')[0] ?? id,
  proposition: 'seat',
  stance: 'AFFIRMS',
  mode: 'DIRECT',
  relay: [],
  cited: true,
  citation: 'f. 1',
  ownObservation: false,
  deviatesFrom: [],
  asOf: null,
  premises: [],
  reasoning: null,
  disputedBy: [],
  endorsedBy: [],
  omittedFrom: [],
  readings: [],
  names: [],
  ...rest,
})

export const copy = (child: string, parent: string, rest: Partial<CaseDerivation> = {}): CaseDerivation => ({ source: child, from: parent, how: 'COPIES', suspected: false, scope: null, ...rest })

export const roll = (id: string, rest: Partial<CaseRoll> = {}): CaseRoll => ({
  id,
  source: id.split('-')[0] ?? id,
  caption: id,
  relay: [],
  inScope: 'YES',
  lists: false,
  listedBy: [],
  stated: null,
  named: 3,
  completeClaimedBy: id.split('-')[0] ?? id,
  known: 'IN_FULL',
  ...rest,
})

export const event = (edtf: string | null, status = 'HELD', accordingTo: readonly string[] = []): Dating => ({ status, range: edtf === null ? null : on(edtf), accordingTo, occurrence: `${status} ${edtf ?? ''}` })

export const relayedBy = (...sources: string[]): CaseClaim['relay'] => sources.map((id) => ({ source: id, how: 'REPORTED' as const }))

export const build = (parts: Partial<ProvenanceCase> & { claims: readonly CaseClaim[] }): ProvenanceCase => {
  const target = parts.target ?? about('seat')
  const named = [...parts.claims.map((item) => item.source), ...(parts.rolls ?? []).map((item) => item.source), ...(parts.derivations ?? []).flatMap((item) => [item.source, item.from])]
  const given = parts.sources ?? []
  return {
    target,
    propositions: [target, ...(parts.propositions ?? [])],
    claims: parts.claims,
    sources: [...given, ...[...new Set(named)].filter((id) => !given.some((known) => known.id === id)).map((id) => source(id))],
    derivations: parts.derivations ?? [],
    origins: parts.origins ?? [],
    rolls: parts.rolls ?? [],
  }
}

export const namesOf = (of: ProvenanceCase): Names => {
  const titles = new Map(of.sources.map(({ id, title }) => [id, title]))
  const captions = new Map(of.propositions.map(({ id, caption }) => [id, caption]))
  return { title: (id) => titles.get(id) ?? id, caption: (id) => captions.get(id) ?? id }
}
