import { Lottery } from './draw.js'
import type { Candidate, Election } from './election.js'
import type { Said } from './testimony.js'
import { OFFICES, type Person, type Territory } from './territory.js'

/**
 * Something of which sources speak. What one says of it is a number, which each kind reads in its own way; `truth` is the
 * right one.
 */
export interface Matter {
  readonly kind: MatterKind
  readonly election: Election
  /** Its place among the districts, lists or parties of the election, as the kind needs it. */
  readonly district: number
  readonly list: number
  readonly candidate: Candidate | null
  readonly truth: number
  /** It is not the case at all: nobody who knows says so. */
  readonly untrue: boolean
  /** All that was said of it. */
  readonly said: Said[]
}

export type MatterKind = 'MANDATE' | 'CANDIDACY' | 'NOMINATION' | 'MEMBERSHIP' | 'OFFICE' | 'ATTENDANCE' | 'VOTING' | 'SITTING' | 'SEATS' | 'VOTES' | 'ELECTORATE' | 'DUE'

/** What of all claims outside of tables is about each kind of matter. */
export const SHARES: Readonly<Record<MatterKind, number>> = { MANDATE: 0.43, CANDIDACY: 0.12, NOMINATION: 0.03, MEMBERSHIP: 0.1, OFFICE: 0.06, ATTENDANCE: 0.08, VOTING: 0.05, SITTING: 0.02, SEATS: 0.05, VOTES: 0.03, ELECTORATE: 0.015, DUE: 0.015 }

/** Of what an event became that did not take place. */
export const NOT_HELD = -9999

/** What there is to know of an election. */
export interface Matters {
  readonly lottery: Lottery<Matter>
  readonly mandates: readonly Matter[]
  /** Candidates who were not elected, for those who say that they were. */
  readonly untrue: readonly Matter[]
  /** Votes by district and list, and the totals of lists, of which tables alone speak. */
  readonly votes: readonly (readonly Matter[])[]
  readonly totals: readonly Matter[]
}

export function mattersOf(election: Election): Matters {
  const found: Matter[] = []
  const matter = (kind: MatterKind, truth: number, parts: Partial<Pick<Matter, 'district' | 'list' | 'candidate' | 'untrue'>> = {}): Matter => {
    const made: Matter = { kind, election, truth, district: 0, list: 0, candidate: null, untrue: false, said: [], ...parts }
    if (!made.untrue) found.push(made)
    return made
  }
  const elected = election.candidates.filter((candidate) => candidate.elected)
  const losers = election.candidates.filter((candidate) => !candidate.elected)
  const mandates = elected.map((candidate) => matter('MANDATE', candidate.district, { candidate, district: candidate.district, list: candidate.list }))
  const untrue = losers.map((candidate) => matter('MANDATE', candidate.district, { candidate, district: candidate.district, list: candidate.list, untrue: true }))
  const known = election.candidates.filter(({ elected: won, rank }, index) => won || (rank <= 2 && index % 2 === 0))
  for (const candidate of known) matter('CANDIDACY', candidate.district, { candidate, district: candidate.district, list: candidate.list })
  for (const candidate of elected.filter((_, index) => index % 3 === 0)) matter('NOMINATION', candidate.person.party, { candidate, district: candidate.district })
  for (const candidate of elected) matter('MEMBERSHIP', candidate.person.party, { candidate })
  for (const candidate of elected.filter((_, index) => index % 2 === 0)) matter('OFFICE', candidate.person.office, { candidate })
  for (const candidate of elected.filter(({ district }, index) => (index + district) % 4 !== 0)) matter('ATTENDANCE', 1, { candidate })
  election.districts.forEach((_, district) => matter('VOTING', 0, { district }))
  matter('SITTING', 0)
  election.lists.forEach((_, list) => matter('SEATS', elected.filter((candidate) => candidate.list === list).length, { list }))
  const votes = election.votes.map((row, district) => row.map((truth, list) => matter('VOTES', truth, { district, list })))
  election.districts.forEach(({ electorate, due }, district) => {
    matter('ELECTORATE', electorate, { district })
    matter('DUE', due, { district })
  })
  const lottery = weighed(found)
  const totals = election.lists.map((_, list) => matter('VOTES', election.votes.reduce((sum, row) => sum + (row[list] ?? 0), 0), { list }))
  return { lottery, mandates, untrue, votes, totals }
}

/** Within its kind the first matter is spoken of most, as with the fame of people (Zipf). */
function weighed(matters: readonly Matter[]): Lottery<Matter> {
  const lottery = new Lottery<Matter>()
  const kinds = new Map<MatterKind, Matter[]>()
  for (const matter of matters) kinds.set(matter.kind, [...(kinds.get(matter.kind) ?? []), matter])
  for (const [kind, of] of kinds) {
    const fame = of.map((_, index) => (index + 3) ** -0.7)
    const sum = fame.reduce((all, one) => all + one, 0)
    of.forEach((matter, index) => { lottery.add(matter, (SHARES[kind] * (fame[index] ?? 0)) / sum) })
  }
  return lottery
}

/** The office of a person, and the body in which it was held. */
export function officeOf(territory: Territory, person: Person, office: number): { title: string; of: string } {
  return { title: OFFICES[office] ?? '', of: territory.bodies[(person.party + person.office) % territory.bodies.length]?.id ?? '' }
}
