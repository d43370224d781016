import type { At, DerivationData, JudgementData } from '../data.js'
import { edge, type GraphEdge, type GraphRecord, present } from '../records.js'
import { cyclicCore, findCycle } from './circles.js'
import type { Compilation, Spot } from './context.js'

export function declareDerivations(compilation: Compilation): void {
  const { derivations, judgements, before } = compilation.dossier
  for (const [index, at] of derivations.entries()) compilation.declare(slugOf(at.data, before.derivations + index), 'DERIVATION', at, at.data.id === undefined ? [] : ['id'])
  for (const [index, at] of judgements.entries()) compilation.declare(at.data.id ?? `judgement-${before.judgements + index + 1}`, 'JUDGEMENT', at)
}

function slugOf(data: DerivationData, index: number): string {
  return data.id ?? `derivation-${index + 1}.${data.source}.${data.from}`
}

/** Derivations between sources. Returns those that nobody suspects, which must not run in a circle within one scope. */
export function compileDerivations(compilation: Compilation): FirmDerivation[] {
  const firm: FirmDerivation[] = []
  for (const [index, at] of compilation.dossier.derivations.entries()) {
    const { data } = at
    const source = compilation.refers(data.source, ['SOURCE'], at, ['source'])
    const from = compilation.refers(data.from, ['SOURCE'], at, ['from'])
    const by = data.by === undefined || compilation.refers(data.by, ['SOURCE'], at, ['by'])
    const scope = (data.scope ?? []).filter((slug, position) => compilation.refers(slug, ['CLAIM', 'ROLL', 'TABLE'], at, ['scope', position]))
    if (!source || !from || !by) continue
    if (data.source === data.from) {
      compilation.report(at, [], { what: `"${data.source}" derives from itself`, expected: 'two sources' })
      continue
    }
    if (!data.suspected) firm.push({ at, data })
    const props = { how: data.how, suspected: data.suspected ?? false, because: data.because, by: data.by ?? 'encoder', scope: data.scope ? scope.map((slug) => compilation.global(slug)) : undefined }
    compilation.add({
      id: compilation.global(slugOf(data, compilation.dossier.before.derivations + index)),
      labels: ['Derivation'],
      shared: false,
      props: present({ ...props, caption: `${compilation.name(data.source)} ${data.how.toLowerCase().replace('_', ' ')} ${compilation.name(data.from)}${data.suspected ? ' (suspected)' : ''}`, lines: data.lines }),
      edges: [edge('DERIVED', data.source), edge('FROM', data.from)],
    })
  }
  return firm
}

export interface FirmDerivation {
  readonly at: Spot
  readonly data: DerivationData
}

/**
 * Reports circles of one asserter that hold for some matter: all of their derivations are of the whole source,
 * or of claims about that matter. What is rivalled or suspected may run in a circle.
 */
export function reportDerivationCycles(compilation: Compilation, all: readonly FirmDerivation[]): void {
  const core = cyclicCore(all.map(({ data }) => [data.source, data.from] as const))
  const firm = all.filter(({ data }) => core.has(data.source) && core.has(data.from))
  const matters = new Map(firm.map(({ data }) => [data, mattersOf(compilation, data.scope)]))
  const reported = new Set<string>()
  for (const asserter of new Set(firm.map(({ data }) => data.by ?? 'encoder'))) {
    const own = firm.filter(({ data }) => (data.by ?? 'encoder') === asserter)
    for (const matter of [null, ...new Set(own.flatMap(({ data }) => [...(matters.get(data) ?? [])]))]) {
      const covering = own.filter(({ data }) => {
        const scope = matters.get(data) ?? null
        return scope === null || (matter !== null && scope.has(matter))
      })
      reportCycles(compilation, asserter, covering, reported)
    }
  }
}

function reportCycles(compilation: Compilation, asserter: string, edges: readonly FirmDerivation[], reported: Set<string>): void {
  for (const { at, data } of edges) {
    const cycle = findCycle(data.from, data.source, (source) => edges.filter((edge) => edge.data.source === source).map((edge) => edge.data.from))
    const key = cycle ? `${asserter}\n${[...cycle].sort().join()}` : ''
    if (!cycle || reported.has(key)) continue
    reported.add(key)
    compilation.report(at, [], { what: `derivations run in a circle: ${[data.source, ...cycle].join(' ← ')}`, expected: 'one of them suspected, stated by another, or with a scope of its own' })
  }
}

/** What the claims of a scope are about; null for a whole source. */
function mattersOf(compilation: Compilation, scope: readonly string[] | undefined): Set<string> | null {
  if (!scope) return null
  return new Set(scope.flatMap((slug) => claimsWithin(compilation, slug)).map((claim) => {
    const about = claim.edges.find(({ type }) => type === 'ABOUT')?.to
    return String(about === undefined ? claim.id : (compilation.records.get(about)?.props['family'] ?? about))
  }))
}

/** The claim, the entries of the roll, or the cells of the table that has this id. */
function claimsWithin(compilation: Compilation, slug: string): GraphRecord[] {
  const record = compilation.records.get(compilation.global(slug))
  if (!record) return []
  if (record.labels[0] === 'Roll') return record.edges.flatMap(({ type, to }) => (type === 'LISTS' ? (compilation.records.get(to) ?? []) : []))
  if (record.labels[0] === 'Table') return [...compilation.records.values()].filter(({ labels, props }) => labels[0] === 'Claim' && String(props['row']).startsWith(`${slug}.`))
  return [record]
}

/** Signed judgements, beside the verdicts: on a claim or a derivation, or on whether one of two sources derives from the other. */
export function compileJudgements(compilation: Compilation): void {
  for (const [index, at] of compilation.dossier.judgements.entries()) {
    const { data } = at
    const edges = judged(compilation, at)
    if (!edges) continue
    compilation.add({
      id: compilation.global(data.id ?? `judgement-${compilation.dossier.before.judgements + index + 1}`),
      labels: ['Judgement'],
      shared: false,
      props: present({ caption: `${data.by}: ${data.says}`, by: data.by, date: data.date, says: data.says, because: data.because, holds: data.holds }),
      edges,
    })
  }
}

/** What a judgement is on; null, and a problem, unless it is exactly one thing. */
function judged(compilation: Compilation, at: At<JudgementData>): GraphEdge[] | null {
  const { on, between, holds } = at.data
  const paired = between !== undefined && holds !== undefined
  if ((on === undefined) !== paired || (on !== undefined && (between !== undefined || holds !== undefined))) {
    compilation.report(at, [], { what: 'a judgement on no one thing', expected: '"on" with a claim or a derivation, or "between" with two sources and "holds" with true or false' })
    return null
  }
  if (on !== undefined) return compilation.refers(on, ['CLAIM', 'DERIVATION'], at, ['on']) ? [edge('ON', compilation.global(on))] : null
  const sources = (between ?? []).filter((slug, index) => compilation.refers(slug, ['SOURCE'], at, ['between', index]))
  if (sources.length === 2 && sources[0] === sources[1]) compilation.report(at, ['between'], { what: `"${sources[0] ?? ''}" twice`, expected: 'two sources' })
  return new Set(sources).size === 2 ? sources.map((slug, index) => edge('BETWEEN', slug, { position: index + 1 })) : null
}
