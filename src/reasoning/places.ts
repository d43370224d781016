import type { Places } from './compare.js'
import type { Proposition } from './propositions/identity.js'
import { specOf } from './propositions/kinds.js'

/** A place or a district, as far as it says where it lies. */
export interface Ground {
  readonly id: string
  /** What kind of place it is, or that it is a district. */
  readonly kind: string | null
  /** What it is a part of: the place that it lies within; of a district, the assembly for which it elects. */
  readonly of: readonly string[]
}

/** Kinds of which no two share ground, wherever they lie. */
const SETTLED: ReadonlySet<unknown> = new Set(['TOWN', 'SETTLEMENT'])
/** Kinds into which a whole is divided, so that no two of one kind and one whole share ground. */
const DIVIDED: ReadonlySet<unknown> = new Set(['OBLAST', 'GOVERNORATE', 'UEZD', 'DISTRICT'])

/**
 * What lies within what and what lies apart, as far as is recorded. Let C(a) be the places around `a`, itself included.
 * `a` lies within `b` iff b = a or b ∈ C(a). `a` and `b` are apart iff there are x ∈ C(a) \ C(b) and y ∈ C(b) \ C(a)
 * that share no ground by what they are: two towns, two settlements; or two oblasts, governorates or uezds of one place, two
 * districts of one assembly. Regions and countries overlap as they please, a town may lie in an uezd of its oblast that
 * nobody names, and uezds of which nobody says where they lie may be one uezd: of such it is not known. What a district
 * covers is not counted, since it can cover an oblast but for a town. Where each place lies directly within one at most,
 * what lies within one of two that are apart is apart from the other. Linear in the places around the two.
 * @param chains the places around each place, itself included
 */
export function placesFrom(chains: ReadonlyMap<string, readonly Ground[]>): Places {
  const around = new Map([...chains].map(([id, chain]) => [id, new Set(chain.map((ground) => ground.id))]))
  const beyond = (a: string, b: string): Set<string> => new Set((chains.get(a) ?? []).filter(({ id }) => !around.get(b)?.has(id)).flatMap(sorts))
  return {
    within: (inner, outer) => inner === outer || (around.get(inner)?.has(outer) ?? false),
    apart: (a, b) => {
      const sortsOfA = beyond(a, b)
      return [...beyond(b, a)].some((sort) => sortsOfA.has(sort))
    },
  }
}

/** The sorts of ground of which two that are not the same share nothing. */
function sorts({ kind, of }: Ground): string[] {
  if (SETTLED.has(kind)) return [String(kind)]
  return DIVIDED.has(kind) ? of.map((whole) => `${kind} of ${whole}`) : []
}

/** The entities by which a proposition is compared with its rivals: those in the roles that answer its question. */
export function placesIn({ kind, roles }: Proposition): string[] {
  const { answers = [] } = specOf(kind)
  return answers.flatMap((name) => roles[name] ?? [])
}
