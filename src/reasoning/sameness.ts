import type { Mode, Stance } from './case.js'
import type { Comparison } from './compare.js'
import { compareNames, type PartComparison } from './names/score.js'
import { familyId, type Proposition } from './propositions/identity.js'
import { compare } from './propositions/relations.js'
import { specOf } from './propositions/kinds.js'

/** A name as a source writes it. */
export interface NameForm {
  readonly mention: string
  readonly text: string
}

/** What is affirmed of somebody, and by which claims. */
export interface KnownOf {
  readonly id: string
  readonly read: Proposition
  readonly claims: readonly string[]
}

/** One of those who may be one: the names identified as theirs, what is affirmed of them, and where they are enumerated. */
export interface Party {
  readonly id: string
  readonly forms: readonly NameForm[]
  readonly known: readonly KnownOf[]
  readonly entries: readonly { readonly roll: string; readonly claim: string }[]
}

/** What somebody says of two or more being one. */
export interface Said {
  readonly claim: string
  readonly stance: Stance
  readonly mode: Mode
  readonly of: readonly string[]
}

export type GroundKind = 'SAID' | 'ONE_SPELLING' | 'SURNAME' | 'GIVEN_NAME' | 'SHARED' | 'ACCOUNTS' | 'BOTH_ENTERED' | 'DISTRICTS'

/** One thing that speaks for two being one, or against it. */
export interface Ground {
  readonly kind: GroundKind
  readonly between: readonly [string, string]
  readonly claims: readonly string[]
  readonly mentions: readonly string[]
  readonly detail:
    | { readonly kind: 'SAID'; readonly mode: Mode; readonly stance: Stance }
    | { readonly kind: 'NAMES'; readonly left: string; readonly right: string; readonly how: PartComparison['kind'] }
    | { readonly kind: 'ENTITIES'; readonly left: readonly string[]; readonly right: readonly string[] }
    | { readonly kind: 'ACCOUNTS'; readonly left: string; readonly right: string; readonly comparison: Comparison }
    | { readonly kind: 'ROLL'; readonly roll: string }
}

export interface SamenessGrounds {
  readonly for: readonly Ground[]
  readonly against: readonly Ground[]
}

/**
 * What speaks for two or more being one and what against it, pair by pair; every item is a rule applied to claims, and
 * none decides. For: somebody says so; one spelling is read as both; surname or given name agree by the rules of names;
 * the same party, list, body, meeting or place, or the same district of one assembly, is affirmed of both, while an
 * assembly alone, which all its members share, is no ground; accounts of one event of theirs agree. Against: somebody
 * denies it; one roll enters both; surname or given name differ in all forms; accounts of what happens once exclude each
 * other as soon as the two are taken for one; they stand for different districts of one assembly, which is weak, since a
 * man may be elected in several. Symmetric in the two. Takes as many steps as comparisonsOf counts.
 */
export function samenessGrounds(people: readonly Party[], said: readonly Said[]): SamenessGrounds {
  const found = pairsOf(people).map(([a, b]): SamenessGrounds => {
    const names = (['SURNAME', 'GIVEN'] as const).flatMap((role) => nameGround(a, b, role))
    const accounts = accountGrounds(a, b)
    return {
      for: [...spoken(a, b, said, 'AFFIRMS'), ...oneSpelling(a, b), ...names.filter(agrees), ...accounts.filter(agrees), ...shared(a, b)],
      against: [...spoken(a, b, said, 'DENIES'), ...spoken(a, b, said, 'DOUBTS'), ...bothEntered(a, b), ...names.filter((ground) => !agrees(ground)), ...accounts.filter((ground) => !agrees(ground)), ...districts(a, b)],
    }
  })
  return { for: found.flatMap((pair) => pair.for), against: found.flatMap((pair) => pair.against) }
}

/** How often something of the one is compared with something of another: names with names, accounts with accounts. */
export function comparisonsOf(people: readonly Party[]): number {
  return pairsOf(people).reduce((sum, [a, b]) => sum + a.known.length * b.known.length + spellings(a).length * spellings(b).length, 0)
}

