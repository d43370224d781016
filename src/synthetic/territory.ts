import type { Draw } from './draw.js'
import { drawElection, type Election, electionDays } from './election.js'
import { drawName, headName, type NameParts, placeName, slugName } from './names.js'

export interface Named {
  readonly id: string
  readonly name: string
}

export interface Person extends Named {
  readonly parts: NameParts
  /** Index of the party. */
  readonly party: number
  readonly office: number
  /** A second entity that the encoder took for another person. */
  readonly other: string | null
}

/** Rates at which politicians come back, and at which the encoder takes one person for two. */
const COMES_BACK = 0.22
const TAKEN_FOR_TWO = 0.012

export const OFFICES = ['chairman', 'secretary', 'treasurer', 'commissar', 'inspector of schools', 'editor', 'judge', 'member of the board'] as const

/** A country of its own, with its elections, people, places, parties and archive: what one part of the archive is about. */
export class Territory {
  readonly name: string
  readonly country: Named
  readonly places: readonly Named[]
  readonly towns: readonly Named[]
  readonly parties: readonly Named[]
  readonly bodies: readonly Named[]
  readonly archive: string
  readonly people: Person[] = []
  readonly elections: readonly Election[]

  /** @param claims about how many claims its sources are to make */
  constructor(readonly number: number, claims: number, draw: Draw) {
    this.name = placeName(number)
    this.country = { id: `country-${number}`, name: this.name }
    this.archive = `State Archive of ${this.name}`
    const seats = Math.max(6, Math.round(claims / 40))
    const count = Math.max(1, Math.min(5, Math.round(seats / 40)))
    const first = draw.between(0, 5000)
    this.places = Array.from({ length: 18 }, (_, index) => ({ id: `oblast-${number}-${index + 1}`, name: placeName(first + index) }))
    this.towns = Array.from({ length: count }, (_, index) => ({ id: `town-${number}-${index + 1}`, name: placeName(first + 100 + index) }))
    this.parties = draw.sample(PARTIES, 7).map((name, index) => ({ id: `party-${number}-${index + 1}`, name: `${name} of ${this.name}` }))
    this.bodies = BODIES.map((name, index) => ({ id: `body-${number}-${index + 1}`, name: `${name} of ${this.name}` }))
    this.elections = electionDays(count, draw).map((day, index) => drawElection(this, index + 1, day, Math.max(6, Math.round(seats / count)), draw))
  }

  /** Somebody who stands for election, perhaps not for the first time, but once in one election. */
  politician(standing: Set<Person>, draw: Draw): Person {
    const elsewhere = this.people.length > 20 && draw.chance(COMES_BACK) ? this.people[draw.between(0, this.people.length - 1)] : undefined
    const person = elsewhere && !standing.has(elsewhere) ? elsewhere : this.newcomer(draw)
    standing.add(person)
    return person
  }

  newcomer(draw: Draw): Person {
    const parts = drawName(draw)
    const id = `${slugName(parts)}-${this.number}-${this.people.length + 1}`
    const person: Person = { id, name: headName(parts), parts, party: draw.between(0, this.parties.length - 1), office: draw.between(0, OFFICES.length - 1), other: draw.chance(TAKEN_FOR_TWO) ? `${id}-b` : null }
    this.people.push(person)
    return person
  }
}

const PARTIES = ['Union of the Steppe', 'Free Villages', 'League of Towns', 'Labour Group', 'Party of Order', 'Renewal', 'Social Reform', 'Radical Circle', 'Farmers', 'New Path', 'Autonomists', 'Party of Justice', 'Progress', 'Brotherhood'] as const
const BODIES = ['Provisional Committee', 'Land Board', 'School Council', 'High Court', 'Electoral Commission', 'Town Duma'] as const
