import type { At, DerivationData } from '../data.js'
import { edge, present } from '../records.js'
import type { Compilation, Spot } from './context.js'

export function declareDerivations(compilation: Compilation): void {
  for (const [index, at] of compilation.dossier.derivations.entries()) compilation.declare(slugOf(at.data, index), 'DERIVATION', at, at.data.id === undefined ? [] : ['id'])
  for (const [index, at] of compilation.dossier.judgements.entries()) compilation.declare(at.data.id ?? `judgement-${index + 1}`, 'JUDGEMENT', at)
}

function slugOf(data: DerivationData, index: number): string {
  return data.id ?? `derivation-${index + 1}.${data.source}.${data.from}`
}

/** Derivations between sources. Those that nobody suspects must not run in a circle within one scope; rival or suspected ones may. */
export function compileDerivations(compilation: Compilation): void {
  const firm: { at: At<DerivationData>; data: DerivationData }[] = []
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
      id: compilation.global(slugOf(data, index)),
      labels: ['Derivation'],
      shared: false,
      props: present({ ...props, caption: `${compilation.name(data.source)} ${data.how.toLowerCase().replace('_', ' ')} ${compilation.name(data.from)}${data.suspected ? ' (suspected)' : ''}`, lines: data.lines }),
      edges: [edge('DERIVED', data.source), edge('FROM', data.from)],
    })
  }
  reportDerivationCycles(compilation, firm)
}

/** Two scopes overlap unless both are stated and share no claim. */
function overlap(a: DerivationData, b: DerivationData): boolean {
  return !a.scope || !b.scope || a.scope.some((slug) => b.scope?.includes(slug))
}

function reportDerivationCycles(compilation: Compilation, firm: readonly { at: Spot; data: DerivationData }[]): void {
  const asserters = new Set(firm.map(({ data }) => data.by ?? 'encoder'))
  for (const asserter of asserters) {
    const edges = firm.filter(({ data }) => (data.by ?? 'encoder') === asserter)
    const next = (source: string, with_: DerivationData): { at: Spot; data: DerivationData }[] => edges.filter(({ data }) => data.source === source && overlap(data, with_))
    const reported = new Set<string>()
    for (const start of edges) {
      const cycle = findCycle(start.data.from, start.data.source, (source) => next(source, start.data).map(({ data }) => data.from))
      const key = cycle ? [...cycle].sort().join() : ''
      if (!cycle || reported.has(key)) continue
      reported.add(key)
      compilation.report(start.at, [], { what: `derivations run in a circle: ${[start.data.source, ...cycle].join(' ← ')}`, expected: 'one of them suspected, stated by another, or with a scope of its own' })
    }
  }
}

/** A way from one node to another, found breadth first; null if there is none. */
function findCycle(from: string, to: string, next: (node: string) => readonly string[]): string[] | null {
  const came = new Map<string, string | null>([[from, null]])
  const queue = [from]
  for (const node of queue) {
    if (node === to) {
      const way: string[] = []
      for (let step: string | null = node; step !== null; step = came.get(step) ?? null) way.unshift(step)
      return way
    }
    for (const following of next(node))
      if (!came.has(following)) {
        came.set(following, node)
        queue.push(following)
      }
  }
  return null
}

/** An inference cannot rest on itself, however long the way round. */
export function reportPremiseCycles(compilation: Compilation, claims: readonly { slug: string; at: Spot; premises: readonly string[] }[]): void {
  const premises = new Map(claims.map(({ slug, premises: found }) => [slug, found]))
  const reported = new Set<string>()
  for (const { slug, at, premises: own } of claims) {
    for (const premise of own) {
      const cycle = findCycle(premise, slug, (claim) => premises.get(claim) ?? [])
      const key = cycle ? [...cycle].sort().join() : ''
      if (!cycle || reported.has(key)) continue
      reported.add(key)
      compilation.report(at, ['inferred', 'premises'], { what: `premises run in a circle: ${[slug, ...cycle].join(' ← ')}`, expected: 'premises that do not rest on this claim' })
    }
  }
}

/** Signed judgements, beside the verdicts. */
export function compileJudgements(compilation: Compilation): void {
  for (const [index, at] of compilation.dossier.judgements.entries()) {
    const { data } = at
    if (!compilation.refers(data.on, ['CLAIM', 'DERIVATION'], at, ['on'])) continue
    compilation.add({
      id: compilation.global(data.id ?? `judgement-${index + 1}`),
      labels: ['Judgement'],
      shared: false,
      props: { caption: `${data.by}: ${data.says}`, by: data.by, date: data.date, says: data.says, because: data.because },
      edges: [edge('ON', compilation.global(data.on))],
    })
  }
}