function pairsOf(people: readonly Party[]): [Party, Party][] {
  const sorted = [...people].sort((a, b) => (a.id < b.id ? -1 : 1))
  return sorted.flatMap((a, index) => sorted.slice(index + 1).map((b): [Party, Party] => [a, b]))
}

function agrees({ detail }: Ground): boolean {
  if (detail.kind === 'NAMES') return detail.how !== 'DIFFERENT'
  return detail.kind !== 'ACCOUNTS' || detail.comparison.relation !== 'CONFLICTS'
}

function spoken(a: Party, b: Party, said: readonly Said[], stance: Stance): Ground[] {
  return said
    .filter((claim) => claim.stance === stance && claim.of.includes(a.id) && claim.of.includes(b.id))
    .map((claim) => ground('SAID', a, b, { claims: [claim.claim], detail: { kind: 'SAID', mode: claim.mode, stance } }))
}

/** The same letters are read now as the one and now as the other. */
function oneSpelling(a: Party, b: Party): Ground[] {
  const theirs = new Map(b.forms.map((form) => [form.text, form]))
  const shared = a.forms.flatMap((form) => (theirs.has(form.text) ? [form.text] : []))
  return [...new Set(shared)].sort().map((text) => ground('ONE_SPELLING', a, b, { mentions: mentionsOf([a, b], text), detail: { kind: 'NAMES', left: text, right: text, how: 'SAME' } }))
}

const RANKS: readonly PartComparison['kind'][] = ['SAME', 'FORM', 'ALIKE', 'INITIAL', 'DIFFERENT']

/**
 * How the forms of two agree at best in one part of the name; nothing where one of them is never written with it.
 * Which word is the surname is told where the surnames agree; only where they agree nowhere do all readings count.
 */
function nameGround(a: Party, b: Party, role: 'SURNAME' | 'GIVEN'): Ground[] {
  const all = spellings(a).flatMap((left) => spellings(b).map((right) => ({ left, right, parts: compareNames(left, right).parts })))
  const told = all.filter(({ parts }) => parts.some((part) => part.role === 'SURNAME' && part.kind !== 'DIFFERENT' && part.kind !== 'MISSING'))
  const compared = (told.length > 0 ? told : all).flatMap(({ left, right, parts }) =>
    parts.flatMap((part) => (part.role === role && part.kind !== 'MISSING' ? [{ left, right, how: part.kind, likeness: part.likeness ?? 0 }] : [])),
  )
  const [best] = compared.sort((x, y) => RANKS.indexOf(x.how) - RANKS.indexOf(y.how) || y.likeness - x.likeness || (x.left + x.right < y.left + y.right ? -1 : 1))
  if (!best) return []
  const { left, right, how } = best
  return [ground(role === 'SURNAME' ? 'SURNAME' : 'GIVEN_NAME', a, b, { mentions: [...mentionsOf([a], left), ...mentionsOf([b], right)], detail: { kind: 'NAMES', left, right, how } })]
}

function spellings({ forms }: Party): string[] {
  return [...new Set(forms.map(({ text }) => text))].sort()
}

function mentionsOf(people: readonly Party[], text: string): string[] {
  return [...new Set(people.flatMap(({ forms }) => forms.filter((form) => form.text === text).map(({ mention }) => mention)))].sort()
}

/** Accounts of what is asked of both alike, once the two are taken for one. */
function accountGrounds(a: Party, b: Party): Ground[] {
  const rivals = (party: Party): KnownOf[] => party.known.filter(({ read }) => specOf(read.kind).rivals)
  const theirs = rivals(b).map((known) => ({ known, asOne: renamed(known.read, b.id, a.id) }))
  return rivals(a).flatMap((mine) =>
    theirs.flatMap(({ known, asOne }) => {
      if (mine.id === known.id || familyId(mine.read) !== familyId(asOne)) return []
      const comparison = compare(mine.read, asOne)
      return comparison.relation === 'COMPATIBLE' ? [] : [ground('ACCOUNTS', a, b, { claims: [...mine.claims, ...known.claims], detail: { kind: 'ACCOUNTS', left: mine.id, right: known.id, comparison } })]
    }),
  )
}

