import type { CaseClaim, CaseProposition, CaseSource, ProvenanceCase, Stance } from './case.js'
import type { LineageGraph, Witness } from './lineage.js'
import { isUntimely } from './timeliness.js'

const indexes = new WeakMap<ProvenanceCase, CaseIndex>()

/**
 * What is the same of a case under every policy, found once: a verdict is given again for each source without which it
 * might be another one.
 */
export class CaseIndex {
  readonly sources: ReadonlyMap<string, CaseSource>
  readonly propositions: ReadonlyMap<string, CaseProposition>
  readonly claims: ReadonlyMap<string, CaseClaim>
  private readonly said = new Map<string, readonly CaseClaim[]>()
  private readonly premises = new Map<string, readonly CaseClaim[]>()
  private readonly untimely = new Map<string, boolean>()
  private readonly graphs = new Map<string, { readonly statements: string; readonly graph: LineageGraph }>()

  private constructor(of: ProvenanceCase) {
    this.sources = new Map(of.sources.map((source) => [source.id, source]))
    this.propositions = new Map([of.target, ...of.propositions].map((proposition) => [proposition.id, proposition]))
    this.claims = new Map(of.claims.map((claim) => [claim.id, claim]))
  }

  static of(of: ProvenanceCase): CaseIndex {
    return kept(indexes, of, () => new CaseIndex(of))
  }

  /** Claims of these stances on propositions of these relations, in the order of their ids. */
  claimsOn(relations: readonly CaseProposition['relation'][], stances: readonly Stance[]): readonly CaseClaim[] {
    return kept(this.said, `${relations.join()} ${stances.join()}`, () =>
      [...this.claims.values()]
        .filter(({ proposition, stance }) => {
          const relation = this.propositions.get(proposition ?? '')?.relation
          return relation !== undefined && relations.includes(relation) && stance !== null && stances.includes(stance)
        })
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
  }

  /** All that a claim rests on: its premises and theirs, each once; a premise that the case lacks is left out. */
  premisesOf(claim: CaseClaim): readonly CaseClaim[] {
    return kept(this.premises, claim.id, () => {
      const found = new Map<string, CaseClaim>()
      const queue = [...claim.premises]
      for (const id of queue) {
        const premise = this.claims.get(id)
        if (!premise || found.has(id) || id === claim.id) continue
        found.set(id, premise)
        queue.push(...premise.premises)
      }
      return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    })
  }

  /** Whether the source of a claim cannot have known, as the time of the claim is read. */
  isUntimely(claim: CaseClaim): boolean {
    return kept(this.untimely, claim.id, () => isUntimely(claim, this.sources.get(claim.source), this.propositions.get(claim.proposition ?? '')?.datings ?? []))
  }

  /**
   * The lineage graph of some statements, whoever of those who make them is set aside. Of each side only the last is kept.
   * @param side tells apart whose statements they are, and which derivations count
   */
  graphOf(side: string, statements: readonly Witness[], make: () => LineageGraph): LineageGraph {
    const named = statements.map(({ claims }) => claims.join(' ')).sort().join('\n')
    const known = this.graphs.get(side)
    if (known?.statements === named) return known.graph
    const graph = make()
    this.graphs.set(side, { statements: named, graph })
    return graph
  }
}

function kept<K extends WeakKey | string, V>(of: { get: (key: K) => V | undefined; set: (key: K, value: V) => unknown }, key: K, make: () => V): V {
  const known = of.get(key)
  if (known !== undefined) return known
  const made = make()
  of.set(key, made)
  return made
}
