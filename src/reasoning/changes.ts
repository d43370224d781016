import { type CaseClaim, type CaseName, type CaseReading, type Certainty, type Policy, type ProvenanceCase, tellsWhatIsSaid } from './case.js'
import { type Outcome, outcome } from './provenance.js'

/** Something single that can be taken back. */
export type Withdrawal =
  /** Sources set aside together, as speakers or as relays. */
  | { readonly kind: 'SPEAKERS' | 'RELAYS'; readonly sources: readonly string[] }
  /** A reading, and with it what claims say by it. */
  | { readonly kind: 'READING'; readonly reading: CaseReading; readonly claims: readonly string[] }
  /** The reading of the time at which a claim speaks: it is dated by its source again. */
  | { readonly kind: 'TIME'; readonly claim: CaseClaim; readonly certainty: Certainty }
  /** An identification, and with it what is said by that name here. */
  | { readonly kind: 'IDENTIFICATION'; readonly name: CaseName; readonly claims: readonly string[] }
  /** The caution about derivations that are only suspected. */
  | { readonly kind: 'SUSPICIONS' }

/** A change that moves the verdict, with the policy that makes it. */
export interface Change {
  readonly withdrawn: Withdrawal
  readonly policy: Policy
  readonly before: Outcome
  readonly after: Outcome
}

export interface Changes {
  readonly changes: readonly Change[]
  /** All sets of so many sources, and of fewer, were tried. */
  readonly searched: number
}

/** Sources are set aside by one, by two and by three, as long as there are no more sets to try than this. */
export const LARGEST_SET = 3
export const MOST_SETS = 500

/** Whether two verdicts differ: in their support or in their opposition, and so perhaps in their name. */
export function moved(before: Outcome, after: Outcome): boolean {
  return before.support !== after.support || before.opposition !== after.opposition
}

/**
 * What would move the verdict on a proposition: every smallest set of sources whose withdrawal as speakers, or as
 * relays, does, with no smaller set inside that does; every single reading, reading of time or identification whose
 * withdrawal does; and the acceptance of all suspected derivations. Sets of speakers and sets of relays are not
 * mixed. A withdrawal is a policy, so that each change can be made: `provenance(case, change.policy)` gives its
 * outcome. Sets are tried by size up to LARGEST_SET: single sources always; a larger size with more sets than MOST_SETS
 * is left out with all beyond it, and `searched` says up to which size the list is complete.
 *
 * Complexity: one verdict for each set tried; as many as there are sources, and at most MOST_SETS for a larger size.
 */
export function wouldChange(of: ProvenanceCase, policy: Policy = {}): Changes {
  const before = outcome(of, policy)
  const attempt = (withdrawn: Withdrawal): Change[] => {
    const changed = withdraw(policy, withdrawn)
    const after = outcome(of, changed)
    return moved(before, after) ? [{ withdrawn, policy: changed, before, after }] : []
  }
  const [speakers, relays] = [smallest(speakersOf(of, policy), 'SPEAKERS', attempt), smallest(relaysOf(of, policy), 'RELAYS', attempt)]
  const single = [...timesOf(of), ...readingsOf(of), ...identificationsOf(of)].sort(leastCertainFirst)
  const suspicions = policy.acceptSuspected === true || !of.derivations.some(({ suspected }) => suspected) ? [] : attempt({ kind: 'SUSPICIONS' })
  return { changes: [...speakers.found, ...relays.found, ...single.flatMap(attempt), ...suspicions], searched: Math.min(speakers.searched, relays.searched) }
}

/**
 * The changes that single sources make, as speakers and as relays.
 * @param before - the verdict that they change
 */
export function keystones(of: ProvenanceCase, before: Outcome): Change[] {
  return (['SPEAKERS', 'RELAYS'] as const).flatMap((kind) =>
    (kind === 'SPEAKERS' ? speakersOf(of, {}) : relaysOf(of, {})).flatMap((source): Change[] => {
      const withdrawn = { kind, sources: [source] }
      const policy = withdraw({}, withdrawn)
      const after = outcome(of, policy)
      return moved(before, after) ? [{ withdrawn, policy, before, after }] : []
    }),
  )
}

/** A policy with one withdrawal more. */
export function withdraw(policy: Policy, withdrawn: Withdrawal): Policy {
  const more = (known: readonly string[] | undefined, added: readonly string[]): string[] => [...new Set([...(known ?? []), ...added])].sort()
  switch (withdrawn.kind) {
    case 'SPEAKERS':
      return { ...policy, withoutSources: more(policy.withoutSources, withdrawn.sources) }
    case 'RELAYS':
      return { ...policy, withoutRelays: more(policy.withoutRelays, withdrawn.sources) }
    case 'READING':
      return { ...policy, withoutReadings: more(policy.withoutReadings, [withdrawn.reading.id]) }
    case 'TIME':
      return { ...policy, withoutReadings: more(policy.withoutReadings, [withdrawn.claim.id]) }
    case 'IDENTIFICATION':
      return { ...policy, withoutIdentifications: more(policy.withoutIdentifications, [withdrawn.name.mention]) }
    case 'SUSPICIONS':
      return { ...policy, acceptSuspected: true }
  }
}