/** A proposition in which the one stands in the place of the other. */
export function renamed(proposition: Proposition, from: string, to: string): Proposition {
  const roles = Object.entries(proposition.roles).map(([role, fillers]) => [role, [...new Set(fillers.map((id) => (id === from ? to : id)))].sort()])
  return { ...proposition, roles: Object.fromEntries(roles) as Proposition['roles'] }
}

/** What is affirmed of both in the same way: a party, a list, a body, a meeting, a district of one assembly. */
function shared(a: Party, b: Party): Ground[] {
  const theirs = placements(b)
  return [...placements(a)].flatMap(([key, mine]) => {
    const other = theirs.get(key)
    return other && mine.filler !== a.id && mine.filler !== b.id ? [ground('SHARED', a, b, { claims: [...mine.claims, ...other.claims], detail: { kind: 'ENTITIES', left: [mine.filler], right: [mine.filler] } })] : []
  })
}

/** By kind, role and filler, the claims that put somebody there; a district is one of its assembly, which by itself is no place. */
function placements({ id, known }: Party): Map<string, { filler: string; claims: Set<string> }> {
  const found = new Map<string, { filler: string; claims: Set<string> }>()
  for (const { read, claims } of known.filter(({ read: { kind } }) => !specOf(kind).rivals))
    for (const [role, fillers] of Object.entries(read.roles).filter(([name]) => name !== 'assembly'))
      for (const filler of fillers.filter((candidate) => candidate !== id)) {
        const key = [read.kind, role, filler, role === 'district' ? assemblyOf(read) : ''].join('\n')
        const place = found.get(key) ?? { filler, claims: new Set<string>() }
        for (const claim of claims) place.claims.add(claim)
        found.set(key, place)
      }
  return found
}

function bothEntered(a: Party, b: Party): Ground[] {
  const rolls = [...new Set(a.entries.map(({ roll }) => roll))].sort()
  return rolls.flatMap((roll) => {
    const [mine, theirs] = [a, b].map(({ entries }) => entries.filter((entry) => entry.roll === roll).map(({ claim }) => claim))
    const twice = mine && theirs && mine.length > 0 && theirs.length > 0 && new Set([...mine, ...theirs]).size > 1
    return twice ? [ground('BOTH_ENTERED', a, b, { claims: [...mine, ...theirs], detail: { kind: 'ROLL', roll } })] : []
  })
}

/** Different districts of one assembly, assembly by assembly. */
function districts(a: Party, b: Party): Ground[] {
  const theirs = seats(b)
  return [...seats(a)].flatMap(([assembly, mine]) => {
    const others = theirs.get(assembly) ?? []
    const [left, right] = [mine, others].map((known) => [...new Set(known.flatMap(({ read: { roles } }) => roles['district'] ?? []))].sort())
    if (!left || !right || right.length === 0 || left.some((district) => right.includes(district))) return []
    return [ground('DISTRICTS', a, b, { claims: [...mine, ...others].flatMap(({ claims }) => claims), detail: { kind: 'ENTITIES', left, right } })]
  })
}

/** By assembly, what places somebody in a district of it. */
function seats({ known }: Party): Map<string, KnownOf[]> {
  const found = new Map<string, KnownOf[]>()
  for (const one of known.filter(({ read: { roles } }) => roles['district'] && roles['assembly'])) found.set(assemblyOf(one.read), [...(found.get(assemblyOf(one.read)) ?? []), one])
  return new Map([...found].sort(([x], [y]) => (x < y ? -1 : 1)))
}

function assemblyOf({ roles }: Proposition): string {
  return (roles['assembly'] ?? []).join('+')
}

function ground(kind: GroundKind, a: Party, b: Party, rest: { claims?: Iterable<string>; mentions?: readonly string[]; detail: Ground['detail'] }): Ground {
  return { kind, between: [a.id, b.id], claims: [...new Set(rest.claims ?? [])].sort(), mentions: rest.mentions ?? [], detail: rest.detail }
}
