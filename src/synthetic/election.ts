import type { Draw } from './draw.js'
import { type Day, dayOf, yearOf } from './days.js'
import type { Person, Territory } from './territory.js'

export interface District {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly number: number
  readonly due: number
  readonly electorate: number
}

export interface List {
  readonly id: string
  readonly name: string
  readonly number: number
  /** Indices of parties, several in a bloc. */
  readonly presenters: readonly number[]
}

export interface Candidate {
  readonly person: Person
  readonly district: number
  readonly list: number
  readonly rank: number
  readonly elected: boolean
}

/** What happened at one election: the truth that sources tell well or badly. */
export interface Election {
  readonly id: string
  readonly name: string
  readonly year: number
  readonly day: Day
  readonly meeting: string
  readonly sitting: Day
  readonly districts: readonly District[]
  readonly lists: readonly List[]
  /** By district and list. */
  readonly votes: readonly (readonly number[])[]
  /** Votes in a town that no table counts, by list. */
  readonly townVotes: readonly number[]
  readonly candidates: readonly Candidate[]
}

/** Losers of a list in a district whom sources may speak of, at most. */
const MOST_LOSERS = 2

/** Draws an election of about so many seats. Votes by district and list decide, by the quotients of D'Hondt, who is elected. */
export function drawElection(territory: Territory, number: number, day: Day, seats: number, draw: Draw): Election {
  const id = `assembly-${territory.number}-${number}`
  const count = Math.max(2, Math.min(18, Math.round(seats / draw.between(3, 6))))
  const districts = Array.from({ length: count }, (_, index): District => {
    const place = territory.places[index % territory.places.length]
    return { id: `district-${territory.number}-${number}-${index + 1}`, name: `${place?.name ?? ''} district`, place: place?.id ?? '', number: index + 1, due: Math.max(1, Math.round((seats / count) * (0.6 + 0.8 * draw.unit()))), electorate: draw.between(20_000, 180_000) }
  })
  const lists = drawLists(territory, number, draw)
  const strength = lists.map((_, index) => (0.4 + draw.unit()) / (index + 1))
  const standing = new Set<Person>()
  const votes = districts.map(({ electorate }) => shares(electorate * (0.4 + 0.4 * draw.unit()), strength.map((part) => part * (0.4 + 1.2 * draw.unit()))))
  return {
    id,
    name: `Assembly of ${territory.name}, ${yearOf(day)}`,
    year: yearOf(day),
    day,
    meeting: `sitting-${territory.number}-${number}`,
    sitting: day + draw.between(20, 90),
    districts,
    lists,
    votes,
    townVotes: lists.map(() => draw.between(150, 4000)),
    candidates: districts.flatMap(({ due }, district) => stand(territory, district, due, votes[district] ?? [], standing, draw)),
  }
}

function drawLists(territory: Territory, number: number, draw: Draw): List[] {
  const presenters = draw.sample(territory.parties.map((_, index) => index), draw.between(3, 6))
  return presenters.map((party, index): List => {
    const partner = presenters[index + 1]
    const bloc = partner !== undefined && draw.chance(0.1)
    return { id: `list-${territory.number}-${number}-${index + 1}`, name: `List ${index + 1} of ${territory.parties[party]?.name ?? ''}`, number: index + 1, presenters: bloc ? [party, partner] : [party] }
  })
}

function shares(total: number, strength: readonly number[]): number[] {
  const sum = strength.reduce((all, part) => all + part, 0)
  return strength.map((part) => Math.round((total * part) / sum))
}

function stand(territory: Territory, district: number, due: number, votes: readonly number[], standing: Set<Person>, draw: Draw): Candidate[] {
  const won = votes.map(() => 0)
  for (let seat = 0; seat < due; seat++) {
    const quotients = votes.map((vote, list) => vote / ((won[list] ?? 0) + 1))
    const best = quotients.indexOf(Math.max(...quotients))
    won[best] = (won[best] ?? 0) + 1
  }
  return won.flatMap((elected, list) => Array.from({ length: elected + draw.between(0, MOST_LOSERS) }, (_, index): Candidate => ({ person: territory.politician(standing, draw), district, list, rank: index + 1, elected: index < elected })))
}

/** The days of the elections of a territory. */
export function electionDays(count: number, draw: Draw): Day[] {
  let year = draw.between(1850, 1925)
  return Array.from({ length: count }, () => {
    const day = dayOf(year, draw.between(1, 12), draw.between(1, 28))
    year += draw.between(3, 6)
    return day
  })
}