/** Sets of sources by size, leaving out what holds a set that was found. */
function smallest(sources: readonly string[], kind: 'SPEAKERS' | 'RELAYS', attempt: (withdrawn: Withdrawal) => Change[]): { found: Change[]; searched: number } {
  const found: Change[] = []
  const sets: (readonly string[])[] = []
  let left = sources
  for (let size = 1; size <= Math.min(LARGEST_SET, left.length); size++) {
    if (size > 1 && choose(left.length, size) > MOST_SETS) return { found, searched: size - 1 }
    for (const set of subsets(left, size)) {
      if (sets.some((smaller) => smaller.every((source) => set.includes(source)))) continue
      const changes = attempt({ kind, sources: set })
      if (changes.length === 0) continue
      found.push(...changes)
      sets.push(set)
    }
    // What moves the verdict by itself is in no larger set that is smallest.
    if (size === 1) left = left.filter((source) => !sets.some(([only]) => only === source))
  }
  return { found, searched: LARGEST_SET }
}

function choose(from: number, size: number): number {
  let ways = 1
  for (let taken = 0; taken < size; taken++) ways = (ways * (from - taken)) / (taken + 1)
  return ways
}

function* subsets(items: readonly string[], size: number, start = 0): Generator<readonly string[]> {
  if (size === 0) yield []
  else for (let index = start; index <= items.length - size; index++) for (const rest of subsets(items, size - 1, index + 1)) yield [items[index] ?? '', ...rest]
}

/** All that speak, that speakers derive from, or that call a roll complete; those already set aside left out. */
export function speakersOf(of: ProvenanceCase, { withoutSources = [] }: Policy): string[] {
  return apart([...of.claims.map(({ source }) => source), ...of.rolls.flatMap(({ source, completeClaimedBy }) => [source, completeClaimedBy ?? source]), ...of.derivations.map(({ from }) => from)], withoutSources)
}

export function relaysOf(of: ProvenanceCase, { withoutRelays = [] }: Policy): string[] {
  return apart([...of.claims, ...of.rolls].flatMap(({ relay }) => relay.map(({ source }) => source)), withoutRelays)
}

function apart(sources: readonly string[], aside: readonly string[]): string[] {
  return [...new Set(sources)].filter((source) => !aside.includes(source)).sort()
}

function timesOf({ claims }: ProvenanceCase): Withdrawal[] {
  return inOrder(claims).flatMap((claim) => (claim.asOf ? [{ kind: 'TIME', claim, certainty: claim.asOf.certainty }] : []))
}

/** Without a reading of what is said, nobody knows that it is said; without one of where it stands, the place is as written. */
function readingsOf({ claims }: ProvenanceCase): Withdrawal[] {
  return byWhat(claims, ({ readings }) => readings.filter(tellsWhatIsSaid).map((reading) => [reading.id, reading] as const)).map(([reading, its]) => ({ kind: 'READING', reading, claims: its }))
}

function identificationsOf({ claims }: ProvenanceCase): Withdrawal[] {
  return byWhat(claims, ({ names }) => names.map((name) => [name.mention, name] as const)).map(([name, its]) => ({ kind: 'IDENTIFICATION', name, claims: its }))
}

/** What claims hang on, each once, with the claims. */
function byWhat<T>(claims: readonly CaseClaim[], ofClaim: (claim: CaseClaim) => readonly (readonly [id: string, item: T])[]): [T, string[]][] {
  const found = new Map<string, [T, string[]]>()
  for (const claim of inOrder(claims))
    for (const [id, item] of ofClaim(claim)) {
      const known = found.get(id) ?? [item, []]
      found.set(id, known)
      if (!known[1].includes(claim.id)) known[1].push(claim.id)
    }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}

function inOrder(claims: readonly CaseClaim[]): CaseClaim[] {
  return [...claims].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** How sure a reading or an identification is; null for what is none. */
export function certaintyOf(withdrawn: Withdrawal): Certainty | null {
  switch (withdrawn.kind) {
    case 'READING':
      return withdrawn.reading.certainty
    case 'TIME':
      return withdrawn.certainty
    case 'IDENTIFICATION':
      return withdrawn.name.certainty
    default:
      return null
  }
}

const SURE = { POSSIBLE: 0, PROBABLE: 1, CERTAIN: 2 }

function leastCertainFirst(a: Withdrawal, b: Withdrawal): number {
  return SURE[certaintyOf(a) ?? 'CERTAIN'] - SURE[certaintyOf(b) ?? 'CERTAIN']
}
