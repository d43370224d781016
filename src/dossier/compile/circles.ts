import type { Problem } from '../problems.js'
import type { Compilation } from './context.js'
import type { ClaimSite } from './passages.js'

/** A way from one node to another, found breadth first; null if there is none. */
export function findCycle(from: string, to: string, next: (node: string) => readonly string[]): string[] | null {
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

/** The nodes that may lie on a circle: those that are left when all that nothing leads to, or that lead nowhere, are taken away. */
export function cyclicCore(edges: readonly (readonly [from: string, to: string])[]): Set<string> {
  const [next, before] = [new Map<string, string[]>(), new Map<string, string[]>()]
  for (const [from, to] of edges)
    for (const [map, key, value] of [[next, from, to], [before, to, from]] as const) {
      const list = map.get(key)
      if (list) list.push(value)
      else map.set(key, [value])
    }
  const core = new Set([...next.keys()].filter((node) => before.has(node)))
  for (const [ahead, behind] of [[next, before], [before, next]] as const) {
    // Ways that lead to nodes of the core; a node without any falls, and with it a way of each node before it.
    const ways = new Map([...core].map((node) => [node, (ahead.get(node) ?? []).filter((other) => core.has(other)).length]))
    const falling = [...ways].flatMap(([node, count]) => (count === 0 ? [node] : []))
    for (const node of falling) {
      core.delete(node)
      for (const other of behind.get(node) ?? []) {
        const left = (ways.get(other) ?? 0) - 1
        ways.set(other, left)
        if (left === 0 && core.has(other)) falling.push(other)
      }
    }
  }
  return core
}

/** Reports claims that dispute or endorse themselves. */
export function reportSelves(compilation: Compilation, claims: readonly ClaimSite[]): void {
  reportSelf(compilation, claims, 'disputes')
  reportSelf(compilation, claims, 'endorses')
}

/** Reports claims that rest on themselves, or endorse each other, however long the way round. */
export function reportClaimCircles(compilation: Compilation, claims: readonly ClaimSite[]): void {
  reportCircles(compilation, claims, ({ at }) => at.data.inferred?.premises, ['inferred', 'premises'], 'error', (circle) => ({ what: `premises run in a circle: ${circle}`, expected: 'premises that do not rest on this claim' }))
  // Two texts of one time may praise each other, but it is rare.
  reportCircles(compilation, claims, endorsedByOthers, ['endorses'], 'warning', (circle) => ({ what: `claims endorse each other in a circle: ${circle}`, expected: 'a claim to endorse what was said before it' }))
}

/** The claims that a claim endorses, but for itself. */
export function endorsedByOthers({ slug, at }: ClaimSite): string[] | undefined {
  return at.data.endorses?.filter((other) => other !== slug)
}

function reportSelf(compilation: Compilation, claims: readonly ClaimSite[], field: 'disputes' | 'endorses'): void {
  for (const { slug, at } of claims) {
    const index = at.data[field]?.indexOf(slug) ?? -1
    if (index >= 0) compilation.report(at, [field, index], { what: `"${slug}" ${field} itself`, expected: 'another claim' })
  }
}

function reportCircles(compilation: Compilation, claims: readonly ClaimSite[], nextOf: (claim: ClaimSite) => readonly string[] | undefined, path: readonly string[], severity: Problem['severity'], words: (circle: string) => Pick<Problem, 'what' | 'expected'>): void {
  const all = claims.flatMap((claim) => { const next = nextOf(claim) ?? []; return next.length === 0 ? [] : [[claim.slug, { at: claim.at, next }] as const] })
  const core = cyclicCore(all.flatMap(([slug, { next }]) => next.map((other) => [slug, other] as const)))
  const linked = new Map(all.filter(([slug]) => core.has(slug)))
  const reported = new Set<string>()
  for (const [slug, { at, next }] of linked)
    for (const following of next) {
      const circle = findCycle(following, slug, (claim) => linked.get(claim)?.next ?? [])
      const key = circle ? [...circle].sort().join() : ''
      if (!circle || reported.has(key)) continue
      reported.add(key)
      compilation.report(at, path, words([slug, ...circle].join(' ← ')), severity)
    }
}
